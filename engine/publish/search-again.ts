import type { Entity } from '../model/types.ts'
import { indexSearch, type Query, searchedFields } from '../store/index.ts'
import type { Backfill } from './backfill.ts'
import type { Compiled } from './renames.ts'

/** Records that are there are found by what is searchable from now on, and no more by what is not. */
export async function searchAgain(query: Query, before: Compiled | null, after: Compiled, backfills: readonly Backfill[]): Promise<void> {
  const old = new Map([...(before?.network.entities.values() ?? [])].map((entity) => [entity.id, entity]))
  for (const entity of after.network.entities.values()) {
    const known = old.get(entity.id)
    const isFilled = backfills.some((one) => one.entity.id === entity.id && searchedFields(entity).some(({ id }) => id === one.field.id))
    if (known && (isFilled || searchKey(known) !== searchKey(entity))) await indexSearch(query, entity)
  }
}

/** Fields by id and kind: the same in another order, or under another name, say the same. */
const searchKey = (entity: Entity): string => JSON.stringify([entity.numbering !== null, searchedFields(entity).map(({ id, type }) => `${id} ${type.name}`).sort()])
