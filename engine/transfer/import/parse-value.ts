/** What a cell means to a field. Pure: references and people are looked up afterwards. */
import { fromZoned } from '../../fields/datetime/zone.ts'
import { optionsOf } from '../../forms/choices.ts'
import type { Json } from '../../kernel/json.ts'
import { parsePhones } from '../../kernel/phones.ts'
import { locales, titleOf } from '../../kernel/titles.ts'
import type { Field } from '../../model/types.ts'
import { restored } from '../sheets/formula.ts'
import { isBlank, type RawCell, rawText } from './raw-cell.ts'
import { say, type SentenceKey } from './sentences.ts'

export interface Reading {
  readonly locale: string
  readonly timeZone: string
  readonly areaCode: string
}

/** `value`: what to write. `look`: a text to look a record or a person up by. Blank: nothing is given. */
export type Parsed =
  | { readonly kind: 'blank' }
  | { readonly kind: 'value'; readonly value: Json; readonly warning?: string }
  | { readonly kind: 'look'; readonly text: string }
  | { readonly kind: 'wrong'; readonly message: string }

const mask = '•••'

export function parseValue(field: Field, cell: RawCell | undefined, reading: Reading): Parsed {
  const text = restored(rawText(cell)).trim()
  if (isBlank(cell) || text === '' || text === mask) return { kind: 'blank' }
  const wrong = (key: SentenceKey, facts: Readonly<Record<string, string>> = {}): Parsed => ({ kind: 'wrong', message: say(key, reading.locale, { title: titleOf(field.titles, reading.locale), value: text, ...facts }) })
  const value = (parsed: Json | undefined, otherwise: SentenceKey): Parsed => (parsed === undefined ? wrong(otherwise) : { kind: 'value', value: parsed })
  if (text.includes('\uFFFD')) return wrong('broken')
  if (field.schema.enum) return optionIn(field, text) ?? wrong('option', { options: (optionsOf(field, reading.locale) ?? []).map(({ title }) => title).join(', ') })
  switch (field.type.kind) {
    case 'id':
      return { kind: 'look', text }
    case 'boolean':
      return value(typeof cell === 'boolean' ? cell : booleanIn(text), 'boolean')
    case 'integer':
      return value(wholeIn(typeof cell === 'number' ? cell : numberIn(text)), 'whole')
    case 'decimal':
      return value(typeof cell === 'number' ? cell : numberIn(text), 'number')
    case 'date':
      return value(dayIn(cell ?? null, text), 'date')
    case 'datetime':
      return value(momentIn(cell ?? null, text, reading.timeZone), 'moment')
    default:
      return field.type.name === 'phone' ? phoneIn(field, text, reading) : { kind: 'value', value: text }
  }
}

const lower = (text: string): string => text.toLowerCase().replace(/ё/g, 'е')

/** By value or by its title in any language. */
function optionIn(field: Field, text: string): Parsed | null {
  const wanted = lower(text)
  const found = (field.schema.enum ?? []).find((option) => {
    const titles = field.keywords.options?.[String(option)]?.titles
    return lower(String(option)) === wanted || (titles !== undefined && locales.some((locale) => lower(titleOf(titles, locale)) === wanted))
  })
  return found === undefined ? null : { kind: 'value', value: found }
}

const yes = new Set(['да', 'так', 'da', 'yes', 'y', 'д', 'true', 'истина', '1', '+', 'x', 'х', '✓'])
const no = new Set(['нет', 'ні', 'нi', 'nu', 'no', 'n', 'н', 'false', 'ложь', '0', '-', '–', '—'])

function booleanIn(text: string): boolean | undefined {
  const word = lower(text)
  return yes.has(word) ? true : no.has(word) ? false : undefined
}

/** `1 234,50 ₽`, `1,234.50`, `12,5 %`, `(100)` as a number; the last point or comma parts the fraction. */
export function numberIn(text: string): number | undefined {
  const bare = text.replace(/[\s\u00A0\u202F'’]/g, '').replace(/^[^\d(+\-−.,]+|[^\d).,]+$/g, '')
  const signed = bare.replace(/^\((.*)\)$/, '-$1').replace('−', '-').replace(/[.,]$/, '')
  if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(signed)) return undefined
  const [points, commas] = [count(signed, '.'), count(signed, ',')]
  const isGrouped = (mark: string): boolean => new RegExp(`^[+-]?\\d{1,3}(\\${mark}\\d{3})+$`).test(signed)
  if (points > 0 && commas > 0) return asNumber(signed.lastIndexOf(',') > signed.lastIndexOf('.') ? signed.replaceAll('.', '').replace(',', '.') : signed.replaceAll(',', ''))
  if (points > 1) return isGrouped('.') ? asNumber(signed.replaceAll('.', '')) : undefined
  if (commas > 1) return isGrouped(',') ? asNumber(signed.replaceAll(',', '')) : undefined
  return asNumber(signed.replace(',', '.'))
}

const count = (text: string, mark: string): number => text.split(mark).length - 1

function asNumber(text: string): number | undefined {
  const number = Number(text)
  return text !== '' && Number.isFinite(number) ? number : undefined
}

const wholeIn = (number: number | undefined): number | undefined => (number !== undefined && Number.isSafeInteger(number) ? number : undefined)

/** Days that a workbook counts from 30 December 1899; the first it can mean here is of 1900, the last of 2200. */
const serialFrom = 1
const serialTo = 109_938

const isoOfSerial = (serial: number): string => new Date(Math.round((serial - 25_569) * 86_400) * 1000).toISOString()

function wallIn(cell: RawCell, text: string): string | undefined {
  if (cell !== null && typeof cell === 'object') return cell.d
  if (typeof cell === 'number' || /^\d{5}([.,]\d+)?$/.test(text)) {
    const serial = Number(text.replace(',', '.'))
    return serial >= serialFrom && serial < serialTo ? isoOfSerial(serial) : undefined
  }
  const match = /^(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2}))(?:\s*г\.?)?(?:[T ,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?)?$/.exec(text)
  if (!match) return undefined
  const [, isoYear, isoMonth, isoDay, day, month, year, hour = '0', minute = '0', second = '0'] = match
  const parts = [fullYear(isoYear ?? year ?? ''), isoMonth ?? month, isoDay ?? day, hour, minute, second].map(Number)
  return isoOf(parts)
}

/** Two digits mean the hundred years of which the next twenty are still to come. */
function fullYear(text: string): number {
  const year = Number(text)
  if (text.length > 2) return year
  const now = new Date().getUTCFullYear()
  const guess = now - (now % 100) + year
  return guess > now + 20 ? guess - 100 : guess
}

/** 31 April is no day, and 25:00 no time. */
function isoOf([year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: readonly number[]): string | undefined {
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const isSame = time.getUTCFullYear() === year && time.getUTCMonth() === month - 1 && time.getUTCDate() === day && time.getUTCHours() === hour && time.getUTCMinutes() === minute
  return isSame ? time.toISOString() : undefined
}

const dayIn = (cell: RawCell, text: string): string | undefined => wallIn(cell, text)?.slice(0, 10)

/** What says its zone is a moment by itself; else the clock of the dealership is meant. */
function momentIn(cell: RawCell, text: string, timeZone: string): string | undefined {
  if (typeof cell === 'string' && /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(text)) {
    const time = Date.parse(text)
    return Number.isNaN(time) ? undefined : new Date(time).toISOString()
  }
  const wall = wallIn(cell, text)
  return wall === undefined ? undefined : fromZoned(wall.slice(0, 19).replace('T', ' '), timeZone)
}

/** The text is kept as it stands; what cannot be dialled is said. */
function phoneIn(field: Field, text: string, { locale, areaCode }: Reading): Parsed {
  const numbers = parsePhones(text, areaCode)
  const key: SentenceKey | null = numbers.length === 0 ? 'noPhone' : numbers.some(({ isIncomplete }) => isIncomplete) ? 'incompletePhone' : numbers.some(({ isShortMobile }) => isShortMobile) ? 'shortMobile' : null
  return { kind: 'value', value: text, ...(key ? { warning: say(key, locale, { title: titleOf(field.titles, locale), value: text }) } : {}) }
}
