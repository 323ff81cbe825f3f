/** Where the definition refuses overlaps: nobody takes what is taken, not even two at the same moment. */
import { message } from '../../forms/index.ts'
import { EngineError } from '../../kernel/errors.ts'
import { formatScalar } from '../../kernel/format.ts'
import { isSameJson, type Json } from '../../kernel/json.ts'
import { titleOf } from '../../kernel/titles.ts'
import { type Occupation, occupationOf } from '../../model/occupation.ts'
import type { Entity } from '../../model/types.ts'
import { firstOverlap, holdTime, type RecordRow } from '../../store/index.ts'
import { zoneFor } from '../time/working-hours.ts'
import type { CommandRuntime } from '../types.ts'
import { occupiedBy, plannedTime, takesTime } from './planned-time.ts'

/**
 * Holds the time of whatever the record is about to occupy until the transaction ends, and looks whether it is free. What
 * stands where it stood is not asked again.
 * @throws EngineError VALIDATION_FAILED at the field of the start
 */
export async function demandFree(runtime: CommandRuntime, entity: Entity, row: RecordRow, before: RecordRow | null): Promise<void> {
  const occupation = entity.views.calendar?.overlap === 'refuse' ? occupationOf(entity) : null
  if (!occupation || !takesTime(entity, row) || (before && takesTime(entity, before) && isSameTime(occupation, before, row))) return
  const { query, model, actor } = runtime
  const { from, length } = plannedTime(occupation, row.values)
  const of = occupiedBy(occupation, row.values)
  if (from === null || of.length === 0) return
  await holdTime(query, of.flatMap(({ field, values }) => values.map((value) => ['time', entity.name, row.dealership, field.name, value].join(' '))))
  const wanted = { from, to: from + length, of }
  const overlap = await firstOverlap(query, { entity, occupation, dealership: row.dealership, without: row.id }, wanted)
  if (!overlap) return
  const timeZone = await zoneFor(query, model, actor, row.dealership)
  const at = (moment: number): string => formatScalar('datetime', new Date(moment).toISOString(), { locale: actor.locale, timeZone })
  const field = entity.fieldByName.get(overlap.fields[0] ?? '') ?? occupation.start
  const issue = { pointer: `/${occupation.start.name}`, message: message('taken', actor.locale, { title: titleOf(field.titles, actor.locale), from: at(overlap.from), until: at(overlap.to) }) }
  throw new EngineError('VALIDATION_FAILED', issue.message, { issues: [issue], hint: 'Nothing was saved. Choose a free time and save again.' })
}

function isSameTime({ start, end, duration, resources }: Occupation, before: RecordRow, after: RecordRow): boolean {
  const valueOf = ({ values }: RecordRow, name: string): Json => values[name] ?? null
  return [start, end, duration, ...resources].every((field) => !field || isSameJson(valueOf(before, field.name), valueOf(after, field.name)))
}
