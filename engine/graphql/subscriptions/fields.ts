import { EngineError } from '../../kernel/errors.ts'
import { changedName, enumValueName } from '../../kernel/names.ts'
import type { Entity, Model } from '../../model/types.ts'
import { changeCursor, type Filter, notificationTold, personThere, runOne, runPerson, type Told, versionChange, type Watch, watchAttention, watchDefinitions, watchNotifications, watchRecords } from '../../runtime/index.ts'
import type { Builder } from '../builder.ts'
import type { GraphqlContext } from '../context.ts'
import type { Filters } from '../filter-inputs.ts'
import type { PersonPresenceRef } from '../presence-fields.ts'
import type { RecordTypes } from '../record-types.ts'
import { personSelection, recordSelection } from '../selection.ts'

/** `recordChanged`, `workOrderChanged` of every entity, `notificationAdded`, `attention`; and where in their stream a query stands. */
export function addSubscriptions(builder: Builder, model: Model, types: RecordTypes, filters: Filters, person: PersonPresenceRef): void {
  builder.subscriptionType({ description: 'Over server-sent events: POST with “Accept: text/event-stream”.' })
  builder.queryField('changeCursor', (t) =>
    t.string({ nullable: false, description: 'Where the changes stand now: a subscription “after” it misses nothing that commits from here on.', resolve: (_root, _args, { runtime }) => changeCursor(runtime) }),
  )
  const kind = builder.enumType('ChangeKind', { values: Object.fromEntries((['created', 'updated', 'deleted', 'transitioned', 'commented', 'attached'] as const).map((name) => [enumValueName(name), { value: name }])) })
  const parts: Parts = { kind, after: 'Cursor of the last event seen: the stream goes on behind it, nothing missed, nothing twice.' }
  addAnyRecord(builder, types, parts)
  for (const entity of model.entities.values()) addRecord(builder, types, filters, parts, entity)
  addNotifications(builder, parts, person)
  addDefinitions(builder, parts)
}

interface Parts {
  readonly kind: ReturnType<Builder['enumType']>
  readonly after: string
}

function watchOf({ watch }: GraphqlContext, after: string | null | undefined): Watch {
  if (watch) return { ...watch, after: after ?? watch.lastEventId }
  throw new EngineError('BAD_INPUT', 'A subscription answers as a stream of events.', { hint: 'Send the header “Accept: text/event-stream”.' })
}

const changeRef = (builder: Builder, name: string) => builder.objectRef<Told>(name)

function implementChange(types: RecordTypes, { kind }: Parts, ref: ReturnType<typeof changeRef>, entity: Entity | null): void {
  ref.implement({
    description: entity ? `A change of: ${entity.titles.en}.` : 'A change of a record.',
    fields: (t) => ({
      cursor: t.string({ nullable: false, resolve: ({ cursor }) => cursor }),
      kind: t.field({ type: kind, nullable: false, resolve: ({ change }) => change.kind }),
      ...(entity ? {} : { entity: t.string({ nullable: false, description: 'Name of the entity, as in its definition.', resolve: ({ change }) => change.entity }) }),
      id: t.id({ nullable: false, resolve: ({ change }) => change.recordId }),
      version: t.int({ nullable: false, description: 'Of the record after the change.', resolve: ({ change }) => change.version }),
      at: t.field({ type: 'DateTime', nullable: false, resolve: ({ change }) => change.at }),
      by: t.field({ type: types.person, description: 'Who did it.', resolve: ({ change }, _args, { runtime }, info) => runPerson(runtime, change.entity, change.userId, personSelection(info)) }),
      ...(entity
        ? { record: t.field({ type: types.of(entity), description: 'The record as it stands when the change is told; empty once it is deleted.', resolve: ({ change }, _args, { runtime }, info) => runOne(runtime, runtime.model.entities.get(entity.name) ?? entity, change.recordId, recordSelection(info)) }) }
        : {}),
    }),
  })
}

function addAnyRecord(builder: Builder, types: RecordTypes, parts: Parts): void {
  const ref = changeRef(builder, 'RecordChange')
  implementChange(types, parts, ref, null)
  builder.subscriptionField('recordChanged', (t) =>
    t.field({
      type: ref,
      nullable: false,
      description: 'Every change of records that you may read.',
      args: { entity: t.arg.string({ description: 'Name of an entity, as in its definition; without it, of all.' }), id: t.arg.id(), ids: t.arg.idList({ description: 'Of these records alone, whatever they are.' }), after: t.arg.string({ description: parts.after }) },
      subscribe: (_root, { entity, id, ids, after }, context) => watchRecords(watchOf(context, after), { entity: entity ?? null, ids: id == null ? (ids ?? null) : [id, ...(ids ?? [])] }),
      resolve: (told) => told as Told,
    }),
  )
}

function addRecord(builder: Builder, types: RecordTypes, filters: Filters, parts: Parts, entity: Entity): void {
  const ref = changeRef(builder, `${entity.names.type}Change`)
  implementChange(types, parts, ref, entity)
  builder.subscriptionField(changedName(entity.names), (t) =>
    t.field({
      type: ref,
      nullable: false,
      description: `Changes of: ${entity.pluralTitles.en}.`,
      args: { filter: t.arg({ type: filters(entity), description: 'On the record as it stands when the change is told.' }), id: t.arg.id(), after: t.arg.string({ description: parts.after }) },
      subscribe: (_root, { filter, id, after }, context) => watchRecords(watchOf(context, after), { entity: entity.name, ids: id == null ? null : [id], filter: (filter ?? null) as Filter | null }),
      resolve: (told) => told as Told,
    }),
  )
}

function notificationType(builder: Builder) {
  const notification = builder.objectRef<NonNullable<Awaited<ReturnType<typeof notificationTold>>>>('Notification')
  notification.implement({
    description: 'Told to one person.',
    fields: (t) => ({
      id: t.exposeID('id', { nullable: false }),
      title: t.exposeString('title', { nullable: false }),
      body: t.exposeString('body', { nullable: true }),
      entity: t.exposeString('entity', { nullable: true }),
      recordId: t.id({ resolve: ({ recordId }) => recordId }),
      createdAt: t.field({ type: 'DateTime', nullable: false, resolve: ({ createdAt }) => createdAt }),
      isStanding: t.exposeBoolean('isStanding', { nullable: false, description: 'It cannot be read away: it stands until its record goes on.' }),
      hasEnded: t.exposeBoolean('hasEnded', { nullable: false, description: 'It stood, and its record has gone on.' }),
      press: t.exposeString('press', { nullable: true, description: 'What “takeNotification” does with it, by the event’s title.' }),
      endedBy: t.exposeString('endedBy', { nullable: true, description: 'Who led the record on, of a notice that has ended.' }),
      unread: t.exposeInt('unread', { nullable: false, description: 'How many are unread with this one.' }),
      standing: t.exposeInt('standing', { nullable: false, description: 'How many stand.' }),
    }),
  })
  return notification
}

function addNotifications(builder: Builder, parts: Parts, person: PersonPresenceRef): void {
  const notification = notificationType(builder)
  const ref = builder.objectRef<Told>('NotificationAdded')
  ref.implement({
    fields: (t) => ({
      cursor: t.string({ nullable: false, resolve: ({ cursor }) => cursor }),
      notification: t.field({ type: notification, resolve: ({ change }, _args, { runtime }) => notificationTold(runtime, change.recordId) }),
    }),
  })
  builder.subscriptionField('notificationAdded', (t) =>
    t.field({
      type: ref,
      nullable: false,
      description: 'Your own notifications as they come.',
      args: { after: t.arg.string({ description: parts.after }) },
      subscribe: (_root, { after }, context) => watchNotifications(watchOf(context, after)),
      resolve: (told) => told as Told,
    }),
  )
  addAttention(builder, parts, notification, person)
}

/** Both at once: browsers have few connections. */
function addAttention(builder: Builder, parts: Parts, notification: ReturnType<typeof notificationType>, person: PersonPresenceRef): void {
  const ref = builder.objectRef<Told>('Attention')
  ref.implement({
    description: 'A notification of yours that came or no longer stands, or somebody who came, went, or chose to be something else.',
    fields: (t) => ({
      cursor: t.string({ nullable: false, resolve: ({ cursor }) => cursor }),
      notification: t.field({ type: notification, resolve: ({ change }, _args, { runtime }) => (change.kind === 'present' ? null : notificationTold(runtime, change.recordId)) }),
      person: t.field({ type: person, description: 'As they are when the change is told.', resolve: ({ change }, _args, { runtime }) => (change.kind === 'present' ? personThere(runtime, change.userId) : null) }),
    }),
  })
  builder.subscriptionField('attention', (t) =>
    t.field({
      type: ref,
      nullable: false,
      description: 'Your own notifications as they come and end, and people of your dealership as they come and go.',
      args: { after: t.arg.string({ description: parts.after }) },
      subscribe: (_root, { after }, context) => watchAttention(watchOf(context, after)),
      resolve: (told) => told as Told,
    }),
  )
}

function addDefinitions(builder: Builder, parts: Parts): void {
  const ref = builder.objectRef<Told>('DefinitionsChange')
  ref.implement({
    description: 'A draft of the definitions was changed, or a version published.',
    fields: (t) => ({
      cursor: t.string({ nullable: false, resolve: ({ cursor }) => cursor }),
      kind: t.field({ type: parts.kind, nullable: false, resolve: ({ change }) => change.kind }),
      draft: t.id({ description: 'Empty where a version was published.', resolve: ({ change }) => (change.entity === versionChange ? null : change.recordId) }),
      number: t.int({ nullable: false, description: 'Revision of the draft, or number of the version.', resolve: ({ change }) => change.version }),
    }),
  })
  builder.subscriptionField('definitionsChanged', (t) =>
    t.field({
      type: ref,
      nullable: false,
      description: 'Drafts of the definitions that change, and versions that are published.',
      args: { draft: t.arg.id({ description: 'Of one draft only.' }), after: t.arg.string({ description: parts.after }) },
      subscribe: (_root, { draft, after }, context) => watchDefinitions(watchOf(context, after), draft ?? null),
      resolve: (told) => told as Told,
    }),
  )
}
