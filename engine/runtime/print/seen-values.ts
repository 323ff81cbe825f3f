import { permissionOf } from '../../access/index.ts'
import type { Json } from '../../kernel/json.ts'
import type { Entity, Values } from '../../model/types.ts'
import { visibleIds } from '../../store/index.ts'
import { readScopeOf } from '../read-scope.ts'
import type { Runtime } from '../types.ts'
import { labelsOf } from '../views/labels.ts'

/** What the reader sees of a record and of those it was read through to; masked and hidden values are empty. */
export interface Seen {
  readonly values: Values
  /** Fields that hold something the reader may not see, by their paths. */
  readonly masked: ReadonlySet<string>
  readonly labels: Readonly<Record<string, string>>
}

/** `values`: as expressions see them, references that are read through replaced by what stands there. */
export async function seenValues(runtime: Runtime, entity: Entity, values: Values, path = ''): Promise<Seen> {
  const permission = permissionOf(runtime.model, runtime.actor, entity)
  const masked = new Set<string>()
  const own: Record<string, Json> = {}
  let labels = {}
  for (const [name, value] of Object.entries(values)) {
    const field = entity.fieldByName.get(name)
    const restriction = field?.hidden ? 'hidden' : permission.restriction(name)
    if (restriction === 'hidden' || restriction === 'masked') {
      own[name] = null
      if (value !== null) masked.add(path + name)
    } else if (field?.target && isRecord(value)) {
      const seen = await throughReference(runtime, field.target, value, `${path}${name}.`)
      own[name] = seen?.values ?? null
      labels = { ...labels, ...seen?.labels }
      for (const one of seen?.masked ?? []) masked.add(one)
      if (!seen) masked.add(path + name)
    } else own[name] = value
  }
  const ids = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, isRecord(value) ? (value.id ?? null) : value]))
  return { values: own, masked, labels: { ...labels, ...(await labelsOf(runtime, entity, [ids])) } }
}

const isRecord = (value: Json): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Null where the record behind the reference is not the reader's to see. */
async function throughReference(runtime: Runtime, target: string, value: Values, path: string): Promise<Seen | null> {
  const entity = runtime.model.entities.get(target)
  if (!entity || typeof value.id !== 'string' || !permissionOf(runtime.model, runtime.actor, entity).read) return null
  const visible = await visibleIds(runtime.store.query, readScopeOf(runtime.model, runtime.actor, runtime.clock()), entity, [value.id], null)
  return visible.length > 0 ? seenValues(runtime, entity, value, path) : null
}
