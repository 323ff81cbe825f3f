/** Delays and clocks of a new version reach the records that are there already: in the publication itself, thousands at once. */
import type { PublishPlan } from '../../engine.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { columnName, dataSchema } from '../../kernel/names.ts'
import { and, ident, type Sql, sql } from '../../kernel/sql.ts'
import { systemFieldsOf } from '../../model/system-fields.ts'
import type { Entity, MachineTimer, Values } from '../../model/types.ts'
import { fittedClock, hoursIn, momentAhead, momentTimers } from '../../runtime/index.ts'
import { type ClockPlace, type ClockRow, clocksOfRecords, insertTimers, type Query, saveClocks, type TimerRow } from '../../store/index.ts'
import { standsIn } from '../../workflow/index.ts'
import type { Naming } from '../naming.ts'
import type { EntityRenames } from '../renames.ts'
import type { TimeChange } from './time-changes.ts'
import { type Reach, reachText } from './reach-text.ts'

/** Where records of a change are read: as the tables are now, which in a plan are still those of the version before. */
export interface Standing {
  /** Null where there is no table yet, so that no record can be reached. */
  readonly tableOf: (entity: Entity) => string | null
  /** States that are called otherwise in the table than in the new version. */
  readonly renames: readonly EntityRenames[]
  /** Entities whose records have no state yet; all come to stand in the first one, at the publication. */
  readonly stateless: ReadonlySet<string>
  readonly zoneOf: (dealership: string) => string | undefined
  readonly at: string
}

export interface Standee {
  readonly id: string
  readonly state: string
  /** When the record came into its state. */
  readonly since: string
  /** The whole row, where moments are worked out from it. */
  readonly row: JsonObject | null
}

/** Records read and written at once. */
const batch = 5000

/**
 * Sets, moves and ends the delays and clocks that a version changes. A delay that is new counts from when the record
 * came into its state, and is due at once where that is long ago; one that has fired already is not set again.
 */
export async function armTime(query: Query, changes: readonly TimeChange[], standing: Standing): Promise<void> {
  for (const change of changes) {
    await endTimers(query, change)
    for (const { from, to } of change.timers.moved) {
      for await (const records of waiting(query, change, from, standing)) {
        await query(sql`delete from platform.timer where record_id = any(${records.map(({ id }) => id)}::uuid[]) and state = ${from.state} and delay = ${from.delay}`)
        await insertTimers(query, timersOf(change, to, records, standing), standing.at)
      }
    }
    for (const timer of change.timers.added) {
      for await (const records of standees(query, change, storedIn(change, timer), standing)) await insertTimers(query, timersOf(change, timer, records, standing), standing.at)
    }
    if (change.hasClocks) await fitClocks(query, change, null, standing)
  }
}

/** Lets the clocks of the records in these states (null: in any) be as the definition has them; those of clocks that are gone go. */
export async function fitClocks(query: Query, change: Omit<TimeChange, 'timers' | 'hasClocks'>, states: readonly string[] | null, standing: Standing): Promise<void> {
  const { entity, dealership, machine } = change
  await query(sql`delete from platform.sla_clock where entity = ${entity.name} and dealership is not distinct from ${dealership}::text and not (clock = any(${machine.clocks.map(({ id }) => id)}::text[]))`)
  if (machine.clocks.length === 0) return
  for await (const records of standees(query, change, states ?? [...machine.states.keys()], standing)) await saveClocks(query, await fitted(query, change, records, standing))
}

async function endTimers(query: Query, { entity, dealership, timers }: TimeChange): Promise<void> {
  for (const { state, delay } of timers.gone) await query(sql`delete from platform.timer where entity = ${entity.name} and dealership is not distinct from ${dealership}::text and state = ${state} and delay = ${delay}`)
}

/** Clocks that come to stand otherwise, as they come to stand. */
async function fitted(query: Query, { entity, dealership, machine, model }: Omit<TimeChange, 'timers' | 'hasClocks'>, records: readonly Standee[], { at, zoneOf }: Standing): Promise<readonly (ClockPlace & ClockRow)[]> {
  const hours = hoursIn(model, zoneIn(model, dealership, zoneOf))
  const kept = await clocksOfRecords(query, records.map(({ id }) => id))
  const now = new Date(at)
  return records.flatMap(({ id, state, since }) =>
    machine.clocks.flatMap((clock) => {
      const row = kept.get(id)?.find((one) => one.clock === clock.id) ?? null
      const next = fittedClock(clock, hours(clock.calendar), row, clock.ruleIn(state), new Date(since), now)
      return next === null || next === row ? [] : [{ entity: entity.name, recordId: id, dealership, ...next }]
    }),
  )
}

export const zoneIn = (model: TimeChange['model'], dealership: string | null, zoneOf: Standing['zoneOf']): string => (dealership === null ? undefined : zoneOf(dealership)) ?? model.settings.timeZone

const storedIn = ({ machine }: TimeChange, timer: MachineTimer): readonly string[] => [...machine.states.keys()].filter((key) => standsIn(key, timer.state))

function timersOf({ entity, dealership, model }: Omit<TimeChange, 'timers' | 'hasClocks'>, { state, delay, milliseconds, calendar, at: moment }: MachineTimer, records: readonly Standee[], { zoneOf, at }: Standing): readonly TimerRow[] {
  const hours = hoursIn(model, zoneIn(model, dealership, zoneOf))(calendar)
  return records.flatMap(({ id, since, row }) => {
    const dueAt = moment ? momentAhead(moment, valuesIn(entity, row ?? {}), new Date(at), model.settings.timeZone) : new Date(hours.after(Date.parse(since), milliseconds)).toISOString()
    return dueAt === null ? [] : [{ entity: entity.name, recordId: id, dealership, state, delay, dueAt }]
  })
}

/** Values by field name in a row of the table, as it was told in JSON. */
export function valuesIn(entity: Entity, row: JsonObject): Values {
  const custom = (row.custom ?? {}) as JsonObject
  return {
    ...Object.fromEntries(systemFieldsOf(entity).map(({ name }) => [name, row[columnName(name)] ?? null])),
    ...Object.fromEntries(entity.fields.map(({ name, column, storage }) => [name, (storage === 'custom' ? custom[column] : row[column]) ?? null])),
  }
}

/** Sets the timers of a state that records were put into which end at a moment of theirs. */
export async function armMoments(query: Query, change: Omit<TimeChange, 'timers' | 'hasClocks'>, state: string, standing: Standing): Promise<void> {
  const timers = momentTimers(change.entity, state)
  if (timers.length === 0) return
  for await (const records of standees(query, change, [state], standing)) for (const timer of timers) await insertTimers(query, timersOf(change, timer, records, standing), standing.at)
}

/** Records that are kept and stand in one of these states of the new version. */
export async function* standees(query: Query, change: Pick<TimeChange, 'entity' | 'dealership'>, states: readonly string[], standing: Standing): AsyncGenerator<readonly Standee[]> {
  const { entity } = change
  const renames = standing.renames.find(({ id }) => id === entity.id)?.states ?? []
  const asKept = new Map(renames.filter(({ dealerships }) => dealerships?.includes(change.dealership ?? '') ?? true).map(({ from, to }) => [to, from]))
  const today = new Map([...asKept].map(([to, from]) => [from, to]))
  const first = entity.machine?.initial ?? ''
  if (standing.stateless.has(entity.id)) {
    if (states.includes(first)) for await (const records of recordsOf(query, change, standing, null, first)) yield records
    return
  }
  const keys = states.map((key) => asKept.get(key) ?? key)
  for await (const records of recordsOf(query, change, standing, sql`t.state = any(${keys}::text[])`, null)) yield records.map((record) => ({ ...record, state: today.get(record.state) ?? record.state }))
}

/** Records for which this timer waits. */
async function* waiting(query: Query, change: TimeChange, { state, delay }: MachineTimer, standing: Standing): AsyncGenerator<readonly Standee[]> {
  const { entity, old } = change
  const rename = standing.renames.find(({ id }) => id === entity.id)
  const node = rename?.nodes.find(({ to }) => to === state)?.from ?? state
  const name = rename ? (old ?? entity).name : entity.name
  yield* recordsOf(query, change, standing, sql`exists (select from platform.timer x where x.record_id = t.id and x.entity = ${name} and x.state = ${node} and x.delay = ${delay})`, null)
}

/** `first`: the state that all of them are to have, or that matters to nobody (''); null: they have their own. */
export async function* recordsOf(query: Query, { entity, dealership }: Pick<TimeChange, 'entity' | 'dealership'>, { tableOf, at }: Standing, condition: Sql | null, first: string | null): AsyncGenerator<readonly Standee[]> {
  const table = tableOf(entity)
  if (table === null) return
  const theirs = entity.scope === 'network' ? null : sql`t.dealership is not distinct from ${dealership}::text`
  const stand = first === null ? sql`t.state, t.state_since as since` : sql`${first}::text as state, ${at}::timestamptz as since`
  const row = first === '' || entity.machine?.timers.some((timer) => timer.at !== null) ? sql`to_jsonb(t)` : sql`null::jsonb`
  for (let last: string | null = null; ; ) {
    const rows: readonly Standee[] = await query<Standee>(sql`select t.id, ${stand}, ${row} as row from ${ident(dataSchema, table)} t where ${and([sql`t.deleted_at is null`, theirs, condition, last === null ? null : sql`t.id > ${last}::uuid`])} order by t.id limit ${batch}`)
    if (rows.length > 0) yield rows
    if (rows.length < batch) return
    last = rows.at(-1)?.id ?? null
  }
}

type Told = PublishPlan['changes'][number]

/** In words: whom the changed delays and clocks reach, and how many of them do something at once. */
export async function tellTime(query: Query, changes: readonly TimeChange[], standing: Standing, naming: Naming): Promise<readonly Told[]> {
  const told = new Map<string, Reach>()
  const add = (what: string, dues: readonly (string | null)[]): void => {
    const reach = told.get(what) ?? { records: 0, atOnce: 0 }
    told.set(what, { records: reach.records + dues.length, atOnce: reach.atOnce + dues.filter((due) => due !== null && due <= standing.at).length })
  }
  for (const change of changes) {
    const { entity, machine, timers } = change
    const where = ({ state, delay }: MachineTimer, of: Pick<Entity, 'machine'> = entity): string => `${naming.delay(delay)} of “${naming.state(of, state)}” in ${naming.entity(entity.name)}`
    for (const timer of timers.added) {
      for await (const records of standees(query, change, storedIn(change, timer), standing)) add(`New delay ${where(timer)}`, timersOf(change, timer, records, standing).map(({ dueAt }) => dueAt))
    }
    for (const { from, to } of timers.moved) for await (const records of waiting(query, change, from, standing)) add(`Changed delay ${where(to)}`, timersOf(change, to, records, standing).map(({ dueAt }) => dueAt))
    for (const timer of timers.gone) for await (const records of waiting(query, change, timer, standing)) add(`Removed delay ${where(timer, change.old ?? entity)}`, records.map(() => null))
    if (!change.hasClocks) continue
    for await (const records of standees(query, change, [...machine.states.keys()], standing)) {
      for (const row of await fitted(query, change, records, standing)) add(`Clock “${naming.title(machine.clocks.find(({ id }) => id === row.clock)?.titles) ?? row.clock}” in ${naming.entity(entity.name)}`, [row.nextAt])
    }
  }
  return [...told].map(([what, reach]) => ({ area: 'state', text: reachText(what, reach) }))
}
