import { comparableText } from '../kernel/comparable-text.ts'
import type { Json } from '../kernel/json.ts'
import { fromZoned } from './datetime/zone.ts'
import { readNumber } from './read-number.ts'
import type { WidgetOptions } from './widget.ts'

/** What a text from another program means in a field of this kind. `search`: it names a record that has to be found; `nothing`: it means nothing here. */
export type ReadText = { readonly value: Json | undefined } | { readonly search: string } | { readonly nothing: true }

const nothing = { nothing: true } as const
const yes = new Set(['1', '+', 'x', 'true', 'yes', 'да', 'так', 'da', 'v', '✓', '✔'])
const no = new Set(['0', '-', 'false', 'no', 'нет', 'ні', 'nu'])

export function readText(options: WidgetOptions, text: string, timeZone: string): ReadText {
  const words = text.trim()
  if (words === '') return { value: undefined }
  if (options.options) return readChoice(options, words)
  if (options.target || options.type === 'user') return { search: words }
  switch (options.kind) {
    case 'decimal':
    case 'integer': {
      const number = readNumber(words)
      return number === null || (options.kind === 'integer' && !Number.isInteger(number)) ? nothing : { value: number }
    }
    case 'boolean':
      return yes.has(words.toLowerCase()) ? { value: true } : no.has(words.toLowerCase()) ? { value: false } : nothing
    case 'date': {
      const day = readDay(words)
      return day === null ? nothing : { value: day }
    }
    case 'datetime':
      return readMoment(words, timeZone)
    case 'string':
      return { value: words }
    default:
      return nothing
  }
}

function readChoice({ options = [] }: WidgetOptions, words: string): ReadText {
  const found = options.find(({ title }) => comparableText(title) === comparableText(words)) ?? options.find(({ value }) => value === words)
  return found ? { value: found.value } : nothing
}

/** `2026-11-22`, `22.11.2026`, `22/11/26` as YYYY-MM-DD; null for anything else. */
function readDay(words: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words)
  const ours = /^(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})$/.exec(words)
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : ours ? [ours[3]?.length === 2 ? `20${ours[3]}` : ours[3], ours[2], ours[1]] : []
  if (!year || !month || !day) return null
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null
}

function readMoment(words: string, timeZone: string): ReadText {
  const parts = /^(\S+)[ T,]+(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(words)
  const day = readDay(parts?.[1] ?? '')
  if (!day || !parts || Number(parts[2]) > 23 || Number(parts[3]) > 59) return nothing
  return { value: fromZoned(`${day} ${(parts[2] ?? '').padStart(2, '0')}:${parts[3]}:00`, timeZone) }
}
