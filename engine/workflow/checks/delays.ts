import type { Issue } from '../../kernel/errors.ts'
import type { Subject } from '../check-machine.ts'
import { isoDuration } from '../iso-duration.ts'
import { allStates, entered, isParallel, type StateNode, targetOf, type TransitionNode, transitionsOf } from '../walk-machine.ts'

/** Delays can be read; what runs by itself does not run in circles. */
export function checkDelays(subject: Subject): readonly Issue[] {
  const timed = allStates(subject.tree).flatMap(transitionsOf).filter((node) => node.event === null && node.definition.meta.hidden !== true)
  const unreadable = timed.filter(({ delay }) => delay !== null && isoDuration(delay) === null)
  return [
    ...timed.flatMap((node) => formIssue(node)),
    ...unreadable.map(({ pointer, delay }) => ({ pointer, message: `"${delay}" is not a length of time.`, hint: 'Write P2D, PT30M or milliseconds; months and years have no fixed length.' })),
    ...timed.flatMap((node) => circleIssue(node, timed, subject)),
  ]
}

/** Nobody is there to be asked. */
function formIssue({ definition, pointer }: TransitionNode): readonly Issue[] {
  return definition.meta.form ? [{ pointer: `${pointer}/meta/form`, message: 'This transition is taken by itself; nobody can fill in its form.', hint: 'Take the form away, or make the transition an event.' }] : []
}

/** A transition that leads back to its own state with nobody sending an event: at once, it never ends; with a delay, it repeats for ever. */
function circleIssue(first: TransitionNode, timed: readonly TransitionNode[], subject: Subject): readonly Issue[] {
  const immediate = timed.filter(isImmediate)
  if (isImmediate(first) && leadsBack(first, immediate, subject)) {
    return [{ pointer: first.pointer, message: `This immediate transition leads back to "${first.source.key}" by immediate transitions: it would never end.`, hint: 'Let an event or a delay stand in between.' }]
  }
  if (leadsBack(first, timed, subject)) {
    return [{ pointer: first.pointer, message: `This delay has no bound: it leads back to "${first.source.key}" by itself and repeats for ever.`, hint: 'Lead it to another state, or leave "target" out to act once.', severity: 'warning' }]
  }
  return []
}

/** No delay at all, or the end of states that are over as soon as they begin. */
function isImmediate({ delay, source }: TransitionNode): boolean {
  return delay === null ? beginsDone(source) : isoDuration(delay) === 0
}

function beginsDone(node: StateNode): boolean {
  if (isParallel(node)) return node.children.every(beginsDone)
  return node.children.some(({ name, definition }) => name === node.definition.initial && definition.type === 'final')
}

function leadsBack(first: TransitionNode, edges: readonly TransitionNode[], { machine, tree }: Subject): boolean {
  const seen = new Set<StateNode>()
  const follow = (edge: TransitionNode): readonly StateNode[] => {
    const target = edge.definition.target === undefined ? null : targetOf(machine, tree, edge.source, edge.definition.target)
    return target ? entered(target) : []
  }
  const queue = [...follow(first)]
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (node === first.source) return true
    if (seen.has(node)) continue
    seen.add(node)
    queue.push(...edges.filter((edge) => edge.source === node).flatMap(follow))
  }
  return false
}
