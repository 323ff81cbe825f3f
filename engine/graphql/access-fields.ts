import { accessName, timeInStateName } from '../kernel/names.ts'
import type { Entity } from '../model/types.ts'
import { type Filter, type Reason, type RecordAccess, recordAccess, runTimeInState, type TimeInState } from '../runtime/index.ts'
import type { Builder } from './builder.ts'
import { withPrice } from './context.ts'
import type { Filters } from './filter-inputs.ts'
import type { FieldEnum } from './shared-types.ts'

/** What the answers of all entities have in common. */
export function accessTypes(builder: Builder) {
  const reason = builder.objectRef<Reason>('Reason')
  reason.implement({ description: 'Why not: a code for programs, a sentence for people. A refused command carries the same code.', fields: (t) => ({ code: t.exposeString('code', { nullable: false }), text: t.exposeString('text', { nullable: false }) }) })
  const event = builder.objectRef<RecordAccess['events'][number]>('EventAccess')
  event.implement({
    fields: (t) => ({
      event: t.exposeString('event', { nullable: false }),
      title: t.exposeString('title', { nullable: false }),
      allowed: t.exposeBoolean('allowed', { nullable: false }),
      reason: t.field({ type: reason, description: 'Empty where it is allowed.', resolve: (parent) => parent.reason }),
    }),
  })
  const field = builder.objectRef<RecordAccess['fields'][number]>('FieldAccess')
  field.implement({
    fields: (t) => ({
      field: t.exposeString('field', { nullable: false }),
      title: t.exposeString('title', { nullable: false }),
      access: t.exposeString('access', { nullable: false, description: 'EDIT, READ_ONLY, MASKED or HIDDEN.' }),
      reason: t.field({ type: reason, description: 'Empty where it may be changed.', resolve: (parent) => parent.reason }),
    }),
  })
  const record = builder.objectRef<RecordAccess>('RecordAccess')
  record.implement({
    description: 'What you may do with a record, and for everything else why not.',
    fields: (t) => ({
      events: t.field({ type: [event], nullable: false, description: 'Every event of the machine.', resolve: (parent) => [...parent.events] }),
      fields: t.field({ type: [field], nullable: false, resolve: (parent) => [...parent.fields] }),
      editReason: t.field({ type: reason, description: 'Why the record as a whole is closed to changes.', resolve: (parent) => parent.editReason }),
      deleteReason: t.field({ type: reason, description: 'Why it may not be deleted.', resolve: (parent) => parent.deleteReason }),
    }),
  })
  return { record, stay: stayType(builder) }
}

function stayType(builder: Builder) {
  const ref = builder.objectRef<TimeInState>('TimeInState')
  ref.implement({
    description: 'How long records stood in a state. One record counts once, with all its finished stays together; milliseconds.',
    fields: (t) => ({
      state: t.exposeString('state', { nullable: false }),
      group: t.exposeString('group', { description: 'Value that was grouped by.' }),
      count: t.exposeInt('count', { nullable: false, description: 'Records that have left the state.' }),
      ...Object.fromEntries((['sumMs', 'avgMs', 'medianMs', 'maxMs'] as const).map((name) => [name, t.field({ type: 'Long', nullable: false, resolve: (parent) => parent[name] })])),
    }),
  })
  return ref
}

export type AccessTypes = ReturnType<typeof accessTypes>

/** `workOrderAccess` and, with a machine, `workOrdersTimeInState`. */
export function addAccess(builder: Builder, types: AccessTypes, filters: Filters, entity: Entity, fields: FieldEnum): void {
  builder.queryField(accessName(entity.names), (t) =>
    t.field({
      type: types.record,
      description: `What you may do with: ${entity.titles.en}. Empty where there is none, or none for you.`,
      args: { id: t.arg.id({ required: true }) },
      resolve: (_root, { id }, { runtime }) => recordAccess(runtime, entity, id),
    }),
  )
  if (!entity.machine) return
  builder.queryField(timeInStateName(entity.names), (t) =>
    t.field({
      type: [types.stay],
      nullable: false,
      description: `${entity.pluralTitles.en}: how long they stood in their states.`,
      extensions: withPrice('page'),
      args: {
        filter: t.arg({ type: filters(entity) }),
        search: t.arg.string(),
        state: t.arg.string({ description: 'Key of a state; an outer one means all inside. Without it a row for each state.' }),
        groupBy: t.arg({ type: fields }),
      },
      resolve: async (_root, { filter, search, state, groupBy }, { runtime }) => [...(await runTimeInState(runtime, { entity, filter: (filter ?? null) as Filter | null, search: search ?? null, state: state ?? null, groupBy: (groupBy ?? null) as string | null }))],
    }),
  )
}
