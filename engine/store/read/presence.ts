/** Who is there: what a person chose, as long as a browser of theirs is connected somewhere. */
import { type Presence, presences } from '../../kernel/presence.ts'
import { join, literal, raw, type Sql, sql } from '../../kernel/sql.ts'
import type { Query } from '../pool.ts'
import { sitesSql } from './people.ts'

/** Seconds after which a process that does not renew its connections is taken for gone. */
export const connectionLasts = 15

const isLive = raw(`c.seen_at > now() - interval '${connectionLasts} seconds'`)

/** What user `u` is at this moment. */
const stateSql = sql`case when exists (select 1 from platform.presence_connection c where c.user_id = u.id and ${isLive}) then coalesce((select p.state from platform.presence p where p.user_id = u.id), 'present') else 'away' end`

/** Free people first, then those who are busy, then who is away. */
const orderSql = sql`case ${stateSql} ${join(presences.map((state, i) => sql`when ${literal(state)} then ${raw(String(i))}`), ' ')} end, u.name, u.id`

export interface PersonThere {
  readonly id: string
  readonly name: string
  readonly position: string | null
  readonly presence: Presence
}

export interface PeopleAsked {
  /** Condition over the user `u`. */
  readonly where: Sql
  /** Part of the name, login or position. */
  readonly search?: string
  readonly limit: number
}

/** Active people with what they are now, the most available first. */
export function findPeople(query: Query, { where, search = '', limit }: PeopleAsked): Promise<readonly PersonThere[]> {
  const text = search.trim().toLowerCase()
  const found = text === '' ? sql`true` : sql`position(${text} in lower(concat_ws(' ', u.name, u.login, u.position))) > 0`
  return query(sql`select u.id, u.name, u.position, ${stateSql} as presence from platform."user" u where u.is_active and ${found} and ${where} order by ${orderSql} limit ${limit}::int`)
}

/** Those of the people whom somebody who works at these places (null: everywhere) may know to be there; oneself always. */
export const knownSql = (self: string, dealership: string | null): Sql => sql`(u.id = ${self}::uuid or ${sitesSql(dealership)})`
