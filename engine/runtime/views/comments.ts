import type { Mentionable } from '../../engine.ts'
import { EngineError, isEngineError } from '../../kernel/errors.ts'
import { sql } from '../../kernel/sql.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor, Entity } from '../../model/types.ts'
import { insertComment, insertNotifications, loadRecord, type RecordRow, tellChange } from '../../store/index.ts'
import { atHome } from '../at-home.ts'
import { visibleRows } from '../read-scope.ts'
import { commentRow } from '../steps/journal-entries.ts'
import type { Runtime } from '../types.ts'
import { visibleRecord } from '../visible-record.ts'

/** Somebody else, in a dealership where they work. @throws EngineError FORBIDDEN, UNAUTHENTICATED */
export type ActorOf = (userId: string, dealership: string) => Promise<Actor>

const longest = 10_000
/** More people than these are a notice board. */
const mostMentions = 20

/** Adds a comment to the record's timeline, and tells those it speaks to. @throws EngineError VALIDATION_FAILED for an empty or endless text */
export async function addComment(asked: Runtime, actorOf: ActorOf, of: Entity, id: string, text: string, mentions: readonly string[] = []): Promise<void> {
  const body = text.trim()
  if (body === '' || body.length > longest) throw new EngineError('VALIDATION_FAILED', 'A comment has 1 to 10,000 characters.', { issues: [{ pointer: '/text', message: 'A comment has 1 to 10,000 characters.' }] })
  const { runtime, entity } = await atHome(asked, of, id)
  const row = await visibleRecord(runtime, entity, id)
  const { store, actor, clock } = runtime
  const spokenTo = await readersAmong(runtime, actorOf, entity, row, [...new Set(mentions)].filter(isUuid).slice(0, mostMentions))
  const now = clock()
  await store.transaction(async (query) => {
    await insertComment(query, { ...commentRow({ actor, now }, entity, row, body), mentions: spokenTo })
    await tellChange(query, { kind: 'commented', entity: entity.name, recordId: row.id, dealership: row.dealership, userId: actor.id, version: row.version })
    const to = spokenTo.filter((user) => user !== actor.id).map((user) => ({ user }))
    if (to.length > 0) await insertNotifications(query, { to, dealership: row.dealership, entity: entity.name, recordId: row.id, titles: mentioned(actor.name), body: body.slice(0, 500), at: now.toISOString() })
  })
}

const mentioned = (name: string) => ({ en: `${name} mentions you in a comment`, ru: `${name}: упоминание вас в комментарии`, uk: `${name}: згадка про вас у коментарі`, ro: `${name}: sunteți menționat într-un comentariu` })

/** Those of the people who may read the record: nobody else hears of it. */
async function readersAmong(runtime: Runtime, actorOf: ActorOf, entity: Entity, row: RecordRow, ids: readonly string[]): Promise<readonly string[]> {
  const may = await Promise.all(ids.map((user) => mayRead(runtime, actorOf, entity, row, user)))
  return ids.filter((_, index) => may[index])
}

async function mayRead({ store, modelOf, actor, clock }: Runtime, actorOf: ActorOf, entity: Entity, row: RecordRow, user: string): Promise<boolean> {
  if (user === actor.id) return true
  for (const dealership of [row.dealership ?? actor.dealership ?? '*', '*']) {
    const reader = await actorOf(user, dealership).catch((error: unknown) => {
      if (isEngineError(error)) return null
      throw error
    })
    const model = reader && modelOf(reader.dealership)
    const theirs = model?.entities.get(entity.name)
    if (reader && model && theirs && (await loadRecord(store.query, theirs, row.id, { visible: visibleRows(model, reader, clock(), theirs, 't', 'read') }))) return true
  }
  return false
}

/** Candidates that are looked at, and how many of them are offered. */
const [mostLookedAt, mostOffered] = [30, 8]

/** People who may read the record, by a part of their name, position or login; whoever asks is not among them. */
export async function mentionable(asked: Runtime, actorOf: ActorOf, of: Entity, id: string, search: string): Promise<readonly Mentionable[]> {
  const { runtime, entity } = await atHome(asked, of, id)
  const row = await visibleRecord(runtime, entity, id)
  const site = row.dealership ?? runtime.actor.dealership
  const found = await runtime.store.query<Mentionable>(sql`select u.id, u.name, u.position from platform."user" u
    where u.is_active and u.id <> ${runtime.actor.id}::uuid and position(${search.trim().slice(0, 100).toLowerCase()} in lower(concat_ws(' ', u.name, u.login, u.position))) > 0
      and exists (select 1 from platform.membership m where m.user_id = u.id and (m.dealership is null or ${site}::text is null or m.dealership = ${site}))
    order by u.name limit ${mostLookedAt}::int`)
  const readers = new Set(await readersAmong(runtime, actorOf, entity, row, found.map((person) => person.id)))
  return found.filter((person) => readers.has(person.id)).slice(0, mostOffered)
}
