/** Publishing a draft: now, or at a time. */
import { mergeTexts } from '../../definition/index.ts'
import type { DraftDecisions, DraftFiles, ScheduledPublication, VersionView } from '../../engine.ts'
import { EngineError, type Issue, isEngineError } from '../../kernel/errors.ts'
import type { Json } from '../../kernel/json.ts'
import { inLanguage, saidIn } from '../../kernel/refusals/spoken.ts'
import { sql } from '../../kernel/sql.ts'
import { isUuid, uuidv7 } from '../../kernel/uuid.ts'
import type { Actor } from '../../model/types.ts'
import { insertAudit, insertNotifications, type Query } from '../../store/index.ts'
import type { Definitions } from '../definitions.ts'
import { demandMapping } from '../gone-states.ts'
import { demandResolutions } from '../rebase-overlays.ts'
import { type DraftSurroundings, outOfDate } from './definition-drafts.ts'
import { deleteDraft, draftFiles, listSchedules, lockDraft, readDraft, tellDraft } from './draft-rows.ts'

/** Furthest a publication may be planned ahead, in milliseconds. */
const furthest = 366 * 86_400_000
/** Goes at a publication that others come before. */
const mostGoes = 5

export interface GoLive {
  readonly publish: (actor: Actor, id: string, decisions: DraftDecisions) => Promise<VersionView>
  readonly schedule: (actor: Actor, id: string, at: string, decisions: DraftDecisions) => Promise<ScheduledPublication>
  readonly cancel: (actor: Actor, schedule: string) => Promise<void>
  readonly list: () => Promise<readonly ScheduledPublication[]>
  /** Publishes what was planned, if its time has come and nobody did; told twice, it is done once. @throws EngineError UNAVAILABLE: to be tried again */
  readonly run: (schedule: string) => Promise<void>
  /** Planned publications whose time came `late` milliseconds ago. */
  readonly overdue: (late: number) => Promise<readonly string[]>
}

export interface GoLiveSurroundings extends DraftSurroundings {
  readonly definitions: Definitions
  /** Whoever planned it, with the rights held now. @throws EngineError FORBIDDEN, UNAUTHENTICATED */
  readonly publisher: (user: string) => Promise<Actor>
  /** Roles whose people are told of what did not take place. */
  readonly toldRoles: () => readonly string[]
  /** Has the publication begun at its time, with the transaction of `query`. */
  readonly enqueue: (query: Query, schedule: string, at: Date) => Promise<void>
}

/** Path → text, null: taken away. */
type Changes = Readonly<Record<string, string | null>>

interface ScheduleRow {
  readonly id: string
  readonly draft: string | null
  readonly name: string
  readonly base: number
  readonly revision: number
  readonly changes: Changes
  readonly note: string | null
  readonly mapping: NonNullable<DraftDecisions['mapping']>
  readonly resolutions: NonNullable<DraftDecisions['resolutions']>
  readonly user_id: string
}

export function openGoLive(around: GoLiveSurroundings): GoLive {
  const { store, clock, definitions, filesOf } = around
  const audit = (query: Query, actor: Actor, action: 'publish-planned' | 'publish-cancelled', note: string) => insertAudit(query, [{ at: clock().toISOString(), actorId: actor.id, actorName: actor.name, dealership: null, action, note }])
  return {
    publish: async (actor, id, { revision, note, mapping, resolutions }) => {
      const draft = await readDraft(store.query, id)
      const changes = await changesOf(store.query, id)
      return definitions.publish(actor, withChanges(await filesOf(draft.base), changes), note, draft.base, mapping, resolutions, async (query) => {
        const now = await lockDraft(query, id)
        if (now.revision !== revision || draft.revision !== revision) throw outOfDate()
        await deleteDraft(query, id, actor, revision)
      })
    },
    schedule: async (actor, id, at, { revision, note, mapping, resolutions }) => {
      const [when, now] = [Date.parse(at), clock()]
      if (!(when > now.getTime()) || when > now.getTime() + furthest) throw new EngineError('BAD_INPUT', 'A publication is planned for a time to come, a year ahead at most.', { hint: 'Choose a later time, or publish now.' })
      const schedule = uuidv7()
      const [map, chosen] = [demandMapping(mapping), demandResolutions(resolutions)]
      await store.transaction(async (query) => {
        const draft = await lockDraft(query, id)
        if (draft.revision !== revision) throw outOfDate()
        const [waiting] = await query(sql`select id from platform.definition_schedule where draft = ${id}::uuid and status = 'waiting'`)
        if (waiting) throw new EngineError('BAD_INPUT', 'This draft is planned to be published already.', { hint: 'Cancel that first.' })
        await query(sql`insert into platform.definition_schedule (id, draft, name, base, revision, changes, note, mapping, resolutions, at, user_id, created_by, created_at)
          values (${schedule}::uuid, ${id}::uuid, ${draft.name}, ${draft.base}, ${revision}, ${JSON.stringify(await changesOf(query, id))}::jsonb, ${note}, ${JSON.stringify(map)}::jsonb, ${JSON.stringify(chosen)}::jsonb, ${new Date(when).toISOString()}::timestamptz, ${actor.id}::uuid, ${actor.name}, ${now.toISOString()}::timestamptz)`)
        await audit(query, actor, 'publish-planned', `${draft.name}: ${new Date(when).toISOString()}`)
        await around.enqueue(query, schedule, new Date(when))
        await tellDraft(query, id, actor.id, 'updated', revision)
      })
      return (await listSchedules(store.query, 50)).find((one) => one.id === schedule) as ScheduledPublication
    },
    cancel: async (actor, schedule) => {
      const [row] = isUuid(schedule)
        ? await store.transaction(async (query) => {
            const rows = await query<{ name: string; draft: string | null }>(sql`update platform.definition_schedule set status = 'cancelled' where id = ${schedule}::uuid and status = 'waiting' returning name, draft`)
            for (const { name, draft } of rows) {
              await audit(query, actor, 'publish-cancelled', name)
              if (draft !== null) await tellDraft(query, draft, actor.id, 'updated', 0)
            }
            return rows
          })
        : []
      if (!row) throw new EngineError('NOT_FOUND', 'No such publication is planned: it took place, or was cancelled.')
    },
    list: () => listSchedules(store.query, 20),
    run: (schedule) => run(around, schedule),
    overdue: async (late) => (await store.query<{ id: string }>(sql`select id from platform.definition_schedule where status = 'waiting' and at <= ${new Date(clock().getTime() - late).toISOString()}::timestamptz`)).map(({ id }) => id),
  }
}

const changesOf = async (query: Query, id: string): Promise<Changes> => Object.fromEntries((await draftFiles(query, id)).map(({ path, text }) => [path, text]))

/** The files as a draft leaves them. */
export const withChanges = (files: DraftFiles, changes: Changes): DraftFiles => Object.fromEntries(Object.entries({ ...files, ...changes }).filter((entry): entry is [string, string] => entry[1] !== null))

async function run(around: GoLiveSurroundings, id: string): Promise<void> {
  const { store, clock } = around
  const [row] = isUuid(id) ? await store.query<ScheduleRow>(sql`select id, draft, name, base, revision, changes, note, mapping, resolutions, user_id from platform.definition_schedule where id = ${id}::uuid and status = 'waiting' and at <= ${new Date(clock().getTime() + 1000).toISOString()}::timestamptz`) : []
  if (!row) return
  try {
    await publishPlanned(around, row)
  } catch (error) {
    if (error instanceof NotAnyMore) return
    if (isEngineError(error) && error.code === 'UNAVAILABLE') throw error
    // What nobody foresaw is told and written to the log, not tried for ever.
    if (!isEngineError(error)) {
      await refuse(around, row, [{ pointer: '', message: 'Something went wrong on our side. Nothing was changed.' }])
      throw error
    }
    await refuse(around, row, error.issues.length > 0 ? error.issues : [{ pointer: '', message: error.message, ...(error.hint === undefined ? {} : { hint: error.hint }) }])
  }
}

/** It was cancelled, or another process did it; nothing is wrong. */
class NotAnyMore extends Error {}

/** What was planned lies over the version it was planned on: others that came since are kept, as far as they want nothing else. */
async function publishPlanned({ definitions, publisher, filesOf, liveId }: GoLiveSurroundings, row: ScheduleRow): Promise<void> {
  const actor = await publisher(row.user_id)
  for (let go = 1; ; go++) {
    const live = (await liveId()) ?? row.base
    const files = laidOver(row.changes, await filesOf(row.base), live === row.base ? null : await filesOf(live))
    try {
      await definitions.publish(actor, files, row.note ?? row.name, live, row.mapping, row.resolutions, (query, publication) => settle(query, row, actor, publication))
      return
    } catch (error) {
      if (!isEngineError(error) || error.code !== 'VERSION_CONFLICT' || go === mostGoes) throw error
    }
  }
}

/** @throws EngineError PUBLISH_REFUSED with the places that both changed */
function laidOver(changes: Changes, base: DraftFiles, live: DraftFiles | null): DraftFiles {
  if (!live) return withChanges(base, changes)
  const merged = Object.entries(changes).map(([path, text]) => ({ path, ...mergeTexts(base[path] ?? null, text, live[path] ?? null) }))
  const issues = merged.flatMap(({ path, conflicts }) => conflicts.map(({ pointer }): Issue => ({ file: path, pointer, message: 'was changed here and by a version that was published since', hint: 'Open the draft, choose what holds, and plan the publication again.' })))
  if (issues.length > 0) throw new EngineError('PUBLISH_REFUSED', 'Nothing was published.', { issues })
  return withChanges(live, Object.fromEntries(merged.map(({ path, text }) => [path, text])))
}

async function settle(query: Query, { id, draft, revision }: ScheduleRow, actor: Actor, publication: number): Promise<void> {
  const [done] = await query(sql`update platform.definition_schedule set status = 'published', publication = ${publication} where id = ${id}::uuid and status = 'waiting' returning id`)
  if (!done) throw new NotAnyMore()
  if (draft === null) return
  // What was changed after it was planned stays, over the new version.
  const [same] = await query(sql`select id from platform.definition_draft where id = ${draft}::uuid and revision = ${revision} for update`)
  await (same ? deleteDraft(query, draft, actor, revision) : tellDraft(query, draft, actor.id, 'updated', revision))
}

async function refuse({ store, clock, toldRoles }: GoLiveSurroundings, { id, draft, name, user_id }: ScheduleRow, issues: readonly Issue[]): Promise<void> {
  const at = clock().toISOString()
  await store.transaction(async (query) => {
    const [row] = await query<{ locale: string; by: string }>(sql`update platform.definition_schedule s set status = 'refused', issues = ${JSON.stringify(issues as unknown as Json)}::jsonb from platform."user" u where u.id = s.user_id and s.id = ${id}::uuid and s.status = 'waiting' returning u.locale, u.name as by`)
    if (!row) return
    await insertAudit(query, [{ at, actorId: user_id, actorName: row.by, dealership: null, action: 'publish-refused', note: name }])
    const told = saidIn(row.locale, { message: '', issues }).issues ?? []
    const body = [`${name}.`, ...told.slice(0, 5).map(({ file, pointer, message }) => `${file ?? ''}${pointer} ${message}`.trim()), ...(told.length > 5 ? ['…'] : [])].join('\n')
    await insertNotifications(query, { to: [{ user: user_id }, ...toldRoles().map((role) => ({ role }))], dealership: null, entity: null, recordId: null, titles: refusedTitles, body, at })
    if (draft !== null) await tellDraft(query, draft, user_id, 'updated', 0)
  })
}

const notPublished = 'A planned publication did not take place; nothing was changed.'
const refusedTitles = { en: notPublished, ru: inLanguage('ru', notPublished), uk: inLanguage('uk', notPublished), ro: inLanguage('ro', notPublished) }

