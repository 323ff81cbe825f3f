/** The functions of expressions, one entry each: what they take, what they give, and their SQL where they have one. */
import { join, type Sql, sql } from '../kernel/sql.ts'
import { addDays, dayIn, isDay, timeIn, toDuration, toInstant } from './days.ts'
import { Decimal } from './decimal.ts'
import type { Node } from './node.ts'
import { any, boolean, common, date, datetime, decimal, duration, integer, isNumber, isOpen, isText, string, type Type, typeName } from './types.ts'
import { Duration, idOrText, isObject, type Value } from './value.ts'

export interface Problem {
  readonly problem: string
  readonly hint?: string
}

/** What a function may know besides its arguments. */
export interface Surroundings {
  readonly now: Date
  readonly timeZone: string
}

export interface FunctionSpec {
  readonly name: string
  /** As people write it; the hint of a wrong call. */
  readonly usage: string
  /** Written `a.name(b)`: `a` is the first argument. `both`: either way. */
  readonly style: 'function' | 'method' | 'both'
  readonly arity: readonly [number, number]
  /** Type of the result, or what is wrong with the arguments. */
  readonly type: (args: readonly Node[]) => Type | Problem
  /** Called with null arguments only where `takesNull`; else any null gives null. */
  readonly takesNull?: boolean
  readonly evaluate: (args: readonly Value[], surroundings: Surroundings) => Value
  /** SQL over the arguments' SQL (texts as text, numbers as numeric). Absent: only of constants. */
  readonly sql?: (args: readonly Sql[], timeZone: string) => Sql
}

const takes = (args: readonly Node[], fits: (type: Type) => boolean, wanted: string, result: Type): Type | Problem => {
  const wrong = args.find((arg) => !isOpen(arg.type) && !fits(arg.type))
  return wrong ? { problem: `${wrong.text} is ${typeName(wrong.type)}, not ${wanted}.` } : result
}

const itemNumber = (type: Type | undefined): Type => (type?.kind === 'list' && isNumber(type.of) ? type.of : decimal)

/** The text under a reference or text value. */
const text = (value: Value | undefined): string => String(idOrText(value ?? null) ?? '')

const textTest = (name: 'contains' | 'startsWith' | 'endsWith', toSql: (a: Sql, b: Sql) => Sql): FunctionSpec => ({
  name,
  usage: `record.name.${name}("text")`,
  style: 'method',
  arity: [2, 2],
  type: (args) => takes(args, isText, 'text', boolean),
  takesNull: true,
  evaluate: ([a, b]) => a != null && b != null && ({ contains: text(a).includes(text(b)), startsWith: text(a).startsWith(text(b)), endsWith: text(a).endsWith(text(b)) })[name],
  sql: ([a, b]) => toSql(a as Sql, b as Sql),
})

const conversion = (name: string, result: Type, evaluate: FunctionSpec['evaluate']): FunctionSpec => ({
  name,
  usage: `${name}(value)`,
  style: 'function',
  arity: [1, 1],
  type: (args) => takes(args, (type) => isText(type) || isNumber(type) || type.kind === 'boolean', 'a text, number or boolean', result),
  evaluate,
})

/** A conversion of text that is checked at once where the text stands in the expression. */
const parsed = (name: string, example: string, result: Type, parse: (source: string) => Value): FunctionSpec => ({
  name,
  usage: `${name}("${example}")`,
  style: 'function',
  arity: [1, 1],
  type: (args) => {
    const [arg] = args
    if (arg?.op === 'literal' && typeof arg.value === 'string' && parse(arg.value) === null) return { problem: `${arg.text} is not ${typeName(result)}.`, hint: `Write ${name}("${example}").` }
    return takes(args, isText, 'text', result)
  },
  evaluate: ([value]) => parse(text(value)),
})

function coalesceType(args: readonly Node[]): Type | Problem {
  let type = args[0]?.type ?? any
  for (const arg of args.slice(1)) {
    const next = common(type, arg.type)
    if (!next) return { problem: `${arg.text} is ${typeName(arg.type)}, the values before it are ${typeName(type)}.`, hint: 'All values of coalesce must be of one type.' }
    type = next
  }
  return type
}

function sum([list]: readonly Value[]): Value {
  const items = Array.isArray(list) ? (list as readonly Value[]) : []
  return items.reduce<Decimal>((total, item) => (item instanceof Decimal ? total.plus(item) : total), new Decimal(0n, 0))
}

function periodType([field, period]: readonly Node[]): Type | Problem {
  if (field && !isOpen(field.type) && field.type.kind !== 'date' && field.type.kind !== 'datetime') return { problem: `${field.text} is ${typeName(field.type)}, not a date or point in time.` }
  if (period && !isOpen(period.type) && !(period.type.kind === 'object' && period.type.scope.fields.has('from') && period.type.scope.fields.has('to'))) return { problem: `${period.text} is ${typeName(period.type)}, not a period.`, hint: 'The second argument is a period parameter: inPeriod(record.createdAt, params.period).' }
  return boolean
}

function addDaysType([day, count]: readonly Node[]): Type | Problem {
  const isLiteralDay = day?.op === 'literal' && typeof day.value === 'string' && isDay(day.value)
  if (day && !isLiteralDay && day.type.kind !== 'date' && !isOpen(day.type)) return { problem: `${day.text} is ${typeName(day.type)}, not a date.`, hint: 'For a point in time write now + duration("72h").' }
  return count && !isOpen(count.type) && count.type.kind !== 'integer' ? { problem: `${count.text} is ${typeName(count.type)}, not a whole number.` } : date
}

/** Both days of a period; null where a side is open. */
export function daysOf(period: Value | undefined): { readonly from: string | null; readonly to: string | null } {
  const day = (value: unknown): string | null => (typeof value === 'string' && isDay(value.slice(0, 10)) ? value.slice(0, 10) : null)
  return period != null && isObject(period) ? { from: day(period.from), to: day(period.to) } : { from: null, to: null }
}

const all: readonly FunctionSpec[] = [
  { name: 'sum', usage: 'sum(record.works.map(w, w.price))', style: 'function', arity: [1, 1], takesNull: true, evaluate: sum,
    type: (args) => takes(args, (type) => type.kind === 'list' && (isNumber(type.of) || isOpen(type.of)), 'a list of numbers', itemNumber(args[0]?.type)) },
  { name: 'round', usage: 'round(record.total, 2)', style: 'function', arity: [1, 2],
    type: (args) => takes(args, isNumber, 'a number', decimal),
    evaluate: ([value, digits]) => (value instanceof Decimal ? value.rounded(digits instanceof Decimal ? Math.max(-15, Math.min(15, digits.toNumber())) : 0) : null),
    sql: ([value, digits]) => (digits ? sql`round(${value}, greatest(-15, least(15, ${digits}))::int)` : sql`round(${value})`) },
  { name: 'today', usage: 'today()', style: 'function', arity: [0, 0], type: () => date, evaluate: (_, { now, timeZone }) => dayIn(timeZone, now) },
  { name: 'day', usage: 'day(record.createdAt)', style: 'function', arity: [1, 1], type: (args) => takes(args, (type) => type.kind === 'datetime', 'a point in time', date),
    evaluate: ([at], { timeZone }) => (at instanceof Date ? dayIn(timeZone, at) : null),
    sql: ([at], timeZone) => sql`(${at} at time zone ${timeZone}::text)::date` },
  { name: 'timeOfDay', usage: 'timeOfDay(now)', style: 'function', arity: [1, 1], type: (args) => takes(args, (type) => type.kind === 'datetime', 'a point in time', string),
    evaluate: ([at], { timeZone }) => (at instanceof Date ? timeIn(timeZone, at) : null),
    sql: ([at], timeZone) => sql`to_char(${at} at time zone ${timeZone}::text, 'HH24:MI')` },
  { name: 'minutes', usage: 'minutes(now - record.createdAt)', style: 'function', arity: [1, 1], type: (args) => takes(args, (type) => type.kind === 'duration', 'a duration', integer),
    evaluate: ([span]) => (span instanceof Duration ? new Decimal(BigInt(Math.floor(span.milliseconds / 60_000)), 0) : null) },
  { name: 'addDays', usage: 'addDays(record.due, 3)', style: 'function', arity: [2, 2], type: addDaysType,
    evaluate: ([day, count]) => (count instanceof Decimal ? addDays(text(day), count.toNumber()) : null),
    sql: ([day, count]) => sql`(${day}::date + greatest(-3650000, least(3650000, ${count}))::int)` },
  { name: 'inPeriod', usage: 'inPeriod(record.createdAt, params.period)', style: 'function', arity: [2, 2], takesNull: true, type: periodType,
    evaluate: ([value, period], { timeZone }) => {
      const { from, to } = daysOf(period)
      const day = value instanceof Date ? dayIn(timeZone, value) : typeof value === 'string' ? value : null
      return day !== null && (from === null || day >= from) && (to === null || day <= to)
    } },
  { name: 'coalesce', usage: 'coalesce(record.discount, 0)', style: 'function', arity: [2, 8], takesNull: true, type: coalesceType, evaluate: (args) => args.find((arg) => arg !== null) ?? null, sql: (args) => sql`coalesce(${join(args)})` },
  { name: 'has', usage: 'has(record.client)', style: 'function', arity: [1, 1], takesNull: true, type: () => boolean, evaluate: ([value]) => value !== null, sql: ([value]) => sql`${value} is not null` },
  { name: 'size', usage: 'size(record.works)', style: 'both', arity: [1, 1], type: (args) => takes(args, (type) => type.kind === 'list' || isText(type), 'a list or text', integer),
    evaluate: ([value]) => new Decimal(BigInt(Array.isArray(value) ? value.length : [...text(value)].length), 0),
    sql: ([value]) => sql`char_length(${value})::numeric` },
  textTest('contains', (a, b) => sql`position(${b} in ${a}) > 0`),
  textTest('startsWith', (a, b) => sql`starts_with(${a}, ${b})`),
  textTest('endsWith', (a, b) => sql`right(${a}, char_length(${b})) = ${b}`),
  parsed('timestamp', '2009-05-25T00:00:00Z', datetime, toInstant),
  parsed('duration', '24h', duration, toDuration),
  conversion('string', string, ([value]) => (value instanceof Decimal ? value.toString() : String(idOrText(value ?? null)))),
  conversion('double', decimal, ([value]) => (value instanceof Decimal ? value : Decimal.from(text(value)))),
  conversion('int', integer, ([value]) => (value instanceof Decimal ? value : Decimal.from(text(value)))?.truncated() ?? null),
]

export const functions: ReadonlyMap<string, FunctionSpec> = new Map(all.map((spec) => [spec.name, spec]))
