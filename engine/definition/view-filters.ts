import type { JsonObject } from '../kernel/json.ts'
import type { HomeBlock, HomeRecords } from './home.ts'

/** Filter of a saved view of an entity's list; undefined where there is no such view. */
type FilterOf = (entity: string, view: string) => JsonObject | undefined

/** The same blocks with the filters of the views they name instead of the views: they mean the same where the views are not published yet. */
export function withViewFilters(blocks: readonly HomeBlock[], filterOf: FilterOf): readonly HomeBlock[] {
  const plain = <T extends HomeRecords>(records: T): T => withFilter(records, filterOf)
  return blocks.map((block): HomeBlock => {
    if (block.kind === 'figures') return { ...block, figures: block.figures.map(plain) }
    if (block.kind === 'my-day') return { ...block, sources: block.sources.map(plain) }
    return 'entity' in block ? plain(block) : block
  })
}

function withFilter<T extends HomeRecords>(records: T, filterOf: FilterOf): T {
  const { view, ...rest } = records
  if (view === undefined) return records
  const filters = [filterOf(records.entity, view), records.filter].filter((filter) => filter !== undefined)
  return { ...rest, ...(filters.length > 0 && { filter: filters.length === 1 ? filters[0] : { and: filters } }) } as unknown as T
}
