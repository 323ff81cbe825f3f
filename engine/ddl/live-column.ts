import type { Column, Table } from './table.ts'

/** The live column of the same thing: fields match by stable id, system columns by name. */
export function liveColumn(live: Table, column: Pick<Column, 'id' | 'name'>): Column | undefined {
  return live.columns.find((old) => (column.id === null ? old.id === null && old.name === column.name : old.id === column.id))
}
