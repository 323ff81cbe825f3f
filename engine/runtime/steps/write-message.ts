import type { Effect, Entity } from '../../model/types.ts'
import { insertMessage, type RecordRow } from '../../store/index.ts'
import type { CommandRuntime } from '../types.ts'

/** Why something is sent: what the record went through (transition, alarm …) and which of its effects this is. */
export interface Cause {
  readonly name: string
  readonly index: number
}

/** Writes a message with the record's change; it leaves when the change is saved, once, however often the cause is carried out. */
export async function writeMessage({ query, now, enqueue }: CommandRuntime, entity: Entity, row: RecordRow, effect: Extract<Effect, { kind: 'message' }>, cause: Cause): Promise<void> {
  const at = now.toISOString()
  const { channel, recipient, body } = effect
  const payload = { cause: cause.name, at, entity: entity.name, record: row.id, number: row.number, dealership: row.dealership, state: row.state, version: row.version, body }
  const key = [row.id, row.version, cause.name, cause.index].join('/')
  const id = await insertMessage(query, { key, dealership: row.dealership, channel, recipient, payload, entity: entity.name, recordId: row.id, at })
  if (id !== null) await enqueue?.(query, id)
}
