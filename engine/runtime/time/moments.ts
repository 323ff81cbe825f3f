/** Delays that end at a moment which the record names: set, moved and taken off as its fields change. */
import type { Entity, Expression, ExpressionContext, MachineTimer, Values } from '../../model/types.ts'
import { deleteTimer, insertTimers, type RecordRow, systemValues, type TimerRow } from '../../store/index.ts'
import { standsIn } from '../../workflow/index.ts'
import { systemActor } from '../actors.ts'
import type { CommandRuntime } from '../types.ts'

/** As ISO text; null where the record names none. */
function momentIn(at: Expression, record: Values, facts: Pick<ExpressionContext, 'now' | 'timeZone'>): string | null {
  const value = at.evaluate({ ...facts, record, actor: systemActor })
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

/** The same, if it is still to come: what has passed when it is set is let pass. */
export function momentAhead(at: Expression, record: Values, now: Date, timeZone: string): string | null {
  const moment = momentIn(at, record, { now, timeZone })
  return moment !== null && Date.parse(moment) > now.getTime() ? moment : null
}

export const recordOf = (row: RecordRow): Values => ({ ...systemValues(row), ...row.values })

/** Timers of the states the record stands in that end at a moment. */
export function momentTimers({ machine }: Entity, state: string | null): readonly (MachineTimer & { readonly at: Expression })[] {
  return (machine?.timers ?? []).flatMap((timer) => (timer.at !== null && state !== null && standsIn(state, timer.state) ? [{ ...timer, at: timer.at }] : []))
}

/** Timers whose moment a change of the record has moved; those of states that were `entered` with it are set already. `dueAt` null: it waits no more. */
export function movedMoments(entity: Entity, before: RecordRow, after: RecordRow, facts: { readonly now: Date; readonly timeZone: string }, entered: readonly string[] = []): readonly { readonly state: string; readonly delay: string; readonly dueAt: string | null }[] {
  return momentTimers(entity, after.state).flatMap(({ state, delay, at }) => {
    if (entered.includes(state)) return []
    const moment = momentIn(at, recordOf(after), facts)
    if (moment === momentIn(at, recordOf(before), facts)) return []
    return [{ state, delay, dueAt: moment !== null && Date.parse(moment) > facts.now.getTime() ? moment : null }]
  })
}

/** Moves them in the table. */
export async function followMoments({ query, model, now }: CommandRuntime, entity: Entity, before: RecordRow, after: RecordRow, entered: readonly string[] = []): Promise<void> {
  const set: TimerRow[] = []
  for (const { state, delay, dueAt } of movedMoments(entity, before, after, { now, timeZone: model.settings.timeZone }, entered)) {
    if (dueAt !== null) set.push({ entity: entity.name, recordId: after.id, dealership: after.dealership, state, delay, dueAt })
    else await deleteTimer(query, after.id, state, delay)
  }
  await insertTimers(query, set, now.toISOString())
}
