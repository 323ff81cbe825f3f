import type { Actor, Model } from '../../model/types.ts'
import { type Query, timeZoneOf } from '../../store/index.ts'
import { allTime, type WorkingTime, workingTime } from '../../workflow/index.ts'

/** Working time by the name of a calendar; null: every moment counts. */
export type Hours = (calendar: string | null) => WorkingTime

/** Made for each model once: a calendar keeps the days it has worked out. */
const known = new WeakMap<Model, Map<string, WorkingTime>>()

/** A calendar that is gone counts every moment. */
export function hoursIn(model: Model, timeZone: string): Hours {
  const own = known.get(model) ?? new Map<string, WorkingTime>()
  known.set(model, own)
  return (name) => {
    const calendar = name === null ? undefined : model.calendars.get(name)
    if (!calendar) return allTime
    const key = `${calendar.name} ${timeZone}`
    const made = own.get(key) ?? workingTime(calendar, timeZone)
    own.set(key, made)
    return made
  }
}

/** The zone in which a record's dealership works; asked of the database only where the actor does not know it. */
export async function zoneFor(query: Query, model: Model, actor: Actor | null, dealership: string | null): Promise<string> {
  if (dealership === null) return model.settings.timeZone
  if (actor?.timeZone !== undefined && actor.dealership === dealership) return actor.timeZone
  return (await timeZoneOf(query, dealership)) ?? model.settings.timeZone
}
