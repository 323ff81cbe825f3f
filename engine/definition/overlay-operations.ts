/** One function per kind of overlay operation: the package after it, or what is wrong. */
import type { Titles } from '../kernel/titles.ts'
import type { Element, ElementKind } from './elements.ts'
import { type Applied, type Draft, elementOf, isElement, type Operation, pathOf, type Refusal } from './overlay-draft.ts'
import { addField, withoutField } from './overlay-fields.ts'
import { addState, addTransition, retarget } from './overlay-states.ts'
import type { ObjectSchema, OverlayOperation, PackageDefinition, PropertySchema } from './types.ts'
import { updateAt, valueAt } from './update-at.ts'

export const operations: { readonly [K in OverlayOperation['op']]: (draft: Draft, operation: Operation<K>) => Applied } = {
  'add-field': addField,
  'add-state': addState,
  'add-transition': addTransition,
  retarget,
  retitle,
  hide,
  require: requireField,
  'set-roles': setRoles,
}

const titlesUnder: Partial<Record<ElementKind, string>> = { field: 'x-field', 'line-field': 'x-field', 'form-field': 'x-field', state: 'meta', transition: 'meta' }

const allKinds: readonly ElementKind[] = ['entity', 'field', 'line-field', 'form-field', 'state', 'transition', 'section', 'panel', 'view', 'role', 'workplace', 'report', 'calendar', 'clock']

function retitle(draft: Draft, { element: id, titles }: Operation<'retitle'>): Applied {
  const element = elementOf(draft, id, 'element', allKinds)
  if (!isElement(element)) return element
  const under = titlesUnder[element.kind]
  return updateAt<Titles>(draft.package, [...pathOf(element), ...(under ? [under] : []), 'titles'], (old) => ({ ...old, ...titles }))
}

function setRoles(draft: Draft, { transition: id, roles }: Operation<'set-roles'>): Applied {
  const transition = elementOf(draft, id, 'transition', ['transition'])
  if (!isElement(transition)) return transition
  const unknown = roles.find((role) => role !== '*' && !Object.hasOwn(draft.package.roles, role))
  if (unknown !== undefined) return { pointer: '/roles', message: `there is no role “${unknown}”`, hint: `Known: ${Object.keys(draft.package.roles).join(', ')}.` }
  return updateAt<readonly string[]>(draft.package, [...pathOf(transition), 'meta', 'roles'], () => roles)
}

function requireField(draft: Draft, { field: id }: Operation<'require'>): Applied {
  const field = elementOf(draft, id, 'field', ['field', 'line-field', 'form-field'])
  if (!isElement(field)) return field
  const path = pathOf(field)
  const property = valueAt(draft.package, path) as PropertySchema
  if (property['x-field'].computed !== undefined || property.readOnly) return { pointer: '/field', message: `“${id}” is not filled by people and cannot be required` }
  if (property['x-field'].hidden) return { pointer: '/field', message: `“${id}” is hidden and cannot be required` }
  const name = String(path.at(-1))
  return updateAt<ObjectSchema>(draft.package, path.slice(0, -2), (schema) => ({ ...schema, required: [...new Set([...(schema.required ?? []), name])] }))
}

function hide(draft: Draft, { element: id }: Operation<'hide'>): Applied {
  const element = elementOf(draft, id, 'element', ['field', 'line-field', 'form-field', 'state', 'transition', 'section', 'panel', 'view'])
  if (!isElement(element)) return element
  const path = pathOf(element)
  if (element.kind === 'section' || element.kind === 'panel' || element.kind === 'view') return updateAt(draft.package, path, () => undefined)
  if (element.kind === 'state' || element.kind === 'transition') return hideInMachine(draft.package, element, path)
  const refusal = requiredRefusal(draft.package, element, path)
  if (refusal) return refusal
  const hidden = updateAt<boolean>(draft.package, [...path, 'x-field', 'hidden'], () => true)
  return element.kind === 'field' ? updateAt(hidden, ['entities', element.entity, 'views'], withoutField(String(path.at(-1)))) : hidden
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
