'use client'
import type { RecordDraft } from '../../../engine/client.ts'

/** The copy of a draft in this browser, for the time until the server has it. */

export interface DraftPlace {
  readonly user: string
  readonly dealership: string
  readonly entity: string
  /** Id, or `new`. */
  readonly record: string
}

const keyOf = ({ user, dealership, entity, record }: DraftPlace): string => `pitlane.draft/${user}/${dealership}/${entity}/${record}`

export function readLocalDraft(place: DraftPlace): RecordDraft | null {
  try {
    const text = localStorage.getItem(keyOf(place))
    return text === null ? null : (JSON.parse(text) as RecordDraft)
  } catch {
    return null
  }
}

/** false where the browser has no room, or none for us. */
export function keepLocalDraft(place: DraftPlace, draft: RecordDraft): boolean {
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

/** `savedAt`: only if nothing newer has been typed since. */
export function dropLocalDraft(place: DraftPlace, savedAt?: string): void {
  try {
    if (savedAt !== undefined && readLocalDraft(place)?.savedAt !== savedAt) return
    localStorage.removeItem(keyOf(place))
  } catch {
    // A browser without storage holds nothing to drop.
  }
}
