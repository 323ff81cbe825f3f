/** Automations with a timetable: at its time every record that the filter finds is given a timer that is due at once. */
import type { AutomationTrigger, Weekday } from '../../definition/types.ts'
import type { Automation, Entity } from '../../model/types.ts'
import { claimRun, insertTimers, isTransient, matchingIds, type Query } from '../../store/index.ts'
import { dayAt, instantOf } from '../../workflow/index.ts'
import { plainFilter } from '../home/plain-filter.ts'
import { readScopeOf } from '../read-scope.ts'
import type { Runtime } from '../types.ts'
import { automationState } from './automations.ts'
import { zoneFor } from './working-hours.ts'

type Schedule = Extract<AutomationTrigger, { kind: 'schedule' }>

const weekdays: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const dayMs = 86_400_000

/** The latest moment up to now at which the timetable says so; null where none was in the last week. */
export function lastTime({ at, weekdays: days }: Pick<Schedule, 'at' | 'weekdays'>, zone: string, now: Date): Date | null {
  for (let back = 0; back <= 7; back++) {
    const day = dayAt(zone, now.getTime() - back * dayMs)
    const time = instantOf(zone, day, at)
    const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] as Weekday
    if (time <= now.getTime() && (days?.includes(weekday) ?? true)) return new Date(time)
  }
  return null
}

/**
 * Starts what the timetables of the dealership (or of the network) say, once for each time, however many workers
 * look; a time that passed while nobody looked is caught up on, the last of several.
 * @param runtime of `systemIn(dealership)`
 * @returns how many were started
 */
export async function startSchedules(runtime: Runtime): Promise<number> {
  const { store, model, actor, clock } = runtime
  const zone = await zoneFor(store.query, model, actor, actor.dealership)
  let started = 0
  for (const [name, automations] of model.automations) {
    const entity = model.entities.get(name)
    if (!entity || !isTheirs(entity, actor.dealership)) continue
    for (const automation of automations) if (automation.trigger.kind === 'schedule' && (await start(runtime, entity, automation, automation.trigger, lastTime(automation.trigger, zone, clock()), zone))) started++
  }
  return started
}

const isTheirs = ({ scope }: Entity, dealership: string | null): boolean => scope === 'layered' || (scope === 'network') === (dealership === null)

async function start({ store, model, actor, clock }: Runtime, entity: Entity, { id }: Automation, { filter }: Schedule, time: Date | null, timeZone: string): Promise<boolean> {
  if (time === null) return false
  const now = clock()
  try {
    return await store.transaction(async (query: Query) => {
      if (!(await claimRun(query, id, actor.dealership, time.toISOString()))) return false
      const scope = readScopeOf(model, actor, now)
      const plain = filter ? plainFilter(model, entity, filter, { me: actor.id, now, timeZone }) : null
      const dealership = entity.scope === 'network' ? null : actor.dealership
      const rows = (await matchingIds(query, scope, entity, dealership, plain)).map((recordId) => ({ entity: entity.name, recordId, dealership, state: automationState(id), delay: time.toISOString(), dueAt: now.toISOString() }))
      for (let from = 0; from < rows.length; from += batch) await insertTimers(query, rows.slice(from, from + batch), now.toISOString())
      return true
    })
  } catch (error) {
    // Another worker is at it, or the next look will do.
    if (isTransient(error)) return false
    throw error
  }
}

/** Timers written at once. */
const batch = 5000
