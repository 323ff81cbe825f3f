/** What an operator watches, read from the database as a whole: work that waits, and for how long. */
import { jobsSchema } from '../../kernel/names.ts'
import { ident, literal, sql } from '../../kernel/sql.ts'
import type { Query } from '../pool.ts'

export interface WaitingWork {
  readonly jobs: readonly { readonly queue: string; readonly waiting: number; readonly oldestSeconds: number }[]
  readonly timers: { readonly waiting: number; readonly due: number; readonly late: number }
  /** Status → messages that were neither sent nor given up. */
  readonly messages: Readonly<Record<'waiting' | 'sending' | 'unknown', number>>
}

/** A timer is late when it is past its time by more than workers promise to take. */
const lateAfterSeconds = 5

export async function readWaitingWork(query: Query): Promise<WaitingWork> {
  const [row] = await query<Omit<WaitingWork, 'jobs'> & { readonly hasJobs: boolean }>(sql`select
    to_regclass(${`${jobsSchema}.job`}) is not null as "hasJobs",
    (select json_build_object('waiting', count(*), 'due', count(*) filter (where due_at <= now()), 'late', count(*) filter (where due_at <= now() - make_interval(secs => ${lateAfterSeconds}))) from platform.timer) as timers,
    (select json_build_object('waiting', count(*) filter (where status = 'waiting'), 'sending', count(*) filter (where status = 'sending'), 'unknown', count(*) filter (where status = 'unknown'))
      from platform.message where status in ('waiting', 'sending', 'unknown')) as messages`)
  const { hasJobs, ...rest } = row ?? { hasJobs: false, timers: { waiting: 0, due: 0, late: 0 }, messages: { waiting: 0, sending: 0, unknown: 0 } }
  return { ...rest, jobs: hasJobs ? await readJobs(query) : [] }
}

/** Workers make the tables when they first start. Queues whose names begin with two underscores are the queue's own. */
function readJobs(query: Query): Promise<WaitingWork['jobs']> {
  return query(sql`select q.name as queue, count(j.id)::int as waiting, coalesce(greatest(0, extract(epoch from now() - min(j.start_after))), 0)::float8 as "oldestSeconds"
    from ${ident(jobsSchema, 'queue')} q left join ${ident(jobsSchema, 'job')} j on j.name = q.name and j.state in (${literal('created')}, ${literal('retry')})
    where not starts_with(q.name, ${'__'}) group by q.name order by q.name`)
}
