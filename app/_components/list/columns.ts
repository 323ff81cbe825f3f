import type { FieldView, ListView } from '../../../engine/client.ts'
import { fieldNamed } from '../../_lib/list-filter.ts'
import type { ColumnState } from '../../_lib/list-state.ts'

/** A column as it is drawn; widths are pixels. */
export interface Column {
  readonly field: FieldView
  readonly width: number
}

const widths: Readonly<Record<string, number>> = { number: 88, state: 176, money: 128, integer: 96, decimal: 112, date: 120, datetime: 168, boolean: 88, text: 280, phone: 152, plate: 112, vin: 176, createdAt: 128, updatedAt: 128, stateSince: 128 }
const usualWidth = 176
/** Of what a row is called by. */
const titleWidth = 256
/** Pixels by which keys and buttons make a column wider. */
export const columnStep = 16

/** Lines and documents inside a record are no columns. */
export const isColumn = ({ kind, type }: FieldView): boolean => type !== 'lines' && kind !== null && kind !== 'json'

/** Pixels that a column of the field takes where nobody has drawn it otherwise. */
export const widthOf = ({ type, options }: FieldView, isFirst = false): number => widths[type] ?? (options ? 144 : isFirst ? titleWidth : usualWidth)

/** The columns to draw: those chosen, without such as are gone or hidden from the reader; else the list's own. */
export function columnsOf(list: ListView, chosen: readonly ColumnState[] | null): readonly Column[] {
  const named = (chosen ?? []).flatMap(({ name, width }, i): readonly Column[] => {
    const field = fieldNamed(list, name)
    return field && isColumn(field) ? [{ field, width: width ?? widthOf(field, i === 0) }] : []
  })
  const once = named.filter(({ field }, i) => named.findIndex((other) => other.field.name === field.name) === i)
  return once.length > 0 ? once : list.columns.filter(isColumn).map((field, i) => ({ field, width: widthOf(field, i === 0) }))
}

/** The same as it is kept. */
export const columnStates = (columns: readonly Column[]): readonly ColumnState[] => columns.map(({ field, width }, i) => ({ name: field.name, width: width === widthOf(field, i === 0) ? null : width }))
