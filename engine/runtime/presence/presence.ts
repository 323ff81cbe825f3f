import { EngineError } from '../../kernel/errors.ts'
import { isPresence, type Presence } from '../../kernel/presence.ts'
import { and, sql } from '../../kernel/sql.ts'
import { isUuid } from '../../kernel/uuid.ts'
import { choosePresence, findPeople, knownSql, type PersonThere } from '../../store/index.ts'
import type { Runtime } from '../types.ts'

const mostPeople = 500

/** People of the actor's dealership, free ones first; only those of `ids` where given. Whoever works elsewhere is left out. */
export async function presenceOf({ store, actor }: Pick<Runtime, 'store' | 'actor'>, ids: readonly string[] | null): Promise<readonly PersonThere[]> {
  const asked = ids === null ? null : sql`u.id = any(${ids.filter(isUuid)}::uuid[])`
  return findPeople(store.query, { where: and([asked, knownSql(actor.id, actor.dealership)]), limit: mostPeople })
}

export async function personThere(runtime: Pick<Runtime, 'store' | 'actor'>, id: string): Promise<PersonThere | null> {
  return (await presenceOf(runtime, [id]))[0] ?? null
}

/** @throws EngineError BAD_INPUT */
export async function setPresence(runtime: Runtime, presence: Presence): Promise<PersonThere> {
  if (!isPresence(presence)) throw new EngineError('BAD_INPUT', 'One is present, busy or away.')
  await choosePresence(runtime.store, runtime.actor.id, presence)
  const own = await personThere(runtime, runtime.actor.id)
  if (!own) throw new EngineError('UNAUTHENTICATED', 'Your account is not active any more.', { hint: 'Sign in again.' })
  return own
}
