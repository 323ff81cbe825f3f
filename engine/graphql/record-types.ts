import type { GraphQLResolveInfo } from 'graphql'
import { titleOf } from '../kernel/titles.ts'
import { systemFieldsOf } from '../model/system-fields.ts'
import type { Entity, Field, Model } from '../model/types.ts'
import { type Builder, type RecordRef, recordRef, scalarOf } from './builder.ts'
import { type ClockRef, clocksField, clockType } from './clock-type.ts'
import { type FieldSource, withSource } from './context.ts'

/** A compiled statement answers under response keys, so every field below a root finds its value there. */
export const fromParent = (parent: object, _args: object, _context: object, info: GraphQLResolveInfo): never => (parent as Record<string, unknown>)[String(info.path.key)] as never

const nodeInterface = (builder: Builder) =>
  builder.interfaceRef<object>('Node').implement({
    description: 'A record, whatever its entity.',
    fields: (t) => ({ id: t.field({ type: 'ID', nullable: false, resolve: fromParent }) }),
    resolveType: (value) => typeOfNode.get(value) ?? null,
  })
export type NodeRef = ReturnType<typeof nodeInterface>

/** Type names of records that were found by id alone. */
export const typeOfNode = new WeakMap<object, string>()

export interface RecordTypes {
  readonly node: NodeRef
  readonly of: (entity: Entity) => RecordRef
  readonly person: RecordRef
  readonly clock: ClockRef
}

/** Object types of all entities and their lines. */
export function recordTypes(builder: Builder, model: Model): RecordTypes {
  const person = personType(builder)
  const clock = clockType(builder)
  const refs = new Map<string, RecordRef>([...model.entities.values()].map((entity) => [entity.name, recordRef(builder, entity.names.type)]))
  const types: RecordTypes = { node: nodeInterface(builder), person, clock, of: (entity) => refs.get(entity.name) as RecordRef }
  for (const entity of model.entities.values()) implementRecord(builder, model, types, entity)
  return types
}

function personType(builder: Builder): RecordRef {
  const ref = recordRef(builder, 'Person')
  ref.implement({
    description: 'Somebody who works with the system.',
    fields: (t) => ({
      id: t.field({ type: 'ID', resolve: fromParent }),
      login: t.field({ type: 'String', resolve: fromParent }),
      name: t.field({ type: 'String', resolve: fromParent }),
    }),
  })
  return ref
}

function describe(entity: Entity): string {
  const about = entity.definition.description
  return about ? `${titleOf(entity.titles, 'en')}. ${titleOf(about, 'en')}` : titleOf(entity.titles, 'en')
}

const systemDescriptions: Readonly<Record<string, string>> = {
  id: 'Stable id.',
  dealership: 'Code of the dealership; empty where the network shares the record.',
  number: 'Running number.',
  state: 'Key of the state in the machine.',
  stateSince: 'When the record came into its state.',
  version: 'Raised by every change; to be sent back with the next command.',
  createdAt: 'When it was created.',
  createdBy: 'Who created it.',
  updatedAt: 'When it was last changed.',
  updatedBy: 'Who changed it last.',
}

function implementRecord(builder: Builder, model: Model, types: RecordTypes, entity: Entity): void {
  const lines = new Map(entity.fields.filter((field) => field.lines && !field.hidden).map((field) => [field.name, lineType(builder, model, types, field)]))
  types.of(entity).implement({
    description: describe(entity),
    interfaces: [types.node],
    fields: (t) => {
      const column = (source: FieldSource, type: 'String' | 'ID', description: string) => t.field({ type, description, extensions: withSource(source), resolve: fromParent })
      const system = systemFieldsOf(entity).map((field) => {
        const description = systemDescriptions[field.name] ?? field.name
        if (field.name === 'createdBy' || field.name === 'updatedBy') return [field.name, t.field({ type: types.person, description, extensions: withSource({ kind: 'user', name: field.name }), resolve: fromParent })]
        const type = field.name === 'version' ? ('Int' as const) : scalarOf[field.kind]
        const source = withSource({ kind: 'column', name: field.name })
        if (['id', 'version'].includes(field.name)) return [field.name, t.field({ type, nullable: false, description, extensions: source, resolve: fromParent })]
        return [field.name, t.field({ type, description, extensions: source, resolve: fromParent })]
      })
      const own = entity.fields.filter((field) => !field.hidden).map((field) => {
        const list = lines.get(field.name)
        if (list) return [field.name, t.field({ type: [list], description: field.titles.en, extensions: withSource({ kind: 'lines', field }), resolve: fromParent })]
        return [field.name, fieldOf(model, types, field, t)]
      })
      const category = entity.machine && !entity.fieldByName.has('stateCategory') ? { stateCategory: column({ kind: 'column', name: 'stateCategory' }, 'String', 'What the state means: new, active, waiting, done or cancelled.') } : {}
      const clocks = entity.machine && entity.machine.clocks.length > 0 ? { clocks: clocksField(t, types.clock, entity) } : {}
      return { ...Object.fromEntries([...system, ...own]), ...category, ...clocks, label: column({ kind: 'label' }, 'String', 'One line that names the record.') }
    },
  })
}

type FieldBuilder = Parameters<NonNullable<Parameters<RecordRef['implement']>[0]['fields']>>[0]

function fieldOf(model: Model, types: RecordTypes, field: Field, t: FieldBuilder) {
  const description = field.titles.en
  const target = field.target === null ? undefined : model.entities.get(field.target)
  if (target) return t.field({ type: types.of(target), description, extensions: withSource({ kind: 'reference', field }), resolve: fromParent })
  if (field.type.kind === 'id') return t.field({ type: types.person, description, extensions: withSource({ kind: 'user', name: field.name }), resolve: fromParent })
  return t.field({ type: scalarOf[field.type.kind ?? 'json'], description, extensions: withSource({ kind: 'column', name: field.name }), resolve: fromParent })
}

function lineType(builder: Builder, model: Model, types: RecordTypes, field: Field): RecordRef {
  const ref = recordRef(builder, field.lines?.typeName ?? '')
  ref.implement({
    description: field.titles.en,
    fields: (t) => ({
      id: t.field({ type: 'ID', nullable: false, extensions: withSource({ kind: 'column', name: 'id' }), resolve: fromParent }),
      ...Object.fromEntries((field.lines?.fields ?? []).map((inner) => [inner.name, fieldOf(model, types, inner, t)])),
    }),
  })
  return ref
}
