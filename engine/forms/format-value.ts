import { formatScalar, noValue, type ValueFormat } from '../kernel/format.ts'
import type { Json } from '../kernel/json.ts'
import { textIn } from '../kernel/titles.ts'
import type { Field } from '../model/types.ts'
import { optionsOf } from './choices.ts'

/** A value of the field as a person reads it (timeline, facts, labels). */
export function formatValue(field: Field, value: Json | undefined, format: ValueFormat): string {
  if (value === null || value === undefined || value === '') return noValue
  const option = optionsOf(field, format.locale)?.find((choice) => choice.value === value)
  if (option !== undefined) return option.title
  if (Array.isArray(value)) return String(value.length)
  const { scale } = field.keywords
  const unit = textIn(field.keywords.unit, format.locale)
  return formatScalar(field.type.kind, value, format, field.type.kind === 'decimal' ? { scale: scale ?? 2, unit } : { unit })
}
