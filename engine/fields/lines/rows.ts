import type { JsonObject } from '../../kernel/json.ts'
import type { WidgetColumn } from '../widget.ts'
import { isOpen } from './grid-model.ts'

/** Columns worth a sum: amounts that the definition itself computes; a unit price's sum says nothing. */
export function totalsOf(columns: readonly WidgetColumn[], rows: readonly JsonObject[]): Readonly<Record<string, number>> {
  const summed = columns.filter(({ computed, options }) => computed !== null && (options.kind === 'decimal' || options.kind === 'integer'))
  return Object.fromEntries(summed.map(({ name }) => [name, rows.reduce((sum, row) => sum + (Number(row[name]) || 0), 0)]))
}

/** Nothing typed in it yet; what the definition computes does not count. */
export function isBlank(columns: readonly WidgetColumn[], row: JsonObject): boolean {
  return columns.filter(isOpen).every(({ name }) => (row[name] ?? '') === '')
}
