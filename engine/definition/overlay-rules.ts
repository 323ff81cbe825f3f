/** Operations on what must hold: conditions, values to begin with, who may edit what in a state. */
import type { Titles } from '../kernel/titles.ts'
import type { Element } from './elements.ts'
import { type Applied, type Draft, elementOf, isElement, type Operation, pathOf, type Refusal } from './overlay-draft.ts'
import { areNames, fieldNames } from './overlay-views.ts'
import type { FieldKeywords, GuardReference, ObjectSchema, PackageDefinition, PropertySchema, SectionDefinition, StateDefinition } from './types.ts'
import { updateAt, valueAt } from './update-at.ts'

/** Both conditions, each as a whole. */
export const both = (base: string | undefined, own: string): string => (base === undefined ? own : `(${base}) && (${own})`)

/** Both sentences, one after the other, in the languages both have. */
function bothTitles(base: Titles | undefined, own: Titles): Titles {
  if (!base) return own
  const joined = (['en', 'ru', 'uk', 'ro'] as const).flatMap((locale) => (base[locale] && own[locale] ? [[locale, `${base[locale]} ${own[locale]}`] as const] : []))
  return Object.fromEntries(joined) as unknown as Titles
}

const fieldKinds: readonly Element['kind'][] = ['field', 'line-field', 'form-field']

/** A field that people fill, by its id. */
function filledField(draft: Draft, id: string, verb: string): Element | Refusal {
  const field = elementOf(draft, id, 'field', fieldKinds)
  if (!isElement(field)) return field
  const property = valueAt(draft.package, pathOf(field)) as PropertySchema
  if (property['x-field'].computed !== undefined || property.readOnly) return { pointer: '/field', message: `“${id}” is not filled by people and cannot ${verb}` }
  return property['x-field'].hidden ? { pointer: '/field', message: `“${id}” is hidden and cannot ${verb}` } : field
}

const withKeywords = (pkg: PackageDefinition, field: Element, change: (old: FieldKeywords) => FieldKeywords): PackageDefinition => updateAt<FieldKeywords>(pkg, [...pathOf(field), 'x-field'], change)

export function requireField(draft: Draft, { field: id, when, state }: Operation<'require'>): Applied {
  const field = filledField(draft, id, 'be required')
  if (!isElement(field)) return field
  if (when !== undefined && state !== undefined) return { pointer: '/when', message: 'a field is required in a state or while a condition holds, not both', hint: 'Name the state in the condition: record.state == "…".' }
  const name = String(field.path.at(-1))
  if (state !== undefined) return requireInState(draft, field, name, state)
  if (when !== undefined) return withKeywords(draft.package, field, (old) => ({ ...old, requiredWhen: old.requiredWhen === undefined ? when : `(${old.requiredWhen}) || (${when})` }))
  return updateAt<ObjectSchema>(draft.package, pathOf(field).slice(0, -2), (schema) => ({ ...schema, required: [...new Set([...(schema.required ?? []), name])] }))
}

function requireInState(draft: Draft, field: Element, name: string, id: string): Applied {
  const state = elementOf(draft, id, 'state', ['state'])
  if (!isElement(state)) return state
  if (field.kind !== 'field' || field.entity !== state.entity) return { pointer: '/field', message: `“${field.id}” is no field of the records that stand in “${id}”` }
  return updateAt<StateDefinition['meta']>(draft.package, [...pathOf(state), 'meta'], (meta) => ({ ...meta, required: [...new Set([...(meta.required ?? []), name])] }))
}

export function setRule(draft: Draft, { field: id, rule, message }: Operation<'set-rule'>): Applied {
  const field = filledField(draft, id, 'have a rule')
  return isElement(field) ? withKeywords(draft.package, field, (old) => ({ ...old, rule: both(old.rule, rule), ruleMessage: bothTitles(old.rule === undefined ? undefined : old.ruleMessage, message) })) : field
}

export function setVisible(draft: Draft, { element: id, visible }: Operation<'set-visible'>): Applied {
  const element = elementOf(draft, id, 'element', [...fieldKinds, 'section'])
  if (!isElement(element)) return element
  if (element.kind === 'section') return updateAt<SectionDefinition>(draft.package, pathOf(element), (section) => ({ ...section, visible: both(section.visible, visible) }))
  return withKeywords(draft.package, element, (old) => ({ ...old, visible: both(old.visible, visible) }))
}

export function setDefault(draft: Draft, { field: id, value, initial }: Operation<'set-default'>): Applied {
  if ((value === undefined) === (initial === undefined)) return { pointer: '', message: 'a default is either a value or a CEL text', hint: 'Give one of "value" and "initial".' }
  const field = filledField(draft, id, 'have a default')
  if (!isElement(field)) return field
  return updateAt<PropertySchema>(draft.package, pathOf(field), ({ default: _value, 'x-field': { initial: _initial, ...keywords }, ...schema }) => ({ ...schema, ...(value === undefined ? {} : { default: value }), 'x-field': { ...keywords, ...(initial === undefined ? {} : { initial }) } }))
}

export function setInitial(draft: Draft, { state: id }: Operation<'set-initial'>): Applied {
  const state = elementOf(draft, id, 'state', ['state'])
  if (!isElement(state)) return state
  const { type, meta } = valueAt(draft.package, pathOf(state)) as StateDefinition
  if (meta.hidden) return { pointer: '/state', message: `“${id}” is hidden, so no record can start in it` }
  if (type === 'final') return { pointer: '/state', message: `“${id}” is final, so records would be finished before they begin` }
  const parent = pathOf(state).slice(0, -2)
  if ((valueAt(draft.package, parent) as StateDefinition).type === 'parallel') return { pointer: '/state', message: `“${id}” runs beside others from the start`, hint: 'Name a state inside it.' }
  return updateAt<string>(draft.package, [...parent, 'initial'], () => String(state.path.at(-1)))
}

export function setGuard(draft: Draft, { transition: id, cel, titles }: Operation<'set-guard'>): Applied {
  const transition = elementOf(draft, id, 'transition', ['transition'])
  if (!isElement(transition)) return transition
  const path = [...pathOf(transition), 'guard']
  const base = valueAt(draft.package, path) as GuardReference | undefined
  if (base && base.type !== 'expression') return { pointer: '/transition', message: `“${id}” is guarded by “${base.type}”, which cannot be tightened with CEL` }
  const { cel: before, titles: why } = (base?.params ?? {}) as { readonly cel?: string; readonly titles?: Titles }
  const said = titles ? bothTitles(why, titles) : why
  return updateAt<GuardReference | undefined>(draft.package, path, () => ({ type: 'expression', params: { cel: both(before, cel), ...(said ? { titles: { ...said } } : {}) } }))
}

export function setEditable(draft: Draft, { state: id, role, fields }: Operation<'set-editable'>): Applied {
  const state = elementOf(draft, id, 'state', ['state'])
  if (!isElement(state)) return state
  if (role !== '*' && !Object.hasOwn(draft.package.roles, role)) return { pointer: '/role', message: `there is no role “${role}”`, hint: `Known: ${Object.keys(draft.package.roles).join(', ')}.` }
  const all = fields.includes('*')
  const names = all ? ['*'] : fieldNames(draft, state.entity, fields, 'fields')
  if (!areNames(names)) return names
  const definition = valueAt(draft.package, pathOf(state)) as StateDefinition
  const editable = definition.meta.editable ?? (isClosed(definition) ? {} : everyEditor(draft.package, state.entity))
  if (isClosed(definition) && !isWithin(names, [...(editable[role] ?? []), ...(editable['*'] ?? [])])) {
    return { pointer: '/fields', message: `“${id}” is an end: an overlay may close fields there, not open them`, hint: 'Records that are done stay as they were over the whole network.' }
  }
  return updateAt<StateDefinition['meta']>(draft.package, [...pathOf(state), 'meta'], (meta) => ({ ...meta, editable: { ...editable, [role]: names } }))
}

const isClosed = ({ type, meta }: StateDefinition): boolean => type === 'final' || meta.category === 'done' || meta.category === 'cancelled'
const isWithin = (names: readonly string[], allowed: readonly string[]): boolean => allowed.includes('*') || names.every((name) => allowed.includes(name))

/** What a state says that names nobody: who may edit the entity may edit all of it. */
function everyEditor(pkg: PackageDefinition, entity: string): Readonly<Record<string, readonly string[]>> {
  const editors = Object.values(pkg.roles).filter(({ permissions }) => (permissions[entity] ?? permissions['*'])?.edit === true)
  return Object.fromEntries(editors.map(({ name }) => [name, ['*']]))
}
