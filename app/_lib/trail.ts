'use client'

/** The list somebody came from: a record knows its neighbours there. Kept for the tab. */

interface Trail {
  readonly ids: readonly string[]
  /** Address of the list, with its filters. */
  readonly href: string
}

const keyOf = (entity: string): string => `pitlane.trail/${entity}`
const mostKept = 1000

/** A list is shown: these records, in this order. */
export function keepTrail(entity: string, ids: readonly string[], href: string): void {
  try {
    sessionStorage.setItem(keyOf(entity), JSON.stringify({ ids: ids.slice(0, mostKept), href } satisfies Trail))
  } catch {
    // Without a place to remember it, a record has no neighbours.
  }
}

function readTrail(entity: string): Trail | null {
  try {
    const trail = JSON.parse(sessionStorage.getItem(keyOf(entity)) ?? 'null') as Partial<Trail> | null
    return trail && Array.isArray(trail.ids) && typeof trail.href === 'string' ? { ids: trail.ids.map(String), href: trail.href } : null
  } catch {
    return null
  }
}

/** The records before and after in the list somebody came from, and its address; null where there is none. */
export function neighbours(entity: string, id: string): { readonly previous: string | null; readonly next: string | null; readonly at: number; readonly of: number; readonly list: string } | null {
  const trail = readTrail(entity)
  const at = trail?.ids.indexOf(id) ?? -1
  return trail && at >= 0 ? { previous: trail.ids[at - 1] ?? null, next: trail.ids[at + 1] ?? null, at: at + 1, of: trail.ids.length, list: trail.href } : null
}
