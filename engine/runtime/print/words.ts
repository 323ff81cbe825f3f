/** Texts of a form, filled in. */
import type { PrintText } from '../../definition/types.ts'
import { formatValue, stateOf } from '../../forms/index.ts'
import { formatNumber, formatScalar, noValue, type ValueFormat } from '../../kernel/format.ts'
import type { Json } from '../../kernel/json.ts'
import { titleOf } from '../../kernel/titles.ts'
import { textParts } from '../../model/print-text.ts'
import type { Entity, Expression, ExpressionContext, Field, Model } from '../../model/types.ts'
import type { Seen } from './seen-values.ts'

interface Facts {
  readonly model: Model
  readonly entity: Entity
  readonly expressions: ReadonlyMap<string, Expression>
  readonly seen: Seen
  readonly context: ExpressionContext
  readonly locale: string
  readonly timeZone: string
  readonly names: { readonly dealership: string; readonly reader: string }
}

export interface Words {
  readonly locale: string
  /** A text in the language, with what its placeholders stand for; empty values are empty. */
  readonly text: (text: PrintText) => string
  /** A value of the record's field; a dash where it is empty. */
  readonly field: (field: Field) => string
  /** A value of a row of lines. */
  readonly cell: (field: Field, value: Json | undefined) => string
  readonly isMasked: (field: string) => boolean
  readonly holds: (condition: string | undefined) => boolean
  readonly value: (field: string) => Json
}

const hiddenText = '•••'

export function openWords(facts: Facts): Words {
  const { entity, expressions, seen, context, locale, timeZone, names } = facts
  const format: ValueFormat = { locale, timeZone, labels: seen.labels }
  const evaluate = (source: string): Json => expressions.get(source)?.evaluate(context) ?? null
  const placeholder = (source: string): string => {
    const path = /^record((?:\.[A-Za-z_]\w*)+)$/.exec(source)?.[1]?.slice(1)
    if (path === undefined) return scalarText(evaluate(source), locale)
    if (path.split('.').some((_, i, all) => seen.masked.has(all.slice(0, i + 1).join('.')))) return hiddenText
    return pathText(facts, path, format, evaluate)
  }
  const named = { dealership: names.dealership, reader: names.reader, today: formatScalar('date', dayIn(context.now, timeZone), format) }
  return {
    locale,
    text: (text) => textParts(titleOf(text, locale)).map((part) => (part.kind === 'words' ? part.text : part.kind === 'name' ? named[part.name] : placeholder(part.source))).join(''),
    field: (field) => (seen.masked.has(field.name) ? hiddenText : formatValue(field, idOf(seen.values[field.name]), format)),
    cell: (field, value) => formatValue(field, value, format),
    isMasked: (field) => seen.masked.has(field),
    holds: (condition) => condition === undefined || evaluate(condition) === true,
    value: (field) => seen.values[field] ?? null,
  }
  function pathText(_: Facts, path: string, shown: ValueFormat, read: (source: string) => Json): string {
    const value = idOf(read(`record.${path}`))
    if (value === null || value === '') return ''
    if (path === 'number') return `${entity.numbering?.prefix ?? ''}${String(value)}`
    if (path === 'state') return stateOf(entity, String(value), locale)?.title ?? String(value)
    const field = fieldAt(facts.model, entity, path)
    const text = field ? formatValue(field, value, shown) : typeof value === 'string' && /At$|Since$/.test(path) ? formatScalar('datetime', value, shown) : scalarText(value, locale)
    return text === noValue ? '' : text
  }
}

/** A record that was read through stands for its id. */
function idOf(value: Json | undefined): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'id' in value ? ((value as { readonly id: Json }).id ?? null) : (value ?? null)
}

function scalarText(value: Json, locale: string): string {
  if (value === null) return ''
  return typeof value === 'number' ? formatNumber(value, locale) : formatScalar(null, value, { locale })
}

/** The field at the end of a path through references. */
function fieldAt(model: Model, entity: Entity, path: string): Field | undefined {
  const [head = '', ...rest] = path.split('.')
  const field = entity.fieldByName.get(head)
  const target = field?.target ? model.entities.get(field.target) : undefined
  return rest.length === 0 ? field : target && fieldAt(model, target, rest.join('.'))
}

const dayIn = (now: Date, timeZone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)
