/** Where states stand and how transitions run between them: worked out by ELK in a worker, so that the page never stands still. */
import ELK, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk-api.js'
import type { GraphState, GraphTransition, MachineGraph } from './graph.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** Positions of states within their outer one, in pixels; ways and labels of transitions from the corner of the canvas. */
export interface MachineLayout {
  readonly boxes: ReadonlyMap<string, Point & { readonly width: number; readonly height: number }>
  /** Of the whole drawing, labels included. */
  readonly size: { readonly width: number; readonly height: number }
  readonly ways: ReadonlyMap<string, { readonly points: readonly Point[]; readonly label: Point }>
}

/** Pixels of a letter in the canvas's type, about. */
const letter = 7.5
const stateHeight = 44
const labelHeight = 22
/** A long name is cut off: it stands whole in the panel and in its title. */
const [widestState, widestLabel] = [220, 170]

const labelWidth = (title: string): number => Math.min(widestLabel, title.length * letter + 34)
const stateWidth = (title: string): number => Math.min(widestState, Math.max(120, title.length * letter + 60))

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.edgeCoords': 'ROOT',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.spacing.nodeNodeBetweenLayers': '40',
  'elk.spacing.nodeNode': '32',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeLabel': '4',
}

let elk: InstanceType<typeof ELK> | null = null

const engine = (): InstanceType<typeof ELK> => (elk ??= new ELK({ workerFactory: () => new Worker('/elk-worker.js') }))

export async function layoutOf(graph: MachineGraph): Promise<MachineLayout> {
  const laid: ElkNode = await engine().layout<ElkNode>({ id: '', layoutOptions: options, children: childrenOf(graph.states, null), edges: graph.transitions.map(edgeOf) })
  return { boxes: new Map(boxesOf(laid)), size: { width: laid.width ?? 0, height: laid.height ?? 0 }, ways: new Map((laid.edges ?? []).map(wayOf)) }
}

function childrenOf(states: readonly GraphState[], parent: string | null): ElkNode[] {
  return states.filter((state) => state.parent === parent).map(({ id, title, isOuter }) =>
    isOuter ? { id, children: childrenOf(states, id), layoutOptions: { 'elk.padding': '[top=44,left=20,bottom=20,right=20]' } } : { id, width: stateWidth(title), height: stateHeight },
  )
}

const edgeOf = ({ id, source, target, title }: GraphTransition): ElkExtendedEdge => ({ id, sources: [source], targets: [target], labels: [{ id: `${id} `, text: title, width: labelWidth(title), height: labelHeight }] })

function boxesOf({ children = [] }: ElkNode): (readonly [string, Point & { readonly width: number; readonly height: number }])[] {
  return children.flatMap((node) => [[node.id, { x: node.x ?? 0, y: node.y ?? 0, width: node.width ?? 0, height: node.height ?? 0 }] as const, ...boxesOf(node)])
}

function wayOf({ id, sections = [], labels = [] }: ElkExtendedEdge): readonly [string, { readonly points: readonly Point[]; readonly label: Point }] {
  const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint])
  const [label] = labels
  return [id, { points, label: { x: (label?.x ?? 0) + (label?.width ?? 0) / 2, y: (label?.y ?? 0) + (label?.height ?? 0) / 2 } }]
}
