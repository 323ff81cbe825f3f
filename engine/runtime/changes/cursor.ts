import { EngineError } from '../../kernel/errors.ts'
import { currentPosition, type Position } from '../../store/index.ts'
import type { Runtime } from '../types.ts'

/** A position as subscribers keep it; opaque to them. */
export const writeChangeCursor = ({ xid, seq }: Position): string => Buffer.from(`${xid}.${seq}`).toString('base64url')

/** @throws EngineError BAD_INPUT */
export function readChangeCursor(cursor: string): Position {
  const [, xid, seq] = /^(\d{1,19})\.(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? []
  if (xid === undefined || seq === undefined) throw new EngineError('BAD_INPUT', 'The cursor is none of a subscription.', { hint: 'Take it from an event, or from “changeCursor”.' })
  return { xid: BigInt(xid), seq: Number(seq) }
}

/** Everything that is committed lies behind it, everything else ahead. */
export async function changeCursor({ store }: Runtime): Promise<string> {
  return writeChangeCursor(await currentPosition(store.query))
}
