import type { MachineDefinition } from '../definition/types.ts'
import type { WayOut } from '../model/types.ts'
import type { Subject } from './check-machine.ts'
import { allStates, entered, stateTree, targetOf, transitionsOf, type StateNode, type TransitionNode, withAncestors } from './walk-machine.ts'

/** Transitions by which a record that has just come into the state leaves it, also out of the states around and inside. */
export function waysOut({ machine, tree }: Pick<Subject, 'machine' | 'tree'>, state: StateNode): readonly WayOut[] {
  return [...new Set([...withAncestors(state), ...entered(state)])].flatMap(transitionsOf).flatMap((transition) => (leaves(transition, state) ? [{ event: transition.event, asks: asks(transition) }] : []))

  /** A state that is entered anew was left. */
  function leaves({ source, definition: { target } }: TransitionNode, from: StateNode): boolean {
    const to = target === undefined ? null : targetOf(machine, tree, source, target)
    return to !== null && (to === from || !withAncestors(to).includes(from))
  }
}

const asks = ({ definition: { meta } }: TransitionNode): boolean => (meta.form?.required ?? []).length > 0

/** The state in which the transition's own actions leave the record: where it leads, else where it stands. */
export function ledTo({ machine, tree }: Pick<Subject, 'machine' | 'tree'>, { source, definition: { target } }: TransitionNode): StateNode | null {
  return target === undefined ? source : targetOf(machine, tree, source, target)
}

/** The same for a state by its key; none where the machine has no such state. */
export function waysOutOf(machine: MachineDefinition, key: string): readonly WayOut[] | undefined {
  const tree = stateTree(machine)
  const state = allStates(tree).find((node) => node.key === key)
  return state && waysOut({ machine, tree }, state)
}
