/** Every element of a package that has a stable id, and where it stands. */
import { segment } from '../kernel/pointer.ts'
import { entityFile, groupFile, type GroupKind, groups, printFile, workplaceFile } from './file-place.ts'
import type { ClockDefinition, EntityFiles, ObjectSchema, PackageDefinition, StateDefinition, TransitionDefinition, WorkplaceDefinition } from './types.ts'

export type ElementKind = 'entity' | 'field' | 'line-field' | 'form-field' | 'state' | 'transition' | 'section' | 'panel' | 'view' | 'role' | 'workplace' | 'report' | 'calendar' | 'clock' | 'alarm' | 'block' | 'duplicate' | 'warning' | 'figure' | 'print' | 'automation' | 'intake' | 'message'

export interface Element {
  readonly id: string
  readonly kind: ElementKind
  /** Entity it belongs to; '' for roles, workplaces and other files that belong to none. */
  readonly entity: string
  readonly file: string
  /** Where it stands in the file, as keys. */
  readonly path: readonly (string | number)[]
}

/** All elements, duplicates included, in file order. */
export function elementsOf(pkg: PackageDefinition): readonly Element[] {
  return [
    ...Object.entries(pkg.entities).flatMap(([name, files]) => entityElements(name, files)),
    ...otherElements(pkg),
  ]
}

/** The elements of one entity. */
export function elementsOfEntity(pkg: PackageDefinition, name: string): readonly Element[] {
  const files = Object.hasOwn(pkg.entities, name) ? pkg.entities[name] : undefined
  return files ? entityElements(name, files) : []
}

function otherElements(pkg: PackageDefinition): readonly Element[] {
  return [
    ...wholeFiles(pkg, 'role'),
    ...Object.values(pkg.workplaces).flatMap(workplaceElements),
    ...(['report', 'calendar', 'automation', 'intake', 'message'] as const).flatMap((kind) => wholeFiles(pkg, kind)),
  ]
}

function wholeFiles(pkg: PackageDefinition, kind: GroupKind): readonly Element[] {
  return Object.values(pkg[groups[kind]] ?? {}).map(({ id, name }): Element => ({ id, kind, entity: '', file: groupFile(kind, name), path: [] }))
}

function workplaceElements({ id, name, home }: WorkplaceDefinition): readonly Element[] {
  const place = { entity: '', file: workplaceFile(name) }
  return [{ id, kind: 'workplace', ...place, path: [] }, ...(home?.blocks ?? []).map((block, i): Element => ({ id: block.id, kind: 'block', ...place, path: ['home', 'blocks', i] }))]
}

/** The elements by their id, the first where two have one. */
export interface ElementIndex {
  readonly get: (id: string) => Element | undefined
  readonly has: (id: string) => boolean
  readonly all: () => readonly Element[]
}

/** An index that costs only what changed: the elements of an entity are found once, however many packages share its files. */
export function indexOf(pkg: PackageDefinition): ElementIndex {
  const known = indexes.get(pkg)
  if (known) return known
  const index = buildIndex(pkg)
  indexes.set(pkg, index)
  return index
}

const indexes = new WeakMap<PackageDefinition, ElementIndex>()

function buildIndex(pkg: PackageDefinition): ElementIndex {
  const others = new Map(otherElements(pkg).map((element) => [element.id, element]))
  const entities = Object.entries(pkg.entities).map(([name, files]) => idsOf(name, files))
  const get = (id: string): Element | undefined => {
    for (const ids of entities) {
      const known = ids.get(id)
      if (known) return known
    }
    return others.get(id)
  }
  return { get, has: (id) => get(id) !== undefined, all: () => elementsOf(pkg) }
}

interface Found {
  readonly elements: readonly Element[]
  readonly ids: () => ReadonlyMap<string, Element>
}

/** Definitions are never changed in place, so what was found in a part of them stays true of it. */
const found = new WeakMap<EntityFiles, Found>()
const remembered = new WeakMap<object, { readonly file: string; readonly pointer: string; readonly elements: readonly Element[] }>()

function foundIn(name: string, files: EntityFiles): Found {
  const known = found.get(files)
  if (known) return known
  const elements = elementsIn(name, files)
  let ids: ReadonlyMap<string, Element> | null = null
  const result: Found = { elements, ids: () => (ids ??= byId(elements)) }
  found.set(files, result)
  return result
}

function byId(elements: readonly Element[]): ReadonlyMap<string, Element> {
  const ids = new Map<string, Element>()
  for (const element of elements) if (!ids.has(element.id)) ids.set(element.id, element)
  return ids
}

/** Elements of a field or state; found once, as long as it stands in the same place. */
function remember(part: object, path: readonly (string | number)[], { file }: Place, find: () => readonly Element[]): readonly Element[] {
  const pointer = path.join(' ')
  const known = remembered.get(part)
  if (known?.file === file && known.pointer === pointer) return known.elements
  const elements = find()
  remembered.set(part, { file, pointer, elements })
  return elements
}

const entityElements = (name: string, files: EntityFiles): readonly Element[] => foundIn(name, files).elements
const idsOf = (name: string, files: EntityFiles): ReadonlyMap<string, Element> => foundIn(name, files).ids()

function elementsIn(name: string, { entity, machine, views, print = {} }: EntityFiles): readonly Element[] {
  const inEntity = { entity: name, file: entityFile(name, 'entity') }
  const inViews = { entity: name, file: entityFile(name, 'views') }
  return [
    { id: entity.id, kind: 'entity', ...inEntity, path: [] },
    ...fieldElements(entity.schema, ['schema'], 'field', inEntity),
    ...(entity.duplicates ?? []).map(({ id }, i): Element => ({ id, kind: 'duplicate', ...inEntity, path: ['duplicates', i] })),
    ...Object.entries(machine?.states ?? {}).flatMap(([key, state]) => stateElements(state, ['states', key], { entity: name, file: entityFile(name, 'machine') })),
    ...clockElements(machine?.meta?.clocks ?? [], { entity: name, file: entityFile(name, 'machine') }),
    ...views.form.sections.map(({ id }, i): Element => ({ id, kind: 'section', ...inViews, path: ['form', 'sections', i] })),
    ...(entity.warnings ?? []).map(({ id }, i): Element => ({ id, kind: 'warning', ...inEntity, path: ['warnings', i] })),
    ...(views.panels ?? []).map(({ id }, i): Element => ({ id, kind: 'panel', ...inViews, path: ['panels', i] })),
    ...(views.figures ?? []).map(({ id }, i): Element => ({ id, kind: 'figure', ...inViews, path: ['figures', i] })),
    ...(views.related ? [{ id: views.related.id, kind: 'panel', ...inViews, path: ['related'] } as const] : []),
    ...(views.list.views ?? []).map(({ id }, i): Element => ({ id, kind: 'view', ...inViews, path: ['list', 'views', i] })),
    ...Object.entries(print).map(([form, { id }]): Element => ({ id, kind: 'print', entity: name, file: printFile(name, form), path: [] })),
  ]
}

type Place = Pick<Element, 'entity' | 'file'>

function fieldElements(schema: ObjectSchema, path: readonly (string | number)[], kind: ElementKind, place: Place): readonly Element[] {
  return Object.entries(schema.properties).flatMap(([name, property]): readonly Element[] => {
    const at = [...path, 'properties', name]
    return remember(property, at, place, () => {
      const own: Element = { id: property['x-field'].id, kind, ...place, path: at }
      return property.items ? [own, ...fieldElements(property.items, [...at, 'items'], 'line-field', place)] : [own]
    })
  })
}

function stateElements(state: StateDefinition, path: readonly (string | number)[], place: Place): readonly Element[] {
  return remember(state, path, place, () => elementsOfState(state, path, place))
}

function elementsOfState(state: StateDefinition, path: readonly (string | number)[], place: Place): readonly Element[] {
  return [
    { id: state.meta.id, kind: 'state', ...place, path },
    ...(['on', 'after'] as const).flatMap((key) => Object.entries(state[key] ?? {}).flatMap(([event, one]) => transitionElements(one, [...path, key, event], place))),
    ...(state.onDone ? transitionElements(state.onDone, [...path, 'onDone'], place) : []),
    ...Object.entries(state.states ?? {}).flatMap(([key, child]) => stateElements(child, [...path, 'states', key], place)),
  ]
}

function clockElements(clocks: readonly ClockDefinition[], place: Place): readonly Element[] {
  return clocks.flatMap(({ id, alarms = [] }, i) => [
    { id, kind: 'clock', ...place, path: ['meta', 'clocks', i] },
    ...alarms.map((alarm, at): Element => ({ id: alarm.id, kind: 'alarm', ...place, path: ['meta', 'clocks', i, 'alarms', at] })),
  ])
}

function transitionElements(one: TransitionDefinition | readonly TransitionDefinition[], path: readonly (string | number)[], place: Place): readonly Element[] {
  if (isList(one)) return one.flatMap((transition, i) => transitionElements(transition, [...path, i], place))
  const form = one.meta.form ? fieldElements(one.meta.form, [...path, 'meta', 'form'], 'form-field', place) : []
  return [{ id: one.meta.id, kind: 'transition', ...place, path }, ...form]
}

/** `Array.isArray` does not narrow readonly lists. */
export const isList = <T>(value: T | readonly T[]): value is readonly T[] => Array.isArray(value)

/** JSON pointer of a path of keys. */
export const pointerOf = (path: readonly (string | number)[]): string => path.map((key) => `/${segment(String(key))}`).join('')
