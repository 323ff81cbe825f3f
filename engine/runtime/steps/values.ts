/** What becomes of given values before they are checked: canonical form, first values, computed fields. Pure. */
import { isSameJson, type Json } from '../../kernel/json.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Entity, ExpressionContext, Field, Values } from '../../model/types.ts'
import { systemActor } from '../actors.ts'
import { withValues } from './expression-context.ts'

/** Canonical form of each known field; unknown names stay, for the validator to name. */
export function normalised(fields: readonly Field[], values: Values): Values {
  const byName = new Map(fields.map((field) => [field.name, field]))
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, canonical(byName.get(name), value)]))
}

function canonical(field: Field | undefined, value: Json): Json {
  if (!field || value === null) return value
  if (field.lines && Array.isArray(value)) return value.map((line: Json) => (isRow(line) ? normalised(field.lines?.fields ?? [], line) : line))
  return field.type.normalise ? field.type.normalise(value, field) : value
}

export const isRow = (value: Json): value is Values => value !== null && typeof value === 'object' && !Array.isArray(value)

/** Rows given for a lines field, each with an id: its own where it was there before, else a fresh one. */
export function withLineIds(entity: Entity, values: Values, before: Values): Values {
  const lines = entity.fields.filter((field) => field.lines && Array.isArray(values[field.name]))
  const rows = (field: Field): Json => {
    const known = new Set(rowsOf(before, field).map((row) => row.id))
    return rowsOf(values, field).map((row) => (isRow(row) ? { ...row, id: known.has(row.id ?? null) ? (row.id as string) : uuidv7() } : row))
  }
  return { ...values, ...Object.fromEntries(lines.map((field) => [field.name, rows(field)])) }
}

export const rowsOf = (values: Values, field: Field): readonly Values[] => (Array.isArray(values[field.name]) ? (values[field.name] as unknown as readonly Values[]) : [])

/** Default and initial values for what was not given. */
export function withInitialValues(entity: Entity, values: Values, context: ExpressionContext): Values {
  let filled = { ...values }
  for (const field of entity.fields) {
    if (filled[field.name] !== undefined) continue
    const value = field.initial ? idOf(field, field.initial.evaluate(withValues(context, entity, filled))) : (field.schema.default ?? null)
    filled = { ...filled, [field.name]: value }
  }
  return withInitialLines(entity, filled, {}, context)
}

/** First values of rows that were not there before. */
export function withInitialLines(entity: Entity, values: Values, before: Values, context: ExpressionContext): Values {
  return mapLines(entity, values, (row, field, record) => {
    if (rowsOf(before, field).some((known) => known.id === row.id)) return row
    const filled: Values = { ...row }
    for (const inner of field.lines?.fields ?? []) {
      if (filled[inner.name] !== undefined && filled[inner.name] !== null) continue
      filled[inner.name] = inner.initial ? idOf(inner, inner.initial.evaluate({ ...record, line: filled })) : (inner.schema.default ?? null)
    }
    return filled
  }, context)
}

function mapLines(entity: Entity, values: Values, change: (row: Values, field: Field, context: ExpressionContext) => Values, context: ExpressionContext): Values {
  const lines = entity.fields.filter((field) => field.lines && rowsOf(values, field).length > 0)
  if (lines.length === 0) return values
  const record = withValues(context, entity, values)
  const changed = lines.flatMap((field): readonly [string, Json][] => {
    const before = rowsOf(values, field)
    const after = before.map((row) => (isRow(row) ? change(row, field, record) : row))
    return after.every((row, i) => row === before[i]) ? [] : [[field.name, after]]
  })
  return changed.length === 0 ? values : { ...values, ...Object.fromEntries(changed) }
}

/** Fields computed from others may be computed from computed ones: repeated until nothing changes, at most this often. */
const mostPasses = 6

/** Every computed field worked out anew, lines first. Values that stay as they are stay the same objects. */
export function withComputed(entity: Entity, values: Values, context: ExpressionContext): Values {
  let current = values
  for (let pass = 0; pass < mostPasses; pass++) {
    const next = computedOnce(entity, current, context)
    if (next === current) return next
    current = next
  }
  return current
}

function computedOnce(entity: Entity, values: Values, context: ExpressionContext): Values {
  const withLines = mapLines(entity, values, (row, field, record) => computedFields(field.lines?.fields ?? [], row, (current) => ({ ...record, line: current })), context)
  return computedFields(entity.fields, withLines, (current) => withValues(context, entity, current))
}

function computedFields(fields: readonly Field[], values: Values, contextFor: (values: Values) => ExpressionContext): Values {
  let current = values
  let context: ExpressionContext | null = null
  for (const field of fields) {
    if (!field.computed) continue
    context ??= contextFor(current)
    const value = canonical(field, idOf(field, field.computed.evaluate(context)))
    if (current[field.name] !== undefined && isSameJson(value, current[field.name])) continue
    current = { ...current, [field.name]: value }
    context = null
  }
  return current
}

/** An expression that gives a whole record means its id; what the system does by itself nobody in particular does. */
export function idOf(field: Field, value: Json): Json {
  const plain = field.type.kind === 'id' && isRow(value) ? (value.id ?? null) : value
  return field.type.name === 'user' && plain === systemActor.id ? null : plain
}
