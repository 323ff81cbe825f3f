/** Names of fields in paths, CEL and filters, followed along the references and lines of a package. Pure. */
import type { Json, JsonObject } from '../kernel/json.ts'
import { renamedChains } from './rename-chains.ts'
import type { ObjectSchema } from './types.ts'

/** The fields that a name is one of: those of an entity, or of the rows of its lines. */
export interface FieldsAt {
  readonly entity: string
  readonly lines: string | null
}

/** What goes on under another name. */
export interface FieldRename extends FieldsAt {
  readonly from: string
  readonly to: string
}

/** Writes the new name wherever one of these ways of speaking means the field. */
export interface Renamer {
  readonly path: (path: string, at: FieldsAt) => string
  /** Fields in which a path ends; null where it ends with a plain value. */
  readonly endOf: (path: string, at: FieldsAt) => FieldsAt | null
  readonly cel: (source: string, record: FieldsAt, line?: FieldsAt | null) => string
  /** CEL between `{{` and `}}`. */
  readonly template: (text: string, record: FieldsAt) => string
  /** A filter as the API takes it. */
  readonly filter: (filter: JsonObject, at: FieldsAt) => JsonObject
  /** An object by field name. */
  readonly keys: <T>(object: Readonly<Record<string, T>>, at: FieldsAt) => Readonly<Record<string, T>>
}

export const fieldsOf = (entity: string, lines: string | null = null): FieldsAt => ({ entity, lines })

/** Keys of a filter that are no fields: what stands in them is about the same fields. */
const connectives = new Set(['and', 'or', 'not', 'some', 'every', 'none'])

const texts = /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/
const macro = /\b([A-Za-z_]\w*)((?:\.[A-Za-z_]\w*)+)\.(?:all|exists|exists_one|filter|map)\(\s*([A-Za-z_]\w*)\s*,/g

/** CEL with what stands outside of its string literals written anew. */
export const outsideTexts = (source: string, write: (part: string) => string): string => source.split(texts).map((part, i) => (i % 2 === 1 ? part : write(part))).join('')

/** A text with the CEL between its `{{` and `}}` written anew. */
export const inTemplate = (text: string, write: (source: string) => string): string => text.replace(/\{\{([^}]*)\}\}/g, (_, source: string) => `{{${write(source)}}}`)

/** `schemas`: of the entities, as they are before the rename. */
export function renamer(schemas: ReadonlyMap<string, ObjectSchema>, rename: FieldRename): Renamer {
  const propertyAt = ({ entity, lines }: FieldsAt, name: string) => {
    const own = schemas.get(entity)?.properties
    const properties = lines === null ? own : own?.[lines]?.items?.properties
    return properties && Object.hasOwn(properties, name) ? properties[name] : undefined
  }
  const named = (name: string, at: FieldsAt): string => (name === rename.from && at.entity === rename.entity && at.lines === rename.lines ? rename.to : name)
  const inside = (name: string, at: FieldsAt): FieldsAt | null => {
    const property = propertyAt(at, name)
    if (property?.items) return fieldsOf(at.entity, name)
    const target = property?.['x-field'].entity
    return target === undefined ? null : fieldsOf(target)
  }
  const endOf = (path: string, at: FieldsAt): FieldsAt | null => path.split('.').reduce<FieldsAt | null>((place, name) => place && inside(name, place), at)
  const path = (whole: string, at: FieldsAt): string => {
    let place: FieldsAt | null = at
    return whole
      .split('.')
      .map((name) => {
        const next = place ? named(name, place) : name
        place = place && inside(name, place)
        return next
      })
      .join('.')
  }
  const cel = (source: string, record: FieldsAt, line: FieldsAt | null = null): string => {
    const variables = new Map<string, FieldsAt>([['record', record], ...(line ? [['line', line] as const] : [])])
    // A variable may go over the rows of another one's lines, which stands before it.
    for (const [, root = '', way = '', variable = ''] of source.matchAll(macro)) {
      const from = variables.get(root)
      const rows = from && endOf(way.slice(1), from)
      if (rows) variables.set(variable, rows)
    }
    const written = (part: string): string => renamedChains(part, (root) => variables.get(root) ?? null, { named, inside })
    return outsideTexts(source, written)
  }
  const keys: Renamer['keys'] = (object, at) => Object.fromEntries(Object.entries(object).map(([name, value]) => [named(name, at), value]))
  const filter = (value: Json, at: FieldsAt): Json => {
    if (Array.isArray(value)) return value.map((entry: Json) => filter(entry, at))
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).map(([name, inner]): [string, Json] => {
      const next = connectives.has(name) ? at : inside(name, at)
      return [named(name, at), next ? filter(inner as Json, next) : (inner as Json)]
    })
    return Object.fromEntries(entries)
  }
  return { path, endOf, cel, keys, template: (text, record) => inTemplate(text, (source) => cel(source, record)), filter: (value, at) => filter(value, at) as JsonObject }
}
