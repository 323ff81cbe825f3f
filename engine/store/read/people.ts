/** People who are meant by name, by role, or as those of one dealership. */
import { and, join, type Sql, sql } from '../../kernel/sql.ts'

export interface Person {
  readonly user?: string
  readonly role?: string
}

export interface Audience {
  /** Wherever they work: named, or holding the role in the dealership or the network. */
  readonly to: readonly Person[]
  /** Of these only who works in the dealership: named and a member there or of the network, or holding the role there. */
  readonly among?: readonly Person[]
}

/** Whether the active user `u` is meant, in a dealership (null: anywhere). */
export function peopleSql({ to, among = [] }: Audience, dealership: string | null): Sql {
  const [users, roles] = [to.flatMap(({ user }) => user ?? []), to.flatMap(({ role }) => role ?? [])]
  const [ownUsers, ownRoles] = [among.flatMap(({ user }) => user ?? []), among.flatMap(({ role }) => role ?? [])]
  const isHere = sql`(${dealership}::text is null or m.dealership = ${dealership})`
  const member = (of: Sql): Sql => sql`exists (select 1 from platform.membership m where m.user_id = u.id and ${of})`
  const ways = [
    ...(users.length > 0 ? [sql`u.id = any(${users}::uuid[])`] : []),
    ...(roles.length > 0 ? [member(sql`m.role = any(${roles}::text[]) and (m.dealership is null or ${isHere})`)] : []),
    ...(ownUsers.length > 0 ? [and([sql`u.id = any(${ownUsers}::uuid[])`, member(sql`(m.dealership is null or ${isHere})`)])] : []),
    ...(ownRoles.length > 0 ? [member(sql`m.role = any(${ownRoles}::text[]) and ${isHere}`)] : []),
  ]
  return ways.length === 0 ? sql`false` : sql`u.is_active and (${join(ways, ' or ')})`
}

/** Whether the user `u` works in the dealership (null: anywhere). */
export const sitesSql = (dealership: string | null): Sql => sql`exists (select 1 from platform.membership m where m.user_id = u.id and (${dealership}::text is null or m.dealership = ${dealership}))`
