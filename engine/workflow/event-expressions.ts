import type { Expression } from '../model/types.ts'
import { delayedEvent } from './build-machine.ts'
import { type ActionCatalogue, actionSources, conditionSources } from './expression-sources.ts'
import { allStates, type StateNode, type TransitionNode, transitionsOf } from './walk-machine.ts'

/**
 * What sending an event may evaluate: all that stands on its transitions, wherever they begin, and on those that
 * follow by themselves, and the actions of every state it may leave or enter. Other events' stay out: what they
 * read need not be loaded.
 */
export function eventExpressions(tree: readonly StateNode[], expressions: ReadonlyMap<string, Expression>, catalogue: ActionCatalogue): (event: string) => readonly Expression[] {
  const states = allStates(tree)
  const nodes = states.flatMap(transitionsOf)
  const onTheWay = states.flatMap(({ definition: { entry = [], exit = [] } }) => actionSources([...entry, ...exit], catalogue))
  const known = new Map<string, readonly Expression[]>()
  const find = (event: string): readonly Expression[] => {
    const taken = nodes.filter((node) => eventOf(node) === event || eventOf(node) === null)
    const sources = new Set([...onTheWay, ...taken.flatMap((node) => [...conditionSources(node), ...actionSources(node.definition.actions ?? [], catalogue)])])
    return [...sources].flatMap((source) => expressions.get(source) ?? [])
  }
  return (event) => {
    const found = known.get(event) ?? find(event)
    known.set(event, found)
    return found
  }
}

/** The event as the machine hears it; null: the transition follows by itself. */
const eventOf = ({ source, event, delay }: TransitionNode): string | null => (delay === null ? event : delayedEvent(source.key, delay))
