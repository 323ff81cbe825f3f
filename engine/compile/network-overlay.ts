import { overlayFile } from '../definition/index.ts'
import type { OverlayDefinition, OverlayOperation, PackageDefinition, PropertySchema, StateDefinition } from '../definition/types.ts'
import { fieldTypeOf } from '../fields/index.ts'
import type { Issue } from '../kernel/errors.ts'

type AddField = Extract<OverlayOperation, { op: 'add-field' }>
type AddState = Extract<OverlayOperation, { op: 'add-state' }>

/**
 * What the overlays of all dealerships add to the records, as one overlay: fields (required nowhere: not
 * every dealership has them) and states. A name means one type in the whole network.
 */
export function networkOverlay(pkg: PackageDefinition, overlays: Readonly<Record<string, OverlayDefinition>>): { readonly overlay: OverlayDefinition; readonly issues: readonly Issue[] } {
  const issues: Issue[] = []
  const added = new Map<string, AddField | AddState>()
  for (const [code, { operations }] of Object.entries(overlays).sort(([a], [b]) => (a < b ? -1 : 1))) {
    operations.forEach((operation, i) => {
      if (operation.op !== 'add-field' && operation.op !== 'add-state') return
      const one = operation.op === 'add-field' ? plainField(operation) : plainState(operation)
      const key = `${one.op} ${entityName(pkg, one.entity)} ${one.name}`
      const other = added.get(key)
      const clash = other ? clashOf(other, one) : null
      if (clash) issues.push({ file: overlayFile(code), pointer: `/operations/${i}`, message: clash, hint: 'A name means the same in the whole network: use the same type, or another name.' })
      else added.set(key, other ? merged(other, one) : one)
    })
  }
  const { id, version } = pkg.manifest
  return { overlay: { base: `${id}@${version}`, dealership: 'network', operations: [...added.values()] }, issues }
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

function clashOf(a: AddField | AddState, b: AddField | AddState): string | null {
  if (a.op === 'add-state' && b.op === 'add-state') return a.state.meta.category === b.state.meta.category ? null : `the state “${a.name}” has another category in another dealership`
  if (a.op === 'add-field' && b.op === 'add-field') return typeKey(a.schema) === typeKey(b.schema) ? null : `the field “${a.name}” has another type in another dealership`
  return null
}

const typeKey = (schema: PropertySchema): string => [fieldTypeOf(schema)?.name, schema['x-field'].entity, schema['x-field'].scale].join(' ')

/** Two dealerships' lists of values become one. */
function merged(a: AddField | AddState, b: AddField | AddState): AddField | AddState {
  if (a.op !== 'add-field' || b.op !== 'add-field' || !a.schema.enum || !b.schema.enum) return a
  const options = { ...b.schema['x-field'].options, ...a.schema['x-field'].options }
  return { ...a, schema: { ...a.schema, enum: [...new Set([...a.schema.enum, ...b.schema.enum])], 'x-field': { ...a.schema['x-field'], options } } }
}
