/** What comes due: delayed transitions and alarms of clocks, each carried out once, by the engine itself, in one transaction with its row. */
import { systemActor } from '../actors.ts'
import { EngineError, isEngineError } from '../../kernel/errors.ts'
import { titleOf } from '../../kernel/titles.ts'
import type { Actor, Clock, Entity, MachineTimer } from '../../model/types.ts'
import { type DueClock, type DueTimer, insertAudit, loadRecord, recordClocks, type RecordRow, saveClocks, takeTimer } from '../../store/index.ts'
import { standsIn } from '../../workflow/index.ts'
import { runCommand } from '../execute-command.ts'
import { quietHead } from '../steps/journal-entries.ts'
import type { CommandRuntime, Runtime } from '../types.ts'
import { act } from './act.ts'
import { alone, type Outcome } from './alone.ts'
import { automationIn } from './automations.ts'
import { fireAutomation } from './fire-automation.ts'
import { dueAlarms } from './move-clock.ts'
import { placeOf } from './keep-time.ts'
import { hoursIn, zoneFor } from './working-hours.ts'

/** The engine at work in one dealership, or in the network. */
export const systemIn = (dealership: string | null): Actor => ({ ...systemActor, dealership, dealerships: dealership === null ? [] : [dealership] })

/**
 * Sends the delayed transition of a timer whose time has come, and takes the timer off with it. A guard that
 * refuses ends the timer: a delay is judged once, at its time.
 * A timer of an automation carries that out.
 * @param runtime of `systemIn(timer.dealership)`
 * @throws whatever the transition throws (a target state that requires an empty field); nothing is changed then
 */
export async function fireTimer(runtime: Runtime, timer: DueTimer): Promise<Outcome> {
  if (automationIn(timer.state) !== null) return fireAutomation(runtime, timer)
  return alone(runtime, `timer ${timer.id}`, async (inside) => {
    const entity = inside.model.entities.get(timer.entity)
    const row = entity ? await loadRecord(inside.query, entity, timer.recordId, { forUpdate: true, dealership: timer.dealership }) : null
    if (!(await takeTimer(inside.query, timer.id, inside.now.toISOString()))) return 'gone'
    if (!entity || !row) return 'gone'
    const known = entity.machine?.timers.find(({ state, delay }) => state === timer.state && delay === timer.delay)
    if (!known || !standsIn(row.state ?? '', timer.state)) return dropped(inside, entity, row, timer, null)
    return (await sent(inside, entity, row, known)) ? 'fired' : dropped(inside, entity, row, timer, known)
  })
}

/** Whether the transition was taken; false where its guard refused. */
async function sent(runtime: CommandRuntime, entity: Entity, row: RecordRow, { event }: MachineTimer): Promise<boolean> {
  try {
    await runCommand(runtime, { kind: 'send', entity, id: row.id, version: row.version, event, input: {} })
    return true
  } catch (error) {
    if (isEngineError(error) && error.code === 'EVENT_REFUSED') return false
    throw error
  }
}

async function dropped(runtime: CommandRuntime, entity: Entity, row: RecordRow, { state, delay }: DueTimer, known: MachineTimer | null): Promise<Outcome> {
  const why = known ? 'its condition did not hold' : 'the definitions know it no more'
  await insertAudit(runtime.query, [{ ...quietHead(runtime, entity, row), action: 'timer', event: known?.event ?? null, fromState: row.state, note: `The delay ${delay} of “${state}” ended without effect: ${why}.` }])
  return 'dropped'
}

/**
 * Carries out what is due on a record's clock: its alarms, and the note that the limit has passed. An alarm whose
 * record left the state before a worker came to it is not caught up on.
 * @param runtime of `systemIn(due.dealership)`
 * @throws whatever an action throws; nothing is changed then
 */
export async function fireClock(runtime: Runtime, due: DueClock): Promise<Outcome> {
  return alone(runtime, `clock ${due.recordId} ${due.clock}`, async (inside) => {
    const { query, model, now } = inside
    const entity = model.entities.get(due.entity)
    const row = entity ? await loadRecord(query, entity, due.recordId, { forUpdate: true, dealership: due.dealership }) : null
    const kept = (await recordClocks(query, due.recordId)).find(({ clock, nextAt }) => clock === due.clock && nextAt !== null && Date.parse(nextAt) <= now.getTime())
    if (!entity || !row || !kept) return 'gone'
    const clock = entity.machine?.clocks.find(({ id }) => id === due.clock)
    const hours = hoursIn(model, await zoneFor(query, model, null, row.dealership))
    const { row: next, alarms } = clock ? dueAlarms(clock, hours(clock.calendar), kept, now) : { row: { ...kept, nextAt: null }, alarms: [] }
    await saveClocks(query, [{ ...placeOf(entity, row), ...next }])
    let current = row
    for (const alarm of clock ? alarms : []) current = (await act(inside, entity, current, { id: alarm.id, action: 'alarm', note: titleOf((clock as Clock).titles, 'en'), actions: alarm.actions })) ?? current
    return alarms.length > 0 ? 'fired' : 'gone'
  })
}

/** What a failure is called where it is kept. */
export function failureText(error: unknown): string {
  const text = error instanceof EngineError ? `${error.code}: ${error.message}` : error instanceof Error ? error.message : String(error)
  return text.slice(0, 500)
}
