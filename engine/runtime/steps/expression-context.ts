import { hasUnread, pathsOfChoices } from '../../forms/index.ts'
import type { Json } from '../../kernel/json.ts'
import type { Actor, Entity, Expression, ExpressionContext, Field, Model, Values } from '../../model/types.ts'
import { systemValues, type RecordRow } from '../../store/index.ts'

/** Finds the records that references point to, for expressions that read through them. */
export type Expand = (entity: Pick<Entity, 'fieldByName'>, values: Values, paths: readonly string[]) => Promise<Values>

export interface ContextFacts {
  readonly model: Model
  readonly actor: Actor
  readonly now: Date
}

/** What the expressions of a record see: its values, system fields and what they read of the records it points to. `purpose`: first values of records or lines are asked for as well. */
export async function contextOf(facts: ContextFacts, expand: Expand, entity: Entity, row: RecordRow, { input, purpose = 'change', event, besides = [] }: { readonly input?: Values | undefined; readonly purpose?: Purpose; /** Of the machine's expressions only those that this event may evaluate. */ readonly event?: string | undefined; /** Expressions that are no part of the entity. */ readonly besides?: Iterable<Expression> } = {}): Promise<ExpressionContext> {
  const paths = event === undefined ? pathsOf(entity)[purpose] : pathsOfEvent(entity, event)
  const record = await expand(entity, row.values, [...paths, ...read([...besides])])
  return { record: { ...systemValues(row), ...record }, actor: facts.actor, now: facts.now, timeZone: facts.model.settings.timeZone, ...(input ? { input } : {}) }
}

/** The same context with other values; references keep their records unless they now point elsewhere. */
export function withValues(context: ExpressionContext, entity: Entity, values: Values): ExpressionContext {
  const record: Record<string, Json> = { ...context.record, ...values }
  for (const { name, target } of entity.fields) {
    if (target === null) continue
    const before = context.record[name]
    if (before !== null && typeof before === 'object' && 'id' in before && before.id === values[name]) record[name] = before
  }
  return { ...context, record }
}

/** The context that a record is checked in: where an action has put other records into it that its choices depend on, those are read, too. */
export async function judgedIn(facts: ContextFacts, expand: Expand, entity: Entity, row: RecordRow, context: ExpressionContext): Promise<ExpressionContext> {
  return hasUnread(entity, context.record) ? contextOf(facts, expand, entity, row) : context
}

/** What the record's own expressions (computed fields, rules, conditions) read through fields that point elsewhere than before. */
export function movedPaths(entity: Entity, before: Values, after: Values): readonly string[] {
  const moved = new Set(entity.fields.filter(({ name, target }) => target !== null && after[name] !== before[name]).map(({ name }) => name))
  return moved.size === 0 ? [] : pathsOf(entity).own.filter((path) => moved.has(path.split('.', 1)[0] ?? ''))
}

/** The context of a record whose fields have come to point elsewhere: with what its own expressions read there. */
export async function refreshed(expand: Expand, entity: Entity, context: ExpressionContext, before: Values, after: Values): Promise<ExpressionContext> {
  const paths = movedPaths(entity, before, after)
  if (paths.length === 0) return context
  const read = await expand(entity, after, paths)
  const { record } = withValues(context, entity, after)
  return { ...context, record: { ...record, ...Object.fromEntries(paths.map((path) => path.split('.', 1)[0] ?? '').map((name) => [name, read[name] ?? null])) } }
}

/** What was typed into an event's form, with what `paths` (`input.order.client`) read of the records it names. */
export async function typedInput(model: Model, expand: Expand, fields: readonly Field[], input: Values, expressions: readonly Expression[]): Promise<Values> {
  const paths = read(expressions).flatMap((path) => (path.startsWith('input.') ? [path.slice('input.'.length)] : []))
  return paths.length === 0 || !fields.some(({ target }) => target !== null && model.entities.has(target)) ? input : expand({ fieldByName: new Map(fields.map((field) => [field.name, field])) }, input, paths)
}

/** What is done with a record: first values are worked out for a new one and for new lines alone. `own`: what is read whatever is done. */
export type Purpose = 'create' | 'add-lines' | 'change' | 'own'

type Paths = Readonly<Record<Purpose, readonly string[]>>

const knownPaths = new WeakMap<Entity, Paths>()

/** Paths that anything of the entity reads through a reference: its expressions, and answers the form of their questions. */
function pathsOf(entity: Entity): Paths {
  const known = knownPaths.get(entity)
  if (known) return known
  const lines = entity.fields.flatMap((field) => field.lines?.fields ?? [])
  const fields = [...entity.fields, ...lines]
  const forms = [...fields.flatMap(({ keywords }) => keywords.form ?? []), ...pathsOfChoices(entity.fields)]
  const own = [...new Set([...read(fields.flatMap((field) => [field.computed, field.visible, field.requiredWhen, field.rule])), ...forms])]
  const change = [...new Set([...own, ...read([...(entity.machine?.expressions.values() ?? [])])])]
  const addLines = [...new Set([...change, ...read(lines.map(({ initial }) => initial))])]
  const paths = { own, change, 'add-lines': addLines, create: [...new Set([...addLines, ...read(entity.fields.map(({ initial }) => initial))])] }
  knownPaths.set(entity, paths)
  return paths
}

/** What expressions of the entity and its machine read through references. */
export const pathsRead = (entity: Entity): readonly string[] => pathsOf(entity).create

function pathsOfEvent(entity: Entity, event: string): readonly string[] {
  return [...new Set([...pathsOf(entity).own, ...read(entity.machine?.expressionsOf(event) ?? [])])]
}

const read = (expressions: readonly (Expression | null)[]): readonly string[] => expressions.flatMap((expression) => expression?.references ?? [])
