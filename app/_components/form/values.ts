import type { Json, JsonObject, WidgetOptions } from '../../../engine/client.ts'

/** Reading and comparing what stands in a form. Pure. */

interface Property {
  readonly readOnly?: boolean
  readonly title?: string
}

export interface FieldUi {
  readonly 'ui:options'?: WidgetOptions
  readonly 'ui:widget'?: string
  readonly 'ui:visible'?: string
  readonly 'ui:computed'?: string
}

export const propertiesOf = (schema: JsonObject): Readonly<Record<string, Property>> => (schema.properties ?? {}) as unknown as Readonly<Record<string, Property>>

export const uiOf = (uiSchema: JsonObject, name: string): FieldUi => (uiSchema[name] ?? {}) as FieldUi

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Equal as values: key order and empty keys mean nothing. */
export function sameValue(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b || isEmpty(a)) return a === b || isEmpty(b)
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => sameValue(item as Json, b[i] as Json))
  if (isObject(a) && isObject(b)) return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => sameValue(a[key], b[key]))
  return false
}

const isEmpty = (value: Json | undefined): boolean => value === undefined || value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)

/** Names of the fields a person changed; what the engine fills in itself is not theirs. */
export function changedNames(schema: JsonObject, uiSchema: JsonObject, before: JsonObject, after: JsonObject): readonly string[] {
  return Object.entries(propertiesOf(schema)).flatMap(([name, property]) => {
    const isOurs = property.readOnly === true || uiOf(uiSchema, name)['ui:computed'] !== undefined
    return isOurs || before[name] === after[name] || sameValue(writable(uiSchema, name, before[name]), writable(uiSchema, name, after[name])) ? [] : [name]
  })
}

/** What is sent of a row, by the grid's columns: of hundreds of rows one is being typed in, and the others are known to be the same at a glance. */
const ownCells = new WeakMap<object, WeakMap<JsonObject, JsonObject>>()

/** The value as it is sent: rows without blank ones and without cells that the engine computes. */
export function writable(uiSchema: JsonObject, name: string, value: Json | undefined): Json | undefined {
  const columns = uiOf(uiSchema, name)['ui:options']?.columns
  if (!columns || !Array.isArray(value)) return value
  const known = ownCells.get(columns) ?? new WeakMap<JsonObject, JsonObject>()
  ownCells.set(columns, known)
  const own = new Set(['id', ...columns.filter(({ readOnly, computed }) => !readOnly && computed === null).map((column) => column.name)])
  const rows = (value as readonly JsonObject[]).map((row) => {
    const cells = known.get(row) ?? Object.fromEntries(Object.entries(row).filter(([key]) => own.has(key)))
    known.set(row, cells)
    return cells
  })
  return rows.filter((row) => Object.values(row).some((cell) => !isEmpty(cell as Json)))
}

/** The named fields as the API takes them; null for a field that was emptied. */
export function inputOf(uiSchema: JsonObject, names: readonly string[], data: JsonObject): JsonObject {
  return Object.fromEntries(names.map((name) => [name, writable(uiSchema, name, data[name]) ?? null]))
}

/** The data with as many empty rows at the end of its grids as `shown` has: somebody has added them and is about to type there. */
export function withBlankTail(uiSchema: JsonObject, data: JsonObject, shown: JsonObject): JsonObject {
  const rowsOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])
  const grown = Object.keys(shown).flatMap((name): [string, readonly Json[]][] => {
    if (!uiOf(uiSchema, name)['ui:options']?.columns) return []
    const tailOf = (rows: readonly Json[]): readonly Json[] => rows.slice(rows.findLastIndex((row) => rowsOf(writable(uiSchema, name, [row])).length > 0) + 1)
    const known = rowsOf(data[name])
    const missing = tailOf(rowsOf(shown[name])).slice(tailOf(known).length)
    return missing.length === 0 ? [] : [[name, [...known, ...missing]]]
  })
  return grown.length === 0 ? data : { ...data, ...Object.fromEntries(grown) }
}

interface RowSchema {
  readonly items?: { readonly properties?: Readonly<Record<string, Property>> }
}

/** The data without the empty rows at the end of its grids. */
export function withoutBlankTail<T>(data: T, schema: object): T {
  if (!isObject(data)) return data
  const properties = propertiesOf(schema as JsonObject) as Readonly<Record<string, Property & RowSchema>>
  const entries = Object.entries(data as JsonObject).map(([name, value]) => {
    const cells = properties[name]?.items?.properties
    if (!cells || !Array.isArray(value)) return [name, value]
    const typed = Object.entries(cells).flatMap(([cell, { readOnly }]) => (readOnly ? [] : [cell]))
    const last = (value as readonly JsonObject[]).findLastIndex((row) => typed.some((cell) => !isEmpty(row[cell])))
    return [name, value.slice(0, last + 1)]
  })
  return Object.fromEntries(entries) as T
}
