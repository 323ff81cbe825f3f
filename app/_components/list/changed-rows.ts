import type { ListRow } from '../../_lib/documents.ts'
import type { RowSource } from './row-source.ts'

/** Reads what others changed; null where nobody answers. */
export interface ChangedLoader {
  /** Those of the records that are still to be seen, as the list shows them. */
  readonly rows: (ids: readonly string[]) => Promise<readonly ListRow[] | null>
  /** Ids of those among them that the list holds; with `after` only behind that place. */
  readonly held: (ids: readonly string[], after: string | null) => Promise<readonly string[] | null>
}

export interface Outcome {
  /** Rows whose new values stand there now. */
  readonly taken: readonly string[]
  /** Records that have come into the list or gone from it. */
  readonly moved: readonly string[]
}

/**
 * Takes what others did to some records: values change where the row stands; a row that has come or gone is only told,
 * for nothing may jump under somebody's hand. `reach`: cursor of the last row that is known, null where no more follow.
 */
export async function takeChanged(sources: readonly RowSource[], reach: string | null, ids: readonly string[], load: ChangedLoader): Promise<Outcome | null> {
  const isKnown = (id: string): boolean => sources.some((source) => source.find(id))
  const shown = ids.filter(isKnown)
  const [rows, held] = await Promise.all([shown.length > 0 ? load.rows(shown) : [], load.held(ids, null)])
  if (!rows || !held) return null
  const come = held.filter((id) => !shown.includes(id))
  // What belongs behind the last known row will be there when one scrolls to it.
  const behind = come.length > 0 && reach !== null ? await load.held(come, reach) : []
  if (!behind) return null
  const taken = rows.filter((row) => sources.filter((source) => source.take(row)).length > 0)
  return { taken: taken.map(({ id }) => id), moved: [...shown.filter((id) => !held.includes(id)), ...come.filter((id) => !behind.includes(id) && !isKnown(id))] }
}

/** Of the beginning of a list, the records that are there, gone or changed since it was read. */
export function changedSince(before: readonly ListRow[], now: readonly ListRow[]): readonly string[] {
  const versions = new Map(before.map(({ id, version }) => [id, version]))
  const present = new Set(now.map(({ id }) => id))
  return [...now.filter(({ id, version }) => versions.get(id) !== version), ...before.filter(({ id }) => !present.has(id))].map(({ id }) => id)
}
