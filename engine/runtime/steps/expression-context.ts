import type { Actor, Entity, Expression, ExpressionContext, Model, Values } from '../../model/types.ts'
import { systemValues, type RecordRow } from '../../store/index.ts'

/** Finds the records that references point to, for expressions that read through them. */
export type Expand = (entity: Entity, values: Values, paths: readonly string[]) => Promise<Values>

export interface ContextFacts {
  readonly model: Model
  readonly actor: Actor
  readonly now: Date
}

/** What the expressions of a record see: its values, system fields and the records it points to. */
export async function contextOf(facts: ContextFacts, expand: Expand, entity: Entity, row: RecordRow, input?: Values): Promise<ExpressionContext> {
  const record = await expand(entity, row.values, referencePaths(entity))
  return { record: { ...systemValues(row), ...record }, actor: facts.actor, now: facts.now, timeZone: facts.model.settings.timeZone, ...(input ? { input } : {}) }
}

/** The same context with other values; references keep their records unless they now point elsewhere. */
export function withValues(context: ExpressionContext, entity: Entity, values: Values): ExpressionContext {
  const kept = Object.fromEntries(
    entity.fields.flatMap((field) => {
      const before = context.record[field.name]
      const isSame = field.target !== null && before !== null && typeof before === 'object' && 'id' in before && before.id === values[field.name]
      return isSame ? [[field.name, before]] : []
    }),
  )
  return { ...context, record: { ...context.record, ...values, ...kept } }
}

const pathsOf = new WeakMap<Entity, readonly string[]>()

/** Paths that anything of the entity reads through a reference: its expressions, and answers the form of their questions. */
function referencePaths(entity: Entity): readonly string[] {
  const known = pathsOf.get(entity)
  if (known) return known
  const fields = entity.fields.flatMap((field) => [field, ...(field.lines?.fields ?? [])])
  const expressions: readonly (Expression | null)[] = [
    ...fields.flatMap((field) => [field.computed, field.initial, field.visible, field.requiredWhen, field.rule]),
    ...(entity.machine?.expressions.values() ?? []),
  ]
  const forms = fields.flatMap(({ keywords }) => keywords.form ?? [])
  const paths = [...new Set([...expressions.flatMap((expression) => expression?.references ?? []), ...forms])]
  pathsOf.set(entity, paths)
  return paths
}
