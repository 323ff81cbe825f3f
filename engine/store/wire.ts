/** The connection of one transaction: what is asked in one go is sent in one go. */
import type pg from 'pg'
import { Batch, type Said } from './batch.ts'
import { gather } from './gather.ts'
import { makeRoom, nameOf } from './prepared.ts'

type Answer = pg.QueryResult<object>

/** Each goes out behind what was asked before it, and fails with what `refused` makes of the error. */
export interface Wire {
  /** With all that is asked until the code at work waits for something. Commands say the same again and again: what they say is prepared. */
  readonly say: (text: string, values: readonly unknown[]) => Promise<Answer>
  readonly control: (text: 'begin' | 'commit') => Promise<Answer>
  /** What was asked so far is answered without waiting for what comes after it. */
  readonly part: () => void
  /** At once and by itself; a text without values may hold several statements. */
  readonly alone: (text: string) => Promise<Answer>
}

/** `refused` hears of every error before anything else happens. */
export function openWire(client: pg.PoolClient, refused: (error: Error) => unknown): Wire {
  let asked: Said[] = []
  const flush = (): void => {
    const batch = asked
    asked = []
    if (batch.length > 0) client.query(new Batch(batch))
  }
  const answered = (ask: (done: Said['done']) => void): Promise<Answer> =>
    new Promise((resolve, reject) => {
      ask((error, result) => (error ? reject(refused(error)) : resolve(result)))
    })
  const gathered = (name: string | null, text: string, values: readonly unknown[]): Promise<Answer> =>
    answered((done) => {
      if (asked.push({ name, text, values, done }) === 1) process.nextTick(flush)
    })
  return {
    say: (text, values) => {
      const name = nameOf(text)
      void makeRoom(client, name)
      return gathered(name, text, values)
    },
    control: (text) => gathered(text, text, []),
    part: () => {
      gather(client)
      flush()
    },
    alone: (text) =>
      answered((done) => {
        flush()
        client.query(text, done)
      }),
  }
}
