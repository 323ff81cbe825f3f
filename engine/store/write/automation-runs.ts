import { sql } from '../../kernel/sql.ts'
import type { Query } from '../pool.ts'

/** Dealership as rows have it; the network is no dealership. */
const placeOf = (dealership: string | null): string => dealership ?? ''

/**
 * Whether the time `at` of an automation's timetable is this transaction's to carry out: nobody has, and it came
 * after the automation was known there. One that is met for the first time begins with the next time.
 */
export async function claimRun(query: Query, automation: string, dealership: string | null, at: string): Promise<boolean> {
  const rows = await query<{ wasKnown: boolean }>(sql`insert into platform.automation_run as r (automation, dealership, at) values (${automation}, ${placeOf(dealership)}, ${at}::timestamptz)
    on conflict (automation, dealership) do update set at = excluded.at where r.at < excluded.at returning (xmax <> 0) as "wasKnown"`)
  return rows[0]?.wasKnown === true
}

/** Timetables that begin at this moment: times before it are not caught up on. */
export async function beginRuns(query: Query, automations: readonly string[], dealership: string | null, at: string): Promise<void> {
  if (automations.length === 0) return
  await query(sql`insert into platform.automation_run (automation, dealership, at) select a, ${placeOf(dealership)}, ${at}::timestamptz from unnest(${automations}::text[]) a
    on conflict (automation, dealership) do update set at = excluded.at`)
}
