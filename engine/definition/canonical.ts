/** The one way a definition is written: key order of the meta schemas, two spaces, a final newline. */
import { type FileKind, type MetaSchema, metaSchemas } from './meta.ts'

interface Place {
  readonly schema: MetaSchema
  /** Schema file the place belongs to; `#/…` refers into it. */
  readonly root: MetaSchema
}

/** The text of a definition file. Free-form maps (fields, states, options) keep their order: it is the order people see. */
export function canonicalText(kind: FileKind, content: unknown): string {
  return `${JSON.stringify(canonicalContent(kind, content), null, 2)}\n`
}

/** The content of a definition file with its keys in canonical order. */
export function canonicalContent<T>(kind: FileKind, content: T): T {
  const root = metaSchemas.get(`${kind}.json`) as MetaSchema
  return ordered(content, { schema: root, root }) as T
}

function ordered(value: unknown, at: Place | null): unknown {
  const place = at && resolve(at, value)
  if (Array.isArray(value)) return value.map((entry) => ordered(entry, place?.schema.items ? { ...place, schema: place.schema.items } : null))
  if (typeof value !== 'object' || value === null) return value
  const object = value as Readonly<Record<string, unknown>>
  const known = Object.keys(place?.schema.properties ?? {}).filter((key) => Object.hasOwn(object, key))
  const keys = [...known, ...Object.keys(object).filter((key) => !known.includes(key))]
  return Object.fromEntries(keys.filter((key) => object[key] !== undefined).map((key) => [key, ordered(object[key], place && childOf(place, key))]))
}

function childOf(place: Place, key: string): Place | null {
  const schema = place.schema.properties?.[key] ?? place.schema.additionalProperties
  return typeof schema === 'object' ? { ...place, schema } : null
}

/** Follows references and choices to the schema that says which properties this value has. */
function resolve(place: Place, value: unknown): Place {
  const { schema, root } = place
  if (schema.$ref) return resolve(follow(schema.$ref, root), value)
  if (schema.then && schema.else) return resolve({ root, schema: Array.isArray(value) ? schema.then : schema.else }, value)
  const choice = schema.properties ? undefined : schema.oneOf?.find((candidate) => fits(candidate, value))
  return choice ? resolve({ root, schema: choice }, value) : place
}

export function follow(ref: string, from: MetaSchema): Place {
  const [file, path = ''] = ref.split('#')
  const root = file ? (metaSchemas.get(file) as MetaSchema) : from
  const schema = path.split('/').filter(Boolean).reduce<MetaSchema>((at, key) => (at as unknown as Readonly<Record<string, MetaSchema>>)[key] as MetaSchema, root)
  return { schema, root }
}

/** Whether the tag (`kind`, `type`, `op`) of the value is the choice's. */
function fits(choice: MetaSchema, value: unknown): boolean {
  const object = value as Readonly<Record<string, unknown>>
  const tags = Object.entries(choice.properties ?? {}).filter(([, schema]) => schema.const !== undefined || schema.enum !== undefined)
  const [name, schema] = tags[0] ?? []
  if (name === undefined || schema === undefined || typeof value !== 'object' || value === null) return false
  return schema.const === undefined ? (schema.enum ?? []).includes(object[name]) : schema.const === object[name]
}
