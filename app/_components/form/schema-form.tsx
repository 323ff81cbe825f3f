'use client'
import RjsfForm from '@rjsf/mantine'
import { customizeValidator } from '@rjsf/validator-ajv8'
import type { RJSFValidationError } from '@rjsf/utils'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Issue, JsonObject } from '../../../engine/client.ts'
import { errorSchemaOf } from './issues.ts'
import { ObjectTemplate } from './object-template.tsx'
import { PropertyField } from './property-field.tsx'
import { FieldTemplate } from './field-template.tsx'
import { propertiesOf, uiOf, withoutBlankTail } from './values.ts'

/** What templates and fields need to know beside the schema. */
export interface FormFacts {
  readonly id: string
  readonly readOnlyReasons: Readonly<Record<string, string>>
  /** Names of fields and ids of sections that are not shown. Data, not a function: the form library compares the context and is deaf to functions. */
  readonly hidden: readonly string[]
  /** Name of the open tab, where the form has tabs. */
  readonly tab: string | null
  readonly onTab: (name: string) => void
  readonly isDense: boolean
}

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

const validator = customizeValidator({ ajvOptionsOverrides: { ownProperties: true } })
const validateWhole = validator.validateFormData.bind(validator)
// A row that was added and left empty is no mistake: it is not sent either.
validator.validateFormData = (data, schema, ...rest) => validateWhole(withoutBlankTail(data, schema), schema, ...rest)
const templates = { ObjectFieldTemplate: ObjectTemplate, FieldTemplate }
const fields = { property: PropertyField }

/** Sentences for what JSON Schema finds wrong; the rest is said by the server. */
const worded = new Set(['required', 'minLength', 'maxLength', 'minimum', 'maximum', 'format', 'pattern', 'type'])

/** Every field is drawn by our own widget, whatever its JSON type. */
function withOwnFields(schema: JsonObject, uiSchema: JsonObject): JsonObject {
  const own = Object.keys(propertiesOf(schema)).map((name) => [name, { ...uiOf(uiSchema, name), 'ui:field': 'property', 'ui:fieldReplacesAnyOrOneOf': true }])
  return { ...uiSchema, ...Object.fromEntries(own), 'ui:submitButtonOptions': { norender: true } }
}

/** A form made from the engine's JSON Schema and uiSchema. Submit it with a button whose `form` is its id. */
export function SchemaForm({ id, schema, uiSchema, data, readOnly = false, issues, facts, isInner = false, onChange, onSubmit, onRefused }: Props) {
  const t = useTranslations('record')
  const ui = useMemo(() => withOwnFields(schema, uiSchema), [schema, uiSchema])
  const extraErrors = useMemo(() => errorSchemaOf(issues ?? []), [issues])
  const formContext: FormFacts = { id, readOnlyReasons: {}, hidden: [], tab: null, onTab: () => {}, isDense: false, ...facts }
  const sentences = (errors: RJSFValidationError[]): RJSFValidationError[] => {
    // An error inside `oneOf` repeats what the choice itself already says.
    const own = errors.filter(({ name, schemaPath }) => !(name === 'const' && schemaPath?.includes('/oneOf/')))
    return own.map((error) => ({ ...error, message: error.name && worded.has(error.name) ? t(`validation.${error.name}`, { limit: String((error.params as { readonly limit?: unknown } | undefined)?.limit ?? '') }) : t('validation.other') }))
  }
  return (
    <RjsfForm
      id={id}
      idPrefix={id}
      tagName={isInner ? 'div' : 'form'}
      schema={schema}
      uiSchema={ui}
      formData={data}
      formContext={formContext}
      readonly={readOnly}
      validator={validator}
      templates={templates}
      fields={fields}
      extraErrors={extraErrors}
      transformErrors={sentences}
      showErrorList={false}
      noHtml5Validate
      experimental_defaultFormStateBehavior={{ emptyObjectFields: 'skipDefaults', arrayMinItems: { populate: 'never' } }}
      onChange={({ formData }) => onChange((formData ?? {}) as JsonObject)}
      onSubmit={({ formData }) => onSubmit?.((formData ?? {}) as JsonObject)}
      onError={(errors) => onRefused?.(errors.map(({ property }) => (property ?? '').replace(/^\./, '').split(/[.[]/)[0] ?? ''))}
    />
  )
}
