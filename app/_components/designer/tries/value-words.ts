/** Values of a scenario as people call them: fields and options by their titles. */
import { type Json, type JsonObject, titleOf, type Titles } from '../../../../engine/client.ts'

/** As much of a property as is needed to name it and its values. */
interface Property {
  readonly items?: ObjectSchema
  readonly 'x-field'?: { readonly titles?: Titles; readonly options?: Readonly<Record<string, { readonly titles: Titles }>> }
}

export interface ObjectSchema {
  readonly properties?: Readonly<Record<string, Property>>
}

/** Words for what has none of its own. */
interface Plain {
  readonly empty: string
  readonly some: string
  readonly yes: string
  readonly no: string
}

export function valueWords(schema: ObjectSchema | undefined, values: JsonObject, locale: string, plain: Plain): string {
  const word = (property: Property | undefined, value: Json | undefined): string => {
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return plain.empty
    if (typeof value === 'boolean') return value ? plain.yes : plain.no
    if (Array.isArray(value)) return value.map((row: Json) => (isRow(row) ? `(${valueWords(property?.items, row, locale, plain)})` : String(row))).join(', ')
    // What a reference points to is made up, by the fields that count.
    if (isRow(value)) return Object.keys(value).length === 0 ? plain.some : Object.values(value).map((one) => word(undefined, one)).join(', ')
    const option = property?.['x-field']?.options?.[String(value)]
    return option ? titleOf(option.titles, locale) : String(value)
  }
  return Object.entries(values).map(([name, value]) => {
    const property = schema?.properties?.[name]
    const titles = property?.['x-field']?.titles
    return `${titles ? titleOf(titles, locale) : name}: ${word(property, value)}`
  }).join(', ')
}

const isRow = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)
