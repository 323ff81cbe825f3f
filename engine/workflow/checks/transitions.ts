import type { Issue } from '../../kernel/errors.ts'
import type { Subject } from '../check-machine.ts'
import { allStates, type StateNode, type TransitionNode, transitionsOf } from '../walk-machine.ts'
import { unknownRole } from './structure.ts'

/** Someone may take every transition, and no two of one event stand in each other's way. */
export function checkTransitions(subject: Subject): readonly Issue[] {
  const nodes = allStates(subject.tree)
  return [...nodes.flatMap(transitionsOf).flatMap((node) => roleIssues(node, subject)), ...nodes.flatMap(indistinguishable)]
}

function roleIssues({ definition, pointer, event }: TransitionNode, { facts }: Subject): readonly Issue[] {
  const { roles, hidden } = definition.meta
  const unknown = roles.flatMap((role, i) => unknownRole(role, `${pointer}/meta/roles/${i}`, facts.roles.keys()))
  if (event === null || hidden || roles.includes('*')) return unknown
  const mayRead = roles.some((role) => facts.roles.get(role)?.read)
  if (mayRead || (unknown.length > 0 && unknown.length === roles.length)) return unknown
  return [...unknown, { kind: 'nobody', pointer: `${pointer}/meta/roles`, message: roles.length === 0 ? 'No one may take this transition: it names no role.' : `No one may take this transition: it is given only to roles that may not read ${facts.entity.name}.`, hint: 'Name the roles that send the event, or "*" for all that may read the record.' }]
}

/** Of two transitions of one event the first whose role and guard hold is taken; a later one must be able to differ. */
function indistinguishable(state: StateNode): readonly Issue[] {
  const events = new Map<string, TransitionNode[]>()
  for (const node of transitionsOf(state)) {
    const key = node.event ?? (node.delay === null ? 'onDone' : `after ${node.delay}`)
    if (!node.definition.meta.hidden) events.set(key, [...(events.get(key) ?? []), node])
  }
  return [...events].flatMap(([event, nodes]) =>
    nodes.flatMap((later, i) => {
      const earlier = nodes.slice(0, i).find((one) => hides(one, later))
      if (!earlier) return []
      const message = sameGuard(earlier, later) ? `Two transitions of ${event} in "${state.key}" can't be told apart.` : `This transition of ${event} is never taken: the one before it has no guard.`
      return [{ pointer: later.pointer, message, hint: 'Give them guards that differ, or roles that do not overlap; the one without a guard comes last.' }]
    }),
  )
}

function hides(earlier: TransitionNode, later: TransitionNode): boolean {
  if (earlier.definition.guard && !sameGuard(earlier, later)) return false
  const [first, second] = [earlier.definition.meta.roles, later.definition.meta.roles]
  if (earlier.event === null || first.includes('*')) return true
  // Both without guard or with the same one: any role in common makes the choice arbitrary.
  return sameGuard(earlier, later) ? second.includes('*') || second.some((role) => first.includes(role)) : !second.includes('*') && second.every((role) => first.includes(role))
}

const sameGuard = (a: TransitionNode, b: TransitionNode): boolean => guardText(a) === guardText(b)

function guardText({ definition: { guard } }: TransitionNode): string {
  const { titles: _, ...params } = guard?.params ?? {}
  return guard ? JSON.stringify([guard.type, params]) : ''
}
