/** Differences that say the same of several records, the most frequent first. */
import type { Difference } from '../../../../engine/client.ts'

export interface DifferenceGroup {
  readonly key: string
  readonly first: Difference
  readonly all: readonly Difference[]
}

export function groupsOf(differences: readonly Difference[]): readonly DifferenceGroup[] {
  const groups = new Map<string, Difference[]>()
  for (const one of differences) {
    const key = keyOf(one)
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups].map(([key, all]) => ({ key, first: all[0] as Difference, all })).sort((a, b) => order[a.first.kind] - order[b.first.kind] || b.all.length - a.all.length)
}

/** What keeps people from working comes first. */
const order: Readonly<Record<Difference['kind'], number>> = { gone: 0, refused: 1, state: 2, effects: 3, end: 4 }

function keyOf(one: Difference): string {
  switch (one.kind) {
    case 'gone':
      return one.kind
    case 'refused':
      return JSON.stringify([one.kind, one.event, one.state, one.reason.code, one.reason.text])
    case 'state':
      return JSON.stringify([one.kind, one.event, one.was, one.now])
    case 'effects':
      return JSON.stringify([one.kind, one.event, one.was.map(shape), one.now.map(shape)])
    case 'end':
      return JSON.stringify([one.kind, one.was, one.now])
  }
}

/** The effect without what differs from record to record: the field that is set, or its kind. */
const shape = (effect: string): string => /^set \S+/.exec(effect)?.[0] ?? /^\{"kind":"[^"]*"(,"(entity|channel|to)":("[^"]*"|\[[^\]]*\]))?/.exec(effect)?.[0] ?? effect
