import type { DraftFiles, Upgrade } from '../../engine.ts'
import type { Builder } from '../builder.ts'
import { withPrice } from '../context.ts'
import { doorOf } from './door.ts'
import type { DefinitionTypes } from './types.ts'

const asFiles = (files: DraftFiles) => Object.entries(files).map(([path, text]) => ({ path, text }))

/** Definitions, versions and drafts to look at; who may not read definitions is refused by each. */
export function addDefinitionQueries(builder: Builder, types: DefinitionTypes): void {
  const extensions = withPrice('command')
  builder.queryField('definitionVersions', (t) => t.field({ type: [types.version], nullable: false, description: 'What was published, newest first.', extensions, resolve: async (_root, _args, { runtime }) => [...(await doorOf(runtime).versions(runtime.actor))] }))
  builder.queryField('definitionFiles', (t) =>
    t.field({
      type: [types.file],
      nullable: false,
      description: 'Files of a version, or of a draft as it would be live; of the live version where neither is named.',
      extensions,
      args: { version: t.arg.int(), draft: t.arg.id() },
      resolve: async (_root, { version, draft }, { runtime }) => asFiles(await (draft != null ? doorOf(runtime).definitionDrafts.files(runtime.actor, draft) : version != null ? doorOf(runtime).versionFiles(runtime.actor, version) : doorOf(runtime).draft(runtime.actor))),
    }),
  )
  builder.queryField('definitionDrafts', (t) => t.field({ type: [types.draft], nullable: false, description: 'Drafts, those changed last first.', extensions, resolve: async (_root, _args, { runtime }) => [...(await doorOf(runtime).definitionDrafts.list(runtime.actor))] }))
  builder.queryField('definitionDraft', (t) => t.field({ type: types.draft, args: { id: t.arg.id({ required: true }) }, extensions, resolve: (_root, { id }, { runtime }) => doorOf(runtime).definitionDrafts.read(runtime.actor, id) }))
  builder.queryField('definitionChanges', (t) =>
    t.field({
      type: [types.file],
      nullable: false,
      description: 'Files that a draft changes.',
      extensions,
      args: { draft: t.arg.id({ required: true }), after: t.arg.int({ description: 'Only those that changed after this revision.' }) },
      resolve: async (_root, { draft, after }, { runtime }) => [...(await doorOf(runtime).definitionDrafts.read(runtime.actor, draft, after ?? 0)).files],
    }),
  )
  builder.queryField('definitionIssues', (t) =>
    t.field({
      type: [types.issue],
      nullable: false,
      description: 'What is wrong with a draft.',
      extensions,
      args: { draft: t.arg.id({ required: true }) },
      resolve: async (_root, { draft }, { runtime }) => [...(await doorOf(runtime).check(runtime.actor, await doorOf(runtime).definitionDrafts.files(runtime.actor, draft)))],
    }),
  )
  addLooking(builder, types)
  addUpgrades(builder, types)
}

function addLooking(builder: Builder, types: DefinitionTypes): void {
  const extensions = withPrice('command')
  builder.queryField('definitionPlan', (t) =>
    t.field({
      type: types.plan,
      nullable: false,
      description: 'What publishing a draft would do; nothing is written.',
      extensions,
      args: { draft: t.arg.id({ required: true }), mapping: t.arg({ type: 'JSON', description: 'Entity → state that goes → state its records go to.' }), resolutions: t.arg({ type: 'JSON', description: 'Dealership → conflict → choice.' }) },
      resolve: async (_root, { draft, mapping, resolutions }, { runtime }) => doorOf(runtime).plan(runtime.actor, await doorOf(runtime).definitionDrafts.files(runtime.actor, draft), (mapping ?? undefined) as never, (resolutions ?? undefined) as never),
    }),
  )
  builder.queryField('definitionOverlays', (t) =>
    t.field({
      type: 'JSON',
      nullable: false,
      description: 'Dealership → its overlay: in what it differs from the package. Of a draft, or live.',
      extensions,
      args: { draft: t.arg.id() },
      resolve: async (_root, { draft }, { runtime }) => overlaysIn(await (draft != null ? doorOf(runtime).definitionDrafts.files(runtime.actor, draft) : doorOf(runtime).draft(runtime.actor))),
    }),
  )
  builder.queryField('plannedPublications', (t) => t.field({ type: [types.scheduled], nullable: false, description: 'Drafts that were planned to go live, the latest first.', extensions, resolve: async (_root, _args, { runtime }) => [...(await doorOf(runtime).definitionDrafts.schedules(runtime.actor))] }))
}

/** What stands behind a step before it is taken: what speaks of an element, and a new version of the package made ready. */
function addUpgrades(builder: Builder, types: DefinitionTypes): void {
  const extensions = withPrice('command')
  const upgrade = builder.objectRef<Upgrade>('DefinitionUpgrade')
  upgrade.implement({
    fields: (t) => ({
      files: t.field({ type: [types.file], nullable: false, description: 'To go on with: to be saved into a draft and published.', resolve: ({ files }) => asFiles(files) }),
      left: t.field({ type: [types.issue], nullable: false, description: 'What cannot be otherwise in one dealership, and comes with the step for all.', resolve: ({ left }) => [...left] }),
      tried: t.stringList({ nullable: false, description: 'Dealerships that have been trying the version, and keep what they say of it themselves.', resolve: ({ tried }) => [...tried] }),
    }),
  })
  builder.queryField('definitionUpgrade', (t) =>
    t.field({
      type: upgrade,
      nullable: false,
      description: 'A draft that holds a new version of the package, made ready for one dealership first, or for all with every overlay brought to it. PUBLISH_REFUSED with the conflicts that nobody has decided.',
      extensions,
      args: { draft: t.arg.id({ required: true }), dealership: t.arg.string(), resolutions: t.arg({ type: 'JSON', description: 'Dealership → conflict → choice.' }) },
      resolve: async (_root, { draft, dealership, resolutions }, { runtime }) => doorOf(runtime).upgrade(runtime.actor, await doorOf(runtime).definitionDrafts.files(runtime.actor, draft), dealership ?? null, (resolutions ?? undefined) as never),
    }),
  )
  builder.queryField('definitionWhereUsed', (t) =>
    t.field({
      type: 'JSON',
      nullable: false,
      description: 'An element of the live definitions by its stable id: what speaks of it, and how many records it holds.',
      extensions,
      args: { element: t.arg.id({ required: true }) },
      resolve: (_root, { element }, { runtime }) => doorOf(runtime).whereUsed(runtime.actor, element),
    }),
  )
}

/** A draft may hold text that is no JSON yet: that overlay is null. */
function overlaysIn(files: DraftFiles): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, text]) => {
      const code = /^overlays\/([^/]+)\.json$/.exec(path)?.[1]
      return code === undefined ? [] : [[code, jsonOf(text)] as const]
    }),
  )
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
