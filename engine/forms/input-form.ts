import type { FieldKeywords, ObjectSchema, PropertySchema } from '../definition/types.ts'
import type { FormView } from '../engine.ts'
import { fieldTypeOf, fieldTypes } from '../fields/index.ts'
import type { Json, JsonObject } from '../kernel/json.ts'
import { linesTypeName } from '../kernel/names.ts'
import type { ExpressionContext, Field, FieldType, Machine, Model, Transition } from '../model/types.ts'
import { fieldSchema } from './field-schema.ts'
import { type FieldUiContext, fieldUi } from './field-ui.ts'

/** Forms that belong to no entity: what a transition asks, the questions of a survey. */

const compiled = new Map<string, readonly Field[]>()
const bySchema = new WeakMap<ObjectSchema, readonly Field[]>()
const keptForms = 500

/** The fields of a small form. Equal schemas give the same array, so that what is compiled from it is found again. */
export function inputFields(schema: ObjectSchema): readonly Field[] {
  const known = bySchema.get(schema) ?? equalFields(schema)
  bySchema.set(schema, known)
  return known
}

/** Questions come from the database as a new object each time. */
function equalFields(schema: ObjectSchema): readonly Field[] {
  const key = JSON.stringify(schema)
  const known = compiled.get(key)
  if (known !== undefined) return known
  const fields = Object.entries(schema.properties ?? {}).map(([name, property]) => inputField(name, property, schema.required?.includes(name) ?? false))
  if (compiled.size >= keptForms) compiled.clear()
  compiled.set(key, fields)
  return fields
}

/** The schema of a `form` value (`{ schema }`); null where the value is no form. */
export function questionsOf(value: Json | undefined): ObjectSchema | null {
  const schema = value !== null && typeof value === 'object' && 'schema' in value ? value.schema : null
  return schema !== null && typeof schema === 'object' && 'properties' in schema ? (schema as unknown as ObjectSchema) : null
}

/** rjsf form of a schema that stands by itself. */
export function inputFormOf(model: Model, schema: ObjectSchema, locale: string, values: FormView['data'] = {}, labels: Readonly<Record<string, string>> = {}, event?: FieldUiContext['event']): FormView {
  const fields = inputFields(schema)
  const context = { model, locale, labels, event, beside: fields }
  const required = fields.filter((field) => field.required).map((field) => field.name)
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field, 'edit', locale)])),
      ...(required.length === 0 ? {} : { required }),
    },
    uiSchema: { ...Object.fromEntries(fields.map((field) => [field.name, fieldUi(field, values[field.name], context)])), 'ui:order': fields.map((field) => field.name) },
    data: { ...Object.fromEntries(fields.flatMap((field) => (field.schema.default === undefined ? [] : [[field.name, field.schema.default]]))), ...values },
  }
}

/** What the form of a transition is filled in with before anybody types: its fields' `initial`. */
export interface Prefill {
  /** Name of the entity. */
  readonly entity: string
  readonly machine: Machine
  readonly context: ExpressionContext
  /** Titles of the records the values may point to, by id. */
  readonly labels: Readonly<Record<string, string>>
}

/** The form asked when the event is sent; null where nothing is asked. */
export function transitionFormOf(model: Model, transition: Transition, locale: string, prefill?: Prefill): FormView | null {
  const asked = transition.definition.meta.form
  if (asked === undefined) return null
  const schema = prefill ? shownForm(asked, prefill.machine, prefill.context) : asked
  return inputFormOf(model, schema, locale, prefill ? initialInput(schema, prefill) : {}, prefill?.labels, prefill && { entity: prefill.entity, event: transition.event, record: String(prefill.context.record.id) })
}

/** The form of an event without the fields whose condition over the record does not hold: they are neither asked nor taken. */
export function shownForm(schema: ObjectSchema, machine: Machine, context: ExpressionContext): ObjectSchema {
  const hidden = Object.entries(schema.properties).filter(([, property]) => {
    const condition = machine.expressions.get(property['x-field'].visible ?? '')
    return condition !== undefined && condition.evaluate({ ...context, input: context.input ?? {} }) !== true
  })
  if (hidden.length === 0) return schema
  const names = new Set(hidden.map(([name]) => name))
  return { ...schema, required: (schema.required ?? []).filter((name) => !names.has(name)), properties: Object.fromEntries(Object.entries(schema.properties).filter(([name]) => !names.has(name))) }
}

function initialInput(schema: ObjectSchema, { machine, context }: Prefill): JsonObject {
  const values = inputFields(schema).flatMap((field): readonly (readonly [string, Json])[] => {
    const value = machine.expressions.get(field.keywords.initial ?? '')?.evaluate(context) ?? null
    return value === null ? [] : [[field.name, value]]
  })
  return Object.fromEntries(values)
}

function inputField(name: string, schema: PropertySchema, required: boolean): Field {
  const title = (schema as { readonly title?: string }).title ?? name
  const keywords: FieldKeywords = schema['x-field'] ?? { id: name, titles: { en: title, ru: title } }
  const rows = schema.items
  return {
    id: keywords.id,
    name,
    titles: keywords.titles,
    type: fieldTypeOf(schema) ?? (fieldTypes.get('string') as FieldType),
    schema,
    keywords,
    required,
    readOnly: schema.readOnly === true,
    storage: 'column',
    column: name,
    target: keywords.entity ?? null,
    lines: rows === undefined ? null : inputLines(name, rows, keywords.appendOnly ?? false),
    computed: null,
    initial: null,
    visible: null,
    requiredWhen: null,
    rule: null,
    hidden: false,
  }
}

function inputLines(name: string, rows: ObjectSchema, appendOnly: boolean): Field['lines'] {
  const fields = inputFields(rows)
  return { table: name, typeName: linesTypeName('input', name), fields, fieldByName: new Map(fields.map((field) => [field.name, field])), appendOnly }
}
