/** What the expressions of an intake see, and what they fill. */
import type { Entity, Expression, ExpressionContext, FilledBy, IntakeStep, Values } from '../model/types.ts'
import type { CommandRuntime } from '../runtime/index.ts'
import { contextOf } from '../runtime/steps/expression-context.ts'
import { peopleAt, type RecordRow, withReferences } from '../store/index.ts'
import type { CallFacts } from './call-facts.ts'

/** The call as expressions read it. */
export async function callValues({ query }: CommandRuntime, callId: string, number: string | null, facts: CallFacts, dealership: string | null): Promise<Values> {
  const { direction, from, to, extension, startedAt, answeredAt, endedAt, duration, isMissed } = facts
  const people = extension === null ? [] : await peopleAt(query, extension, dealership)
  return { id: callId, direction, number, from, to, extension, user: people.length === 1 ? (people[0] ?? null) : null, startedAt, answeredAt, endedAt, duration, isMissed }
}

/** Before there is a record. */
export const contextOfCall = ({ model, actor, now }: CommandRuntime, call: Values): ExpressionContext => ({ record: {}, actor, now, timeZone: model.settings.timeZone, call })

/** With the record as it stands. */
export async function contextOfStep(runtime: CommandRuntime, entity: Entity, row: RecordRow, { condition, values, input }: IntakeStep, call: Values): Promise<ExpressionContext> {
  const besides: readonly Expression[] = [...(condition ? [condition] : []), ...values.map(([, value]) => value), ...input.map(([, value]) => value)]
  const expand = (of: Pick<Entity, 'fieldByName'>, held: Values, paths: readonly string[]) => withReferences(runtime.query, runtime.model, of, held, paths, row.dealership)
  return { ...(await contextOf(runtime, expand, entity, row, { besides })), call }
}

/** What is known already; the rest is filled once it is. */
export const known = (filled: FilledBy, context: ExpressionContext): Values =>
  Object.fromEntries(filled.flatMap(([field, value]) => {
    const now = value.evaluate(context)
    return now === null ? [] : [[field, now]]
  }))
