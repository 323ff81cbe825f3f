/** Values by which a condition may come true: those it names itself, those its fields may have, and their neighbours. Pure. */
import type { Json } from '../../kernel/json.ts'
import type { Entity, Field, Model, Values } from '../../model/types.ts'
import { isRow } from '../steps/values.ts'
import { scenarioTime } from './made-up.ts'

/** What may be tried: a value of the record or of the form, by its path (`record.client.debt`, `input.reason`). */
export interface Unknown {
  readonly path: readonly string[]
  readonly candidates: readonly Json[]
}

export interface Guessing {
  readonly model: Model
  readonly entity: Entity
  /** Of the transition's form. */
  readonly form: readonly Field[]
}

const pathPattern = /\b(record|input)((?:\.[A-Za-z]\w*)+)/g
const literalPattern = /'([^'\\]*)'|"([^"\\]*)"|(?<![\w.])(-?\d+(?:\.\d+)?)/g

/** Everything these expressions read that can be chosen; what is computed is followed to what it is computed from. */
export function unknownsIn(guessing: Guessing, sources: readonly string[]): readonly Unknown[] {
  const { entity } = guessing
  const found = new Map<string, Unknown>()
  const literals: Json[] = []
  const waiting = [...sources]
  const seen = new Set<string>()
  for (let source = waiting.pop(); source !== undefined && found.size < mostUnknowns; source = waiting.pop()) {
    if (seen.has(source)) continue
    seen.add(source)
    literals.push(...literalsIn(source))
    for (const [, root = '', rest = ''] of source.matchAll(pathPattern)) {
      const names = rest.slice(1).split('.')
      const own = root === 'record' ? entity.fieldByName.get(names[0] ?? '') : undefined
      if (own?.computed) waiting.push(own.computed.source)
      else if (own || root === 'input') found.set([root, ...names].join('.'), { path: [root, ...names], candidates: [] })
    }
  }
  return [...found.values()].flatMap(({ path }) => unknownAt(guessing, path, literals))
}

const mostUnknowns = 12

function literalsIn(source: string): readonly Json[] {
  return [...source.matchAll(literalPattern)].map(([, single, double, number]) => (number === undefined ? (single ?? double ?? '') : Number(number)))
}

/** The longest part of the path that leads to a field: what follows is a function of it. */
function unknownAt({ model, entity, form }: Guessing, [root = '', ...names]: readonly string[], literals: readonly Json[]): readonly Unknown[] {
  let field = root === 'input' ? form.find(({ name }) => name === names[0]) : entity.fieldByName.get(names[0] ?? '')
  if (!field) return []
  const path = [root, field.name]
  for (const name of names.slice(1)) {
    const inner: Field | undefined = field.target === null ? undefined : model.entities.get(field.target)?.fieldByName.get(name)
    if (!inner) break
    path.push(name)
    field = inner
  }
  return [{ path, candidates: candidatesOf(field, literals) }]
}

const day = 86_400_000
const dayAt = (days: number): string => new Date(Date.parse(scenarioTime) + days * day).toISOString()

/** Values that the field may have, those that a condition would look at first. */
function candidatesOf(field: Field, literals: readonly Json[]): readonly Json[] {
  const { enum: options } = field.schema
  if (options) return [...options.filter((one) => literals.includes(one)), ...options.filter((one) => !literals.includes(one)).slice(0, 20), null]
  switch (field.type.kind) {
    case 'boolean':
      return [true, false, null]
    case 'integer':
    case 'decimal': {
      const named = literals.filter((value) => typeof value === 'number')
      return unique([...named.flatMap((value) => [value, value + 1, value - 1]), 1, 0, 100, null])
    }
    case 'date':
      return [...[0, 1, -1, 40, -40].map((days) => dayAt(days).slice(0, 10)), null]
    case 'datetime':
      return [...[1, -1, 40, -40].map(dayAt), null]
    case 'id':
      return [{}, null]
    case 'string':
      return unique([...literals.filter((value) => typeof value === 'string' && value !== ''), sampleOf(field), null])
    case null:
      return rowsFor(field, literals)
    default:
      return [sampleOf(field), null]
  }
}

const unique = (values: readonly Json[]): readonly Json[] => [...new Set(values)]

/** Lines with a row or two, each of its fields now one way, now the other. */
function rowsFor(field: Field, literals: readonly Json[]): readonly Json[] {
  const inner = field.lines?.fields ?? []
  const plain = Object.fromEntries(inner.flatMap((one) => (one.required ? [[one.name, sampleOf(one)] as const] : [])))
  const single = inner.filter(({ computed, lines }) => !computed && !lines).flatMap((one) => candidatesOf(one, literals).slice(0, 4).map((value): Json => [{ ...plain, [one.name]: value }]))
  return [[plain], [], ...single.slice(0, 24), [plain, plain]]
}

/** A value that the field takes. */
export function sampleOf(field: Field): Json {
  const { schema, type } = field
  if (schema.enum) return schema.enum[0] ?? null
  if (schema.default !== undefined) return schema.default
  if (field.lines) return [Object.fromEntries(field.lines.fields.flatMap((one) => (one.required ? [[one.name, sampleOf(one)] as const] : [])))]
  switch (type.kind) {
    case 'id':
      return {}
    case 'date':
      return dayAt(0).slice(0, 10)
    case 'datetime':
      return dayAt(0)
    case 'integer':
    case 'decimal':
      return Math.max(schema.minimum ?? 1, Math.min(schema.maximum ?? 1, 1))
    case 'string':
      return type.name === 'string' || type.name === 'text' ? textOf(schema) : (type.samples.valid[0] ?? 'A')
    default:
      return type.samples.valid[0] ?? null
  }
}

const textOf = ({ minLength = 0, maxLength = 100 }: Field['schema']): string => 'Text'.padEnd(Math.min(minLength, 1000), '.').slice(0, maxLength)

/** The ways to choose, likely ones first: nothing, one of them, all as they are likely to be, two of them. At most `most`. */
export function* choices(unknowns: readonly Unknown[], most: number): Generator<readonly (readonly [readonly string[], Json])[]> {
  let left = most
  yield []
  for (const one of unknowns) for (const value of one.candidates) if (left-- > 0) yield [[one.path, value]]
  for (let n = 0; n < 4; n++) if (unknowns.length > 2) yield unknowns.map(({ path, candidates }) => [path, candidates[Math.min(n, candidates.length - 1)] ?? null] as const)
  for (const [i, one] of unknowns.entries()) {
    for (const other of unknowns.slice(i + 1)) {
      for (const a of one.candidates) for (const b of other.candidates) if (left-- > 0) yield [[one.path, a], [other.path, b]]
    }
  }
}

/** What of a choice belongs into the record, and what into the form. */
export function chosen(choice: readonly (readonly [readonly string[], Json])[]): { readonly set: Values; readonly input: Values } {
  const values: { record: Values; input: Values } = { record: {}, input: {} }
  for (const [[root, ...path], value] of choice) put(root === 'input' ? values.input : values.record, path, value)
  return { set: values.record, input: values.input }
}

function put(into: Values, [name = '', ...rest]: readonly string[], value: Json): void {
  if (rest.length === 0) {
    into[name] = value
    return
  }
  const before = into[name]
  const inner: Values = before !== undefined && isRow(before) ? { ...before } : {}
  put(inner, rest, value)
  into[name] = inner
}
