import { sql } from '../../kernel/sql.ts'
import type { Query } from '../pool.ts'

/** So many attempts may be made under a key in a window of time, which begins with the first of them. */
export interface Allowance {
  readonly key: string
  readonly most: number
  /** Milliseconds. */
  readonly window: number
}

export interface Counted extends Allowance {
  /** This attempt included. */
  readonly count: number
  /** Milliseconds since 1970 at which the window ends. */
  readonly until: number
}

/** Counts one attempt under each key, in all processes together; the answers stand in the order of the allowances. */
export async function countAttempts(query: Query, allowances: readonly Allowance[], now: number): Promise<readonly Counted[]> {
  // In one order everywhere, so that two statements never wait for each other.
  const sorted = [...allowances].sort((a, b) => (a.key < b.key ? -1 : 1))
  const rows = await query<{ key: string; points: number; expire: number }>(sql`
    insert into platform.rate_limit as r (key, points, expire)
    select u.key, 1, u.expire from unnest(${sorted.map(({ key }) => key)}::text[], ${sorted.map(({ window }) => String(now + window))}::bigint[]) as u (key, expire)
    on conflict (key) do update set
      points = case when r.expire <= ${now}::bigint then 1 else least(r.points, 1000000) + 1 end,
      expire = case when r.expire <= ${now}::bigint then excluded.expire else r.expire end
    returning key, points, expire`)
  const counted = new Map(rows.map(({ key, points, expire }) => [key, { count: points, until: expire }]))
  return allowances.map((allowance) => ({ ...allowance, ...(counted.get(allowance.key) ?? { count: 1, until: now + allowance.window }) }))
}

/** Takes the attempt back under `returned` and forgets everything under `forgotten`: it was no guess. */
export async function excuseAttempts(query: Query, returned: readonly string[], forgotten: readonly string[]): Promise<void> {
  await query(sql`update platform.rate_limit set points = greatest(points - 1, 0) where key = any(${[...returned].sort()}::text[])`)
  await query(sql`delete from platform.rate_limit where key = any(${forgotten}::text[])`)
}

/** Throws away some of what has expired, so that the table stays small without anybody's care. */
export async function dropExpiredAttempts(query: Query, now: number): Promise<void> {
  await query(sql`delete from platform.rate_limit where key in (select r.key from platform.rate_limit r where r.expire <= ${now}::bigint limit 100 for update skip locked)`)
}
