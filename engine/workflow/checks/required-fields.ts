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
    const earlier = statesBefore(state, states, subject)
    const ways = transitionsInto([state, ...earlier], states, subject)
    return (state.definition.meta.required ?? []).flatMap((field, i) => {
      const places = initial.has(state) ? [state, ...earlier] : earlier
      if (!(field in subject.facts.entity.schema.properties)) return []
      if (fillsItself(field, subject) || places.some((place) => mayFill(place, field, subject)) || ways.some((way) => isSetBy(way, field, subject))) return []
      return [{ pointer: `${state.pointer}/meta/required/${i}`, message: `"${state.key}" requires "${field}", but in no earlier state may anyone fill it.`, hint: 'Make it editable in an earlier state, or let an action of the transition fill it.' }]
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
  const wanted = new Set(targets)
  return states.flatMap(transitionsOf).filter(({ definition, source }) => {
    const target = definition.target === undefined ? null : targetOf(machine, tree, source, definition.target)
    if (!target) return false
    const around = withAncestors(target).slice(1)
    return [...entered(target), ...around, ...around.filter(isParallel).flatMap(entered)].some((node) => wanted.has(node))
  })
}

/** Whether an action fills the field on the way into the state. */
function isSetBy({ definition, source, event }: TransitionNode, field: string, { facts, machine, tree }: Subject): boolean {
  if (event !== null && definition.meta.hidden) return false
  const target = definition.target === undefined ? null : targetOf(machine, tree, source, definition.target)
  const actions = [...(definition.actions ?? []), ...(target ? entered(target).flatMap((node) => node.definition.entry ?? []) : [])]
  return actions.some((action) => facts.actions.get(action.type)?.sets?.(action.params ?? {}).includes(field))
}
