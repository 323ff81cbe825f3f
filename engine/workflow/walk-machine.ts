/** A machine's definition laid flat: every state with its place, every transition with its source. */
import type { ActionReference, MachineDefinition, StateDefinition, TransitionDefinition } from '../definition/types.ts'
import { segment } from '../kernel/pointer.ts'

export interface StateNode {
  /** Path with dots. */
  readonly key: string
  readonly name: string
  /** JSON pointer in machine.json. */
  readonly pointer: string
  readonly definition: StateDefinition
  readonly parent: StateNode | null
  readonly children: readonly StateNode[]
}

export interface TransitionNode {
  readonly source: StateNode
  readonly pointer: string
  readonly definition: TransitionDefinition
  /** The event, or null for one that nobody sends. */
  readonly event: string | null
  /** `after`: the delay as written; else null. */
  readonly delay: string | null
  /** Place among the transitions of the same event of the state. */
  readonly index: number
}

/** Outermost states, each with its nested ones. */
export function stateTree(machine: MachineDefinition): readonly StateNode[] {
  return childrenOf(machine.states, null, '')
}

function childrenOf(states: Readonly<Record<string, StateDefinition>>, parent: StateNode | null, pointer: string): readonly StateNode[] {
  return Object.entries(states).map(([name, definition]) => {
    const children: StateNode[] = []
    const node: StateNode = { key: parent ? `${parent.key}.${name}` : name, name, pointer: `${pointer}/states/${segment(name)}`, definition, parent, children }
    children.push(...childrenOf(definition.states ?? {}, node, node.pointer))
    return node
  })
}

/** Every state, outer before inner, in definition order. */
export function allStates(tree: readonly StateNode[]): readonly StateNode[] {
  return tree.flatMap((node) => [node, ...allStates(node.children)])
}

/** What leads out of a state of its own: events, delays, and what follows once the states inside are done. */
export function transitionsOf(source: StateNode): readonly TransitionNode[] {
  const known = transitions.get(source) ?? findTransitions(source)
  transitions.set(source, known)
  return known
}

/** Every check asks for them again. */
const transitions = new WeakMap<StateNode, readonly TransitionNode[]>()

function findTransitions(source: StateNode): readonly TransitionNode[] {
  const { definition } = source
  return [
    ...Object.entries(definition.on ?? {}).flatMap(([event, given]) => each(source, given, `${source.pointer}/on/${segment(event)}`, { event, delay: null })),
    ...Object.entries(definition.after ?? {}).flatMap(([delay, given]) => each(source, given, `${source.pointer}/after/${segment(delay)}`, { event: null, delay })),
    ...(definition.onDone ? each(source, definition.onDone, `${source.pointer}/onDone`, { event: null, delay: null }) : []),
  ]
}

type Transitions = TransitionDefinition | readonly TransitionDefinition[]

function each(source: StateNode, given: Transitions, pointer: string, when: Pick<TransitionNode, 'event' | 'delay'>): readonly TransitionNode[] {
  if (Array.isArray(given)) return (given as readonly TransitionDefinition[]).map((definition, index) => ({ source, pointer: `${pointer}/${index}`, definition, index, ...when }))
  return [{ source, pointer, definition: given as TransitionDefinition, index: 0, ...when }]
}

/** The state a target names, as XState reads it: a sibling (`done`, `done.inner`), a child (`.inner`), or by id (`#machine.done`). Null: there is none. */
export function targetOf(machine: MachineDefinition, tree: readonly StateNode[], source: StateNode, target: string): StateNode | null {
  if (target.startsWith('.')) return descend(source.children, target.slice(1))
  if (target.startsWith('#')) return target.startsWith(`#${machine.id}.`) ? descend(tree, target.slice(machine.id.length + 2)) : null
  return descend(source.parent?.children ?? tree, target)
}

function descend(states: readonly StateNode[], path: string): StateNode | null {
  let children = states
  let node: StateNode | null = null
  for (const name of path.split('.')) {
    node = children.find((child) => child.name === name) ?? null
    if (!node) return null
    children = node.children
  }
  return node
}

/** The state and those around it, inner before outer. */
export function withAncestors(node: StateNode): readonly StateNode[] {
  return node.parent ? [node, ...withAncestors(node.parent)] : [node]
}

/** States entered together with `node`: its first nested one, or every region of a parallel one. */
export function entered(node: StateNode): readonly StateNode[] {
  if (node.children.length === 0) return [node]
  const inner = isParallel(node) ? node.children : node.children.filter((child) => child.name === node.definition.initial)
  return [node, ...inner.flatMap(entered)]
}

export const isParallel = (node: StateNode): boolean => node.definition.type === 'parallel'

/** Keys of what a record can stand in inside these alternative states: leaves, and one leaf per region of a parallel state. */
export function configurations(alternatives: readonly StateNode[]): readonly (readonly StateNode[])[] {
  return alternatives.flatMap((node) => {
    if (node.children.length === 0) return [[node]]
    if (!isParallel(node)) return configurations(node.children)
    return node.children.reduce<readonly (readonly StateNode[])[]>((sofar, region) => sofar.flatMap((one) => configurations([region]).map((other) => [...one, ...other])), [[]])
  })
}

/** The most that the regions of one parallel state make together; told without making them. */
export function countTogether(alternatives: readonly StateNode[]): number {
  return Math.max(0, ...alternatives.map((node) => (isParallel(node) ? countConfigurations([node]) : countTogether(node.children))))
}

/** How many there are; told without making them. */
export function countConfigurations(alternatives: readonly StateNode[]): number {
  return alternatives.reduce((sum, node) => sum + (node.children.length === 0 ? 1 : isParallel(node) ? node.children.reduce((product, region) => product * countConfigurations([region]), 1) : countConfigurations(node.children)), 0)
}

/** Every list of actions of the machine with its pointer and, on a transition, its form. */
export function actionLists(tree: readonly StateNode[]): readonly { readonly actions: readonly ActionReference[]; readonly pointer: string; readonly transition: TransitionNode | null; readonly state: StateNode }[] {
  return allStates(tree).flatMap((state) => [
    { actions: state.definition.entry ?? [], pointer: `${state.pointer}/entry`, transition: null, state },
    { actions: state.definition.exit ?? [], pointer: `${state.pointer}/exit`, transition: null, state },
    ...transitionsOf(state).map((transition) => ({ actions: transition.definition.actions ?? [], pointer: `${transition.pointer}/actions`, transition, state })),
  ])
}
