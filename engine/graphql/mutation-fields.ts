import type { InputRef } from '@pothos/core'
import type { GraphQLResolveInfo } from 'graphql'
import type { JsonObject } from '../kernel/json.ts'
import { pascal } from '../kernel/names.ts'
import type { Entity, Field } from '../model/types.ts'
import { asLast, type Command, executeCommand, hasRight, runWritten, type Runtime } from '../runtime/index.ts'
import { addBulk, type bulkTypes } from './bulk-fields.ts'
import { type Builder, scalarOf } from './builder.ts'
import type { RecordTypes } from './record-types.ts'
import { recordSelection } from './selection.ts'

/** `createWorkOrder`, `updateWorkOrder`, `deleteWorkOrder` and, with a machine, `sendWorkOrder`. */
export function addMutations(builder: Builder, types: RecordTypes, bulk: ReturnType<typeof bulkTypes>, entity: Entity): void {
  const input = recordInput(builder, entity)
  const { names, titles } = entity
  const events = entity.machine ? eventsOf(builder, entity) : null
  builder.mutationField(names.create, (t) =>
    t.field({
      type: types.of(entity),
      description: events ? `Create: ${titles.en}. With an event, both happen or neither.` : `Create: ${titles.en}.`,
      args: { input: t.arg({ type: input, required: true }), ...(events && { event: t.arg({ type: events, description: 'Sent to the record as soon as it is made.' }), eventInput: t.arg({ type: 'JSON', description: "Values of the transition's form." }) }) },
      resolve: (_root, { input: values, ...sent }, { runtime }, info) => command(runtime, { kind: 'create', entity, values: values as JsonObject, ...eventIn(sent) }, info),
    }),
  )
  builder.mutationField(names.update, (t) =>
    t.field({
      type: types.of(entity),
      description: `Change: ${titles.en}. Fields that are left out stay as they are; lines are given whole.`,
      args: { id: t.arg.id({ required: true }), version: t.arg.int({ required: true }), input: t.arg({ type: input, required: true }) },
      resolve: (_root, { id, version, input: values }, { runtime }, info) => command(runtime, { kind: 'update', entity, id, version, values: values as JsonObject }, info),
    }),
  )
  builder.mutationField(names.remove, (t) =>
    t.field({
      type: 'ID',
      description: `Delete: ${titles.en}. The record is kept for the audit.`,
      args: { id: t.arg.id({ required: true }), version: t.arg.int({ required: true }) },
      resolve: async (_root, { id, version }, { runtime }, info) => {
        await holdForSeveral(runtime, info)
        return executeCommand(runtime, { kind: 'delete', entity, id, version }, (row) => row.id)
      },
    }),
  )
  if (events) addSend(builder, types, entity, events)
  addBulk({ builder, types, bulk }, entity, { record: input, events })
}

/** What a record that is made is sent at once. */
function eventIn({ event, eventInput }: { readonly event?: unknown; readonly eventInput?: unknown }): { readonly event?: string; readonly input?: JsonObject } {
  return event === null || event === undefined ? {} : { event: String(event), input: (eventInput ?? {}) as JsonObject }
}

function eventsOf(builder: Builder, entity: Entity) {
  return builder.enumType(`${entity.names.type}Event`, {
    description: 'Events of the machine.',
    values: Object.fromEntries([...new Set(entity.machine?.transitions.map(({ event }) => event))].map((event) => [event, { description: titleOfEvent(entity, event) }])),
  })
}

function addSend(builder: Builder, types: RecordTypes, entity: Entity, events: ReturnType<typeof eventsOf>): void {
  builder.mutationField(entity.names.send, (t) =>
    t.field({
      type: types.of(entity),
      description: `Send an event to: ${entity.titles.en}. The only way to another state.`,
      args: { id: t.arg.id({ required: true }), version: t.arg.int({ required: true }), event: t.arg({ type: events, required: true }), input: t.arg({ type: 'JSON', description: "Values of the transition's form." }) },
      resolve: (_root, { id, version, event, input }, { runtime }, info) => command(runtime, { kind: 'send', entity, id, version, event: String(event), input: (input ?? {}) as JsonObject }, info),
    }),
  )
}

function titleOfEvent(entity: Entity, event: string): string {
  return [...new Set(entity.machine?.transitions.filter((transition) => transition.event === event).map(({ titles }) => titles.en))].join(' / ')
}

/** Carries out the command and answers what was asked for, with the commit right behind it; empty where the record has left the sender's sight, or never was in it. */
async function command(runtime: Runtime, what: Command, info: GraphQLResolveInfo): Promise<object | null> {
  await holdForSeveral(runtime, info)
  return executeCommand(runtime, what, (row, query) => {
    if (!hasRight(runtime.model, runtime.actor, what.entity, 'read')) return null
    return runWritten({ ...runtime, store: { ...runtime.store, query: asLast(query) } }, what.entity, row, recordSelection(info))
  })
}

/** Commands of one operation are saved one by one: none of them may meet another version than the first. */
async function holdForSeveral({ hold }: Runtime, { operation }: GraphQLResolveInfo): Promise<void> {
  const { selections } = operation.selectionSet
  if (selections.length > 1 || selections.some(({ kind }) => kind !== 'Field')) await hold?.()
}

function recordInput(builder: Builder, entity: Entity): InputRef<object> {
  const writable = entity.fields.filter((field) => !field.hidden && field.computed === null)
  const lines = new Map(writable.filter((field) => field.lines).map((field) => [field.name, lineInput(builder, entity, field)]))
  return builder.inputType(`${entity.names.type}Input`, {
    description: entity.titles.en,
    fields: (t) =>
      Object.fromEntries(
        writable.map((field) => {
          const line = lines.get(field.name)
          return [field.name, line ? t.field({ type: [line], description: field.titles.en }) : t.field({ type: scalarOf[field.type.kind ?? 'json'], description: field.titles.en })]
        }),
      ),
  }) as InputRef<object>
}

function lineInput(builder: Builder, entity: Entity, field: Field): InputRef<object> {
  return builder.inputType(`${entity.names.type}${pascal(field.name)}Input`, {
    description: field.titles.en,
    fields: (t) => ({
      id: t.id({ description: 'Of a row that was there before.' }),
      ...Object.fromEntries((field.lines?.fields ?? []).filter((inner) => inner.computed === null).map((inner) => [inner.name, t.field({ type: scalarOf[inner.type.kind ?? 'json'], description: inner.titles.en })])),
    }),
  }) as InputRef<object>
}
