import { requiredIn } from '../access/index.ts'
import type { ObjectSchema } from '../definition/types.ts'
import { type Issue, isEngineError } from '../kernel/errors.ts'
import type { Json } from '../kernel/json.ts'
import { type Titles, titleOf } from '../kernel/titles.ts'
import { systemNames } from '../model/system-fields.ts'
import type { Entity, Expression, ExpressionContext, Field, Values } from '../model/types.ts'
import { optionsOf } from './choices.ts'
import { unfitPaths } from './dependent-choices.ts'
import { inputFields, questionsOf } from './input-form.ts'
import { checkMessage, message, schemaMessage } from './messages.ts'
import { nearestName } from '../kernel/nearest-name.ts'
import { schemaErrors } from './schema-check.ts'

export interface RecordCheck {
  readonly entity: Entity
  /** The record as it would be stored, in wire form. */
  readonly values: Values
  /** State the record will stand in; null without a machine. */
  readonly state: string | null
  /** Only these fields are looked at; absent: all. */
  readonly fieldNames?: readonly string[]
  /** Choices that depend on other fields are judged of these alone; absent: of all that are looked at. */
  readonly judged?: readonly string[]
  /** What the rules of the fields see. */
  readonly context: ExpressionContext
  readonly locale: string
  /** Value of the `form` field whose questions an `answers` field answers. */
  readonly formValueOf?: (field: Field) => Json | undefined
}

/** What differs between a record, a row of lines and a small form. */
interface Check {
  readonly fields: readonly Field[]
  readonly values: Values
  readonly pointer: string
  readonly locale: string
  readonly context: ExpressionContext | null
  readonly stateRequired: ReadonlySet<string>
  readonly stateTitles: Titles | null
  readonly known: ReadonlySet<string>
  readonly fieldNames: ReadonlySet<string> | null
  readonly judged: ReadonlySet<string> | null
  readonly formValueOf: ((field: Field) => Json | undefined) | undefined
}

const rowNames: ReadonlySet<string> = new Set(['id', 'position'])
const none: ReadonlySet<string> = new Set()

/** Everything wrong with a record, at once: one validator for the form, GraphQL, import and actions. */
export function validateRecord({ entity, values, state, fieldNames, judged, context, locale, formValueOf }: RecordCheck): Issue[] {
  return validateFields({
    fields: entity.fields,
    values,
    pointer: '',
    locale,
    context,
    stateRequired: requiredIn(entity, state),
    stateTitles: (state === null ? undefined : entity.machine?.states.get(state)?.titles) ?? null,
    known: systemNames,
    fieldNames: fieldNames === undefined ? null : new Set(fieldNames),
    judged: judged === undefined ? null : new Set(judged),
    formValueOf,
  })
}

/** Everything wrong with the values of a small form (what a transition asks, answers to questions). */
export function validateInput(schema: ObjectSchema, values: Values, locale: string, pointer = ''): Issue[] {
  return validateFields({ fields: inputFields(schema), values, pointer, locale, context: null, stateRequired: none, stateTitles: null, known: none, fieldNames: null, judged: none, formValueOf: undefined })
}

function validateFields(check: Check): Issue[] {
  const wanted = check.fields.filter((field) => check.fieldNames === null || check.fieldNames.has(field.name))
  return [...unknownIssues(check), ...wanted.flatMap((field) => fieldIssues(check, field))]
}

function fieldIssues(check: Check, field: Field): Issue[] {
  const value = check.values[field.name] ?? null
  const pointer = `${check.pointer}/${field.name}`
  const title = titleOf(field.titles, check.locale)
  if (isEmpty(value)) return requiredIssue(check, field, pointer, title)
  const errors = schemaErrors(check.fields, field, value)
  if (errors.length > 0) {
    const options = field.schema.enum === undefined ? null : optionsOf(field, check.locale)
    const hint = options === null ? {} : { hint: message('options', check.locale, { names: options.map((option) => option.value).join(', ') }) }
    return errors.map((error) => ({ pointer: pointer + error.instancePath, message: schemaMessage(error, title, check.locale), ...hint }))
  }
  const problem = field.type.check?.(value, field) ?? null
  if (problem !== null) return [{ pointer, message: checkMessage(problem, title, check.locale) }]
  return [...ruleIssues(check, field, pointer, title), ...choiceIssues(check, field, pointer, title), ...nestedIssues(check, field, value, pointer)]
}

function requiredIssue(check: Check, field: Field, pointer: string, title: string): Issue[] {
  const isAsked = field.required || holds(field.requiredWhen, check.context, false)
  const isStateRequired = check.stateRequired.has(field.name)
  // Nobody can fill what is not shown, and what the engine works out is filled by the engine.
  if ((!isAsked && !isStateRequired) || field.computed !== null || field.hidden || !holds(field.visible, check.context, true)) return []
  if (isAsked || check.stateTitles === null) return [{ pointer, message: message('required', check.locale, { title }) }]
  return [{ pointer, message: message('requiredInState', check.locale, { title, state: titleOf(check.stateTitles, check.locale) }) }]
}

function ruleIssues(check: Check, field: Field, pointer: string, title: string): Issue[] {
  if (holds(field.rule, check.context, true)) return []
  const { ruleMessage } = field.keywords
  return [{ pointer, message: ruleMessage === undefined ? message('rule', check.locale, { title }) : titleOf(ruleMessage, check.locale) }]
}

function choiceIssues(check: Check, field: Field, pointer: string, title: string): Issue[] {
  if (!field.keywords.choices || check.context === null || (check.judged && !check.judged.has(field.name))) return []
  const unfit = new Set(unfitPaths(field, check.context.record).map((path) => path.split('.')[1]))
  const names = check.fields.filter(({ name }) => unfit.has(name)).map(({ titles }) => titleOf(titles, check.locale))
  return unfit.size === 0 ? [] : [{ pointer, message: message('choice', check.locale, { title, names: names.join(', ') }) }]
}

function nestedIssues(check: Check, field: Field, value: Json, pointer: string): Issue[] {
  const { lines } = field
  if (lines !== null && Array.isArray(value)) {
    return value.flatMap((row: Json, i) => {
      if (!isRow(row)) return [{ pointer: `${pointer}/${i}`, message: message('invalid', check.locale, { title: titleOf(field.titles, check.locale) }) }]
      const context = check.context === null ? null : { ...check.context, line: row }
      return validateFields({ ...check, fields: lines.fields, values: row, pointer: `${pointer}/${i}`, context, stateRequired: none, stateTitles: null, known: rowNames, fieldNames: null, judged: none })
    })
  }
  const questions = field.keywords.form === undefined ? null : questionsOf(check.formValueOf?.(field))
  return questions !== null && isRow(value) ? validateInput(questions, value, check.locale, pointer) : []
}

function unknownIssues(check: Check): Issue[] {
  const names = check.fields.map((field) => field.name)
  const known = new Set(names)
  return Object.keys(check.values)
    .filter((name) => !known.has(name) && !check.known.has(name))
    .map((name) => {
      const nearest = nearestName(name, names)
      const hint = nearest === null ? message('fields', check.locale, { names: names.join(', ') }) : message('nearest', check.locale, { name: nearest })
      return { pointer: `${check.pointer}/${name}`, message: message('unknown', check.locale, { name }), hint }
    })
}

/** A condition that can't be judged yet, because a value it compares is missing, decides nothing. */
function holds(expression: Expression | null, context: ExpressionContext | null, otherwise: boolean): boolean {
  if (expression === null || context === null) return otherwise
  try {
    const value = expression.evaluate(context)
    return value === null ? otherwise : value === true
  } catch (error) {
    if (isEngineError(error)) return otherwise
    throw error
  }
}

const isEmpty = (value: Json): boolean => value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)
const isRow = (value: Json): value is Values => value !== null && typeof value === 'object' && !Array.isArray(value)
