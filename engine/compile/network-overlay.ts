import { overlayFile } from '../definition/index.ts'
import type { OverlayDefinition, OverlayOperation, PackageDefinition, PropertySchema, StateDefinition } from '../definition/types.ts'
import { fieldTypeOf } from '../fields/index.ts'
import type { Issue } from '../kernel/errors.ts'

type AddField = Extract<OverlayOperation, { op: 'add-field' }>
type AddState = Extract<OverlayOperation, { op: 'add-state' }>
type AddOption = Extract<OverlayOperation, { op: 'add-option' }>
type Addition = AddField | AddState

/**
 * What the overlays of all dealerships add to the records, as one overlay: fields (required nowhere: not
 * every dealership has them), values of lists, and states. A name means one type in the whole network.
 */
export function networkOverlay(pkg: PackageDefinition, overlays: Readonly<Record<string, OverlayDefinition>>): { readonly overlay: OverlayDefinition; readonly issues: readonly Issue[] } {
  const issues: Issue[] = []
  const added = new Map<string, Addition>()
  const owners = new Map<string, string>()
  const options: AddOption[] = []
  for (const [code, { operations }] of Object.entries(overlays).sort(([a], [b]) => (a < b ? -1 : 1))) {
    operations.forEach((operation, i) => {
      if (operation.op === 'add-option') options.push(operation)
      if (operation.op !== 'add-field' && operation.op !== 'add-state') return
      const one = operation.op === 'add-field' ? plainField(operation) : plainState(operation)
      const key = `${one.op} ${entityName(pkg, one.entity)} ${one.name}`
      const other = added.get(key)
      const clash = clashOf(other, one) ?? idClash(owners, key, one)
      if (clash) issues.push({ file: overlayFile(code), pointer: `/operations/${i}`, ...clash })
      else added.set(key, other ? merged(other, one) : one)
    })
  }
  const { id, version } = pkg.manifest
  return { overlay: { base: `${id}@${version}`, dealership: 'network', operations: withOptions([...added.values()], options) }, issues }
}

/** The values that overlays added, each once: to a list of their own inside it, to one of the package as an operation. */
function withOptions(additions: readonly Addition[], options: readonly AddOption[]): readonly OverlayOperation[] {
  const byId = new Map(additions.flatMap((one) => (one.op === 'add-field' ? [[one.schema['x-field'].id, one] as const] : [])))
  const toBase = new Map<string, AddOption>()
  for (const { field, value, titles, color } of options) {
    const custom = byId.get(field)
    if (custom) byId.set(field, { ...custom, schema: withValues(custom.schema, [value], { [value]: { titles, ...(color ? { color } : {}) } }) })
    else if (!toBase.has(`${field} ${value}`)) toBase.set(`${field} ${value}`, { op: 'add-option', field, value, titles, ...(color ? { color } : {}) })
  }
  return [...additions.map((one) => (one.op === 'add-field' ? (byId.get(one.schema['x-field'].id) ?? one) : one)), ...toBase.values()]
}

const entityName = (pkg: PackageDefinition, entity: string): string => Object.values(pkg.entities).find((files) => files.entity.id === entity)?.entity.name ?? entity

/** Place on the form and required-ness are the dealership's own. */
function plainField({ op, entity, name, schema }: AddField): AddField {
  return { op, entity, name, schema }
}

/** A state as records show it; how it is left is the dealership's own. */
function plainState({ op, entity, name, state }: AddState): AddState {
  const { meta, type } = state
  const nested = Object.entries(state.states ?? {}).map(([key, child]) => [key, plainState({ op, entity, name: key, state: child }).state] as const)
  const plain: StateDefinition = { ...(type ? { type } : {}), ...(state.initial ? { initial: state.initial } : {}), ...(nested.length > 0 ? { states: Object.fromEntries(nested) } : {}), meta: { id: meta.id, titles: meta.titles, category: meta.category, ...(meta.color ? { color: meta.color } : {}) } }
  return { op, entity, name, state: plain }
}

type Clash = Pick<Issue, 'message' | 'hint'>
const oneMeaning = 'A name means the same in the whole network: use the same type, or another name.'

function clashOf(a: Addition | undefined, b: Addition): Clash | null {
  if (a?.op === 'add-state' && b.op === 'add-state' && a.state.meta.category !== b.state.meta.category) return { message: `the state “${a.name}” has another category in another dealership`, hint: oneMeaning }
  if (a?.op === 'add-field' && b.op === 'add-field' && typeKey(a.schema) !== typeKey(b.schema)) return { message: `the field “${a.name}” has another type in another dealership`, hint: oneMeaning }
  return null
}

/** One id stands for one thing, whoever added it. */
function idClash(owners: Map<string, string>, key: string, one: Addition): Clash | null {
  const id = one.op === 'add-field' ? one.schema['x-field'].id : one.state.meta.id
  const owner = owners.get(id) ?? key
  owners.set(id, owner)
  return owner === key ? null : { message: `the id “${id}” stands for something else in another dealership`, hint: `Choose another, for example ${id}_2.` }
}

const typeKey = (schema: PropertySchema): string => [fieldTypeOf(schema)?.name, schema['x-field'].entity, schema['x-field'].scale].join(' ')

/** Two dealerships' lists of values become one. */
function merged(a: Addition, b: Addition): Addition {
  if (a.op !== 'add-field' || b.op !== 'add-field' || !a.schema.enum || !b.schema.enum) return a
  return { ...a, schema: withValues(a.schema, b.schema.enum, b.schema['x-field'].options ?? {}) }
}

function withValues(schema: PropertySchema, values: NonNullable<PropertySchema['enum']>, options: NonNullable<PropertySchema['x-field']['options']>): PropertySchema {
  return { ...schema, enum: [...new Set([...(schema.enum ?? []), ...values])], 'x-field': { ...schema['x-field'], options: { ...options, ...schema['x-field'].options } } }
}
