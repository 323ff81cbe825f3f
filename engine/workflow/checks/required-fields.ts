import type { Issue } from '../../kernel/errors.ts'
import type { Subject } from '../check-machine.ts'
import { allStates, entered, isParallel, type StateNode, targetOf, type TransitionNode, transitionsOf, withAncestors } from '../walk-machine.ts'

/** A field that a state requires can be filled before the record comes there: by a person in an earlier state, or by an action on the way. */
export function checkRequiredFields(subject: Subject): readonly Issue[] {
  const { machine, tree } = subject
  const states = allStates(tree)
  const open = states.filter((state) => !withAncestors(state).some(({ definition }) => definition.meta?.hidden))
  const initial = new Set(tree.filter((node) => node.name === machine.initial).flatMap(entered))
  return open.flatMap((state) => {
    if ((state.definition.meta.required ?? []).length === 0) return []
    const earlier = statesBefore(state, states, subject)
    const ways = transitionsInto([state, ...earlier], states, subject)
    return (state.definition.meta.required ?? []).flatMap((field, i) => {
      const places = initial.has(state) ? [state, ...earlier] : earlier
      if (!(field in subject.facts.entity.schema.properties)) return []
      if (fillsItself(field, subject) || places.some((place) => mayFill(place, field, subject)) || ways.some((way) => isSetBy(way, field, subject))) return []
      return [{ kind: 'unfillable', pointer: `${state.pointer}/meta/required/${i}`, message: `"${state.key}" requires "${field}", but in no earlier state may anyone fill it.`, hint: 'Make it editable in an earlier state, or let an action of the transition fill it.' }]
    })
  })
}

const fillsItself = (field: string, { facts }: Subject): boolean => {
  const property = facts.entity.schema.properties[field]
  return property?.default !== undefined || property?.['x-field'].computed !== undefined || property?.['x-field'].initial !== undefined
}

/** Whether a person may edit the field while the record stands in the state. */
function mayFill(state: StateNode, field: string, { facts }: Subject): boolean {
  if (facts.entity.schema.properties[field]?.readOnly) return false
  const { editable } = state.definition.meta
  const mayEdit = (role: string): boolean => (role === '*' ? [...facts.roles.values()].some(({ edit }) => edit) : (facts.roles.get(role)?.edit ?? false))
  if (!editable) return state.definition.type !== 'final' && mayEdit('*')
  return Object.entries(editable).some(([role, fields]) => (fields.includes('*') || fields.includes(field)) && mayEdit(role))
}

/** States from which the record may come here, however far back. */
function statesBefore(state: StateNode, states: readonly StateNode[], subject: Subject): readonly StateNode[] {
  const found = new Set<StateNode>()
  const queue: StateNode[] = [state]
  for (let node = queue.pop(); node; node = queue.pop()) {
    for (const { source } of transitionsInto([node], states, subject)) {
      for (const before of [source, ...allStates(source.children)].filter((one) => !found.has(one))) {
        found.add(before)
        queue.push(before)
      }
    }
  }
  return [...found]
}

/** Transitions that enter one of the states, directly, as the first of its outer state, or with a parallel one. */
function transitionsInto(targets: readonly StateNode[], states: readonly StateNode[], { machine, tree }: Subject): readonly TransitionNode[] {
  const known = ways.get(tree) ?? findWays(machine, tree, states)
  ways.set(tree, known)
  if (targets.length === 1) return targets.flatMap((target) => known.get(target) ?? [])
  return [...new Set(targets.flatMap((target) => known.get(target) ?? []))]
}

/** Transitions into each state of a machine, found once for all states that are asked for. */
const ways = new WeakMap<readonly StateNode[], ReadonlyMap<StateNode, readonly TransitionNode[]>>()

function findWays(machine: Subject['machine'], tree: Subject['tree'], states: readonly StateNode[]): ReadonlyMap<StateNode, readonly TransitionNode[]> {
  const into = new Map<StateNode, TransitionNode[]>()
  for (const transition of states.flatMap(transitionsOf)) {
    const { definition, source } = transition
    const target = definition.target === undefined ? null : targetOf(machine, tree, source, definition.target)
    if (!target) continue
    const around = withAncestors(target).slice(1)
    for (const node of new Set([...entered(target), ...around, ...around.filter(isParallel).flatMap(entered)])) {
      const own = into.get(node)
      if (own) own.push(transition)
      else into.set(node, [transition])
    }
  }
  return into
}

/** Whether an action fills the field on the way into the state. */
function isSetBy({ definition, source, event }: TransitionNode, field: string, { facts, machine, tree }: Subject): boolean {
  if (event !== null && definition.meta.hidden) return false
  const target = definition.target === undefined ? null : targetOf(machine, tree, source, definition.target)
  const actions = [...(definition.actions ?? []), ...(target ? entered(target).flatMap((node) => node.definition.entry ?? []) : [])]
  return actions.some((action) => facts.actions.get(action.type)?.sets?.(action.params ?? {}).includes(field))
}
