import type { EntityDefinition, FieldKeywords, ObjectSchema, PropertySchema } from '../definition/types.ts'
import { compileExpression, type TypeScope } from '../expressions/index.ts'
import { fieldTypeOf } from '../fields/index.ts'
import { type Issue, isEngineError } from '../kernel/errors.ts'
import { columnName, lineColumnName, linesTableName, linesTypeName } from '../kernel/names.ts'
import type { Expression, Field, LinesModel } from '../model/types.ts'
import { type EntityScopes, lineScope } from './definition-scopes.ts'

/** What compiling the fields of one entity needs to know. */
export interface FieldContext {
  readonly entity: EntityDefinition
  readonly file: string
  readonly scopes: EntityScopes
  /** Ids of fields an overlay added. */
  readonly customIds: ReadonlySet<string>
  readonly issues: Issue[]
}

/** The fields of an entity, in definition order. Mistakes go to `context.issues`; a field with one is left out. */
export function compileFields(context: FieldContext): readonly Field[] {
  const record = context.scopes(context.entity.name)
  const scope: TypeScope = { ...(record ? { record } : {}), withActor: true }
  return compileAll(context.entity.schema, '/schema', scope, context, true)
}

function compileAll(schema: ObjectSchema, pointer: string, scope: TypeScope, context: FieldContext, isTop: boolean): readonly Field[] {
  const required = new Set(schema.required)
  return Object.entries(schema.properties).flatMap(([name, property]) => compileField(name, property, required.has(name), `${pointer}/properties/${name}`, scope, context, isTop) ?? [])
}

function compileField(name: string, schema: PropertySchema, required: boolean, pointer: string, scope: TypeScope, context: FieldContext, isTop: boolean): Field | null {
  const keywords = schema['x-field']
  const type = fieldTypeOf(schema)
  if (!type || (type.name === 'lines' && (!isTop || !schema.items))) {
    context.issues.push({ file: context.file, pointer, message: type ? 'lines stand directly in an entity and need items' : 'this is no field type the engine knows' })
    return null
  }
  const custom = context.customIds.has(keywords.id)
  const lines = type.name === 'lines' && schema.items ? compileLines(name, schema.items, pointer, scope, context, keywords) : null
  const expression = (key: ExpressionKey): Expression | null => compileKeyword(keywords[key], `${pointer}/x-field/${key}`, scope, context)
  return Object.freeze({
    id: keywords.id,
    name,
    titles: keywords.titles,
    type,
    schema,
    keywords,
    required,
    readOnly: schema.readOnly === true || keywords.computed !== undefined,
    storage: lines ? 'lines' : custom ? 'custom' : 'column',
    column: lines ? lines.table : custom ? name : isTop ? columnName(name) : lineColumnName(name),
    target: keywords.entity ?? null,
    lines,
    computed: expression('computed'),
    initial: expression('initial'),
    visible: expression('visible'),
    requiredWhen: expression('requiredWhen'),
    rule: expression('rule'),
    hidden: keywords.hidden === true,
  } satisfies Field)
}

type ExpressionKey = 'computed' | 'initial' | 'visible' | 'requiredWhen' | 'rule'

function compileLines(name: string, items: ObjectSchema, pointer: string, scope: TypeScope, context: FieldContext, keywords: FieldKeywords): LinesModel {
  const line = lineScope(context.entity.name, name, items, context.scopes)
  const fields = compileAll(items, `${pointer}/items`, { ...scope, line }, context, false)
  return Object.freeze({
    table: linesTableName(context.entity.name, name),
    typeName: linesTypeName(context.entity.name, name),
    fields,
    fieldByName: new Map(fields.map((field) => [field.name, field])),
    appendOnly: keywords.appendOnly === true,
  })
}

function compileKeyword(source: string | undefined, pointer: string, scope: TypeScope, context: FieldContext): Expression | null {
  return source === undefined ? null : attempt(context.issues, context.file, pointer, () => compileExpression(source, scope))
}

/** Runs a compilation that throws DEFINITION_INVALID and turns that into issues at the place. */
export function attempt<T>(issues: Issue[], file: string, pointer: string, compile: () => T): T | null {
  try {
    return compile()
  } catch (error) {
    if (!isEngineError(error)) throw error
    const known: readonly Issue[] = error.issues.length > 0 ? error.issues : [{ pointer: '', message: error.message, ...(error.hint ? { hint: error.hint } : {}) }]
    issues.push(...known.map((issue) => ({ ...issue, file, pointer: pointer + issue.pointer })))
    return null
  }
}
