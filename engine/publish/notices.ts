/** What processes tell each other about publications: that one is about to come, that it came, that it is over. */
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from '../kernel/sql.ts'
import { uuidv7 } from '../kernel/uuid.ts'
import type { Store } from '../store/index.ts'

/** NOTIFY channel on which every process hears of a new version. */
export const publishChannel = 'pitlane_publish'

/** Milliseconds in which every process has heard that a publication is coming. */
const hearing = 150

/** Milliseconds after which a publication that nobody heard the end of counts as over; longer than one tries. */
const forgotten = 120_000

export interface Notices {
  /**
   * Whether a version may be coming that this process has not heard of yet: somebody publishes at this moment, or
   * the connection on which one hears is gone. Only then it takes a look at the database to know the newest.
   */
  readonly isUnsure: () => boolean
  /** Tells everybody that a publication is coming, and that it is over when `work` is done. */
  readonly around: <T>(work: () => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

export async function openNotices(store: Store, onVersion: () => Promise<unknown>): Promise<Notices> {
  const coming = new Map<string, number>()
  let isDeaf = true
  const hear = (payload: string): void => {
    const [word, token = ''] = payload.split(' ')
    if (word === 'soon') coming.set(token, performance.now())
    else if (word === 'over') coming.delete(token)
    else void onVersion().then(() => (isDeaf = false), () => undefined)
  }
  const stop = await store.listen(publishChannel, hear, () => (isDeaf = true))
  await onVersion()
  isDeaf = false
  const tell = (word: 'soon' | 'over', token: string): Promise<unknown> => store.query(sql`select pg_notify(${publishChannel}, ${`${word} ${token}`})`)
  return {
    isUnsure: () => {
      if (coming.size === 0) return isDeaf
      for (const [token, since] of coming) if (performance.now() - since > forgotten) coming.delete(token)
      return isDeaf || coming.size > 0
    },
    around: async (work) => {
      const token = uuidv7()
      coming.set(token, performance.now())
      await tell('soon', token)
      try {
        if (await hasOthers(store)) await pause(hearing)
        return await work()
      } finally {
        await tell('over', token).catch(() => undefined)
        coming.delete(token)
      }
    },
    close: stop,
  }
}

/** Whether other processes listen on this database. */
async function hasOthers(store: Store): Promise<boolean> {
  const [row] = await store.query<{ count: number }>(sql`select count(*) as count from pg_stat_activity where datname = current_database() and query ilike ${`listen%${publishChannel}%`}`)
  return (row?.count ?? 2) > 1
}
