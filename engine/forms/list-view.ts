import { fieldAccess, permissionOf } from '../access/index.ts'
import type { FieldView, ListView } from '../engine.ts'
import { bulkNames, enumValueName, layerNames } from '../kernel/names.ts'
import { titleOf } from '../kernel/titles.ts'
import type { Actor, Entity, Model } from '../model/types.ts'
import { entityViewOf, fieldViewOf, visibleFields } from './field-view.ts'
import { layoutViews } from './layout-views.ts'
import { listedSystemFields, systemField } from './system-fields.ts'

/** The list of an entity as this actor sees it: no column or filter over a field that is hidden from the actor. */
export function listViewOf(model: Model, actor: Actor, entity: Entity, locale: string): ListView {
  const { columns, filters, views = [], orderBy } = entity.views.list
  const { create, edit, delete: mayDelete, export: mayExport } = permissionOf(model, actor, entity)
  const bulk = bulkNames(entity.name)
  const visible = visibleFields(model, actor, entity)
  const offered = (name: string): boolean => visible.has(name) || systemField(entity, name) !== null
  const viewsOf = (names: readonly string[]): FieldView[] => names.filter(offered).flatMap((name) => fieldViewOf(model, entity, name, locale) ?? [])
  return {
    entity: entityViewOf(entity, locale),
    ...layoutViews(model, actor, entity, locale),
    fields: viewsOf([...listedSystemFields, ...entity.fields.filter(({ hidden }) => !hidden).map(({ name }) => name)]),
    columns: viewsOf(columns),
    filters: viewsOf(filters ?? defaultFilters(entity)),
    views: views.map((view) => ({ id: view.id, title: titleOf(view.titles, locale), filter: view.filter })),
    orderBy: (orderBy ?? [{ field: 'createdAt', direction: 'desc' as const }])
      .filter(({ field }) => offered(field))
      .map(({ field, direction }) => ({ field: enumValueName(field), direction: direction === 'asc' ? 'ASC' : 'DESC' })),
    // A dealership's record is made in a dealership: the whole network is no place for it.
    mayCreate: create && (entity.scope !== 'dealership' || actor.dealership !== null),
    mayExport,
    editable: edit ? editableFields(model, actor, entity) : {},
    bulk: { update: edit ? bulk.update : null, remove: mayDelete ? bulk.remove : null, send: entity.machine ? bulk.send : null },
    layer: entity.scope === 'layered' && actor.dealership !== null && edit ? layerNames(entity.names) : null,
  }
}

/** By field, the states in which it may not be changed; without those that may be changed in none. */
function editableFields(model: Model, actor: Actor, entity: Entity): Readonly<Record<string, readonly string[]>> {
  const states = entity.machine ? [...entity.machine.states.values()].filter(({ isStored }) => isStored).map(({ key }) => key) : []
  const access = (states.length > 0 ? states : [null]).map((state) => ({ state: state ?? '', fields: fieldAccess(model, actor, entity, state, false) }))
  return Object.fromEntries(entity.fields.flatMap(({ name }): readonly (readonly [string, readonly string[]])[] => {
    const closed = access.filter(({ fields }) => fields.get(name)?.mode !== 'edit').map(({ state }) => state)
    return closed.length === access.length ? [] : [[name, closed]]
  }))
}

/** Where the definition names no filters: the state and whatever is chosen from a list. */
function defaultFilters(entity: Entity): readonly string[] {
  return ['state', ...entity.fields.filter((field) => field.schema.enum !== undefined || field.type.kind === 'boolean').map((field) => field.name)]
}
