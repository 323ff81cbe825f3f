/** Drafts of the definitions as the tables hold them. */
import type { DefinitionDraft, DraftFile, DraftPerson, ScheduledPublication } from '../../engine.ts'
import { EngineError } from '../../kernel/errors.ts'
import { type Sql, sql } from '../../kernel/sql.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Actor } from '../../model/types.ts'
import { draftChange, type Query, tellChange } from '../../store/index.ts'

/** Seconds after which a browser that was not heard of counts as closed. */
const presentFor = 30

const drafts = (which: Sql): Sql => sql`
  select d.id, d.name, d.base, d.revision, d.created_by as "createdBy", d.created_at as "createdAt", d.changed_by as "changedBy", d.changed_at as "changedAt",
    (select count(*)::int from platform.definition_change c where c.draft = d.id) as changes,
    coalesce((select json_agg(json_build_object('tab', p.tab, 'user', p.user_id, 'name', u.name, 'path', p.path, 'pointer', p.pointer) order by u.name, p.tab)
      from platform.definition_presence p join platform."user" u on u.id = p.user_id
      where p.draft = d.id and p.seen_at > now() - make_interval(secs => ${presentFor})), '[]'::json) as people,
    (select row_to_json(s) from (${schedules(sql`x.draft = d.id and x.status = 'waiting'`)} limit 1) s) as scheduled
  from platform.definition_draft d ${which}`

function schedules(which: Sql): Sql {
  return sql`select x.id, x.name, to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, x.note, x.created_by as by, x.status, x.publication, x.issues from platform.definition_schedule x where ${which} order by x.at desc`
}

export const listDrafts = (query: Query): Promise<readonly DefinitionDraft[]> => query<DefinitionDraft>(drafts(sql`order by d.changed_at desc`))

/** @throws EngineError NOT_FOUND */
export async function readDraft(query: Query, id: string): Promise<DefinitionDraft> {
  const [draft] = isUuid(id) ? await query<DefinitionDraft>(drafts(sql`where d.id = ${id}::uuid`)) : []
  if (!draft) throw draftGone()
  return draft
}

const draftGone = (): EngineError => new EngineError('NOT_FOUND', 'There is no such draft: it was published or discarded.', { hint: 'Choose another draft, or begin a new one.' })

export interface DraftHead {
  readonly name: string
  readonly base: number
  readonly revision: number
}

/** Nobody else changes the draft before the transaction ends. @throws EngineError NOT_FOUND */
export async function lockDraft(query: Query, id: string): Promise<DraftHead> {
  const [draft] = isUuid(id) ? await query<DraftHead>(sql`select name, base, revision from platform.definition_draft where id = ${id}::uuid for update`) : []
  if (!draft) throw draftGone()
  return draft
}

/** Files of the draft; those named only, or those that changed after a revision. */
export function draftFiles(query: Query, id: string, { after = 0, paths }: { readonly after?: number; readonly paths?: readonly string[] } = {}): Promise<readonly DraftFile[]> {
  const named = paths ? sql` and path = any(${paths}::text[])` : sql``
  return query<DraftFile>(sql`select path, content as text, revision, changed_by as by, changed_at as at from platform.definition_change where draft = ${id}::uuid and revision > ${after}${named} order by path`)
}

export async function draftPaths(query: Query, id: string): Promise<readonly string[]> {
  return (await query<{ path: string }>(sql`select path from platform.definition_change where draft = ${id}::uuid order by path`)).map(({ path }) => path)
}

/** What the draft is from this change on. */
export interface Written {
  readonly id: string
  readonly revision: number
  readonly actor: Actor
  readonly at: string
}

export async function writeFile(query: Query, { id, revision, actor, at }: Written, path: string, text: string | null): Promise<void> {
  await query(sql`insert into platform.definition_change (draft, path, content, revision, changed_by, changed_at)
    values (${id}::uuid, ${path}, ${text}, ${revision}, ${actor.name}, ${at}::timestamptz)
    on conflict (draft, path) do update set content = excluded.content, revision = excluded.revision, changed_by = excluded.changed_by, changed_at = excluded.changed_at`)
}

export async function dropFile(query: Query, { id }: Written, path: string): Promise<void> {
  await query(sql`delete from platform.definition_change where draft = ${id}::uuid and path = ${path}`)
}

/** Writes down that the draft has changed, and tells whoever has it open. */
export async function noteChange(query: Query, { id, revision, actor, at }: Written, base: number): Promise<void> {
  await query(sql`update platform.definition_draft set revision = ${revision}, base = ${base}, changed_by = ${actor.name}, changed_at = ${at}::timestamptz where id = ${id}::uuid`)
  await tellDraft(query, id, actor.id, 'updated', revision)
}

export const tellDraft = (query: Query, id: string, user: string, kind: 'created' | 'updated' | 'deleted', revision: number): Promise<void> =>
  tellChange(query, { kind, entity: draftChange, recordId: id, dealership: null, userId: user, version: revision })

export async function deleteDraft(query: Query, id: string, actor: Actor, revision: number): Promise<void> {
  await query(sql`delete from platform.definition_draft where id = ${id}::uuid`)
  await tellDraft(query, id, actor.id, 'deleted', revision)
}

/** Whether this is news: the browser came, or went to another place. */
export async function attend(query: Query, id: string, actor: Actor, tab: string, { path, pointer }: Pick<DraftPerson, 'path' | 'pointer'>): Promise<boolean> {
  const [row] = await query<{ news: boolean }>(sql`
    with before as (select path, pointer, seen_at from platform.definition_presence where draft = ${id}::uuid and tab = ${tab}::uuid),
    swept as (delete from platform.definition_presence where draft = ${id}::uuid and tab <> ${tab}::uuid and seen_at < now() - make_interval(secs => ${2 * presentFor})),
    noted as (insert into platform.definition_presence (draft, tab, user_id, path, pointer, seen_at) values (${id}::uuid, ${tab}::uuid, ${actor.id}::uuid, ${path}, ${pointer}, now())
      on conflict (draft, tab) do update set path = excluded.path, pointer = excluded.pointer, seen_at = excluded.seen_at where definition_presence.user_id = excluded.user_id)
    select not exists (select from before where path is not distinct from ${path}::text and pointer is not distinct from ${pointer}::text and seen_at > now() - make_interval(secs => ${presentFor})) as news`)
  return row?.news ?? false
}

export async function leave(query: Query, id: string, actor: Actor, tab: string): Promise<void> {
  await query(sql`delete from platform.definition_presence where draft = ${id}::uuid and tab = ${tab}::uuid and user_id = ${actor.id}::uuid`)
}

export const listSchedules = (query: Query, limit: number): Promise<readonly ScheduledPublication[]> => query<ScheduledPublication>(sql`${schedules(sql`true`)} limit ${limit}`)
