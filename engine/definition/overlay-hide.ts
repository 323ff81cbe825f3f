import type { Element } from './elements.ts'
import { type Applied, type Draft, elementOf, isElement, type Operation, pathOf, type Refusal } from './overlay-draft.ts'
import { withoutField } from './layouts-without.ts'
import { withoutRole } from './overlay-roles.ts'
import type { ObjectSchema, PackageDefinition, PropertySchema, WorkplaceDefinition } from './types.ts'
import { updateAt, valueAt } from './update-at.ts'

const hideable: readonly Element['kind'][] = ['field', 'line-field', 'form-field', 'state', 'transition', 'section', 'panel', 'view', 'role', 'report', 'block', 'warning', 'figure', 'automation', 'intake']

/** Keeps what records hold (a field, a state, a transition) and shows it nowhere; takes what only shows something away. */
export function hide(draft: Draft, { element: id }: Operation<'hide'>): Applied {
  const element = elementOf(draft, id, 'element', hideable)
  if (!isElement(element)) return element
  const path = pathOf(element)
  if (element.kind === 'section' || element.kind === 'panel' || element.kind === 'view' || element.kind === 'block' || element.kind === 'warning' || element.kind === 'figure' || element.kind === 'automation' || element.kind === 'intake') return updateAt(draft.package, path, () => undefined)
  if (element.kind === 'state' || element.kind === 'transition') return hideInMachine(draft.package, element, path)
  if (element.kind === 'role') return withoutRole(draft, String(path[1]))
  if (element.kind === 'report') return withoutReport(draft.package, String(path[1]))
  const refusal = requiredRefusal(draft.package, element, path)
  if (refusal) return refusal
  const hidden = updateAt<boolean>(draft.package, [...path, 'x-field', 'hidden'], () => true)
  return element.kind === 'field' ? updateAt(hidden, ['entities', element.entity, 'views'], withoutField(String(path.at(-1)))) : hidden
}

/** The report is gone from menus and homes with it. */
export function withoutReport(pkg: PackageDefinition, name: string): PackageDefinition {
  const without = Object.values(pkg.workplaces).reduce((all, place) => {
    const changed = placeWithout(place, name)
    return changed === place ? all : updateAt<WorkplaceDefinition>(all, ['workplaces', place.name], () => changed)
  }, pkg)
  return updateAt(without, ['reports', name], () => undefined)
}

/** The same workplace where it names the report nowhere. */
function placeWithout(place: WorkplaceDefinition, name: string): WorkplaceDefinition {
  const { home } = place
  const isListed = place.navigation.some(({ items }) => items.some((item) => 'report' in item && item.report === name))
  const isAtHome = home?.blocks.some((block) => block.kind === 'reports' && block.reports.includes(name)) === true
  if (!isListed && !isAtHome) return place
  const navigation = place.navigation.map((group) => ({ ...group, items: group.items.filter((item) => !('report' in item && item.report === name)) }))
  const blocks = (home?.blocks ?? []).map((block) => (block.kind === 'reports' ? { ...block, reports: block.reports.filter((report) => report !== name) } : block)).filter((block) => block.kind !== 'reports' || block.reports.length > 0)
  return { ...place, navigation, ...(home ? { home: { ...home, blocks } } : {}) }
}

function hideInMachine(pkg: PackageDefinition, element: Element, path: readonly (string | number)[]): Applied {
  const parent = valueAt(pkg, path.slice(0, -2)) as { readonly initial?: string }
  if (element.kind === 'state' && parent.initial === path.at(-1)) return { pointer: '/element', message: `“${element.id}” is the state records start in and cannot be hidden` }
  return updateAt<boolean>(pkg, [...path, 'meta', 'hidden'], () => true)
}

/** What must be filled has to be seen, unless the engine fills it. */
function requiredRefusal(pkg: PackageDefinition, element: Element, path: readonly (string | number)[]): Refusal | null {
  const schema = valueAt(pkg, path.slice(0, -2)) as ObjectSchema
  const property = valueAt(pkg, path) as PropertySchema
  const { initial, computed } = property['x-field']
  if (!schema.required?.includes(String(path.at(-1))) || initial !== undefined || computed !== undefined || property.default !== undefined) return null
  return { pointer: '/element', message: `“${element.id}” is required and nothing fills it, so it cannot be hidden`, hint: 'Hide another field, or give this one a default in the package.' }
}
