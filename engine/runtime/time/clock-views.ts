import type { ClockView } from '../../engine.ts'
import { titleOf } from '../../kernel/titles.ts'
import type { Entity, Model } from '../../model/types.ts'
import { type ClockRow, recordClocks, type RecordRow } from '../../store/index.ts'
import type { Runtime } from '../types.ts'
import { elapsedOf } from './move-clock.ts'
import { hoursIn, zoneFor } from './working-hours.ts'

/** A clock as the database keeps it, and the zone in which its record's dealership works. */
export type KeptClock = Pick<ClockRow, 'clock' | 'status' | 'elapsedMs' | 'since' | 'dueAt' | 'breachedAt'> & { readonly zone: string | null }

/** Clocks at this moment, in the order of the definition; what the definitions know no more is left out. */
export function clockViews(model: Model, entity: Entity, kept: readonly KeptClock[], now: Date, locale: string): readonly ClockView[] {
  return (entity.machine?.clocks ?? []).flatMap((clock) => {
    const row = kept.find((one) => one.clock === clock.id)
    if (!row) return []
    const elapsedMs = elapsedOf(row, hoursIn(model, row.zone ?? model.settings.timeZone)(clock.calendar), now)
    const isLate = row.dueAt !== null && Date.parse(row.dueAt) <= now.getTime()
    return [{ id: clock.id, title: titleOf(clock.titles, locale), status: row.status, dueAt: row.dueAt, elapsedMs, remainingMs: clock.limitMs - elapsedMs, breachedAt: row.breachedAt ?? (isLate ? row.dueAt : null) }]
  })
}

/** The clocks of one record; nothing is asked where its machine has none. */
export async function recordClockViews({ store, model, actor, clock }: Runtime, entity: Entity, row: RecordRow, locale: string): Promise<readonly ClockView[]> {
  if (!entity.machine || entity.machine.clocks.length === 0) return []
  const zone = await zoneFor(store.query, model, actor, row.dealership)
  return clockViews(model, entity, (await recordClocks(store.query, row.id)).map((one) => ({ ...one, zone })), clock(), locale)
}
