import type { InputRef } from '@pothos/core'
import { systemFieldsOf } from '../model/system-fields.ts'
import { timeRanges } from '../model/time-range.ts'
import type { Entity, Field, Model, ScalarKind } from '../model/types.ts'
import { type Builder, type ScalarName, scalarOf } from './builder.ts'

type AnyInput = InputRef<object>

const comparable: ReadonlySet<ScalarKind> = new Set<ScalarKind>(['string', 'integer', 'decimal', 'date', 'datetime'])

export interface Filters {
  (entity: Entity): AnyInput
  /** Conditions on the rows of a lines field. */
  readonly rows: (field: Field) => AnyInput
}

/** Filter inputs of all entities; entities refer to each other, so they are declared first and filled when asked for. */
export function filterInputs(builder: Builder, model: Model): Filters {
  const ranges = builder.enumType('TimeRange', { description: 'Periods that move with the calendar, in the time zone of your dealership.', values: timeRanges })
  const scalars = new Map((Object.keys(scalarOf) as ScalarKind[]).map((kind) => [kind, scalarFilter(builder, kind, ranges)]))
  const rows = new Map<string, AnyInput>()
  const shared: Shared = { rows, scalars, person: personInput(builder, scalars), clocks: clocksInput(builder, scalars) }
  const refs = new Map<string, AnyInput>([...model.entities.values()].map((entity) => [entity.name, builder.inputRef<object>(`${entity.names.type}Filter`)]))
  for (const entity of model.entities.values()) implementFilter(builder, model, entity, refs, shared)
  return Object.assign((entity: Entity) => refs.get(entity.name) as AnyInput, { rows: (field: Field) => rows.get(field.lines?.typeName ?? '') as AnyInput })
}

type Refs = ReadonlyMap<string, AnyInput>
type Scalars = ReadonlyMap<ScalarKind, AnyInput>

interface Shared {
  /** By type name of the lines; filled while the entities are. */
  readonly rows: Map<string, AnyInput>
  readonly scalars: Scalars
  readonly person: AnyInput
  readonly clocks: AnyInput
}

function personInput(builder: Builder, scalars: Scalars): AnyInput {
  const text = scalars.get('string') as AnyInput
  return builder.inputType('PersonFilter', {
    description: 'Conditions on a person: by id (eq, ne, in, notIn, isNull), yourself or not (isMe), or by login and name.',
    fields: (t) => ({ isNull: t.boolean(), isMe: t.boolean(), eq: t.id(), ne: t.id(), in: t.idList(), notIn: t.idList(), login: t.field({ type: text }), name: t.field({ type: text }) }),
  }) as AnyInput
}

function clocksInput(builder: Builder, scalars: Scalars): AnyInput {
  const [text, moment] = [scalars.get('string') as AnyInput, scalars.get('datetime') as AnyInput]
  const clock = builder.inputType('ClockFilter', {
    fields: (t) => ({
      clock: t.field({ type: text, description: 'Stable id of the clock.' }),
      status: t.field({ type: text, description: 'running, paused or stopped' }),
      startedAt: t.field({ type: moment }),
      dueAt: t.field({ type: moment, description: 'When its limit is reached if it goes on running; empty while it stands.' }),
      breachedAt: t.field({ type: moment, description: 'When its limit was passed; empty: it was not.' }),
      stoppedAt: t.field({ type: moment }),
    }),
  })
  return builder.inputType('ClocksFilter', { fields: (t) => ({ some: t.field({ type: clock, description: 'At least one clock of the record is like this.' }) }) }) as AnyInput
}

function scalarFilter(builder: Builder, kind: ScalarKind, ranges: ReturnType<Builder['enumType']>): AnyInput {
  const scalar: ScalarName = scalarOf[kind]
  return builder.inputType(`${scalar}Filter`, {
    description: `Conditions on a value of type ${scalar}; all that are given must hold.`,
    fields: (t) => ({
      isNull: t.boolean({ description: 'true: empty; false: filled' }),
      ...(kind === 'json' ? {} : { eq: t.field({ type: scalar }), ne: t.field({ type: scalar, description: 'Differs; empty counts as different.' }) }),
      ...(kind === 'json' || kind === 'boolean' ? {} : { in: t.field({ type: [scalar] }), notIn: t.field({ type: [scalar] }) }),
      ...(comparable.has(kind) ? { lt: t.field({ type: scalar }), lte: t.field({ type: scalar }), gt: t.field({ type: scalar }), gte: t.field({ type: scalar }) } : {}),
      ...(kind === 'date' || kind === 'datetime' ? { within: t.field({ type: ranges, description: 'Lies in a period that moves with the calendar.' }) } : {}),
      ...(kind === 'string' ? { contains: t.string({ description: 'Anywhere, in either case.' }), startsWith: t.string() } : {}),
    }),
  }) as AnyInput
}

function implementFilter(builder: Builder, model: Model, entity: Entity, refs: Refs, shared: Shared): void {
  const self = refs.get(entity.name) as AnyInput
  const lines = new Map(entity.fields.filter((field) => field.lines && !field.hidden).map((field) => [field.name, linesFilter(builder, model, field, refs, shared)]))
  ;(self as ReturnType<Builder['inputRef']>).implement({
    description: `Conditions on ${entity.names.type}; all that are given must hold.`,
    fields: (t) => {
      const of = (type: AnyInput, description?: string) => t.field({ type, ...(description ? { description } : {}) })
      const system = systemFieldsOf(entity).map((field) => [field.name, of(field.kind === 'id' && field.name !== 'id' ? shared.person : (shared.scalars.get(field.kind) as AnyInput))] as const)
      const own = entity.fields.filter((field) => !field.hidden).map((field) => [field.name, of(lines.get(field.name) ?? inputOf(model, field, refs, shared), field.titles.en)] as const)
      return {
        and: t.field({ type: [self] }),
        or: t.field({ type: [self] }),
        not: t.field({ type: self }),
        isNull: t.boolean({ description: 'In a reference: true: it is empty; false: it is filled.' }),
        ...(entity.machine ? { stateCategory: of(shared.scalars.get('string') as AnyInput, 'What the state means: new, active, waiting, done or cancelled.'), clocks: of(shared.clocks) } : {}),
        ...Object.fromEntries([...system, ...own]),
      }
    },
  })
}

function linesFilter(builder: Builder, model: Model, field: Field, refs: Refs, shared: Shared): AnyInput {
  const name = field.lines?.typeName ?? ''
  const row = builder.inputRef<object>(`${name}RowFilter`)
  shared.rows.set(name, row as AnyInput)
  row.implement({
    fields: (t) => ({
      and: t.field({ type: [row] }),
      or: t.field({ type: [row] }),
      not: t.field({ type: row }),
      ...Object.fromEntries((field.lines?.fields ?? []).map((inner) => [inner.name, t.field({ type: inputOf(model, inner, refs, shared), description: inner.titles.en })])),
    }),
  })
  return builder.inputType(`${name}Filter`, {
    fields: (t) => ({
      some: t.field({ type: row, description: 'At least one row is like this.' }),
      every: t.field({ type: row, description: 'No row is otherwise; true where there is no row.' }),
      none: t.field({ type: row, description: 'No row is like this.' }),
    }),
  }) as AnyInput
}

function inputOf(model: Model, field: Field, refs: Refs, shared: Shared): AnyInput {
  const target = field.target === null ? undefined : model.entities.get(field.target)
  if (target) return refs.get(target.name) as AnyInput
  return field.type.kind === 'id' ? shared.person : (shared.scalars.get(field.type.kind ?? 'json') as AnyInput)
}
