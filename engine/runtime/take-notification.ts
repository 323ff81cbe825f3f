/** Pressing a notice that sends an event: one of all who were told is the first. */
import { EngineError, isEngineError } from '../kernel/errors.ts'
import { sql } from '../kernel/sql.ts'
import { isUuid } from '../kernel/uuid.ts'
import type { TakenNotification } from '../engine.ts'
import { executeCommand } from './execute-command.ts'
import type { Runtime } from './types.ts'
import { visibleRecord } from './visible-record.ts'

interface Notice {
  readonly entity: string | null
  readonly record: string | null
  readonly event: string | null
  readonly hasEnded: boolean
  /** Who led the record on; null where it went on by itself. */
  readonly by: string | null
  readonly byId: string | null
}

/** Others may write to the record at the same moment, without leading it anywhere. */
const mostAttempts = 5

/**
 * Sends the notice's event to its record, unless somebody else was first: then the answer says who. Pressing again
 * what one has taken oneself is no mistake.
 * @throws EngineError NOT_FOUND, EVENT_REFUSED, FORBIDDEN, VERSION_CONFLICT where others keep changing the record
 */
export async function takeNotification(runtime: Runtime, id: string): Promise<TakenNotification> {
  for (let attempt = 1; ; attempt++) {
    const found = await noticeOf(runtime, id)
    const { entity: name, record, event } = found
    const entity = runtime.model.entities.get(name ?? '')
    if (!entity || record === null || event === null) throw new EngineError('BAD_INPUT', 'Pressing this notification sends nothing.')
    const answer = (isTaken: boolean, by: string | null): TakenNotification => ({ isTaken, by, entity: entity.name, record })
    const late = ({ by, byId }: Notice) => answer(byId === runtime.actor.id, by)
    if (found.hasEnded) return late(found)
    // The version comes before the second look: what it is sent with was still to be taken.
    const { version } = await visibleRecord(runtime, entity, record)
    const still = await noticeOf(runtime, id)
    if (still.hasEnded) return late(still)
    try {
      await executeCommand(runtime, { kind: 'send', entity, id: record, version, event, input: {} }, () => null)
      return answer(true, runtime.actor.name)
    } catch (error) {
      const after = await noticeOf(runtime, id)
      if (after.hasEnded) return late(after)
      if (!isEngineError(error) || error.code !== 'VERSION_CONFLICT') throw error
      if (attempt === mostAttempts) throw new EngineError('VERSION_CONFLICT', 'Others are changing this record at the moment.', { hint: 'Nothing was done. Try again.' })
    }
  }
}

async function noticeOf({ store, actor }: Runtime, id: string): Promise<Notice> {
  const [found] = isUuid(id)
    ? await store.query<Notice>(sql`select n.entity, n.record_id as record, n.event, n.ended_at is not null as "hasEnded", u.name as by, n.ended_by as "byId"
        from platform.notification n left join platform."user" u on u.id = n.ended_by where n.id = ${id}::uuid and n.user_id = ${actor.id}::uuid`)
    : []
  if (!found) throw new EngineError('NOT_FOUND', 'There is no such notification, or it is not yours.')
  return found
}
