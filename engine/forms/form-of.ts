import { type FieldAccess, fieldAccess, reasonText, requiredIn } from '../access/index.ts'
import type { FormView } from '../engine.ts'
import type { Json, JsonObject } from '../kernel/json.ts'
import type { Actor, Entity, Field, Model, Values } from '../model/types.ts'
import { type FieldMode, fieldSchema, maskText } from './field-schema.ts'
import { fieldUi } from './field-ui.ts'
import { inputFormOf, questionsOf } from './input-form.ts'
import { layoutOf } from './layout.ts'

export interface FormRequest {
  readonly model: Model
  readonly entity: Entity
  readonly actor: Actor
  readonly locale: string
  /** Key of the record's state; null: new, or the entity has no machine. */
  readonly state: string | null
  /** Values to fill in. */
  readonly record: Values
  readonly isNew?: boolean
  /** Of the record that is there already. */
  readonly id?: string | null
  /** Titles of the records the values point to, by id. */
  readonly labels?: Readonly<Record<string, string>>
  /** Value of the `form` field whose questions an `answers` field answers (its path is `field.keywords.form`). */
  readonly formValueOf?: (field: Field) => Json | undefined
}

export interface RecordForm extends FormView {
  readonly mayEdit: boolean
  /** Why a field, or under '' the whole form, can't be changed. */
  readonly readOnlyReasons: Readonly<Record<string, string>>
}

/** The form of a record as this actor meets it in this state. What the actor may not see is not in it. */
export function formOf(request: FormRequest): RecordForm {
  const { model, entity, actor, locale, state, record, labels = {}, formValueOf } = request
  const isNew = request.isNew ?? (state === null && entity.machine !== null)
  const access = fieldAccess(model, actor, entity, state, isNew)
  const shown = entity.fields.filter((field) => access.get(field.name)?.mode !== 'hidden')
  const modeOf = (field: Field): FieldMode => access.get(field.name)?.mode as FieldMode
  const questions = (field: Field) => {
    const schema = field.keywords.form === undefined ? null : questionsOf(formValueOf?.(field))
    return schema === null ? null : inputFormOf(model, schema, locale)
  }
  const beside = shown.filter((field) => modeOf(field) !== 'masked')
  const context = { model, locale, owner: entity, beside, record: request.id ?? undefined, labels, questions }
  const value = (field: Field): Json => record[field.name] ?? (isNew ? (field.schema.default ?? null) : null)
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(shown.map((field) => [field.name, fieldSchema(field, modeOf(field), locale)])),
      required: requiredNames(entity, state, shown, modeOf),
    },
    uiSchema: {
      ...Object.fromEntries(shown.map((field) => [field.name, modeOf(field) === 'masked' ? maskedUi : fieldUi(field, value(field), context)])),
      ...layoutOf(entity, new Set(shown.map((field) => field.name)), locale),
    },
    data: formData(shown, modeOf, value),
    mayEdit: shown.some((field) => modeOf(field) === 'edit'),
    readOnlyReasons: reasonsOf(shown, access, locale),
  }
}

const maskedUi: JsonObject = { 'ui:widget': 'string', 'ui:options': { type: 'masked', kind: 'string' } }

/** Demands that this person can meet on this form; what only shows under a condition is left to the server. */
function requiredNames(entity: Entity, state: string | null, shown: readonly Field[], modeOf: (field: Field) => FieldMode): readonly string[] {
  const inState = requiredIn(entity, state ?? entity.machine?.initial ?? null)
  return shown.filter((field) => modeOf(field) === 'edit' && field.keywords.visible === undefined && (field.required || inState.has(field.name))).map((field) => field.name)
}

/** Empty fields are absent: to the form's JSON Schema null would be a wrong type. */
function formData(shown: readonly Field[], modeOf: (field: Field) => FieldMode, value: (field: Field) => Json): JsonObject {
  return Object.fromEntries(
    shown.flatMap((field) => {
      const given = value(field)
      if (given === null) return []
      return [[field.name, modeOf(field) === 'masked' ? maskText : withoutNulls(field, given)]]
    }),
  )
}

function withoutNulls(field: Field, value: Json): Json {
  if (field.lines === null || !Array.isArray(value)) return value
  return value.map((row: Json) => (row !== null && typeof row === 'object' ? Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== null)) : row))
}

function reasonsOf(shown: readonly Field[], access: ReadonlyMap<string, FieldAccess>, locale: string): Readonly<Record<string, string>> {
  const reasons = shown.flatMap((field) => {
    const { reason, facts } = access.get(field.name) ?? { reason: null, facts: {} }
    return reason === null ? [] : [{ name: field.name, reason, text: reasonText(reason, locale, facts) }]
  })
  const byField = Object.fromEntries(reasons.map(({ name, text }) => [name, text]))
  if (reasons.length < shown.length || reasons.length === 0) return byField
  const whole = reasons.find(({ reason }) => reason === 'FINAL_STATE' || reason === 'NO_EDIT' || reason === 'NO_CREATE') ?? reasons.find(({ reason }) => reason.startsWith('STATE')) ?? reasons[0]
  return whole === undefined ? byField : { ...byField, '': whole.text }
}
