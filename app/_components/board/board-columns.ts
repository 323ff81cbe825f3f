import type { BoardView, Choice, EventView, ListView } from '../../../engine/client.ts'

/** A column of the board, or a lane across it. */
export interface Group {
  readonly key: string
  readonly title: string
  readonly color?: string
  readonly category?: string
}

/** What dropping a card on a column would do. */
export type DropTarget =
  | { readonly kind: 'same' }
  /** Events that lead there and may be sent; several: people choose. */
  | { readonly kind: 'events'; readonly events: readonly EventView[] }
  | { readonly kind: 'set' }
  | { readonly kind: 'refused'; readonly reason: string }

/** Columns that are there whether or not they hold cards: the states, or the values to choose from. */
export function fixedColumns({ entity }: ListView, { columns }: BoardView): readonly Group[] {
  if (columns.name === 'state') return entity.states.map(({ value, title, color, category }) => ({ key: value, title, category, ...(color === undefined ? {} : { color }) }))
  return (columns.options ?? []).map(({ value, title, color }: Choice) => ({ key: value, title, ...(color === undefined ? {} : { color }) }))
}

/** Whether a record that comes to `target` would stand in the column: a target that is an outer state means a state inside. */
export function leadsTo(target: string, column: string): boolean {
  return column.split('|').some((key) => key === target || key.startsWith(`${target}.`))
}

/**
 * For each column of a board by state what becomes of a card that is dropped there: the events that lead there if one of them
 * may be sent, else the reason why not. Both come from the engine.
 */
export function dropTargets(columns: readonly Group[], state: string, events: readonly EventView[], noStep: string): ReadonlyMap<string, DropTarget> {
  return new Map(columns.map(({ key }): readonly [string, DropTarget] => {
    if (key === state) return [key, { kind: 'same' }]
    const leading = events.filter(({ target }) => target && leadsTo(target.value, key))
    const allowed = leading.filter((event) => event.allowed)
    if (allowed.length > 0) return [key, { kind: 'events', events: allowed }]
    return [key, { kind: 'refused', reason: leading[0]?.reason ?? noStep }]
  }))
}
