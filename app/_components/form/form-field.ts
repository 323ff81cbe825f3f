import type { JsonObject } from '../../../engine/client.ts'
import type { Mistakes } from './issues.ts'
import { type FieldUi, propertiesOf, uiOf } from './values.ts'

/** One field of a form as it is laid out. */
export interface FormField {
  /** Of its input. */
  readonly id: string
  readonly name: string
  readonly title: string
  readonly help: string | null
  readonly ui: FieldUi
  readonly isReadOnly: boolean
  readonly isRequired: boolean
  readonly mistakes: Mistakes | undefined
}

/** The fields of a form in their order. */
export function fieldsOf(form: string, schema: JsonObject, uiSchema: JsonObject, isReadOnly: boolean, { within }: Mistakes): readonly FormField[] {
  const properties = propertiesOf(schema)
  const required = new Set((schema.required ?? []) as readonly string[])
  const names = [...new Set([...((uiSchema['ui:order'] ?? []) as readonly string[]), ...Object.keys(properties)])]
  return names.flatMap((name): readonly FormField[] => {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (!property) return []
    const { title = name, description = null, readOnly = false } = property
    return [{ id: `${form}_${name}`, name, title, help: description, ui: uiOf(uiSchema, name), isReadOnly: isReadOnly || readOnly, isRequired: required.has(name), mistakes: Object.hasOwn(within, name) ? within[name] : undefined }]
  })
}
