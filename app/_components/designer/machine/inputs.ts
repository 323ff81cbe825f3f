/** Changes of what a transition asks. Pure; a form that asks nothing is none. */
import { type ObjectSchema, type PropertySchema, typeNameOf } from '../../../../engine/client.ts'
import { fresh } from './edits.ts'

export const inputTypes = ['string', 'text', 'integer', 'decimal', 'money', 'boolean', 'date', 'datetime', 'enum', 'user', 'reference', 'phone'] as const

type Shape = Omit<PropertySchema, 'x-field'> & { readonly as?: string }

const shapes: Readonly<Record<(typeof inputTypes)[number], Shape>> = {
  string: { type: 'string', maxLength: 200 },
  text: { type: 'string', maxLength: 2000, as: 'text' },
  integer: { type: 'integer' },
  decimal: { type: 'number' },
  money: { type: 'number', as: 'money' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  datetime: { type: 'string', format: 'date-time' },
  enum: { type: 'string', enum: ['option'] },
  user: { type: 'string', format: 'uuid', as: 'user' },
  reference: { type: 'string', format: 'uuid', as: 'reference' },
  phone: { type: 'string', as: 'phone' },
}

export const typeOfInput = (property: PropertySchema): string => typeNameOf(property) ?? 'string'

type Keywords = { readonly [Key in keyof PropertySchema['x-field']]?: PropertySchema['x-field'][Key] | undefined }

const withProperty = (form: ObjectSchema, name: string, property: PropertySchema): ObjectSchema => ({ ...form, properties: { ...form.properties, [name]: property } })

/** Another line of text to ask for, at the end. */
export function addInput(form: ObjectSchema | undefined, idOf: (name: string) => string, title: string): ObjectSchema {
  const name = fresh('input', (known) => Object.hasOwn(form?.properties ?? {}, known))
  return withProperty(form ?? { type: 'object', properties: {} }, name, { ...shapes.string, 'x-field': { id: idOf(name), titles: { en: title, ru: title } } })
}

export function removeInput({ required, properties, ...form }: ObjectSchema, name: string): ObjectSchema | undefined {
  const left = Object.fromEntries(Object.entries(properties).filter(([known]) => known !== name))
  return Object.keys(left).length === 0 ? undefined : setRequired({ ...form, ...(required && { required }), properties: left }, name, false)
}

export function setRequired({ required = [], ...form }: ObjectSchema, name: string, isRequired: boolean): ObjectSchema {
  const next = [...required.filter((known) => known !== name), ...(isRequired ? [name] : [])]
  return { ...form, ...(next.length > 0 && { required: next }) }
}

export function moveInput(form: ObjectSchema, name: string, step: -1 | 1): ObjectSchema {
  const entries = Object.entries(form.properties)
  const from = entries.findIndex(([known]) => known === name)
  const [moved] = entries.splice(from, 1)
  if (moved) entries.splice(from + step, 0, moved)
  return { ...form, properties: Object.fromEntries(entries) }
}

/** Some keywords of the field; undefined takes one out. */
export function writeInput(form: ObjectSchema, name: string, change: Keywords): ObjectSchema {
  const property = form.properties[name]
  if (!property) return form
  const keywords = Object.fromEntries(Object.entries({ ...property['x-field'], ...change }).filter(([, value]) => value !== undefined)) as unknown as PropertySchema['x-field']
  return withProperty(form, name, { ...property, 'x-field': keywords })
}

/** The same question as another kind of value; what was said of the old kind goes. */
export function retype(form: ObjectSchema, name: string, type: string): ObjectSchema {
  const shape = shapes[type as (typeof inputTypes)[number]] as Shape | undefined
  const property = form.properties[name]
  if (!shape || !property) return form
  const { id, titles, help } = property['x-field']
  const { as, ...schema } = shape
  const options = type === 'enum' ? { options: { option: { titles } } } : {}
  return withProperty(form, name, { ...schema, 'x-field': { id, titles, ...(help && { help }), ...(as !== undefined && { type: as }), ...options } })
}

/** Under another name in its place; null where the name is taken or is none. */
export function renameInput(form: ObjectSchema, from: string, to: string): ObjectSchema | null {
  if (!/^[a-z][A-Za-z0-9]*$/.test(to) || Object.hasOwn(form.properties, to)) return null
  return { ...form, ...(form.required && { required: form.required.map((name) => (name === from ? to : name)) }), properties: Object.fromEntries(Object.entries(form.properties).map(([name, property]) => [name === from ? to : name, property])) }
}

export function addOption(form: ObjectSchema, name: string): ObjectSchema {
  const property = form.properties[name]
  if (!property) return form
  const values = (property.enum ?? []).map(String)
  const value = fresh('option', (known) => values.includes(known))
  const options = { ...property['x-field'].options, [value]: { titles: property['x-field'].titles } }
  return withProperty(form, name, { ...property, enum: [...values, value], 'x-field': { ...property['x-field'], options } })
}

/** The last one stays: a choice of nothing is none. */
export function removeOption(form: ObjectSchema, name: string, value: string): ObjectSchema {
  const property = form.properties[name]
  const values = (property?.enum ?? []).filter((known) => known !== value)
  if (!property || values.length === 0) return form
  const options = Object.fromEntries(Object.entries(property['x-field'].options ?? {}).filter(([known]) => known !== value))
  return withProperty(form, name, { ...property, enum: values, 'x-field': { ...property['x-field'], options } })
}
