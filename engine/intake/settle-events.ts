import type { Entity } from '../model/types.ts'
import type { CommandRuntime } from '../runtime/index.ts'
import { type CallEventRow, forgetContent, moveCallEvents, type RecordRow } from '../store/index.ts'
import { attach, type Recording } from './attach.ts'
import type { CallFacts } from './call-facts.ts'
import type { CallEvent } from './read-event.ts'
import type { IntakeOffice } from './types.ts'

interface Settled {
  readonly entity: Entity
  readonly row: RecordRow
  readonly events: readonly CallEventRow[]
  readonly facts: CallFacts
}

/**
 * All steps are taken: the events are done, but for those that others may yet explain. Recordings that were sent are
 * laid with the record, others are fetched. Answers `again` where that is a moment of its own.
 */
export async function settleEvents(office: IntakeOffice, inside: CommandRuntime, { entity, row, events, facts }: Settled): Promise<'again' | 'done'> {
  const { query, now } = inside
  const at = now.toISOString()
  const waiting = events.filter(({ id, status }) => status === 'waiting' && !facts.open.has(id))
  const isSent = ({ type, storageKey }: CallEventRow): boolean => type === 'recorded' && storageKey !== null
  const isFetched = ({ type, payload }: CallEventRow): boolean => type === 'recorded' && (payload as unknown as CallEvent).recording !== null
  for (const event of waiting.filter(isSent)) {
    await attach(inside, entity, row, contentOf(event), facts.startedAt)
    await forgetContent(query, event.id)
  }
  const toFetch = waiting.filter((event) => !isSent(event) && isFetched(event))
  for (const { id } of toFetch) {
    await moveCallEvents(query, [id], ['waiting'], { status: 'fetching', note: null, nextAt: at })
    await office.enqueueRecording(query, id)
  }
  for (const { id, note } of waiting) await moveCallEvents(query, [id], ['waiting'], { status: 'done', note, nextAt: at })
  // Whatever failed before has been made up for.
  const madeUp = events.filter((event) => event.status === 'failed' && event.type !== 'recorded').map(({ id }) => id)
  await moveCallEvents(query, madeUp, ['failed'], { status: 'done', note: null, nextAt: at })
  return waiting.some(isSent) ? 'again' : 'done'
}

/** What a recording that was sent along says of itself. */
const contentOf = ({ storageKey, payload }: CallEventRow): Recording => ({ ...(payload.content as unknown as Omit<Recording, 'key'>), key: storageKey ?? '' })
