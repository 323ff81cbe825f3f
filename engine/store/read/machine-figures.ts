/** What goes on in a machine: where records stand, how long they stay, which ways they take. */
import { ident, join, raw, type Sql, sql } from '../../kernel/sql.ts'
import type { Entity } from '../../model/types.ts'
import { entityTable } from '../columns.ts'
import type { Query } from '../pool.ts'

export interface MachineFigures {
  /** State → records that stand in it now; of a parallel state, those in each of its regions. */
  readonly records: Readonly<Record<string, number>>
  /** State → milliseconds of a stay, at the median. */
  readonly medianMs: Readonly<Record<string, number>>
  /** Id of a transition → how often it was taken. */
  readonly taken: Readonly<Record<string, number>>
  /** Stays and transitions are those of the last so many days … */
  readonly days: number
  /** … of the youngest of them where there were too many to look at all. */
  readonly isSample: boolean
}

const days = 90
/** Transitions of one dealership that are looked at: the database does not read a year of a busy one for a picture. */
const mostMoves = 20_000

/** Of these dealerships; `ofNetwork`: and of records that belong to none. Index scans alone, bounded per dealership. */
export async function readMachineFigures(query: Query, entity: Entity, places: { readonly dealerships: readonly string[]; readonly ofNetwork: boolean }, now: Date): Promise<MachineFigures> {
  const [records, [moves]] = await Promise.all([recordsByState(query, entity, places), movesOf(query, entity, places, now)])
  return { records, ...(moves ?? { medianMs: {}, taken: {}, isSample: false }), days }
}

async function recordsByState(query: Query, entity: Entity, { dealerships, ofNetwork }: Parameters<typeof readMachineFigures>[2]): Promise<Readonly<Record<string, number>>> {
  const table = sql`${entityTable(entity)} ${ident('t')}`
  const states = (place: Sql): Sql => sql`select t.state from ${table} where t.deleted_at is null and ${place}`
  // Each part by the index on dealership and state alone: an "or" would read the records.
  const parts = entity.scope === 'network' ? [states(raw('true'))] : [states(sql`t.dealership = any(${dealerships}::text[])`), ...(ofNetwork ? [states(raw('t.dealership is null'))] : [])]
  const rows = await query<{ state: string; count: number }>(sql`select s.state, count(*)::int as count from (${join(parts, ' union all ')}) s group by 1`)
  const counts: Record<string, number> = {}
  for (const { state, count } of rows) for (const key of state.split('|')) counts[key] = (counts[key] ?? 0) + count
  return counts
}

function movesOf(query: Query, entity: Entity, { dealerships, ofNetwork }: Parameters<typeof readMachineFigures>[2], now: Date): Promise<readonly Pick<MachineFigures, 'medianMs' | 'taken' | 'isSample'>[]> {
  const since = new Date(now.getTime() - days * 86_400_000)
  const youngest = (place: Sql): Sql => sql`select a.transition, a.from_state, a.duration_ms, a.dealership from platform.audit_entry a where a.entity = ${entity.name}::text and ${place} and a.at > ${since}::timestamptz and a.action = 'transition' order by a.at desc limit ${raw(String(mostMoves))}`
  const network = ofNetwork ? sql` union all (${youngest(raw('a.dealership is null'))})` : raw('')
  return query(sql`with moves as materialized (select m.* from unnest(${dealerships}::text[]) d(code) cross join lateral (${youngest(raw('a.dealership = d.code'))}) m${network})
    select
      (select coalesce(jsonb_object_agg(t.transition, t.count), '{}') from (select transition, count(*) as count from moves where transition is not null group by 1) t) as taken,
      (select coalesce(jsonb_object_agg(s.state, s.ms), '{}') from (select state, round(percentile_cont(0.5) within group (order by duration_ms)) as ms from moves, unnest(string_to_array(from_state, '|')) state where duration_ms is not null group by 1) s) as "medianMs",
      exists (select from moves group by dealership having count(*) = ${raw(String(mostMoves))}) as "isSample"`)
}
