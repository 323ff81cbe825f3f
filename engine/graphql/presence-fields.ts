import type { PersonPresence, TakenNotification } from '../engine.ts'
import type { JsonObject } from '../kernel/json.ts'
import { presences } from '../kernel/presence.ts'
import { peopleFor, presenceOf, setPresence, takeNotification } from '../runtime/index.ts'
import type { Builder } from './builder.ts'
import { withPrice } from './context.ts'

export type PersonPresenceRef = ReturnType<typeof presenceType>

/** Somebody, and whether they can be spoken to. */
export function presenceType(builder: Builder) {
  const state = builder.enumType('Presence', { description: 'Whether somebody can be spoken to. Without a connected browser one is away.', values: Object.fromEntries(presences.map((value) => [value.toUpperCase(), { value }])) })
  const ref = builder.objectRef<PersonPresence>('PersonPresence')
  ref.implement({
    description: 'Somebody of your dealership, and whether they can be spoken to.',
    fields: (t) => ({
      id: t.exposeID('id', { nullable: false }),
      name: t.exposeString('name', { nullable: false }),
      position: t.exposeString('position', { nullable: true }),
      presence: t.field({ type: state, nullable: false, resolve: ({ presence }) => presence }),
    }),
  })
  builder.mutationField('setPresence', (t) =>
    t.field({ type: ref, nullable: false, description: 'What you choose to be.', extensions: withPrice('command'), args: { presence: t.arg({ type: state, required: true }) }, resolve: (_root, { presence }, { runtime }) => setPresence(runtime, presence as PersonPresence['presence']) }),
  )
  return ref
}

/** `presence`, `peopleToChoose` and `takeNotification`. */
export function addPresence(builder: Builder, ref: PersonPresenceRef): void {
  builder.queryField('presence', (t) =>
    t.field({
      type: [ref],
      nullable: { list: false, items: false },
      description: 'People of your dealership, free ones first, then those who are busy, then who is away.',
      extensions: withPrice('command'),
      args: { users: t.arg.idList({ description: 'Only these.' }) },
      resolve: async (_root, { users }, { runtime }) => [...(await presenceOf(runtime, users?.map(String) ?? null))],
    }),
  )
  builder.queryField('peopleToChoose', (t) =>
    t.field({
      type: [ref],
      nullable: { list: false, items: false },
      description: 'People whom a field of a record allows, free ones first.',
      extensions: withPrice('command'),
      args: {
        entity: t.arg.string({ required: true }),
        field: t.arg.string({ required: true }),
        event: t.arg.string({ description: 'The field stands in the form of this event.' }),
        record: t.arg.id({ description: 'The record it is about; without it, what “values” says.' }),
        values: t.arg({ type: 'JSON', description: 'What a record that is being typed holds at this moment.' }),
        search: t.arg.string(),
      },
      resolve: async (_root, { entity, field, event, record, values, search }, { runtime }) => [...(await peopleFor(runtime, { search: search ?? '', limit: 100 }, { entity, field, ...(event == null ? {} : { event }), ...(record == null ? {} : { record: String(record) }), values: Object(values ?? {}) as JsonObject }))],
    }),
  )
  builder.mutationField('takeNotification', (t) =>
    t.field({ type: takenType(builder), nullable: false, description: 'Press a notice that stands: it sends its event, unless somebody else was first.', extensions: withPrice('command'), args: { id: t.arg.id({ required: true }) }, resolve: (_root, { id }, { runtime }) => takeNotification(runtime, String(id)) }),
  )
}

function takenType(builder: Builder) {
  const ref = builder.objectRef<TakenNotification>('TakenNotification')
  ref.implement({
    description: 'What came of pressing a notice.',
    fields: (t) => ({
      isTaken: t.exposeBoolean('isTaken', { nullable: false, description: 'false: somebody else was first.' }),
      by: t.exposeString('by', { nullable: true, description: 'Who has it now; empty where the record went on by itself.' }),
      entity: t.exposeString('entity', { nullable: false }),
      recordId: t.id({ nullable: false, resolve: ({ record }) => record }),
    }),
  })
  return ref
}
