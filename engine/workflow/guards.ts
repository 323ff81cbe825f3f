/** The guards a transition may name. A guard is a name, the schema of its params, and the expressions among them. */
import type { GuardReference } from '../definition/types.ts'
import type { Expression, ExpressionContext, ParamsSchema } from '../model/types.ts'

export interface GuardType {
  readonly name: string
  readonly params: ParamsSchema
  /** CEL texts among the params; each must give true or false. */
  readonly expressions: (params: NonNullable<GuardReference['params']>) => readonly { readonly pointer: string; readonly source: string }[]
}

const titles = {
  type: 'object',
  properties: { en: { type: 'string' }, ru: { type: 'string' }, uk: { type: 'string' }, ro: { type: 'string' } },
  required: ['en', 'ru'],
  additionalProperties: false,
  'x-input': 'titles',
  'x-titles': { en: 'What is said when it does not hold', ru: 'Что сказать, если условие не выполнено', uk: 'Що сказати, якщо умова не виконана', ro: 'Ce se spune când condiția nu este îndeplinită' },
} as const

const expression: GuardType = {
  name: 'expression',
  params: { type: 'object', properties: { cel: { type: 'string', minLength: 1, 'x-input': 'cel', 'x-gives': 'boolean', 'x-titles': { en: 'Only if', ru: 'Только если', uk: 'Тільки якщо', ro: 'Doar dacă' } }, titles }, required: ['cel'], additionalProperties: false },
  expressions: ({ cel }) => (typeof cel === 'string' ? [{ pointer: '/cel', source: cel }] : []),
}

export const guardTypes: ReadonlyMap<string, GuardType> = new Map([[expression.name, expression]])

/** Whether every expression of the guard is true. */
export function guardHolds(guard: GuardReference, expressions: ReadonlyMap<string, Expression>, context: ExpressionContext): boolean {
  const sources = guardTypes.get(guard.type)?.expressions(guard.params ?? {}) ?? []
  return sources.length > 0 && sources.every(({ source }) => expressions.get(source)?.evaluate(context) === true)
}

/** Whether the guard judges what the transition's form asks, so that it can't be told before the form is filled in. */
export function readsInput(guard: GuardReference): boolean {
  const sources = guardTypes.get(guard.type)?.expressions(guard.params ?? {}) ?? []
  return sources.some(({ source }) => /\binput\s*\./.test(source))
}
