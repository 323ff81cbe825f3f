import type { Cell, DrillDown } from '../engine.ts'
import { formatNumber, type NumberFormat } from '../kernel/format.ts'
import type { ReportDefinition } from '../definition/types.ts'
import { type ReportRun, measureOf, sourceOf } from './reader.ts'
import { textIn } from '../kernel/titles.ts'

/** Raw values of the measures by name; null: no value. */
export type Raw = Readonly<Record<string, number | null>>

/** Values as the database driver gives them (int8 and numeric may come as text). */
export function rawOf(row: Readonly<Record<string, unknown>> | undefined, names: readonly string[]): Raw {
  return Object.fromEntries(names.map((name) => [name, numberOf(row?.[name])]))
}

function numberOf(value: unknown): number | null {
  if (value === null || value === undefined) return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}

/** factor · of / to; no value where there is nothing to divide by. */
export function ratioOf(of: number | null, to: number | null, factor = 1): number | null {
  return of === null || to === null || to === 0 ? null : (factor * of) / to
}

/** Value of a measure; a ratio is worked out from raw values, never from rounded ones. */
export function measureValue(report: ReportDefinition, name: string, raw: Raw): number | null {
  const measure = measureOf(report, name)
  return measure.kind === 'ratio' ? ratioOf(raw[measure.of] ?? null, raw[measure.to] ?? null, measure.factor) : (raw[name] ?? null)
}

const timeUnits = {
  minutes: { en: 'min', ru: 'мин', uk: 'хв', ro: 'min' },
  hours: { en: 'h', ru: 'ч', uk: 'год', ro: 'h' },
  days: { en: 'days', ru: 'дн.', uk: 'дн.', ro: 'zile' },
}

/** Digits and unit in which a measure is shown. */
export function formatOf(run: ReportRun, name: string, locale: string): NumberFormat {
  const measure = measureOf(run.report, name)
  if (measure.kind === 'ratio') return { scale: measure.scale ?? 2, unit: textIn(measure.unit, locale) }
  if (measure.kind === 'count') return { scale: 0 }
  if (measure.kind === 'time-in-state') return { scale: measure.scale ?? 1, unit: textIn(timeUnits[measure.in], locale) }
  const field = sourceOf(run, name).entity.fieldByName.get(measure.field)
  const unit = textIn(field?.keywords.unit, locale) ?? (field?.type.name === 'money' ? run.reader.model.settings.currency : undefined)
  const own = field?.type.kind === 'integer' ? 0 : (field?.keywords.scale ?? 2)
  return { scale: measure.scale ?? (measure.kind === 'avg' ? Math.max(own, 2) : own), unit }
}

export function numberCell(value: number | null, locale: string, format: NumberFormat, drill: DrillDown | null = null): Cell {
  return { value, text: formatNumber(value, locale, format), drill }
}
