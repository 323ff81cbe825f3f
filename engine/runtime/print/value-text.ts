import { formatValue, stateOf } from '../../forms/index.ts'
import { formatNumber, formatScalar, noValue, type ValueFormat } from '../../kernel/format.ts'
import type { Json } from '../../kernel/json.ts'
import type { Entity, Field, Model } from '../../model/types.ts'

/** The path that an expression is, where it is nothing but one: `record.client.phone` → `client.phone`. */
export const pathIn = (source: string): string | null => /^record((?:\.[A-Za-z_]\w*)+)$/.exec(source)?.[1]?.slice(1) ?? null

/** What stands in a text for an expression: a field as its form shows it, anything else as it is; empty values are empty. */
export function valueText({ model, entity }: { readonly model: Model; readonly entity: Entity }, source: string, given: Json, format: ValueFormat): string {
  const { locale } = format
  const path = pathIn(source)
  const value = path === null ? given : idOf(given)
  if (path === null) return scalarText(value, locale)
  if (value === null || value === '') return ''
  if (path === 'number') return `${entity.numbering?.prefix ?? ''}${String(value)}`
  if (path === 'state') return stateOf(entity, String(value), locale)?.title ?? String(value)
  const field = fieldAt(model, entity, path)
  const text = field ? formatValue(field, value, format) : typeof value === 'string' && /At$|Since$/.test(path) ? formatScalar('datetime', value, format) : scalarText(value, locale)
  return text === noValue ? '' : text
}

/** A record that was read through stands for its id. */
export function idOf(value: Json | undefined): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'id' in value ? ((value as { readonly id: Json }).id ?? null) : (value ?? null)
}

function scalarText(value: Json, locale: string): string {
  if (value === null) return ''
  return typeof value === 'number' ? formatNumber(value, locale) : formatScalar(null, value, { locale })
}

/** The field at the end of a path through references. */
export function fieldAt(model: Model, entity: Entity, path: string): Field | undefined {
  const [head = '', ...rest] = path.split('.')
  const field = entity.fieldByName.get(head)
  const target = field?.target ? model.entities.get(field.target) : undefined
  return rest.length === 0 ? field : target && fieldAt(model, target, rest.join('.'))
}
