/** Automations of a new version reach the records that are there already, as its delays do. */
import type { PublishPlan } from '../../engine.ts'
import { sql } from '../../kernel/sql.ts'
import type { Automation, Machine } from '../../model/types.ts'
import { automationState, dateDelay, dateDue, hoursIn, waitDelay, waitDue } from '../../runtime/index.ts'
import { beginRuns, insertTimers, type Query, type TimerRow } from '../../store/index.ts'
import { standsIn } from '../../workflow/index.ts'
import type { Naming } from '../naming.ts'
import { type Standee, type Standing, standees, recordsOf, valuesIn, zoneIn } from './arm-time.ts'
import type { AutomationChange } from './automation-changes.ts'
import { type Reach, waitText } from './reach-text.ts'

/** A stay counts from when the record came into its state, and is due at once where that is long ago; dates that have passed are let pass. */
export async function armAutomations(query: Query, changes: readonly AutomationChange[], standing: Standing): Promise<void> {
  for (const change of changes) {
    const { entity, dealership, set, gone } = change
    if (gone.length > 0) await query(sql`delete from platform.timer where entity = ${entity.name} and dealership is not distinct from ${dealership}::text and state = any(${gone.map(automationState)}::text[]) and delay in (${waitDelay}, ${dateDelay})`)
    await beginRuns(query, set.flatMap(({ id, trigger }) => (trigger.kind === 'schedule' ? [id] : [])), dealership, standing.at)
    for (const automation of set) for await (const records of reached(query, change, automation, standing)) await insertTimers(query, timersOf(change, automation, records, standing), standing.at)
  }
}

/** Stays that begin because records were put into a state. */
export async function armStays(query: Query, change: Pick<AutomationChange, 'entity' | 'dealership' | 'model'>, state: string, standing: Standing): Promise<void> {
  const begun = (change.model.automations.get(change.entity.name) ?? []).filter(({ trigger }) => trigger.kind === 'waiting' && standsIn(state, trigger.state))
  for (const automation of begun) for await (const records of standees(query, change, [state], standing)) await insertTimers(query, timersOf(change, automation, records, standing), standing.at)
}

/** Records that the automation waits with. */
async function* reached(query: Query, change: Pick<AutomationChange, 'entity' | 'dealership'>, { trigger }: Automation, standing: Standing): AsyncGenerator<readonly Standee[]> {
  const { machine } = change.entity
  if (trigger.kind === 'waiting' && machine) yield* standees(query, change, statesWithin(machine, trigger.state), standing)
  if (trigger.kind === 'date') yield* recordsOf(query, change, standing, null, '')
}

const statesWithin = ({ states }: Machine, state: string): readonly string[] => [...states.keys()].filter((key) => standsIn(key, state))

function timersOf({ entity, dealership, model }: Pick<AutomationChange, 'entity' | 'dealership' | 'model'>, automation: Automation, records: readonly Standee[], { zoneOf, at }: Standing): readonly TimerRow[] {
  const zone = zoneIn(model, dealership, zoneOf)
  const hours = hoursIn(model, zone)
  const isStay = automation.trigger.kind === 'waiting'
  return records.flatMap(({ id, since, row }) => {
    const dueAt = isStay ? waitDue(automation, new Date(since), hours) : dateDue(automation, valuesIn(entity, row ?? {}), zone, new Date(at))
    return dueAt === null ? [] : [{ entity: entity.name, recordId: id, dealership, state: automationState(automation.id), delay: isStay ? waitDelay : dateDelay, dueAt }]
  })
}

/** In words: whom the automations reach, and how many of them are carried out at once. */
export async function tellAutomations(query: Query, changes: readonly AutomationChange[], standing: Standing, naming: Naming): Promise<PublishPlan['changes']> {
  const told = new Map<string, Reach>()
  for (const change of changes) {
    for (const automation of change.set) {
      const title = naming.title(automation.titles) ?? automation.id
      for await (const records of reached(query, change, automation, standing)) {
        const dues = timersOf(change, automation, records, standing)
        const known = told.get(title) ?? { records: 0, atOnce: 0 }
        told.set(title, { records: known.records + dues.length, atOnce: known.atOnce + dues.filter(({ dueAt }) => dueAt <= standing.at).length })
      }
    }
  }
  return [...told].flatMap(([title, reach]) => (reach.records === 0 ? [] : [{ area: 'state' as const, text: waitText(title, reach) }]))
}
