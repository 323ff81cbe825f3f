import { type FieldView, fromZoned, type JsonObject, type ListView } from '../../engine/client.ts'
import type { ListState } from './list-state.ts'
import { dayPlus } from './periods.ts'

const isDay = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '')

function rangeCondition(field: FieldView, value: string, timeZone: string): JsonObject {
  const [from, to] = value.split('..')
  if (field.kind === 'date') return { ...(isDay(from) ? { gte: from } : {}), ...(isDay(to) ? { lte: to } : {}) }
  return { ...(isDay(from) ? { gte: fromZoned(from, timeZone) } : {}), ...(isDay(to) ? { lt: fromZoned(dayPlus(to, 1), timeZone) } : {}) }
}

function numberCondition(value: string): JsonObject {
  const [from = '', to = ''] = value.split('..')
  const number = (text: string): number => Number(text.replace(',', '.'))
  return { ...(from.trim() !== '' ? { gte: number(from) } : {}), ...(to.trim() !== '' ? { lte: number(to) } : {}) }
}

/** People are no records: the API compares their ids. */
export const isPerson = (field: FieldView): boolean => ['user', 'createdBy', 'updatedBy'].includes(field.type) || field.target?.entity === 'user'

/** How a filter chip of this field asks and what it means to the API. */
export type FilterKind = 'choice' | 'record' | 'range' | 'number' | 'boolean' | 'text'

export function filterKindOf(field: FieldView): FilterKind {
  if (field.options) return 'choice'
  if (field.target || isPerson(field)) return 'record'
  if (field.kind === 'date' || field.kind === 'datetime') return 'range'
  if (field.kind === 'integer' || field.kind === 'decimal') return 'number'
  return field.kind === 'boolean' ? 'boolean' : 'text'
}

/** The API's condition for one chip. */
function conditionOf(field: FieldView, value: string, timeZone: string): JsonObject {
  const items = value.split(',').filter(Boolean)
  switch (filterKindOf(field)) {
    case 'choice':
      return { in: items }
    case 'record':
      return isPerson(field) ? { in: items } : { id: { in: items } }
    case 'range':
      return rangeCondition(field, value, timeZone)
    case 'number':
      return numberCondition(value)
    case 'boolean':
      return { eq: value === 'true' }
    case 'text':
      return { contains: value }
  }
}

/** Saved view, chips and drill-down as one condition; null where there is none. */
export function filterOf(list: ListView, state: ListState, timeZone: string): JsonObject | null {
  const view = list.views.find(({ id }) => id === state.view)
  const chips = list.filters.flatMap((field): readonly JsonObject[] => {
    const value = state.chips[field.name]
    return value ? [{ [field.name]: conditionOf(field, value, timeZone) }] : []
  })
  const all = [view?.filter, ...chips, state.filter].filter((part): part is JsonObject => part != null && Object.keys(part).length > 0)
  return all.length > 1 ? { and: all } : (all[0] ?? null)
}

/** Fields of a list by name: those of its columns and filters, and all others it can show. */
export const fieldNamed = (list: ListView, name: string): FieldView | undefined => [...list.fields, ...list.columns, ...list.filters].find((field) => field.name === name)

/** Which records a list shows and in which order: arguments of the list document. */
export interface ListArguments {
  readonly filter: JsonObject | null
  readonly search: string | null
  readonly orderBy: readonly { readonly field: string; readonly direction: 'ASC' | 'DESC' }[]
  readonly hidden?: boolean
}

export function listArguments(list: ListView, state: ListState, timeZone: string): ListArguments {
  const column = state.order ? fieldNamed(list, state.order.field) : undefined
  // A dealership that may put rows in an order of its own sees them in it.
  const ownOrder = list.layer ? [] : list.orderBy
  const orderBy = column && state.order ? [{ field: column.graphqlName, direction: state.order.direction }] : ownOrder
  return { filter: filterOf(list, state, timeZone), search: state.search.trim() || null, orderBy, ...(list.layer && { hidden: state.hidden }) }
}
