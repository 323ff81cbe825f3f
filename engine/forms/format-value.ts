import { formatDate, formatDateTime, formatNumber, noValue } from '../kernel/format.ts'
import type { Json } from '../kernel/json.ts'
import type { Field, ScalarKind } from '../model/types.ts'
import { optionsOf } from './choices.ts'

export interface ValueFormat {
  readonly locale: string
  readonly timeZone?: string
  /** Titles of referenced records by id. */
  readonly labels?: Readonly<Record<string, string>>
}

/** A value of the field as a person reads it (timeline, facts, labels). */
export function formatValue(field: Field, value: Json | undefined, format: ValueFormat): string {
  if (value === null || value === undefined || value === '') return noValue
  const option = optionsOf(field, format.locale)?.find((choice) => choice.value === value)
  if (option !== undefined) return option.title
  if (Array.isArray(value)) return String(value.length)
  const { scale, unit } = field.keywords
  return formatScalar(field.type.kind, value, format, { scale: scale ?? (field.type.kind === 'decimal' ? 2 : undefined), unit })
}

/** A value of that kind without knowing its field. */
export function formatScalar(kind: ScalarKind | null, value: Json, { locale, timeZone = 'UTC', labels = {} }: ValueFormat, number: { readonly scale?: number | undefined; readonly unit?: string | undefined } = {}): string {
  if (value === null) return noValue
  if (typeof value === 'boolean') return locale === 'ru' ? (value ? 'Да' : 'Нет') : value ? 'Yes' : 'No'
  if (typeof value === 'object') return '…'
  if (kind === 'decimal' || kind === 'integer') return formatNumber(Number(value), locale, kind === 'integer' ? { unit: number.unit } : number)
  if (kind === 'date') return formatDate(String(value), locale)
  if (kind === 'datetime') return formatDateTime(String(value), locale, timeZone)
  return kind === 'id' ? (labels[String(value)] ?? String(value)) : String(value)
}
