/** Texts of a form, filled in. */
import type { PrintText } from '../../definition/types.ts'
import { formatValue } from '../../forms/index.ts'
import { formatScalar, type ValueFormat } from '../../kernel/format.ts'
import type { Json } from '../../kernel/json.ts'
import { titleOf } from '../../kernel/titles.ts'
import { textParts } from '../../model/print-text.ts'
import type { Entity, Expression, ExpressionContext, Field, Model } from '../../model/types.ts'
import type { Seen } from './seen-values.ts'
import { idOf, pathIn, valueText } from './value-text.ts'

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
  const { expressions, seen, context, locale, timeZone, names } = facts
  const format: ValueFormat = { locale, timeZone, labels: seen.labels }
  const evaluate = (source: string): Json => expressions.get(source)?.evaluate(context) ?? null
  const placeholder = (source: string): string => {
    const isMasked = pathIn(source)?.split('.').some((_, i, all) => seen.masked.has(all.slice(0, i + 1).join('.')))
    return isMasked ? hiddenText : valueText(facts, source, evaluate(source), format)
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
}

const dayIn = (now: Date, timeZone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)
