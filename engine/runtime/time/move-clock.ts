/** What becomes of a record's clock: pure steps from one stand to the next. */
import type { Clock } from '../../model/types.ts'
import type { ClockRow } from '../../store/index.ts'
import type { WorkingTime } from '../../workflow/index.ts'

const iso = (at: number): string => new Date(at).toISOString()

/**
 * The clock after its record came into a state with this rule; null: it never began. One that ended and
 * runs again goes on where it stood.
 */
export function moveClock(clock: Clock, hours: WorkingTime, row: ClockRow | null, rule: ReturnType<Clock['ruleIn']>, now: Date): ClockRow | null {
  if (rule === 'run') return row?.status === 'running' ? row : running(clock, hours, row, now)
  if (!row || row.status === 'stopped' || (row.status === 'paused' && rule === 'pause')) return row
  const stopped = rule === 'stop' ? { status: 'stopped' as const, stoppedAt: now.toISOString() } : { status: 'paused' as const, stoppedAt: null }
  const elapsedMs = elapsedOf(row, hours, now)
  return { ...row, ...stopped, elapsedMs, since: null, dueAt: null, nextAt: null, breachedAt: row.breachedAt ?? (elapsedMs >= clock.limitMs ? row.dueAt : null) }
}

/**
 * The clock as it has to stand by a definition that is new to its record: begun with the state where it had not begun,
 * else moved at this moment, with limit and alarms as they are now. What went off stays gone off; what is late by the new
 * limit alone is late. null: it has not begun. The same object where nothing changes.
 * @param since when the record came into its state
 */
export function fittedClock(clock: Clock, hours: WorkingTime, row: ClockRow | null, rule: ReturnType<Clock['ruleIn']>, since: Date, now: Date): ClockRow | null {
  const moved = moveClock(clock, hours, row, rule, row === null ? since : now)
  if (moved === null || moved.status !== 'running' || moved.since === null) return moved
  const limit = instantOn(hours, { ...moved, since: moved.since })(clock.limitMs)
  const breachedAt = moved.breachedAt !== null && limit <= now.getTime() ? iso(limit) : null
  const fitted = scheduled(clock, hours, { ...moved, since: moved.since, breachedAt })
  return row && fitted.status === row.status && fitted.dueAt === row.dueAt && fitted.nextAt === row.nextAt && fitted.breachedAt === row.breachedAt ? row : fitted
}

/** Working milliseconds used by now. */
export function elapsedOf(row: Pick<ClockRow, 'elapsedMs' | 'since'>, hours: WorkingTime, now: Date): number {
  return row.elapsedMs + (row.since === null ? 0 : Math.max(0, hours.between(Date.parse(row.since), now.getTime())))
}

function running(clock: Clock, hours: WorkingTime, row: ClockRow | null, now: Date): ClockRow {
  const at = now.toISOString()
  const begun = row ?? { clock: clock.id, startedAt: at, elapsedMs: 0, alarms: [], breachedAt: null }
  return scheduled(clock, hours, { ...begun, status: 'running', since: at, dueAt: null, nextAt: null, stoppedAt: null })
}

/** When the limit and the next alarm come, by the definition as it is now. */
function scheduled(clock: Clock, hours: WorkingTime, row: ClockRow & { readonly since: string }): ClockRow {
  const instant = instantOn(hours, row)
  const dueAt = row.breachedAt ?? iso(instant(clock.limitMs))
  const waiting = [...clock.alarms.filter(({ id }) => !row.alarms.includes(id)).map(({ atMs }) => instant(atMs)), ...(row.breachedAt === null ? [Date.parse(dueAt)] : [])]
  return { ...row, dueAt, nextAt: waiting.length === 0 ? null : iso(Math.min(...waiting)) }
}

/** The instant at which the running clock shows so much; what it showed before it went on, it shows from then. */
const instantOn = (hours: WorkingTime, row: { readonly since: string; readonly elapsedMs: number }) => (atMs: number): number => hours.after(Date.parse(row.since), Math.max(0, atMs - row.elapsedMs))

/** The running clock once everything that is due has been done, and what that is. */
export function dueAlarms(clock: Clock, hours: WorkingTime, row: ClockRow, now: Date): { readonly row: ClockRow; readonly alarms: Clock['alarms'] } {
  const { since } = row
  if (row.status !== 'running' || since === null) return { row: { ...row, nextAt: null }, alarms: [] }
  const instant = instantOn(hours, { ...row, since })
  const alarms = clock.alarms.filter(({ id, atMs }) => !row.alarms.includes(id) && instant(atMs) <= now.getTime())
  const limit = instant(clock.limitMs)
  const breachedAt = row.breachedAt ?? (limit <= now.getTime() ? iso(limit) : null)
  return { row: scheduled(clock, hours, { ...row, since, breachedAt, alarms: [...row.alarms, ...alarms.map(({ id }) => id)] }), alarms }
}
