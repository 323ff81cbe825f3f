/** Who is connected to which process, and what people chose to be; whoever follows is told. */
import type { Presence } from '../../kernel/presence.ts'
import { type Sql, sql } from '../../kernel/sql.ts'
import { announceAfterCommit } from '../announce.ts'
import type { Query, Store } from '../pool.ts'
import { connectionLasts } from '../read/presence.ts'
import { changeChannel } from './changes.ts'

/** Hours after which somebody who comes back is present again, whatever they chose before. */
const choiceLasts = 8

/** Tells of those whom the statement answers as `user_id` with `is_told`. */
async function telling(query: Query, people: Sql): Promise<void> {
  const told = await query(sql`with people as (${people})
    insert into platform.change (kind, entity, record_id, user_id, version) select distinct 'present', '#presence', p.user_id, p.user_id, 1 from people p where p.is_told returning seq`)
  if (told.length > 0) announceAfterCommit(query, changeChannel)
}

/** People whose browsers are connected to the process now; those who were not before are told of. */
export async function keepConnections({ transaction }: Pick<Store, 'transaction'>, process: string, users: readonly string[]): Promise<void> {
  if (users.length === 0) return
  await transaction(async (query) => {
    await query(sql`delete from platform.presence p where p.user_id = any(${users}::uuid[]) and p.changed_at < now() - make_interval(hours => ${choiceLasts})
      and not exists (select 1 from platform.presence_connection c where c.user_id = p.user_id)`)
    await telling(query, sql`insert into platform.presence_connection as c (user_id, process, seen_at) select u.id, ${process}::uuid, now() from platform."user" u where u.id = any(${users}::uuid[])
      on conflict (user_id, process) do update set seen_at = now() returning c.user_id, (xmax = 0) as is_told`)
  })
}

/** Somebody's last connection to the process has ended. */
export async function endConnection({ transaction }: Pick<Store, 'transaction'>, process: string, user: string): Promise<void> {
  await transaction((query) => telling(query, sql`delete from platform.presence_connection c where c.user_id = ${user}::uuid and c.process = ${process}::uuid returning c.user_id, true as is_told`))
}

/** Connections of processes that are gone. */
export async function dropLostConnections({ transaction }: Pick<Store, 'transaction'>): Promise<void> {
  await transaction((query) => telling(query, sql`delete from platform.presence_connection c where c.seen_at < now() - make_interval(secs => ${connectionLasts}) returning c.user_id, true as is_told`))
}

export async function choosePresence({ transaction }: Pick<Store, 'transaction'>, user: string, state: Presence): Promise<void> {
  await transaction((query) => telling(query, sql`insert into platform.presence as p (user_id, state) values (${user}::uuid, ${state}) on conflict (user_id) do update set state = excluded.state, changed_at = now() returning p.user_id, true as is_told`))
}
