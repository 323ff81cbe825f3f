/** Changes of how an entity is shown, as the designer makes them: pure, each answers the views as they are then. */
import type { BoardDefinition, FieldView, ListChartDefinition, PlannerDefinition, ViewsDefinition } from '../../../../engine/client.ts'
import { isDay, isFigure, isSystem, pointsOf } from '../parts/draft-fields.ts'

export type Part = 'columns' | 'views' | 'board' | 'calendar' | 'chart' | 'panels' | 'head' | 'related'

export const parts: readonly Part[] = ['columns', 'views', 'board', 'calendar', 'chart', 'panels', 'head', 'related']

/** Part that a place in the file belongs to; null for the form, which is changed with the fields. */
export function partOf(pointer: string): Part | null {
  const [, first = '', second] = pointer.split('/')
  if (first === 'list') return second === 'views' ? 'views' : 'columns'
  if (first === 'facts' || first === 'figures') return 'head'
  return parts.find((part) => part === first) ?? null
}

/** The object with these keys; undefined, and an empty list, take a key out. */
export function withKeys<T extends object>(content: T, change: { readonly [Key in keyof T]?: T[Key] | undefined }): T {
  const isNothing = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0)
  return Object.fromEntries(Object.entries({ ...content, ...change }).filter(([key, value]) => !(key in change && isNothing(value)))) as T
}

export type ListDefinition = ViewsDefinition['list']
export type SavedView = NonNullable<ListDefinition['views']>[number]
export type PanelDefinition = NonNullable<ViewsDefinition['panels']>[number]

/** Orders the list by the field, in the direction it has or upwards; further orders stay behind it. */
export function withOrder(list: ListDefinition, orders: readonly string[]): ListDefinition {
  const known = new Map((list.orderBy ?? []).map((order) => [order.field, order]))
  return withKeys(list, { orderBy: orders.map((field) => known.get(field) ?? { field, direction: 'asc' }) })
}

export const withDirection = (list: ListDefinition, field: string, direction: 'asc' | 'desc'): ListDefinition => withKeys(list, { orderBy: (list.orderBy ?? []).map((order) => (order.field === field ? { field, direction } : order)) })

/** A board to begin with: by state, or by the first field that has a handful of values; null where there is none. */
export function newBoard(fields: readonly FieldView[], label: readonly string[]): BoardDefinition | null {
  const columns = fields.some(({ name }) => name === 'state') ? 'state' : fields.find(isColumn)?.name
  if (columns === undefined) return null
  const card = fields.filter((field) => field.name !== columns && !label.includes(field.name) && field.kind !== null && field.kind !== 'json' && !isSystem(field)).slice(0, 3)
  return { ...(columns !== 'state' && { columns }), card: card.map(({ name }) => name) }
}

/** What can make the columns of a board, or its lanes. */
export const isColumn = (field: FieldView): boolean => !isSystem(field) && (field.options !== undefined || field.target !== undefined)

/** A planner over the entity's own days to begin with; null where it has none. */
export function newPlanner(fields: readonly FieldView[]): PlannerDefinition | null {
  const days = fields.filter((field) => isDay(field) && !isSystem(field))
  const [start] = days
  if (!start) return null
  const end = days.find((field) => field !== start && field.kind === start.kind)
  return { start: start.name, ...(end && { end: end.name }) }
}

/** A chart to begin with; null where there is nothing to group by. */
export function newChart(fields: readonly FieldView[]): ListChartDefinition | null {
  const points = pointsOf(fields).filter(({ name }) => !name.startsWith('updated'))
  const measures = fields.filter(isFigure)
  return points.length === 0 ? null : { dimensions: points.slice(0, 4).map(({ name }) => name), ...(measures.length > 0 && { measures: measures.slice(0, 4).map(({ name }) => name) }) }
}
