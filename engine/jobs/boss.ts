/** The one place that knows pg-boss: queues in the same PostgreSQL, jobs written by the transaction that needs them. */
import { type Db, PgBoss, type Queue, type WorkOptions } from 'pg-boss'
import { jobsSchema } from '../kernel/names.ts'
import { Sql } from '../kernel/sql.ts'
import type { Query } from '../store/index.ts'

/**
 * A killed worker's jobs come back: its heartbeat is missed after 15 s, looked for every 10 s. What runs twice
 * because of that must see for itself that it was done.
 */
const heartbeatSeconds = 15
const lookEverySeconds = 10

export type { WorkOptions }

/** Queue names that jobs are put into. */
export type QueueName = 'message' | 'job' | 'publication' | 'call' | 'recording'

const queues: readonly (Queue & { readonly name: QueueName })[] = [
  // One job that waits for each message is enough (`short`: per singleton key); a second one is not written.
  { name: 'message', policy: 'short', notify: true, heartbeatSeconds, expireInSeconds: 120, retryLimit: 20, retryDelay: 1, retryBackoff: true, retryDelayMax: 30, deleteAfterSeconds: 3600, retentionSeconds: 14 * 24 * 3600 },
  // What a person waits for may take hours. That two workers never do one at the same time is seen to by the job's own row.
  { name: 'job', policy: 'short', notify: true, heartbeatSeconds, expireInSeconds: 12 * 3600, retryLimit: 20, retryDelay: 1, retryBackoff: true, retryDelayMax: 30, deleteAfterSeconds: 3600, retentionSeconds: 14 * 24 * 3600 },
  // Planned publications; the row says whether one is still to take place.
  { name: 'publication', policy: 'short', notify: true, heartbeatSeconds, expireInSeconds: 3600, retryLimit: 20, retryDelay: 1, retryBackoff: true, retryDelayMax: 30, deleteAfterSeconds: 3600, retentionSeconds: 14 * 24 * 3600 },
  // A call of which something new was told: one job waits for all of it, and one at a time follows the call.
  { name: 'call', policy: 'short', notify: true, heartbeatSeconds, expireInSeconds: 120, retryLimit: 20, retryDelay: 1, retryBackoff: true, retryDelayMax: 30, deleteAfterSeconds: 600, retentionSeconds: 14 * 24 * 3600 },
  { name: 'recording', policy: 'short', notify: true, heartbeatSeconds, expireInSeconds: 1800, retryLimit: 20, retryDelay: 1, retryBackoff: true, retryDelayMax: 30, deleteAfterSeconds: 3600, retentionSeconds: 14 * 24 * 3600 },
]

/** Opens pg-boss on the database, its tables and queues made where they are missing; several processes may do so at once. */
export async function openBoss(databaseUrl: string, report: (error: unknown) => void): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'pitlane-jobs',
    schema: jobsSchema,
    max: 4,
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: lookEverySeconds,
    monitorIntervalSeconds: lookEverySeconds,
  })
  boss.on('error', report)
  await boss.start()
  for (const { name, policy, ...options } of queues) {
    await boss.createQueue(name, { policy: policy ?? 'standard', ...options })
    await boss.updateQueue(name, options)
  }
  return boss
}

/** A transaction of ours, as pg-boss takes one. Its statements name each of their parameters once, in order. */
export function inTransaction(query: Query): Db {
  return { executeSql: async (text, values = []) => ({ rows: [...(await query(new Sql(text.split(/\$\d+/), values)))] }) }
}
