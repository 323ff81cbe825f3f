import type { DefinitionDrafts, DraftChoices, DraftDecisions, DraftSaved, DraftWrite } from '../../engine.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Actor } from '../../model/types.ts'
import type { Builder } from '../builder.ts'
import { carriedOut } from './door.ts'
import type { DefinitionTypes } from './types.ts'

/** Drafts, publishing and going back; the engine decides who may. */
export function addDefinitionMutations(builder: Builder, types: DefinitionTypes): void {
  addDrafts(builder, types)
  addSaving(builder, types)
  addGoingLive(builder, types)
}

function addDrafts(builder: Builder, types: DefinitionTypes): void {
  builder.mutationField('createDefinitionDraft', (t) =>
    t.field({ type: types.draft, nullable: false, args: { name: t.arg.string({ required: true }) }, resolve: (_root, { name }, { runtime }, info) => carriedOut(runtime, info, ({ definitionDrafts }) => definitionDrafts.create(runtime.actor, name)) }),
  )
  builder.mutationField('renameDefinitionDraft', (t) =>
    t.field({
      type: types.draft,
      nullable: false,
      args: { id: t.arg.id({ required: true }), name: t.arg.string({ required: true }) },
      resolve: (_root, { id, name }, { runtime }, info) =>
        carriedOut(runtime, info, async ({ definitionDrafts }) => {
          await definitionDrafts.rename(runtime.actor, id, name)
          return definitionDrafts.read(runtime.actor, id)
        }),
    }),
  )
  addEnding(builder, 'discardDefinitionDraft', ({ discard }, actor, id) => discard(actor, id))
  addEnding(builder, 'cancelDefinitionPublication', ({ cancelScheduled }, actor, id) => cancelScheduled(actor, id))
}

/** What answers with the id of what it took away. */
function addEnding(builder: Builder, name: string, end: (drafts: DefinitionDrafts, actor: Actor, id: string) => Promise<void>): void {
  builder.mutationField(name, (t) =>
    t.field({
      type: 'ID',
      nullable: false,
      args: { id: t.arg.id({ required: true }) },
      resolve: (_root, { id }, { runtime }, info) =>
        carriedOut(runtime, info, async ({ definitionDrafts }) => {
          await end(definitionDrafts, runtime.actor, id)
          return id
        }),
    }),
  )
}

function addSaving(builder: Builder, types: DefinitionTypes): void {
  const saved = builder.objectRef<DraftSaved>('DefinitionsSaved')
  const place = builder.objectRef<DraftSaved['saved'][number]>('DefinitionSaved')
  place.implement({ fields: (t) => ({ path: t.exposeString('path', { nullable: false }), revision: t.exposeInt('revision', { nullable: false }) }) })
  saved.implement({
    fields: (t) => ({
      revision: t.exposeInt('revision', { nullable: false, description: 'Of the draft.' }),
      saved: t.field({ type: [place], nullable: false, resolve: (parent) => [...parent.saved] }),
      behind: t.field({ type: [types.file], nullable: false, description: 'Not written: somebody else was there before. As the file stands; revision 0: as in the base.', resolve: (parent) => [...parent.behind] }),
    }),
  })
  builder.mutationField('saveDefinitionDraft', (t) =>
    t.field({
      type: saved,
      nullable: false,
      description: 'Writes files into a draft; each only over the revision that it was made from.',
      args: { id: t.arg.id({ required: true }), base: t.arg.int({ required: true, description: 'Of the draft as you know it.' }), files: t.arg({ type: [types.write], required: true }) },
      resolve: (_root, { id, base, files }, { runtime }, info) => carriedOut(runtime, info, ({ definitionDrafts }) => definitionDrafts.save(runtime.actor, id, base, files.map(({ path, text, revision }): DraftWrite => ({ path, text: text ?? null, revision })))),
    }),
  )
  builder.mutationField('tailorDefinitions', (t) =>
    t.field({
      type: saved,
      nullable: false,
      description: 'Says in a draft what one dealership has otherwise than the package: these operations and no others, none at all for nothing. What an overlay may not say is refused, each with its reason.',
      args: { draft: t.arg.id({ required: true }), dealership: t.arg.string({ required: true }), revision: t.arg.int({ required: true, description: 'Of the overlay’s file as you know it, 0 where the draft does not change it yet.' }), operations: t.arg({ type: ['JSON'], required: true }) },
      resolve: (_root, { draft, dealership, revision, operations }, { runtime }, info) => carriedOut(runtime, info, ({ definitionDrafts }) => definitionDrafts.tailor(runtime.actor, draft, dealership, revision, operations as readonly JsonObject[])),
    }),
  )
  builder.mutationField('rebaseDefinitionDraft', (t) =>
    t.field({
      type: 'JSON',
      nullable: false,
      description: 'Lays a draft over the live version: { base, conflicts }. Where both changed the same nothing is done until “choices” say what holds.',
      args: { id: t.arg.id({ required: true }), revision: t.arg.int({ required: true }), choices: t.arg({ type: 'JSON', description: 'Path → key of the conflict → “ours” (the draft) or “theirs”.' }) },
      resolve: (_root, { id, revision, choices }, { runtime }, info) => carriedOut(runtime, info, ({ definitionDrafts }) => definitionDrafts.rebase(runtime.actor, id, revision, (choices ?? {}) as DraftChoices)),
    }),
  )
}

interface Decided {
  readonly revision: number
  readonly note?: string | null | undefined
  readonly mapping?: unknown
  readonly resolutions?: unknown
}

const decisionsOf = ({ revision, note, mapping, resolutions }: Decided): DraftDecisions => ({ revision, note: note ?? null, ...(mapping != null && { mapping: mapping as NonNullable<DraftDecisions['mapping']> }), ...(resolutions != null && { resolutions: resolutions as NonNullable<DraftDecisions['resolutions']> }) })

function addGoingLive(builder: Builder, types: DefinitionTypes): void {
  const decisions = builder.inputType('DefinitionDecisions', {
    description: 'What whoever publishes a draft has decided.',
    fields: (t) => ({
      revision: t.int({ required: true, description: 'Of the draft as it was looked at; a newer one is not published unseen.' }),
      note: t.string(),
      mapping: t.field({ type: 'JSON' }),
      resolutions: t.field({ type: 'JSON' }),
    }),
  })
  builder.mutationField('publishDefinitionDraft', (t) =>
    t.field({
      type: types.version,
      nullable: false,
      description: 'Makes a draft live and takes it away.',
      args: { id: t.arg.id({ required: true }), decisions: t.arg({ type: decisions, required: true }) },
      resolve: (_root, { id, decisions: given }, { runtime }, info) => carriedOut(runtime, info, ({ definitionDrafts }) => definitionDrafts.publish(runtime.actor, id, decisionsOf(given))),
    }),
  )
  builder.mutationField('planDefinitionPublication', (t) =>
    t.field({
      type: types.scheduled,
      nullable: false,
      description: 'Makes a draft live at a time, as it stands now.',
      args: { id: t.arg.id({ required: true }), at: t.arg({ type: 'DateTime', required: true }), decisions: t.arg({ type: decisions, required: true }) },
      resolve: (_root, { id, at, decisions: given }, { runtime }, info) => carriedOut(runtime, info, ({ definitionDrafts }) => definitionDrafts.schedule(runtime.actor, id, at, decisionsOf(given))),
    }),
  )
  builder.mutationField('rollBackDefinitions', (t) =>
    t.field({
      type: types.version,
      nullable: false,
      description: 'Publishes what was live as this number once more, as a new version.',
      args: { version: t.arg.int({ required: true }), note: t.arg.string(), mapping: t.arg({ type: 'JSON' }) },
      resolve: (_root, { version, note, mapping }, { runtime }, info) => carriedOut(runtime, info, (door) => door.rollback(runtime.actor, version, note ?? null, (mapping ?? undefined) as never)),
    }),
  )
}
