/** May this transition be taken now, and if not, why: the one answer for buttons and for commands. */
import type { Titles } from '../kernel/titles.ts'
import type { EventOption, Expression, ExpressionContext, Transition } from '../model/types.ts'
import { guardHolds, readsInput } from './guards.ts'

/** The engine itself acts under this role; it may send every event. */
export const systemRole = 'system'

const roleMissing: Titles = {
  en: 'Your role may not do this here.',
  ru: 'Ваша роль не позволяет сделать это здесь.',
  uk: 'Ваша роль не дозволяє зробити це тут.',
  ro: 'Rolul dvs. nu permite acest lucru aici.',
}
const guardFailed: Titles = {
  en: 'The conditions for this step are not met.',
  ru: 'Условия для этого шага не выполнены.',
  uk: 'Умови для цього кроку не виконані.',
  ro: 'Condițiile pentru acest pas nu sunt îndeplinite.',
}

/**
 * Null where it may be taken. The role is judged first, so that a guard tells nothing to those who may
 * not act. Without `context.input` nobody was asked yet: a guard over the input then stands open.
 */
export function whyNot(transition: Transition, expressions: ReadonlyMap<string, Expression>, context: ExpressionContext): EventOption['reason'] {
  if (!mayRole(transition.roles, context.actor.roles)) return { code: 'ROLE', titles: roleMissing }
  const { guard } = transition
  if (!guard || (context.input === undefined && readsInput(guard)) || guardHolds(guard, expressions, context)) return null
  return { code: 'GUARD', titles: isTitles(guard.params?.titles) ? guard.params.titles : guardFailed }
}

function mayRole(allowed: readonly string[], held: readonly string[]): boolean {
  return allowed.includes('*') || held.includes(systemRole) || held.some((role) => allowed.includes(role))
}

const isTitles = (value: unknown): value is Titles => typeof value === 'object' && value !== null && 'en' in value && 'ru' in value
