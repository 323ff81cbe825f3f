import type { InputRef } from '@pothos/core'
import type { EngineError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import { bulkNames } from '../kernel/names.ts'
import type { Entity } from '../model/types.ts'
import { type Command, type Done, executeEach, executeTogether, hasRight, type Runtime, runMany, type Selected } from '../runtime/index.ts'
import type { Builder } from './builder.ts'
import { type GraphqlContext, withPrice } from './context.ts'
import type { RecordTypes } from './record-types.ts'
import { recordSelection } from './selection.ts'

/** What the bulk commands of all entities have in common. */
export function bulkTypes(builder: Builder) {
  const onError = builder.enumType('OnError', {
    description: 'What a refused item means for the others.',
    values: { ABORT: { value: 'abort' as const, description: 'Nothing is saved at all; the call fails with the error of the item.' }, CONTINUE: { value: 'continue' as const, description: 'The others are saved; each item says what became of it.' } },
  })
  const issue = builder.objectRef<EngineError['issues'][number]>('CommandIssue')
  issue.implement({ fields: (t) => ({ pointer: t.exposeString('pointer', { nullable: false }), message: t.exposeString('message', { nullable: false }), hint: t.string({ resolve: ({ hint }) => hint ?? null }) }) })
  const error = builder.objectRef<Refusal>('CommandError')
  error.implement({
    description: 'Why a command was refused.',
    fields: (t) => ({
      code: t.string({ nullable: false, resolve: ({ cause }) => cause.code }),
      message: t.string({ nullable: false, resolve: ({ cause }) => cause.message }),
      hint: t.string({ resolve: ({ cause }) => cause.hint ?? null }),
      issues: t.field({ type: [issue], nullable: false, resolve: ({ cause }) => [...cause.issues] }),
      data: t.field({ type: 'JSON', resolve: ({ cause }) => cause.data ?? null }),
    }),
  })
  const version = builder.inputType('RecordVersion', { fields: (t) => ({ id: t.id({ required: true }), version: t.int({ required: true }) }) })
  return { onError, error, version }
}

/** An error that is answered, not thrown. */
interface Refusal {
  readonly cause: EngineError
}

type BulkTypes = ReturnType<typeof bulkTypes>

interface Bulk {
  readonly entity: Entity
  readonly done: readonly Done[]
  /** Records of the items, read once for each place of the answer. */
  readonly read: Map<string, Promise<ReadonlyMap<string, object>>>
}

interface Item {
  readonly bulk: Bulk
  readonly index: number
}

interface Parts {
  readonly builder: Builder
  readonly types: RecordTypes
  readonly bulk: BulkTypes
}

interface Inputs {
  readonly record: InputRef<object>
  readonly events: ReturnType<Builder['enumType']> | null
}

/** `createWorkOrders`, `updateWorkOrders`, `deleteWorkOrders` and, with a machine, `sendWorkOrders`: up to 500 commands at once. */
export function addBulk(parts: Parts, entity: Entity, { record, events }: Inputs): void {
  const { builder, bulk } = parts
  const { type } = entity.names
  const names = bulkNames(entity.name)
  const answer = bulkType(parts, entity)
  const update = builder.inputType(`${type}Update`, { fields: (t) => ({ id: t.id({ required: true }), version: t.int({ required: true }), input: t.field({ type: record, required: true }) }) })
  const add = (name: string, description: string, items: InputRef<object>, commandOf: (item: never) => Command): void => {
    builder.mutationField(name, (t) =>
      t.field({
        type: answer,
        nullable: false,
        description,
        args: { items: t.arg({ type: [items], required: true }), onError: t.arg({ type: bulk.onError, defaultValue: 'abort' }) },
        extensions: withPrice('command'),
        resolve: (_root, args, { runtime }) => carriedOut(runtime, entity, args.items.map((item) => commandOf(item as never)), args.onError ?? 'abort'),
      }),
    )
  }
  add(names.create, `Create: ${entity.pluralTitles.en}.`, record, (values: JsonObject) => ({ kind: 'create', entity, values }))
  add(names.update, `Change: ${entity.pluralTitles.en}.`, update as InputRef<object>, ({ id, version, input }: Versioned & { readonly input: JsonObject }) => ({ kind: 'update', entity, id, version, values: input }))
  add(names.remove, `Delete: ${entity.pluralTitles.en}.`, bulk.version as InputRef<object>, ({ id, version }: Versioned) => ({ kind: 'delete', entity, id, version }))
  if (!events) return
  const sending = builder.inputType(`${type}Sending`, { fields: (t) => ({ id: t.id({ required: true }), version: t.int({ required: true }), event: t.field({ type: events, required: true }), input: t.field({ type: 'JSON' }) }) })
  add(names.send, `Send events to: ${entity.pluralTitles.en}.`, sending as InputRef<object>, ({ id, version, event, input }: Versioned & { readonly event: string; readonly input?: JsonObject | null }) => ({ kind: 'send', entity, id, version, event: String(event), input: input ?? {} }))
}

interface Versioned {
  readonly id: string
  readonly version: number
}

async function carriedOut(runtime: Runtime, entity: Entity, commands: readonly Command[], onError: 'abort' | 'continue'): Promise<Bulk> {
  const done = onError === 'continue' ? await executeEach(runtime, commands) : (await executeTogether(runtime, commands)).map((row) => ({ row }))
  return { entity, done, read: new Map() }
}

const isDone = (done: Done | undefined): done is Extract<Done, { row: object }> => done !== undefined && 'row' in done

function bulkType({ builder, types, bulk }: Parts, entity: Entity) {
  const { type } = entity.names
  const item = builder.objectRef<Item>(`${type}BulkItem`)
  const doneOf = ({ bulk: { done }, index }: Item): Done | undefined => done[index]
  item.implement({
    fields: (t) => ({
      index: t.int({ nullable: false, description: 'Place among the items, from 0.', resolve: ({ index }) => index }),
      id: t.id({
        resolve: (one) => {
          const done = doneOf(one)
          return isDone(done) ? done.row.id : null
        },
      }),
      record: t.field({
        type: types.of(entity),
        description: 'As it stands now; empty where it was refused or deleted, or is not yours to see.',
        resolve: async (one, _args, { runtime }: GraphqlContext, info) => {
          const done = doneOf(one)
          return isDone(done) ? ((await recordsOf(runtime, one.bulk, String(info.path.key), () => recordSelection(info))).get(done.row.id) ?? null) : null
        },
      }),
      error: t.field({
        type: bulk.error,
        resolve: (one) => {
          const done = doneOf(one)
          return done && 'error' in done ? { cause: done.error } : null
        },
      }),
    }),
  })
  const answer = builder.objectRef<Bulk>(`${type}Bulk`)
  answer.implement({
    fields: (t) => ({
      succeeded: t.int({ nullable: false, resolve: ({ done }) => done.filter(isDone).length }),
      failed: t.int({ nullable: false, resolve: ({ done }) => done.filter((one) => !isDone(one)).length }),
      items: t.field({ type: [item], nullable: false, resolve: (own) => own.done.map((_, index) => ({ bulk: own, index })) }),
    }),
  })
  return answer
}

function recordsOf(runtime: Runtime, { entity, done, read }: Bulk, place: string, selection: () => readonly Selected[]): Promise<ReadonlyMap<string, object>> {
  const known = read.get(place)
  if (known) return known
  const ids = done.filter(isDone).map(({ row }) => row.id)
  const records = hasRight(runtime.model, runtime.actor, entity, 'read') ? runMany(runtime, entity, ids, selection()) : Promise.resolve(new Map<string, object>())
  read.set(place, records)
  return records
}
