/** Periods that move with the calendar: "today", "the last seven days". Said in the zone of whoever asks, worked out when the statement runs. */
import { EngineError } from '../../kernel/errors.ts'
import { raw, type Sql, sql } from '../../kernel/sql.ts'
import { isTimeRange, type TimeRange } from '../../model/time-range.ts'
import type { Column } from '../columns.ts'
import type { ReadScope } from './scope.ts'

/** From the beginning of one period up to the beginning of another, counted from the present one. */
type Span = readonly [unit: 'day' | 'week' | 'month' | 'quarter' | 'year', from: number, to: number]

const spans: Readonly<Record<Exclude<TimeRange, 'PAST' | 'FUTURE'>, Span>> = {
  TODAY: ['day', 0, 1],
  YESTERDAY: ['day', -1, 0],
  TOMORROW: ['day', 1, 2],
  LAST_7_DAYS: ['day', -6, 1],
  LAST_30_DAYS: ['day', -29, 1],
  LAST_90_DAYS: ['day', -89, 1],
  NEXT_7_DAYS: ['day', 0, 7],
  NEXT_30_DAYS: ['day', 0, 30],
  THIS_WEEK: ['week', 0, 1],
  LAST_WEEK: ['week', -1, 0],
  NEXT_WEEK: ['week', 1, 2],
  THIS_MONTH: ['month', 0, 1],
  LAST_MONTH: ['month', -1, 0],
  NEXT_MONTH: ['month', 1, 2],
  THIS_QUARTER: ['quarter', 0, 1],
  LAST_QUARTER: ['quarter', -1, 0],
  THIS_YEAR: ['year', 0, 1],
  LAST_YEAR: ['year', -1, 0],
}

/** PostgreSQL has no interval of a quarter. */
const lengths = { day: '1 day', week: '7 days', month: '1 month', quarter: '3 months', year: '1 year' } as const

/** The value lies in the range. @throws EngineError BAD_INPUT for an unknown range, or a value that is no date */
export function withinSql(scope: ReadScope, { name, kind }: Column, left: Sql, range: unknown): Sql {
  if (kind !== 'date' && kind !== 'datetime') throw new EngineError('BAD_INPUT', `“${name}” is no date: “within” does not apply to it.`)
  if (!isTimeRange(range)) throw new EngineError('BAD_INPUT', `There is no range “${String(range)}”.`)
  const now = sql`(${scope.now} at time zone ${scope.timeZone}::text)`
  if (range === 'PAST' || range === 'FUTURE') return sql`${left} ${raw(range === 'PAST' ? '<' : '>')} ${kind === 'date' ? sql`${now}::date` : scope.now}`
  const [unit, from, to] = spans[range]
  const start = (periods: number): Sql => {
    const local = sql`(date_trunc('${raw(unit)}', ${now}) + ${raw(String(periods))} * interval '${raw(lengths[unit])}')`
    return kind === 'date' ? sql`${local}::date` : sql`(${local} at time zone ${scope.timeZone}::text)`
  }
  return sql`(${left} >= ${start(from)} and ${left} < ${start(to)})`
}
