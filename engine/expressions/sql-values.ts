/** Constants of an expression as bound parameters with their SQL type. */
import { type Sql, sql } from '../kernel/sql.ts'
import { isDay } from './days.ts'
import { Decimal } from './decimal.ts'
import { isText, type Type } from './types.ts'
import { Duration, idOrText, type Value } from './value.ts'

export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** The value as a parameter. Numbers go as text, so that no digit is lost on the way. */
export function bind(value: Value, type: Type): Sql {
  const plain = idOrText(value) as Value
  if (plain instanceof Decimal) return isBigint(plain) && type.kind === 'integer' ? sql`${plain.toString()}::bigint` : sql`${plain.toString()}::numeric`
  if (plain instanceof Date) return sql`${plain.toISOString()}::timestamptz`
  if (plain instanceof Duration) return sql`make_interval(secs => ${plain.milliseconds / 1000}::double precision)`
  switch (type.kind) {
    case 'boolean':
      return sql`${plain}::boolean`
    case 'date':
      return sql`${plain}::date`
    case 'id':
    case 'object':
      return typeof plain === 'string' && !isUuid(plain) ? sql`${plain}::text` : sql`${plain}::uuid`
    case 'integer':
    case 'decimal':
      return sql`null::numeric`
    case 'datetime':
      return sql`null::timestamptz`
    default:
      return sql`${plain === null ? null : String(plain)}::text`
  }
}

/** Those of the values that something of `type` can equal, as one array parameter; null where there is none. */
export function bindList(values: readonly Value[], type: Type): Sql | null {
  const plain = values.filter((value) => value !== null).map((value) => idOrText(value) as Value)
  const array = (items: readonly unknown[], cast: (list: unknown) => Sql): Sql | null => (items.length > 0 ? cast(items) : null)
  const texts = plain.filter((value): value is string => typeof value === 'string')
  if (type.kind === 'id' || type.kind === 'object') return array(texts.filter(isUuid), (list) => sql`${list}::uuid[]`)
  if (type.kind === 'date') return array(texts.filter(isDay), (list) => sql`${list}::date[]`)
  if (isText(type)) return array(texts, (list) => sql`${list}::text[]`)
  const numbers = plain.filter((value): value is Decimal => value instanceof Decimal)
  if (type.kind === 'integer') return array(numbers.filter(isBigint).map(String), (list) => sql`${list}::bigint[]`)
  if (type.kind === 'decimal') return array(numbers.map(String), (list) => sql`${list}::numeric[]`)
  if (type.kind === 'boolean') return array(plain.filter((value) => typeof value === 'boolean'), (list) => sql`${list}::boolean[]`)
  return array(plain.filter((value): value is Date => value instanceof Date).map((time) => time.toISOString()), (list) => sql`${list}::timestamptz[]`)
}

const isBigint = (value: Decimal): boolean => value.compare(value.truncated()) === 0 && value.toString().replace('-', '').length <= 18

/** The text as a `like` pattern in which only our own % are wild. */
export function likePattern(test: 'startsWith' | 'endsWith' | 'contains', text: string): string {
  const escaped = text.replace(/[\\%_]/g, '\\$&')
  return `${test === 'startsWith' ? '' : '%'}${escaped}${test === 'endsWith' ? '' : '%'}`
}
