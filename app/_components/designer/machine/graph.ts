/** A machine as a graph: what the canvas draws and the layout places. */
import { allStates, type Issue, type MachineDefinition, type StateNode, titleOf, type TransitionNode } from '../../../../engine/client.ts'
import { allTransitions, stateTree, targetKey } from './edits.ts'

export interface GraphState {
  /** Key of the state: path with dots. */
  readonly id: string
  readonly parent: string | null
  readonly title: string
  readonly node: StateNode
  readonly isInitial: boolean
  /** A record stands in it. */
  readonly isLit?: boolean
  /** Holds others. */
  readonly isOuter: boolean
  readonly issues: readonly Issue[]
}

export interface GraphTransition {
  /** Pointer of the transition in the file. */
  readonly id: string
  readonly source: string
  readonly target: string
  readonly title: string
  readonly node: TransitionNode
  readonly issues: readonly Issue[]
}

export interface MachineGraph {
  readonly states: readonly GraphState[]
  readonly transitions: readonly GraphTransition[]
  /** What concerns no state and no transition. */
  readonly issues: readonly Issue[]
}

/** `issues`: those of the machine's file. Each stands on the innermost element that its pointer lies in. */
export function graphOf(machine: MachineDefinition, locale: string, issues: readonly Issue[] = []): MachineGraph {
  const states = allStates(stateTree(machine))
  const transitions = allTransitions(machine)
  const places = new Set([...states, ...transitions].map(({ pointer }) => pointer))
  const placed = new Map<string | null, Issue[]>()
  for (const issue of issues) {
    const place = innermost(issue.pointer, places)
    placed.set(place, [...(placed.get(place) ?? []), issue])
  }
  const at = (place: string): readonly Issue[] => placed.get(place) ?? none
  return {
    states: states.map((node) => ({ id: node.key, parent: node.parent?.key ?? null, title: titleOf(node.definition.meta.titles, locale), node, isInitial: (node.parent?.definition.initial ?? machine.initial) === node.name, isOuter: node.children.length > 0, issues: at(node.pointer) })),
    transitions: transitions.map((node) => ({ id: node.pointer, source: node.source.key, target: targetKey(machine, node) ?? node.source.key, title: titleOf(node.definition.meta.titles, locale), node, issues: at(node.pointer) })),
    issues: placed.get(null) ?? none,
  }
}

const none: readonly Issue[] = []

/** The longest beginning of the pointer that is a place; null where none is. */
function innermost(pointer: string, places: ReadonlySet<string>): string | null {
  if (places.has(pointer)) return pointer
  const end = pointer.lastIndexOf('/')
  return end <= 0 ? null : innermost(pointer.slice(0, end), places)
}
