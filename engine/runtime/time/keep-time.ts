/** Timers and clocks of a record, kept in the transaction of the command that moves it. */
import type { Clock, Entity, Model, Step } from '../../model/types.ts'
import { type ClockRow, deleteTimekeeping, deleteTimers, insertTimers, recordClocks, type RecordRow, saveClocks, type TimerRow } from '../../store/index.ts'
import type { CommandRuntime } from '../types.ts'
import { momentAhead, recordOf } from './moments.ts'
import { moveClock } from './move-clock.ts'
import { type Hours, hoursIn, zoneFor } from './working-hours.ts'

/** What of a step says which timers are set and ended. */
export type Moves = Pick<Step, 'entered' | 'left'>

/** Sets, ends and moves what the step asks for; nothing is asked of the database where the machine has neither timers nor clocks, or none of them moves. */
export async function keepTime(runtime: CommandRuntime, entity: Entity, before: string | null, after: RecordRow, { entered, left }: Moves): Promise<void> {
  const { query, model, actor, now } = runtime
  const moved = movedClocks(entity, before, after.state)
  const set = timersSet(entity, entered)
  const ended = left.filter((state) => !entered.includes(state))
  if (moved.length + set.length + ended.length === 0) return
  const usesCalendar = [...moved, ...set].some(({ calendar }) => calendar !== null)
  const hours = hoursIn(model, usesCalendar ? await zoneFor(query, model, actor, after.dealership) : 'UTC')
  if (ended.length > 0) await deleteTimers(query, after.id, ended)
  await insertTimers(query, timerRows(model, entity, after, entered, hours, now), now.toISOString())
  if (moved.length === 0) return
  const rows = before === null ? [] : await recordClocks(query, after.id)
  await saveClocks(query, clocksAfter(moved, hours, rows, after.state, now).map((row) => ({ ...placeOf(entity, after), ...row })))
}

/** A deleted record waits for nothing. */
export async function endTime({ query, model }: CommandRuntime, { name, machine }: Entity, id: string): Promise<void> {
  if ((machine && machine.timers.length + machine.clocks.length > 0) || model.automations.has(name)) await deleteTimekeeping(query, id)
}

export const placeOf = (entity: Entity, { id, dealership }: RecordRow) => ({ entity: entity.name, recordId: id, dealership })

const timersSet = ({ machine }: Entity, entered: readonly string[]) => machine?.timers.filter(({ state }) => entered.includes(state)) ?? []

/** Rows of the timers that states set when they are entered at `now`. */
export function timerRows(model: Model, entity: Entity, row: RecordRow, entered: readonly string[], hours: Hours, now: Date): readonly TimerRow[] {
  return timersSet(entity, entered).flatMap(({ state, delay, milliseconds, calendar, at }) => {
    const dueAt = at ? momentAhead(at, recordOf(row), now, model.settings.timeZone) : new Date(hours(calendar).after(now.getTime(), milliseconds)).toISOString()
    return dueAt === null ? [] : [{ ...placeOf(entity, row), state, delay, dueAt }]
  })
}

/** Clocks that do something else in the new state than in the old one. */
export function movedClocks({ machine }: Entity, before: string | null, after: string | null): readonly Clock[] {
  if (!machine || after === null) return []
  return machine.clocks.filter((clock) => clock.ruleIn(after) !== (before === null ? 'pause' : clock.ruleIn(before)))
}

/** How the moved clocks stand in the new state; those that did not begin yet are left out. */
export function clocksAfter(moved: readonly Clock[], hours: Hours, rows: readonly ClockRow[], state: string | null, now: Date): readonly ClockRow[] {
  return moved.flatMap((clock) => {
    const row = rows.find((one) => one.clock === clock.id) ?? null
    const next = moveClock(clock, hours(clock.calendar), row, state === null ? 'pause' : clock.ruleIn(state), now)
    return next === null || next === row ? [] : [next]
  })
}

