/** Operations on how an entity is shown: sections, lists, linked lists, order. */
import type { Element } from './elements.ts'
import { type Applied, type Draft, elementOf, isElement, type Operation, pathOf, type Refusal } from './overlay-draft.ts'
import { entityNamed } from './overlay-fields.ts'
import { placed, placedKey } from './overlay-order.ts'
import { addedTwice } from './overlay-states.ts'
import type { EntityFiles, PackageDefinition, SectionDefinition, ViewsDefinition } from './types.ts'
import { updateAt, valueAt } from './update-at.ts'

/** Name of a field given by its id; in lists also a system field by its name. A hidden one is shown nowhere. */
function fieldName(draft: Draft, entity: string, given: string, key: string, withSystem = false): string | Refusal {
  const { properties } = (draft.package.entities[entity] as EntityFiles).entity.schema
  if (withSystem && !draft.elements.has(given) && !given.includes('_')) {
    if (!Object.hasOwn(properties, given)) return given
    return { pointer: `/${key}`, message: `“${given}” is the name of a field; overlays name fields by their ids`, hint: `Write “${properties[given]?.['x-field'].id}”.` }
  }
  const field = elementOf(draft, given, key, ['field'])
  if (!isElement(field)) return field
  if (field.entity !== entity) return { pointer: `/${key}`, message: `“${given}” is a field of “${field.entity}”, not of “${entity}”` }
  const name = String(field.path.at(-1))
  return properties[name]?.['x-field'].hidden ? { pointer: `/${key}`, message: `“${given}” is hidden here and shown nowhere` } : name
}

/** Names of several fields, or what is wrong with the first that is none. */
export function fieldNames(draft: Draft, entity: string, ids: readonly string[], key: string, withSystem = false): readonly string[] | Refusal {
  const names: string[] = []
  for (const [i, id] of ids.entries()) {
    const name = fieldName(draft, entity, id, `${key}/${i}`, withSystem)
    if (typeof name !== 'string') return name
    names.push(name)
  }
  return names
}

export const areNames = (found: readonly string[] | Refusal): found is readonly string[] => Array.isArray(found)

const withoutFields = (sections: readonly SectionDefinition[], names: readonly string[]): readonly SectionDefinition[] =>
  sections.map((section) => (section.fields.some((name) => names.includes(name)) ? { ...section, fields: section.fields.filter((name) => !names.includes(name)) } : section))

export function addSection(draft: Draft, operation: Operation<'add-section'>): Applied {
  const entity = entityNamed(draft, operation.entity)
  if (typeof entity !== 'string') return entity
  const names = fieldNames(draft, entity, operation.fields ?? [], 'fields')
  if (!areNames(names)) return names
  const section: SectionDefinition = { ...operation.section, fields: names }
  return added(draft, entity, 'section', section, operation.after, ['form', 'sections'], (old) => withoutFields(old, names))
}

export function addView(draft: Draft, { entity: given, view, after }: Operation<'add-view'>): Applied {
  const entity = entityNamed(draft, given)
  return typeof entity === 'string' ? added(draft, entity, 'view', view, after, ['list', 'views']) : entity
}

export function addPanel(draft: Draft, { entity: given, panel, after }: Operation<'add-panel'>): Applied {
  const entity = entityNamed(draft, given)
  return typeof entity === 'string' ? added(draft, entity, 'panel', panel, after, ['panels']) : entity
}

interface Listed {
  readonly id: string
}

/** A part added to one of the lists of an entity's views. */
function added<T extends Listed>(draft: Draft, entity: string, kind: 'section' | 'view' | 'panel', part: T, after: string | null | undefined, path: readonly string[], before: (old: readonly T[]) => readonly T[] = (old) => old): Applied {
  const neighbour = neighbourOf(draft, entity, kind, after)
  if (neighbour !== undefined && neighbour !== null && !isElement(neighbour)) return neighbour
  const list = (old: readonly T[] | undefined): readonly T[] => {
    const others = before(old ?? [])
    return placed([...others, part], part, neighbour === null ? null : others.find(({ id }) => id === neighbour?.id))
  }
  const probe = updateAt<readonly T[] | undefined>(draft.package, ['entities', entity, 'views', ...path], list)
  const taken = addedTwice(draft, probe, entity)
  return taken === null ? probe : { pointer: `/${kind}/id`, message: `the id “${taken}” is taken`, hint: `Choose another, for example ${taken}_2.` }
}

/** The element something is put behind; null: nothing, it comes first; undefined: it comes last. */
function neighbourOf(draft: Draft, entity: string, kind: Element['kind'], after: string | null | undefined): Element | Refusal | null | undefined {
  if (after === null || after === undefined) return after
  const found = elementOf(draft, after, 'after', [kind])
  return isElement(found) && found.entity !== entity ? { pointer: '/after', message: `“${after}” stands in “${found.entity}”, not in “${entity}”` } : found
}

const movable: readonly Element['kind'][] = ['field', 'line-field', 'form-field', 'section', 'view', 'panel', 'state', 'block']

export function move(draft: Draft, operation: Operation<'move'>): Applied {
  const element = elementOf(draft, operation.element, 'element', movable)
  if (!isElement(element)) return element
  if (operation.after === operation.element) return { pointer: '/after', message: 'nothing can stand behind itself' }
  if (operation.section !== undefined && element.kind !== 'field') return { pointer: '/section', message: `a ${element.kind} stands in no section` }
  const neighbour = neighbourOf(draft, element.entity, element.kind, operation.after)
  if (neighbour && !isElement(neighbour)) return neighbour
  if (element.kind === 'field') return moveField(draft, element, neighbour ?? null, operation.section)
  const parent = pathOf(element).slice(0, -1)
  if (neighbour && JSON.stringify(pathOf(neighbour).slice(0, -1)) !== JSON.stringify(parent)) return { pointer: '/after', message: `“${neighbour.id}” does not stand in the same place as “${element.id}”` }
  const [key, after] = [element.path.at(-1), neighbour?.path.at(-1) ?? null]
  if (typeof key === 'string') return updateAt<Readonly<Record<string, unknown>>>(draft.package, parent, (record) => placedKey(record, key, after === null ? null : String(after)))
  return updateAt<readonly unknown[]>(draft.package, parent, (list) => placed(list, list[Number(key)], after === null ? null : list[Number(after)]))
}

/** A field on the form: within its section, or into another. */
function moveField(draft: Draft, field: Element, after: Element | null, section: string | undefined): Applied {
  const path = ['entities', field.entity, 'views', 'form', 'sections']
  const sections = valueAt(draft.package, path) as readonly SectionDefinition[]
  const [name, afterName] = [String(field.path.at(-1)), after === null ? null : String(after.path.at(-1))]
  const target = sections.find(({ id, fields }) => (section === undefined ? fields.includes(afterName ?? name) : id === section))
  if (!target && section !== undefined) return { pointer: '/section', message: `the form has no section “${section}”`, hint: `Known: ${sections.map(({ id }) => id).join(', ')}.` }
  if (!target || (afterName !== null && !target.fields.includes(afterName))) return { pointer: target ? '/after' : '/element', message: `“${(target ? after?.id : field.id) ?? ''}” does not stand ${target ? `in ${target.id}` : 'on the form'}`, hint: 'Name a section to put the field into.' }
  return updateAt<readonly SectionDefinition[]>(draft.package, path, (old) => withoutFields(old, [name]).map((one) => (one.id === target.id ? { ...one, fields: placed([...one.fields, name], name, afterName) } : one)))
}

export function setSection(draft: Draft, { section: id, columns, tab }: Operation<'set-section'>): Applied {
  const section = elementOf(draft, id, 'section', ['section'])
  if (!isElement(section)) return section
  const { tabs = [] } = (draft.package.entities[section.entity] as EntityFiles).views.form
  if (typeof tab === 'string' && !tabs.some(({ name }) => name === tab)) return { pointer: '/tab', message: `the form has no tab “${tab}”`, hint: `Known: ${tabs.map(({ name }) => name).join(', ') || '—'}.` }
  return updateAt<SectionDefinition>(draft.package, pathOf(section), ({ tab: known, ...old }) => {
    const next = tab === undefined ? known : (tab ?? undefined)
    return { ...old, ...(columns === undefined ? {} : { columns }), ...(next === undefined ? {} : { tab: next }) }
  })
}

export function setTabs(draft: Draft, { entity: given, tabs }: Operation<'set-tabs'>): Applied {
  const entity = entityNamed(draft, given)
  if (typeof entity !== 'string') return entity
  return updateAt<ViewsDefinition['form']['tabs']>(draft.package, ['entities', entity, 'views', 'form', 'tabs'], () => (tabs.length === 0 ? undefined : tabs))
}

export function setList(draft: Draft, operation: Operation<'set-list'>): Applied {
  const entity = entityNamed(draft, operation.entity)
  if (typeof entity !== 'string') return entity
  const columns = fieldNames(draft, entity, operation.columns ?? [], 'columns', true)
  if (!areNames(columns)) return columns
  const filters = fieldNames(draft, entity, operation.filters ?? [], 'filters', true)
  if (!areNames(filters)) return filters
  const ordered = fieldNames(draft, entity, operation.orderBy?.map(({ field }) => field) ?? [], 'orderBy', true)
  if (!areNames(ordered)) return ordered
  const orderBy = operation.orderBy?.map(({ direction }, i) => ({ field: ordered[i] ?? '', direction }))
  return updateAt<ViewsDefinition['list']>(draft.package, ['entities', entity, 'views', 'list'], (list) => ({ ...list, ...(operation.columns ? { columns } : {}), ...(orderBy ? { orderBy } : {}), ...(operation.filters ? { filters } : {}) }))
}

export function setFacts(draft: Draft, { entity: given, fields }: Operation<'set-facts'>): Applied {
  const entity = entityNamed(draft, given)
  if (typeof entity !== 'string') return entity
  const facts = fieldNames(draft, entity, fields, 'fields')
  return areNames(facts) ? updateAt<PackageDefinition['entities'][string]['views']>(draft.package, ['entities', entity, 'views'], (views) => ({ ...views, facts })) : facts
}
