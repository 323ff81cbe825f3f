import type { Issue } from '../../kernel/errors.ts'
import type { Subject } from '../check-machine.ts'
import { allStates, entered, type StateNode, targetOf, transitionsOf, withAncestors } from '../walk-machine.ts'

/** Every state can be reached, and every state that is not final can be left. */
export function checkPaths(subject: Subject): readonly Issue[] {
  const reached = reachable(subject)
  return allStates(subject.tree).flatMap((node): readonly Issue[] => {
    // A hidden state takes no new record on purpose; those that stand in it may still leave.
    if (!reached.has(node) && withAncestors(node).some(({ definition }) => definition.meta?.hidden)) return []
    if (!reached.has(node)) return [{ kind: 'unreachable', pointer: node.pointer, message: `The state "${node.key}" can never be reached.`, hint: 'Lead a transition to it, or take it away.' }]
    // A final state inside another ends that one: it is left by the ways of those around it.
    const leaving = node.definition.type === 'final' ? node.parent : node
    if (node.children.length === 0 && leaving && !mayLeave(leaving, subject)) {
      return [{ kind: 'dead-end', pointer: node.pointer, message: `The state "${node.key}" is a dead end: nothing leads out of it.`, hint: 'Add a transition, or mark it "type": "final".' }]
    }
    return []
  })
}

function reachable(subject: Subject): ReadonlySet<StateNode> {
  const { machine, tree } = subject
  const found = new Set<StateNode>()
  const queue = tree.filter((node) => node.name === machine.initial).flatMap(entered)
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (found.has(node)) continue
    found.add(node)
    queue.push(...targetsOf(node, subject).flatMap((target) => [...entered(target), ...withAncestors(target).slice(1).flatMap(regionsOf)]))
  }
  return found
}

/** A state entered from outside enters the states around it, and with a parallel one all its regions. */
const regionsOf = (node: StateNode): readonly StateNode[] => (node.definition.type === 'parallel' ? entered(node) : [node])

/** Where the node's own transitions lead. */
function targetsOf(node: StateNode, { machine, tree }: Subject): readonly StateNode[] {
  return transitionsOf(node).flatMap(({ definition }) => {
    const target = definition.target === undefined || definition.meta.hidden ? null : targetOf(machine, tree, node, definition.target)
    return target ? [target] : []
  })
}

/** A region of a parallel state may rest; what counts is a way out of the whole. */
function mayLeave(node: StateNode, subject: Subject): boolean {
  const isOut = (target: StateNode): boolean => target !== node
  return withAncestors(node).some((one) => targetsOf(one, subject).some(isOut)) || withAncestors(node).some((one) => one.definition.type === 'parallel' && siblingsLeave(one, subject))
}

/** Whether some region of the parallel state leads out of it. */
function siblingsLeave(parallel: StateNode, subject: Subject): boolean {
  const inside = new Set(allStates(parallel.children))
  return [...inside].some((node) => targetsOf(node, subject).some((target) => !inside.has(target)))
}
