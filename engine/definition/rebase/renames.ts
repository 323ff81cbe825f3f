/** What an overlay says by name follows the package's renames; what it says by id need not. */
import { elementsOf, indexOf } from '../elements.ts'
import type { OverlayOperation, PackageDefinition } from '../types.ts'

/** Old names and new ones of what kept its id. */
export interface Renames {
  readonly entities: ReadonlyMap<string, string>
  /** By the entity's old name. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly states: ReadonlyMap<string, ReadonlyMap<string, string>>
}

export function renamesOf(before: PackageDefinition, after: PackageDefinition): Renames {
  const now = indexOf(after)
  const [entities, fields, states] = [new Map<string, string>(), new Map<string, Map<string, string>>(), new Map<string, Map<string, string>>()]
  for (const { id, kind, entity, path } of elementsOf(before)) {
    const other = now.get(id)
    if (other?.kind !== kind) continue
    if (kind === 'entity' && other.entity !== entity) entities.set(entity, other.entity)
    const [old, name] = [String(path.at(-1)), String(other.path.at(-1))]
    if ((kind !== 'field' && kind !== 'state') || old === name) continue
    const all = kind === 'field' ? fields : states
    all.set(entity, (all.get(entity) ?? new Map<string, string>()).set(old, name))
  }
  return { entities, fields, states }
}

const celKeys = new Set(['cel', 'when', 'rule', 'visible', 'computed', 'initial', 'requiredWhen'])
const fieldKeys = new Set(['required', 'editable', 'field', 'filter'])

/** The operation with the names of the new package. */
export function renamed(operation: OverlayOperation, before: PackageDefinition, { entities, fields, states }: Renames): OverlayOperation {
  const owner = ownerOf(operation, before)
  const own = { fields: fields.get(owner) ?? new Map<string, string>(), states: states.get(owner) ?? new Map<string, string>() }
  if (entities.size === 0 && own.fields.size === 0 && own.states.size === 0) return operation
  const text = (value: string, key: string): string => {
    if (key === 'entity') return entities.get(value) ?? value
    if (key === 'target') return own.states.get(value) ?? value
    if (celKeys.has(key) || (key === 'filter' && operation.op === 'set-rights')) return value.replace(/\brecord\.([A-Za-z][A-Za-z0-9]*)/g, (all, name: string) => (own.fields.has(name) ? `record.${own.fields.get(name)}` : all))
    return fieldKeys.has(key) ? (own.fields.get(value) ?? value) : value
  }
  return walked(operation, '', text) as OverlayOperation
}

function walked(value: unknown, key: string, text: (value: string, key: string) => string): unknown {
  if (typeof value === 'string') return text(value, key)
  if (Array.isArray(value)) return value.map((entry) => walked(entry, key, text))
  if (typeof value !== 'object' || value === null) return value
  const inFilter = key === 'filter'
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [inFilter ? text(name, key) : name, walked(entry, key === 'editable' || inFilter ? key : name, text)]))
}

/** Name of the entity whose fields and states the operation speaks of. */
function ownerOf(operation: OverlayOperation, before: PackageDefinition): string {
  const given = 'entity' in operation ? operation.entity : undefined
  if (given !== undefined) return Object.hasOwn(before.entities, given) ? given : (indexOf(before).get(given)?.entity ?? '')
  const ids = Object.values(operation).filter((value): value is string => typeof value === 'string')
  return ids.map((id) => indexOf(before).get(id)?.entity).find((entity) => entity !== undefined) ?? ''
}
