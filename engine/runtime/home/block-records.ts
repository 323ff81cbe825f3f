/** The records that a block of a home is about, as its reader may see them. */
import { permissionOf } from '../../access/index.ts'
import type { HomeRecords } from '../../definition/home.ts'
import type { HomeLink } from '../../engine.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Entity, Field } from '../../model/types.ts'
import type { Selected } from '../../store/index.ts'
import { zoneOf } from '../run-query.ts'
import type { Runtime } from '../types.ts'
import { type Listener, plainFilter } from './plain-filter.ts'

export interface BlockRecords {
  readonly entity: Entity
  readonly filter: JsonObject
  readonly link: HomeLink
}

export const listenerOf = (runtime: Runtime): Listener => ({ me: runtime.actor.id, now: runtime.clock(), timeZone: zoneOf(runtime) })

/** Null where the reader may not read the entity. */
export function recordsOf(runtime: Runtime, { entity: name, view: id, filter }: HomeRecords): BlockRecords | null {
  const { model, actor } = runtime
  const entity = model.entities.get(name)
  if (!entity || !permissionOf(model, actor, entity).read) return null
  const view = (entity.views.list.views ?? []).find((one) => one.id === id)
  const listener = listenerOf(runtime)
  const parts = [view?.filter, filter].flatMap((part) => (part ? [plainFilter(model, entity, part, listener)] : []))
  const whole = parts.length === 1 ? (parts[0] ?? {}) : { and: [...parts] }
  const plain = parts.length === 0 ? {} : whole
  // The list opens with its own view where the block has nothing to add to it.
  const link = view && !filter ? { entity: name, view: view.id, filter: null } : { entity: name, view: null, filter: parts.length === 0 ? null : plain }
  return { entity, filter: plain, link }
}

/** What is read of a record so that its field can be shown; null for what no line of a list shows. */
export function selectedField(entity: Entity, name: string): Selected | null {
  const field: Field | undefined = entity.fieldByName.get(name)
  if (name === 'createdBy' || name === 'updatedBy' || field?.type.name === 'user') return { key: name, kind: 'user', name, select: [{ key: 'id', name: 'id' }, { key: 'name', name: 'name' }] }
  if (field?.target) return { key: name, kind: 'reference', field, select: [{ key: 'id', kind: 'column', name: 'id' }, { key: 'label', kind: 'label' }] }
  return field?.lines || field?.type.kind === 'json' ? null : { key: name, kind: 'column', name }
}
