/** What the API says of definitions: files, drafts, plans, versions. */
import type { DefinitionDraft, DraftFile, DraftPerson, DraftState, PublishPlan, ScheduledPublication, VersionView } from '../../engine.ts'
import type { Issue } from '../../kernel/errors.ts'
import type { Builder } from '../builder.ts'

export type DefinitionTypes = ReturnType<typeof definitionTypes>

export function definitionTypes(builder: Builder) {
  const issue = issueType(builder)
  const scheduled = scheduledType(builder, issue)
  return { issue, scheduled, file: fileType(builder), version: versionType(builder), draft: draftType(builder, scheduled), plan: planType(builder, issue), write: writeInput(builder) }
}

function issueType(builder: Builder) {
  const ref = builder.objectRef<Issue>('DefinitionIssue')
  ref.implement({
    description: 'What is wrong with a definition, and where.',
    fields: (t) => ({
      file: t.string({ resolve: ({ file }) => file ?? null }),
      pointer: t.exposeString('pointer', { nullable: false }),
      message: t.exposeString('message', { nullable: false }),
      hint: t.string({ resolve: ({ hint }) => hint ?? null }),
      isWarning: t.boolean({ nullable: false, resolve: ({ severity }) => severity === 'warning' }),
    }),
  })
  return ref
}

function fileType(builder: Builder) {
  const ref = builder.objectRef<Pick<DraftFile, 'path' | 'text'> & Partial<DraftFile>>('DefinitionFile')
  ref.implement({
    description: 'A file of the definitions as JSON text; an overlay is “overlays/<dealership>.json”.',
    fields: (t) => ({
      path: t.exposeString('path', { nullable: false }),
      text: t.string({ description: 'Empty where a draft takes the file away.', resolve: ({ text }) => text }),
      revision: t.int({ description: 'Of a file that a draft changes.', resolve: ({ revision }) => revision ?? null }),
      changedBy: t.string({ resolve: ({ by }) => by ?? null }),
    }),
  })
  return ref
}

function versionType(builder: Builder) {
  const ref = builder.objectRef<VersionView>('DefinitionVersion')
  ref.implement({
    description: 'A version that was published.',
    fields: (t) => ({
      number: t.exposeInt('id', { nullable: false }),
      version: t.exposeString('version', { nullable: false }),
      hash: t.exposeString('hash', { nullable: false }),
      at: t.field({ type: 'DateTime', nullable: false, resolve: ({ at }) => at }),
      by: t.exposeString('by', { nullable: false }),
      note: t.string({ resolve: ({ note }) => note }),
      isLive: t.exposeBoolean('isLive', { nullable: false }),
    }),
  })
  return ref
}

function scheduledType(builder: Builder, issue: ReturnType<typeof issueType>) {
  const ref = builder.objectRef<ScheduledPublication>('PlannedPublication')
  ref.implement({
    description: 'A draft that goes live at a time.',
    fields: (t) => ({
      id: t.exposeID('id', { nullable: false }),
      name: t.exposeString('name', { nullable: false }),
      at: t.field({ type: 'DateTime', nullable: false, resolve: ({ at }) => at }),
      by: t.exposeString('by', { nullable: false }),
      note: t.string({ resolve: ({ note }) => note }),
      status: t.exposeString('status', { nullable: false, description: 'waiting, published, refused or cancelled.' }),
      publication: t.int({ description: 'Number of the version that came of it.', resolve: ({ publication }) => publication }),
      issues: t.field({ type: [issue], nullable: false, resolve: ({ issues }) => [...issues] }),
    }),
  })
  return ref
}

function draftType(builder: Builder, scheduled: ReturnType<typeof scheduledType>) {
  const person = builder.objectRef<DraftPerson>('DraftPerson')
  person.implement({
    fields: (t) => ({
      name: t.exposeString('name', { nullable: false }),
      path: t.string({ resolve: ({ path }) => path }),
      pointer: t.string({ resolve: ({ pointer }) => pointer }),
    }),
  })
  const ref = builder.objectRef<DefinitionDraft | DraftState>('DefinitionDraft')
  ref.implement({
    description: 'A working copy of the definitions that several people change together.',
    fields: (t) => ({
      id: t.exposeID('id', { nullable: false }),
      name: t.exposeString('name', { nullable: false }),
      base: t.exposeInt('base', { nullable: false, description: 'Number of the version the changes lie over.' }),
      revision: t.exposeInt('revision', { nullable: false }),
      changes: t.exposeInt('changes', { nullable: false, description: 'Files that differ.' }),
      createdBy: t.exposeString('createdBy', { nullable: false }),
      createdAt: t.field({ type: 'DateTime', nullable: false, resolve: ({ createdAt }) => createdAt }),
      changedBy: t.exposeString('changedBy', { nullable: false }),
      changedAt: t.field({ type: 'DateTime', nullable: false, resolve: ({ changedAt }) => changedAt }),
      people: t.field({ type: [person], nullable: false, description: 'Who has it open now.', resolve: ({ people }) => [...people] }),
      planned: t.field({ type: scheduled, resolve: ({ scheduled: one }) => one }),
    }),
  })
  return ref
}

function planType(builder: Builder, issue: ReturnType<typeof issueType>) {
  const change = builder.objectRef<PublishPlan['changes'][number]>('DefinitionPlanChange')
  change.implement({ fields: (t) => ({ area: t.exposeString('area', { nullable: false }), text: t.exposeString('text', { nullable: false }), dealership: t.string({ description: 'In which alone it changes; everywhere where null.', resolve: ({ dealership }) => dealership ?? null }) }) })
  const ref = builder.objectRef<PublishPlan>('DefinitionPlan')
  const list = ['stranded', 'removed', 'conflicts', 'merged'] as const
  ref.implement({
    description: 'What publishing would do, or why it cannot be.',
    fields: (t) => ({
      issues: t.field({ type: [issue], nullable: false, resolve: ({ issues }) => [...issues] }),
      changes: t.field({ type: [change], nullable: false, resolve: ({ changes }) => [...changes] }),
      sql: t.stringList({ nullable: false, resolve: ({ sql }) => [...sql] }),
      ...Object.fromEntries(list.map((name) => [name, t.field({ type: 'JSON', nullable: false, resolve: (plan) => plan[name] })])),
    }),
  })
  return ref
}

const writeInput = (builder: Builder) =>
  builder.inputType('DefinitionWriteInput', {
    description: 'A change of one file.',
    fields: (t) => ({
      path: t.string({ required: true }),
      text: t.string({ description: 'Left out or null: the file is taken away.' }),
      revision: t.int({ required: true, description: 'Of the file as you know it, 0 where the draft does not change it yet.' }),
    }),
  })
