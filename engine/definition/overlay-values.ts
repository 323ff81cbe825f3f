/** Operations on values: options of a list, colours, actions, working hours. */
import type { Element } from './elements.ts'
import { type Applied, type Draft, elementOf, isElement, type Operation, pathOf, type Refusal } from './overlay-draft.ts'
import { placed, placedKey } from './overlay-order.ts'
import type { ActionReference, CalendarDefinition, FieldKeywords, PropertySchema } from './types.ts'
import { updateAt, valueAt } from './update-at.ts'

/** An enum field by its id. */
function enumField(draft: Draft, id: string, key: string): { readonly field: Element; readonly schema: PropertySchema } | Refusal {
  const field = elementOf(draft, id, key, ['field', 'line-field', 'form-field'])
  if (!isElement(field)) return field
  const schema = valueAt(draft.package, pathOf(field)) as PropertySchema
  return schema.enum ? { field, schema } : { pointer: `/${key}`, message: `“${id}” has no list of values` }
}

/** An option of an enum field, shown to be one. */
export function optionOf(draft: Draft, id: string, option: string): { readonly path: readonly (string | number)[] } | Refusal {
  const found = enumField(draft, id, 'element')
  if ('message' in found) return found
  if (found.schema.enum?.includes(option)) return { path: [...pathOf(found.field), 'x-field', 'options', option] }
  return { pointer: '/option', message: `“${id}” has no value “${option}”`, hint: `Known: ${found.schema.enum?.join(', ')}.` }
}

export function addOption(draft: Draft, { field: id, value, titles, color, after }: Operation<'add-option'>): Applied {
  const found = enumField(draft, id, 'field')
  if ('message' in found) return found
  const { field, schema } = found
  const values = (schema.enum ?? []).map(String)
  if (values.includes(value)) return { pointer: '/value', message: `“${id}” has the value “${value}” already`, hint: 'Title it anew with "retitle" and its "option".' }
  if (schema.maxLength !== undefined && value.length > schema.maxLength) return { pointer: '/value', message: `is longer than the ${schema.maxLength} characters the field takes` }
  if (after !== undefined && !values.includes(after)) return { pointer: '/after', message: `“${id}” has no value “${after}”`, hint: `Known: ${values.join(', ')}.` }
  const keywords = (old: FieldKeywords): FieldKeywords => ({ ...old, options: placedKey({ ...old.options, [value]: { titles, ...(color ? { color } : {}) } }, value, after ?? values.at(-1) ?? null) })
  return updateAt<PropertySchema>(draft.package, pathOf(field), (old) => ({ ...old, enum: placed([...(old.enum ?? []), value], value, after), 'x-field': keywords(old['x-field']) }))
}

export function setColor(draft: Draft, { element: id, option, color }: Operation<'set-color'>): Applied {
  if (option !== undefined) {
    const found = optionOf(draft, id, option)
    return 'message' in found ? found : updateAt<string | undefined>(draft.package, [...found.path, 'color'], () => color)
  }
  const state = elementOf(draft, id, 'element', ['state'])
  return isElement(state) ? updateAt<string | undefined>(draft.package, [...pathOf(state), 'meta', 'color'], () => color) : state
}

export function addActions(draft: Draft, { to, when, actions }: Operation<'add-actions'>): Applied {
  const element = elementOf(draft, to, 'to', ['transition', 'state'])
  if (!isElement(element)) return element
  if (element.kind === 'transition' && when !== undefined) return { pointer: '/when', message: 'only a state is entered and left', hint: 'Leave "when" out for a transition.' }
  const key = element.kind === 'transition' ? 'actions' : (when ?? 'entry')
  return updateAt<readonly ActionReference[] | undefined>(draft.package, [...pathOf(element), key], (old) => [...(old ?? []), ...actions])
}

export function setCalendar(draft: Draft, { calendar: id, weekdays, days }: Operation<'set-calendar'>): Applied {
  const calendar = elementOf(draft, id, 'calendar', ['calendar'])
  if (!isElement(calendar)) return calendar
  return updateAt<CalendarDefinition>(draft.package, pathOf(calendar), (old) => ({ ...old, weekdays: { ...old.weekdays, ...weekdays }, ...(days || old.days ? { days: { ...old.days, ...days } } : {}) }))
}
