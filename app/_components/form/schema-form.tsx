'use client'
// Not the library's front door: behind it stands a checker of its own, for tests.
import RjsfForm from '@rjsf/core/lib/components/Form.js'
import type { ValidatorType } from '@rjsf/utils'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef } from 'react'
import { type Issue, type JsonObject, segments } from '../../../engine/client.ts'
import { FieldTemplate } from './field-template.tsx'
import { type FormFacts, FormFactsProvider, plainFacts } from './form-facts.tsx'
import { type FormValues, FormValuesProvider, useHeldValues } from './form-values.tsx'
import classes from './form.module.css'
import type { Wrong } from './checker.ts'
import { errorSchemaOf } from './issues.ts'
import { ObjectTemplate } from './object-template.tsx'
import { PropertyField } from './property-field.tsx'
import { checkerNow, useChecker } from './use-checker.ts'
import { propertiesOf, uiOf, withoutBlankTail } from './values.ts'

interface Props {
  readonly id: string
  readonly schema: JsonObject
  readonly uiSchema: JsonObject
  readonly data: JsonObject
  readonly readOnly?: boolean
  /** Mistakes the server found, by JSON pointer into the data. */
  readonly issues?: readonly Issue[]
  readonly facts?: Partial<FormFacts>
  /** Inside another form: no form element of its own. */
  readonly isInner?: boolean
  readonly onChange: (data: JsonObject) => void
  readonly onSubmit?: (data: JsonObject) => void
  readonly onRefused?: (names: readonly string[]) => void
}

const templates = { ObjectFieldTemplate: ObjectTemplate, FieldTemplate }
const fields = { property: PropertyField }
const noIssues: readonly Issue[] = []
const nothing = {}
const defaults = { emptyObjectFields: 'skipDefaults', arrayMinItems: { populate: 'never' } } as const

/** Sentences for what JSON Schema finds wrong; the rest is said by the server. */
const worded = new Set(['required', 'minLength', 'maxLength', 'minimum', 'maximum', 'format', 'pattern', 'type'])

/** Every field is drawn by our own widget, whatever its JSON type. */
function withOwnFields(schema: JsonObject, uiSchema: JsonObject): JsonObject {
  const own = Object.keys(propertiesOf(schema)).map((name) => [name, { ...uiOf(uiSchema, name), 'ui:field': 'property', 'ui:fieldReplacesAnyOrOneOf': true }])
  return { ...uiSchema, ...Object.fromEntries(own), 'ui:submitButtonOptions': { norender: true } }
}

/** What the form library needs to lay the form out: it walks whatever it is given at every change, down to each cell. */
function outlineOf(schema: JsonObject): JsonObject {
  const properties = Object.entries(propertiesOf(schema) as Readonly<Record<string, JsonObject>>).map(([name, { title = name, readOnly = false, description }]) => [name, { title, readOnly, ...(description === undefined ? {} : { description }) }])
  return { type: 'object', required: schema.required ?? [], properties: Object.fromEntries(properties) }
}

/** Checks what stands in the form, by the whole schema. A row that was added and left empty is no mistake: it is not sent either. */
function validatorOf(schema: JsonObject, values: FormValues, sentence: (wrong: Wrong) => string): ValidatorType {
  const validateFormData = () => {
    values.noteChecked()
    const wrong = checkerNow()?.(schema, withoutBlankTail(values.all(), schema)) ?? []
    // A value that fits none of several says so for each of them.
    const issues = [...new Map(wrong.map((one) => ({ pointer: one.pointer, message: sentence(one) })).map((issue) => [JSON.stringify(issue), issue])).values()]
    return { errors: issues.map(({ pointer, message }) => ({ property: segments(pointer).join('.'), message, stack: message })), errorSchema: errorSchemaOf(issues) }
  }
  // The outline that is laid out has no branches to choose from by values.
  return { validateFormData, isValid: () => true, rawValidation: () => ({}) }
}

/** A form made from the engine's JSON Schema and uiSchema. Submit it with a button whose `form` is its id. */
export function SchemaForm({ id, schema, uiSchema, data, readOnly = false, issues = noIssues, facts = nothing, isInner = false, onChange, onSubmit, onRefused }: Props) {
  const t = useTranslations('record')
  const values = useHeldValues(data, onChange)
  const checking = useChecker()
  const latest = useRef({ onSubmit, onRefused })
  latest.current = { onSubmit, onRefused }
  useEffect(() => {
    if (issues.length > 0) values.noteChecked()
  }, [issues, values])
  const whole = { ...plainFacts, id, ...facts }
  // Drawn again when its layout or its mistakes change, not when somebody types.
  const form = useMemo(() => {
    const sentence = ({ name, limit }: Wrong): string => (worded.has(name) ? t(`validation.${name}`, { limit }) : t('validation.other'))
    return (
      <RjsfForm
        id={id}
        idPrefix={id}
        tagName={isInner ? 'div' : 'form'}
        schema={outlineOf(schema)}
        uiSchema={withOwnFields(schema, uiSchema)}
        formData={nothing}
        readonly={readOnly}
        validator={validatorOf(schema, values, sentence)}
        templates={templates}
        fields={fields}
        extraErrors={errorSchemaOf(issues)}
        showErrorList={false}
        noHtml5Validate
        experimental_defaultFormStateBehavior={defaults}
        onSubmit={() => latest.current.onSubmit?.(values.all())}
        onError={(errors) => latest.current.onRefused?.(errors.map(({ property }) => (property ?? '').split('.')[0] ?? ''))}
      />
    )
  }, [id, isInner, schema, uiSchema, readOnly, issues, values, t])
  return (
    <FormFactsProvider facts={whole}>
      <FormValuesProvider values={values}><div className={classes.whole} {...checking}>{form}</div></FormValuesProvider>
    </FormFactsProvider>
  )
}
