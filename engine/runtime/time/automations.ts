/** Automations: what happens to a record becomes a timer in the same transaction, due at once or later, and the worker carries it out. */
import { titleOf } from '../../kernel/titles.ts'
import type { Json } from '../../kernel/json.ts'
import type { Automation, Entity, Model, Values } from '../../model/types.ts'
import { deleteTimer, insertAudit, insertTimers, type RecordRow, type TimerRow } from '../../store/index.ts'
import { instantOf, standsIn } from '../../workflow/index.ts'
import { changesOf } from '../steps/changes.ts'
import { quietHead } from '../steps/journal-entries.ts'
import type { CommandRuntime } from '../types.ts'
import { placeOf } from './keep-time.ts'
import { recordOf } from './moments.ts'
import { type Hours, hoursIn, zoneFor } from './working-hours.ts'

/** Most automations that lead to one another before it ends. */
export const longestChain = 5

const prefix = 'automation:'

/** What a timer of an automation has in the place of a state; no state is called so. */
export const automationState = (id: string): string => `${prefix}${id}`
export const automationIn = (state: string): string | null => (state.startsWith(prefix) ? state.slice(prefix.length) : null)

/** What it waits for stands in the place of the delay: one timer for a stay in a state, and for a date. */
export const waitDelay = 'wait'
export const dateDelay = 'date'

export const hasEntered = (state: string, before: string | null, after: string | null): boolean => after !== null && standsIn(after, state) && (before === null || !standsIn(before, state))

/** Notes what the change of a record sets off, once for each change; `before` null: the record is new. The automation that made the change is not set off by it. */
export async function noteOccasions(runtime: CommandRuntime, entity: Entity, before: RecordRow | null, after: RecordRow): Promise<void> {
  const atWork = runtime.chain?.at(-1)
  const automations = (runtime.model.automations.get(entity.name) ?? []).filter(({ id }) => id !== atWork)
  if (automations.length === 0) return
  const changed = before === null ? [] : Object.keys(changesOf(entity, before.values, after.values) ?? {})
  await startAtOnce(runtime, entity, after, automations.filter(({ trigger }) => isOccasion(trigger, before, after, changed)))
  await setWaits(runtime, entity, before, after, automations)
}

/** Whether the change sets the automation off at once. */
export function isOccasion(trigger: Automation['trigger'], before: RecordRow | null, after: RecordRow, changed: readonly string[]): boolean {
  if (trigger.kind === 'created') return before === null
  if (trigger.kind === 'changed') return trigger.fields ? trigger.fields.some((field) => changed.includes(field)) : changed.length > 0
  return trigger.kind === 'entered' && hasEntered(trigger.state, before?.state ?? null, after.state)
}

/** A chain of them does not go round, nor on for ever. */
async function startAtOnce(runtime: CommandRuntime, entity: Entity, row: RecordRow, automations: readonly Automation[]): Promise<void> {
  const { query, now, chain = [] } = runtime
  const stopped = automations.filter(({ id }) => chain.includes(id) || chain.length >= longestChain)
  const at = now.toISOString()
  const rows = automations.filter((one) => !stopped.includes(one)).map(({ id }): TimerRow => ({ ...placeOf(entity, row), state: automationState(id), delay: `v${row.version}`, dueAt: at, chain: chain.join(' ') || null }))
  await insertTimers(query, rows, at)
  await insertAudit(query, stopped.map(({ id, titles }) => ({ ...quietHead(runtime, entity, row), action: 'automation', transition: id, note: `“${titleOf(titles, 'en')}” was not started again: automations set each other off in a circle.` })))
}

/** Sets, moves and takes off what is to come: a stay that begins, a date that says something else now. A stay that ends lets its timer come to nothing. */
async function setWaits(runtime: CommandRuntime, entity: Entity, before: RecordRow | null, after: RecordRow, automations: readonly Automation[]): Promise<void> {
  const { query, model, actor, now } = runtime
  const waits = waitsIn(automations, before, after)
  if (waits.length === 0) return
  const zone = await zoneFor(query, model, actor, after.dealership)
  const rows = waits.map((wait) => ({ ...wait, dueAt: dueOf(wait, after, { zone, model, now }) }))
  for (const { automation, delay, dueAt } of rows) if (dueAt === null && before !== null) await deleteTimer(query, after.id, automationState(automation.id), delay)
  await insertTimers(query, rows.flatMap(({ automation, delay, dueAt }) => (dueAt === null ? [] : [timerOf(entity, after, automation, delay, dueAt)])), now.toISOString())
}

interface Wait {
  readonly automation: Automation
  readonly delay: string
}

/** What is waited for anew after a change of the record. */
export function waitsIn(automations: readonly Automation[], before: RecordRow | null, after: RecordRow): readonly Wait[] {
  const begun = automations.filter(({ trigger }) => trigger.kind === 'waiting' && hasEntered(trigger.state, before?.state ?? null, after.state))
  const dated = automations.filter((automation) => dateOf(automation, before) !== dateOf(automation, after))
  return [...begun.map((automation) => ({ automation, delay: waitDelay })), ...dated.map((automation) => ({ automation, delay: dateDelay }))]
}

/** When it comes; null: a date that is waited for no more. */
export function dueOf({ automation, delay }: Wait, after: RecordRow, { zone, model, now }: { readonly zone: string; readonly model: Model; readonly now: Date }): string | null {
  return delay === waitDelay ? waitDue(automation, now, hoursIn(model, zone)) : dateDue(automation, recordOf(after), zone, now)
}

const timerOf = (entity: Entity, row: RecordRow, { id }: Automation, delay: string, dueAt: string): TimerRow => ({ ...placeOf(entity, row), state: automationState(id), delay, dueAt })

function dateOf({ trigger }: Automation, row: RecordRow | null): Json {
  return trigger.kind === 'date' && row ? (recordOf(row)[trigger.field] ?? null) : null
}

/** When a stay that began at `since` has lasted long enough. */
export function waitDue({ trigger, milliseconds }: Automation, since: Date, hours: Hours): string {
  const calendar = trigger.kind === 'waiting' ? (trigger.calendar ?? null) : null
  return new Date(hours(calendar).after(since.getTime(), milliseconds)).toISOString()
}

/** When the date of the record comes; null where it has none, or where that has passed. */
export function dateDue({ trigger, milliseconds }: Automation, record: Values, zone: string, now: Date): string | null {
  const value = trigger.kind === 'date' ? record[trigger.field] : null
  if (typeof value !== 'string') return null
  const start = /^\d{4}-\d{2}-\d{2}$/.test(value) ? instantOf(zone, value, '00:00') : Date.parse(value)
  const due = start + milliseconds
  return Number.isNaN(due) || due <= now.getTime() ? null : new Date(due).toISOString()
}

/** The automation with this id that is about the entity. */
export const automationOf = (model: Model, entity: Entity, id: string): Automation | undefined => model.automations.get(entity.name)?.find((one) => one.id === id)

/** What records that are brought in with their history wait for from now on; what would have been long ago is history. */
export function loadedWaits(model: Model, entity: Entity, row: RecordRow, zone: string, now: Date): readonly TimerRow[] {
  const hours = hoursIn(model, zone)
  return (model.automations.get(entity.name) ?? []).flatMap((automation) => {
    const { trigger } = automation
    const isHere = trigger.kind === 'waiting' && row.state !== null && standsIn(row.state, trigger.state)
    const due = isHere ? waitDue(automation, new Date(row.stateSince ?? row.createdAt), hours) : dateDue(automation, recordOf(row), zone, now)
    return due === null || Date.parse(due) <= now.getTime() ? [] : [timerOf(entity, row, automation, isHere ? waitDelay : dateDelay, due)]
  })
}
