/** What comes due: delayed transitions and alarms of clocks, each carried out once, by the engine itself, in one transaction with its row. */
import { systemActor } from '../actors.ts'
import { EngineError, isEngineError } from '../../kernel/errors.ts'
import { titleOf } from '../../kernel/titles.ts'
import type { Actor, Clock, Entity, MachineTimer } from '../../model/types.ts'
import { type DueClock, type DueTimer, insertAudit, isOursAlone, isTransient, loadRecord, type Query, recordClocks, type RecordRow, saveClocks, takeTimer, updateRecord, withReferences } from '../../store/index.ts'
import { standsIn } from '../../workflow/index.ts'
import { runCommand } from '../execute-command.ts'
import { applyActions } from '../steps/apply-actions.ts'
import { carryOut } from '../steps/carry-out.ts'
import { changesOf } from '../steps/changes.ts'
import { checkRecord } from '../steps/check-record.ts'
import { contextOf, withValues } from '../steps/expression-context.ts'
import { auditHead } from '../steps/journal-entries.ts'
import { withComputed } from '../steps/values.ts'
import type { CommandRuntime, Runtime } from '../types.ts'
import { dueAlarms } from './move-clock.ts'
import { placeOf } from './keep-time.ts'
import { followMoments } from './moments.ts'
import { hoursIn, zoneFor } from './working-hours.ts'

/** The engine at work in one dealership, or in the network. */
export const systemIn = (dealership: string | null): Actor => ({ ...systemActor, dealership, dealerships: dealership === null ? [] : [dealership] })

/** `busy`: another worker is at it. `gone`: done or ended in the meantime. `dropped`: its guard refused, or the machine knows it no more; the journal says so. */
export type Outcome = 'fired' | 'dropped' | 'gone' | 'busy'

/**
 * Sends the delayed transition of a timer whose time has come, and takes the timer off with it. A guard that
 * refuses ends the timer: a delay is judged once, at its time.
 * @param runtime of `systemIn(timer.dealership)`
 * @throws whatever the transition throws (a target state that requires an empty field); nothing is changed then
 */
export async function fireTimer(runtime: Runtime, timer: DueTimer): Promise<Outcome> {
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
  await insertAudit(runtime.query, [{ ...head(runtime, entity, row), action: 'timer', event: known?.event ?? null, fromState: row.state, note: `The delay ${delay} of “${state}” ended without effect: ${why}.` }])
  return 'dropped'
}

/** Subscribers hear of what changes a record; what does not leaves no version behind. */
function head(runtime: CommandRuntime, entity: Entity, row: RecordRow) {
  const { version: _, ...rest } = auditHead(runtime, entity, row)
  return rest
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
    for (const alarm of clock ? alarms : []) current = await goneOff(inside, entity, current, clock as Clock, alarm)
    return alarms.length > 0 ? 'fired' : 'gone'
  })
}

/** The actions of an alarm on the record as it stands; the record answers for what they change. */
async function goneOff(runtime: CommandRuntime, entity: Entity, before: RecordRow, clock: Clock, { id, actions }: Clock['alarms'][number]): Promise<RecordRow> {
  const { query, model, actor, now } = runtime
  const expand = (of: Entity, values: RecordRow['values'], paths: readonly string[]) => withReferences(query, model, of, values, paths, before.dealership)
  const context = await contextOf(runtime, expand, entity, before)
  const { values, effects } = applyActions(entity, before.values, actions, context)
  const changed = withComputed(entity, values, context)
  const changes = changesOf(entity, before.values, changed)
  const at = now.toISOString()
  const row: RecordRow = changes ? { ...before, version: before.version + 1, updatedAt: at, updatedBy: actor.id, values: changed } : before
  if (changes) {
    checkRecord(entity, row, withValues(context, entity, changed), actor.locale, Object.keys(changes))
    await updateRecord(query, entity, row)
    await followMoments(runtime, entity, before, row)
  }
  const after = await carryOut(runCommand, runtime, entity, row, effects, id)
  if (changes) await insertAudit(query, [{ ...auditHead(runtime, entity, after), action: 'update', changes }])
  await insertAudit(query, [{ ...head(runtime, entity, after), action: 'alarm', transition: id, fromState: row.state, note: titleOf(clock.titles, 'en') }])
  return after
}

const mostAttempts = 3

/** In one transaction, unless another worker is at the same thing. */
async function alone(runtime: Runtime, key: string, work: (inside: CommandRuntime) => Promise<Outcome>): Promise<Outcome> {
  const { store, model, actor, clock, enqueue } = runtime
  for (let attempt = 1; ; attempt++) {
    try {
      return await store.transaction(async (query: Query) => ((await isOursAlone(query, key)) ? work({ query, model, actor, now: clock(), enqueue }) : 'busy'))
    } catch (error) {
      if (!isTransient(error) || attempt === mostAttempts) throw error
    }
  }
}

/** What a failure is called where it is kept. */
export function failureText(error: unknown): string {
  const text = error instanceof EngineError ? `${error.code}: ${error.message}` : error instanceof Error ? error.message : String(error)
  return text.slice(0, 500)
}
