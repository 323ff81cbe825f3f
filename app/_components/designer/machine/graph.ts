/** A machine as a graph: what the canvas draws and the layout places. */
import { allStates, type Issue, type MachineDefinition, type StateNode, stateTree, titleOf, type TransitionNode } from '../../../../engine/client.ts'
import { allTransitions, targetKey } from './edits.ts'

export interface GraphState {
  /** Key of the state: path with dots. */
  readonly id: string
  readonly parent: string | null
  readonly title: string
  readonly node: StateNode
  readonly isInitial: boolean
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
  const places = [...states, ...transitions].map(({ pointer }) => pointer).sort((a, b) => b.length - a.length)
  const placeOf = ({ pointer }: Issue): string | undefined => places.find((place) => pointer === place || pointer.startsWith(`${place}/`))
  const at = (place: string): readonly Issue[] => issues.filter((issue) => placeOf(issue) === place)
  return {
    states: states.map((node) => ({ id: node.key, parent: node.parent?.key ?? null, title: titleOf(node.definition.meta.titles, locale), node, isInitial: (node.parent?.definition.initial ?? machine.initial) === node.name, isOuter: node.children.length > 0, issues: at(node.pointer) })),
    transitions: transitions.map((node) => ({ id: node.pointer, source: node.source.key, target: targetKey(machine, node) ?? node.source.key, title: titleOf(node.definition.meta.titles, locale), node, issues: at(node.pointer) })),
    issues: issues.filter((issue) => placeOf(issue) === undefined),
  }
}
