import { compileExpression, type Expression, type ExpressionContext, type FieldScope, type Json, type JsonObject, type ObjectScope, recordScope, type ScalarKind, type TypeScope, type Values, type WidgetOptions, withValue } from '../../../engine/client.ts'
import { type FieldUi, propertiesOf, uiOf } from './values.ts'

/**
 * Conditions and computed fields while typing, by the engine's own expressions. What needs facts the
 * browser does not have (fields of a referenced record, the person's roles) waits for the save.
 */
export interface Live {
  readonly recompute: (data: JsonObject, facts: JsonObject) => JsonObject
  /** Names of fields and ids of sections whose condition does not hold. */
  readonly hidden: (data: JsonObject, facts: JsonObject) => readonly string[]
}

interface Section {
  readonly id: string
  readonly visible?: string | null
}

function fieldScope(options: WidgetOptions | undefined): FieldScope {
  if (options?.columns) {
    const fields = new Map(options.columns.map((column) => [column.name, fieldScope(column.options)] as const))
    return { kind: null, lines: () => ({ name: 'line', fields }) }
  }
  if (options?.target && options.type !== 'user') return { kind: 'id', target: () => ({ name: options.target?.entity ?? '', fields: new Map([['id', { kind: 'id' as const }]]) }) }
  return { kind: (options?.kind ?? 'string') as ScalarKind }
}

function scopeOf(schema: JsonObject, uiSchema: JsonObject, states: readonly string[]): ObjectScope {
  const fields = new Map(Object.keys(propertiesOf(schema)).map((name) => [name, fieldScope(uiOf(uiSchema, name)['ui:options'])] as const))
  return recordScope('record', fields, { states, isNumbered: true })
}

/** Compiled, or null where the browser can't tell. */
function compiled(source: string | null | undefined, scope: TypeScope): Expression | null {
  if (!source) return null
  try {
    return compileExpression(source, scope)
  } catch {
    return null
  }
}

const contextOf = (data: JsonObject, facts: JsonObject): ExpressionContext => ({
  record: { ...facts, ...data } as Values,
  actor: { id: '', login: '', name: '', position: null, roles: [], dealership: null },
  now: new Date(),
})

function evaluated(expression: Expression, context: ExpressionContext): Json | undefined {
  try {
    return expression.evaluate(context)
  } catch {
    return undefined
  }
}

export function liveOf(schema: JsonObject, uiSchema: JsonObject, states: readonly string[]): Live {
  const record = scopeOf(schema, uiSchema, states)
  const names = Object.keys(propertiesOf(schema))
  const computed = names.flatMap((name) => {
    const expression = compiled(uiOf(uiSchema, name)['ui:computed'], { record })
    return expression ? [{ name, expression }] : []
  })
  const rows = names.flatMap((name) => rowComputations(name, uiOf(uiSchema, name), record))
  const sections = (uiSchema['ui:sections'] ?? []) as unknown as readonly Section[]
  const conditions = new Map([
    ...names.map((name) => [name, compiled(uiOf(uiSchema, name)['ui:visible'], { record })] as const),
    ...sections.map(({ id, visible }) => [id, compiled(visible, { record })] as const),
  ])
  return {
    recompute: (data, facts) => {
      const withRows = rows.reduce((all, row) => row(all, facts), data)
      // Twice: a computed field may read another one that stands after it.
      return [...computed, ...computed].reduce((all, { name, expression }) => withValue(all, name, evaluated(expression, contextOf(all, facts)) ?? all[name]), withRows)
    },
    hidden: (data, facts) => [...conditions].flatMap(([name, condition]) => (condition && evaluated(condition, contextOf(data, facts)) === false ? [name] : [])),
  }
}

/** Steps that fill the computed cells of one field's rows. */
function rowComputations(name: string, ui: FieldUi, record: ObjectScope): readonly ((data: JsonObject, facts: JsonObject) => JsonObject)[] {
  const columns = ui['ui:options']?.columns ?? []
  const line: ObjectScope = { name: 'line', fields: new Map(columns.map((column) => [column.name, fieldScope(column.options)] as const)) }
  const cells = columns.flatMap((column) => {
    const expression = compiled(column.computed, { record, line })
    return expression ? [{ column: column.name, expression }] : []
  })
  if (cells.length === 0) return []
  const read = fieldsRead(columns.map(({ computed }) => computed ?? ''))
  let known = new WeakMap<JsonObject, JsonObject>()
  let knownFor: readonly unknown[] = []
  return [
    (data, facts) => {
      const rows = data[name]
      if (!Array.isArray(rows)) return data
      // Of hundreds of rows one is being typed in: the others come out as before, while what they read of the record is the same.
      const inputs = read === null ? [{}] : [facts, ...read.map((field) => data[field])]
      if (inputs.length !== knownFor.length || inputs.some((input, i) => input !== knownFor[i])) known = new WeakMap()
      knownFor = inputs
      const context = contextOf(data, facts)
      const fill = (row: JsonObject): JsonObject => {
        const result = known.get(row) ?? cells.reduce((all, { column, expression }) => withValue(all, column, evaluated(expression, { ...context, line: all as Values })), row)
        known.set(row, result).set(result, result)
        return result
      }
      const filled = (rows as readonly JsonObject[]).map(fill)
      return filled.every((row, i) => row === rows[i]) ? data : { ...data, [name]: filled }
    },
  ]
}

/** Names of the record's fields that the expressions read; null where one takes the record as a whole. */
function fieldsRead(sources: readonly string[]): readonly string[] | null {
  const all = sources.flatMap((source) => [...source.matchAll(/\brecord\b(?:\.([A-Za-z_]\w*))?/g)].map(([, field]) => field))
  return all.every((field) => field !== undefined) ? [...new Set(all)] : null
}
