import type { Issue } from '../../kernel/errors.ts'
import type { Subject } from '../check-machine.ts'
import { isoDuration } from '../iso-duration.ts'
import { allStates, entered, isParallel, type StateNode, targetOf, type TransitionNode, transitionsOf } from '../walk-machine.ts'

/** Delays can be read; what runs by itself does not run in circles. */
export function checkDelays(subject: Subject): readonly Issue[] {
  const timed = allStates(subject.tree).flatMap(transitionsOf).filter((node) => node.event === null && node.definition.meta.hidden !== true)
  const unreadable = timed.filter(({ delay, definition }) => delay !== null && isoDuration(delay) === null && definition.meta.at === undefined)
  // A moment comes once: what it leads back to does not bring it again.
  const recurring = timed.filter(({ definition }) => definition.meta.at === undefined)
  return [
    ...timed.flatMap((node) => formIssue(node)),
    ...unreadable.map(({ pointer, delay }) => ({ pointer, message: `"${delay}" is not a length of time.`, hint: 'Write P2D, PT30M or milliseconds; months and years have no fixed length. A moment stands in meta.at.' })),
    ...recurring.flatMap((node) => circleIssue(node, recurring, subject)),
    ...allStates(subject.tree).flatMap(transitionsOf).flatMap((node) => momentIssues(node, timed, subject)),
  ]
}

/** Nobody is there to be asked. */
function formIssue({ definition, pointer }: TransitionNode): readonly Issue[] {
  return definition.meta.form ? [{ pointer: `${pointer}/meta/form`, message: 'This transition is taken by itself; nobody can fill in its form.', hint: 'Take the form away, or make the transition an event.' }] : []
}

/** What a moment may not be made of: it has to follow from the record alone, so that it is known when it moves. */
const elsewhere: readonly (readonly [RegExp, string])[] = [
  [/\brecord\s*\.\s*\w+\s*\.\s*[A-Za-z_]/, 'reads through a reference, and nothing would tell that it has moved'],
  [/\b(now|actor|today)\b/, 'says another moment whenever it is asked'],
]

/** A moment is one of the record's, and all transitions of a delay have the same. */
function momentIssues({ definition: { meta }, delay, source, pointer }: TransitionNode, timed: readonly TransitionNode[], { facts }: Subject): readonly Issue[] {
  const { at, calendar } = meta
  if (at === undefined) return []
  const place = `${pointer}/meta/at`
  if (delay === null) return [{ pointer: place, message: 'An event is sent by somebody, it has no moment.', hint: 'Put the transition under "after".' }]
  const wrong = facts.checkExpression(at, null, 'datetime').map((problem) => ({ pointer: place, ...problem }))
  const strange = elsewhere.filter(([pattern]) => pattern.test(at)).map(([, why]) => ({ pointer: place, message: `"${at}" ${why}.`, hint: 'Name fields of the record itself: record.remindAt.' }))
  const others = timed.some((other) => other.source === source && other.delay === delay && other.definition.meta.at !== at)
  return [
    ...wrong,
    ...strange,
    ...(isoDuration(delay) === null ? [] : [{ pointer: place, message: `"${delay}" is a length of time, and this a moment.`, hint: 'Give the delay a name: "REMIND".' }]),
    ...(calendar === undefined ? [] : [{ pointer: `${pointer}/meta/calendar`, message: 'A moment needs no calendar.' }]),
    ...(others ? [{ pointer: place, message: `The transitions of "${delay}" have different moments.`, hint: 'Give each its own name.' }] : []),
  ]
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
