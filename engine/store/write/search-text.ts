import { withoutMarks } from '../../kernel/comparable-text.ts'
import type { Entity, Field } from '../../model/types.ts'
import type { RecordRow } from './records.ts'

/** Fields whose values stand in a record's search text. */
export const searchedFields = (entity: Entity): readonly Field[] => entity.fields.filter((field) => field.keywords.searchable && field.type.searchTerms && field.storage === 'column')

/**
 * Everything a record is found by, as it is compared, one term a line. What a dealership's overlay added is searched
 * where it stands: others neither find a shared record by it nor lose it.
 */
export function searchText(entity: Entity, row: Pick<RecordRow, 'number' | 'values'>): string {
  const terms = searchedFields(entity).flatMap((field) => {
    const value = row.values[field.name]
    return value === null || value === undefined ? [] : (field.type.searchTerms?.(value, field) ?? []).map(withoutMarks)
  })
  return [...new Set([...(row.number === null ? [] : [String(row.number)]), ...terms])].join('\n')
}
