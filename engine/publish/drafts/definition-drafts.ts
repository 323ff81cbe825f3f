/** Working copies of the definitions: kept, shared, merged. Rights are the caller's to ask. */
import { mergeTexts } from '../../definition/index.ts'
import type { DefinitionDraft, DraftChoices, DraftConflict, DraftFile, DraftFiles, DraftPerson, DraftRebased, DraftSaved, DraftState, DraftWrite } from '../../engine.ts'
import { EngineError } from '../../kernel/errors.ts'
import { sql } from '../../kernel/sql.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Actor } from '../../model/types.ts'
import { insertAudit, type Query, type Store } from '../../store/index.ts'
import { demandChoices, demandName, demandPlace, demandRoom, demandWrites, mostDrafts } from './bounds.ts'
import { attend, deleteDraft, draftFiles, draftPaths, dropFile, leave, listDrafts, lockDraft, noteChange, readDraft, tellDraft, type Written, writeFile } from './draft-rows.ts'

export interface DraftSurroundings {
  readonly store: Store
  readonly clock: () => Date
  /** Files of a published version. */
  readonly filesOf: (version: number) => Promise<DraftFiles>
  /** Number of the live version; null while there is none. */
  readonly liveId: () => Promise<number | null>
}

export interface KeptDrafts {
  readonly list: () => Promise<readonly DefinitionDraft[]>
  readonly read: (id: string, after?: number) => Promise<DraftState>
  readonly create: (actor: Actor, name: string) => Promise<DefinitionDraft>
  readonly rename: (actor: Actor, id: string, name: string) => Promise<void>
  readonly discard: (actor: Actor, id: string) => Promise<void>
  readonly save: (actor: Actor, id: string, base: number, writes: readonly DraftWrite[]) => Promise<DraftSaved>
  readonly rebase: (actor: Actor, id: string, revision: number, choices?: DraftChoices) => Promise<DraftRebased>
  readonly attend: (actor: Actor, id: string, tab: string, place: Pick<DraftPerson, 'path' | 'pointer'> | null) => Promise<void>
}

export function openDrafts({ store, clock, filesOf, liveId }: DraftSurroundings): KeptDrafts {
  const audit = (query: Query, actor: Actor, action: 'draft-added' | 'draft-discarded', note: string) => insertAudit(query, [{ at: clock().toISOString(), actorId: actor.id, actorName: actor.name, dealership: null, action, note }])
  return {
    list: () => listDrafts(store.query),
    read: async (id, after = 0) => {
      const draft = await readDraft(store.query, id)
      const [files, paths] = await Promise.all([draftFiles(store.query, id, { after: Number(after) || 0 }), draftPaths(store.query, id)])
      return { ...draft, files, paths }
    },
    create: async (actor, given) => {
      const [name, base, id, at] = [demandName(given), await liveId(), uuidv7(), clock().toISOString()]
      if (base === null) throw new EngineError('UNAVAILABLE', 'No definitions have been published yet.', { hint: 'Run “npm run pitlane -- publish definitions/auto-service”.' })
      await store.transaction(async (query) => {
        const [row] = await query<{ id: string }>(sql`insert into platform.definition_draft (id, name, base, created_by, created_at, changed_by, changed_at)
          select ${id}::uuid, ${name}, ${base}, ${actor.name}, ${at}::timestamptz, ${actor.name}, ${at}::timestamptz where (select count(*) from platform.definition_draft) < ${mostDrafts} returning id`)
        if (!row) throw new EngineError('BAD_INPUT', `There are ${mostDrafts} drafts already.`, { hint: 'Publish or discard one that nobody needs.' })
        await audit(query, actor, 'draft-added', name)
        await tellDraft(query, id, actor.id, 'created', 0)
      })
      return readDraft(store.query, id)
    },
    rename: async (actor, id, given) => {
      const name = demandName(given)
      await store.transaction(async (query) => {
        const { revision } = await lockDraft(query, id)
        await query(sql`update platform.definition_draft set name = ${name} where id = ${id}::uuid`)
        await tellDraft(query, id, actor.id, 'updated', revision)
      })
    },
    discard: (actor, id) =>
      store.transaction(async (query) => {
        const { name, revision } = await lockDraft(query, id)
        await audit(query, actor, 'draft-discarded', name)
        await deleteDraft(query, id, actor, revision)
      }),
    save: async (actor, id, base, given) => {
      const writes = demandWrites(given)
      const based = await filesOf(base)
      return store.transaction((query) => save(query, { id, actor, at: clock().toISOString() }, { base, based, writes }))
    },
    rebase: async (actor, id, revision, given = {}) => {
      const choices = demandChoices(given)
      const { base } = await readDraft(store.query, id)
      const now = (await liveId()) ?? base
      const [before, after] = [await filesOf(base), await filesOf(now)]
      return store.transaction((query) => rebase(query, { id, actor, at: clock().toISOString() }, { revision, choices, from: { id: base, files: before }, to: { id: now, files: after } }))
    },
    attend: async (actor, id, tab, place) => {
      demandPlace(tab, place)
      await store.transaction(async (query) => {
        const { revision } = await readDraft(query, id)
        const isNews = place === null ? await leave(query, id, actor, tab).then(() => true) : await attend(query, id, actor, tab, place)
        if (isNews) await tellDraft(query, id, actor.id, 'updated', revision)
      })
    },
  }
}

type Who = Pick<Written, 'id' | 'actor' | 'at'>

interface Saving {
  readonly base: number
  readonly based: DraftFiles
  readonly writes: readonly DraftWrite[]
}

async function save(query: Query, who: Who, { base, based, writes }: Saving): Promise<DraftSaved> {
  const draft = await lockDraft(query, who.id)
  if (draft.base !== base) throw new EngineError('VERSION_CONFLICT', 'The draft lies over another version by now.', { hint: 'Nothing is lost: read the draft anew and lay your changes over it.', data: { base: draft.base } })
  const written: Written = { ...who, revision: draft.revision + 1 }
  const known = new Map((await draftFiles(query, who.id, { paths: writes.map(({ path }) => path) })).map((file) => [file.path, file]))
  const saved: { path: string; revision: number }[] = []
  const behind: DraftFile[] = []
  let isChanged = false
  for (const { path, text, revision } of writes) {
    const kept = known.get(path) ?? { path, text: based[path] ?? null, revision: 0, by: '', at: who.at }
    // What was sent twice was saved once.
    if (kept.text === text) saved.push({ path, revision: kept.revision })
    else if (kept.revision !== revision) behind.push(kept)
    else {
      const isAsBefore = text === (based[path] ?? null)
      await (isAsBefore ? dropFile(query, written, path) : writeFile(query, written, path, text))
      saved.push({ path, revision: isAsBefore ? 0 : written.revision })
      isChanged = true
    }
  }
  if (!isChanged) return { revision: draft.revision, saved, behind }
  await demandRoom(query, who.id)
  await noteChange(query, written, base)
  return { revision: written.revision, saved, behind }
}

interface Based {
  readonly id: number
  readonly files: DraftFiles
}

interface Rebasing {
  readonly revision: number
  readonly choices: DraftChoices
  readonly from: Based
  readonly to: Based
}

async function rebase(query: Query, who: Who, { revision, choices, from, to }: Rebasing): Promise<DraftRebased> {
  const draft = await lockDraft(query, who.id)
  if (draft.base === to.id) return { base: to.id, conflicts: [] }
  if (draft.base !== from.id || draft.revision !== revision) throw outOfDate()
  const merged = (await draftFiles(query, who.id)).map(({ path, text }) => ({ path, before: text, ...mergeTexts(from.files[path] ?? null, text, to.files[path] ?? null, Object.hasOwn(choices, path) ? choices[path] : {}) }))
  const conflicts = merged.flatMap(({ path, conflicts: found }) => found.map((conflict): DraftConflict => ({ ...conflict, path })))
  if (conflicts.length > 0) return { base: from.id, conflicts }
  const written: Written = { ...who, revision: draft.revision + 1 }
  for (const { path, before, text } of merged) {
    if (text === (to.files[path] ?? null)) await dropFile(query, written, path)
    else if (text !== before) await writeFile(query, written, path, text)
  }
  await noteChange(query, written, to.id)
  return { base: to.id, conflicts: [] }
}

export const outOfDate = (): EngineError => new EngineError('VERSION_CONFLICT', 'Somebody has changed the draft in the meantime.', { hint: 'Nothing was done. Look at the changes and the plan again.' })
