/** Notices of one transaction's commit to every process, gathered so that writers never wait for them. */
import type pg from 'pg'
import type { Query } from './pool.ts'

/** Milliseconds in which several notices of one channel become one. */
const pause = 20

const afterCommit = new WeakMap<Query, (channel: string) => void>()

/**
 * Tells the listeners of a channel once what `query` writes is committed, and not at all if it is rolled back.
 * A notice may be lost with its process: listeners also look for themselves now and then. NOTIFY inside of the
 * transaction would make all commits of the server wait for one another.
 */
export function announceAfterCommit(query: Query, channel: string): void {
  afterCommit.get(query)?.(channel)
}

/** Makes `announceAfterCommit` of this query call `tell`. */
export function onAnnounce(query: Query, tell: (channel: string) => void): void {
  afterCommit.set(query, tell)
}

/** Sends notices, at most one at a time for each channel. */
export function openAnnouncer(pool: pg.Pool): (channel: string) => void {
  const waiting = new Map<string, boolean>()
  const send = (channel: string): void => {
    waiting.set(channel, false)
    pool.query(`select pg_notify($1, '')`, [channel]).catch(() => undefined)
    setTimeout(() => {
      const again = waiting.get(channel) === true
      waiting.delete(channel)
      if (again && !pool.ending) send(channel)
    }, pause).unref()
  }
  return (channel) => void (waiting.has(channel) ? waiting.set(channel, true) : send(channel))
}
