'use client'
import '@xyflow/react/dist/style.css'
import { Background, type Connection, Controls, type Edge, MiniMap, type Node, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { MachineGraph } from './graph.ts'
import { layoutOf, type MachineLayout } from './layout.ts'
import classes from './machine.module.css'
import { StateNode, type StateNodeData } from './state-node.tsx'
import { TransitionEdge, type TransitionEdgeData } from './transition-edge.tsx'
import { useKept } from './use-kept.ts'

const nodeTypes = { state: StateNode }
const edgeTypes = { transition: TransitionEdge }

interface Props {
  readonly graph: MachineGraph
  /** Key of a state or pointer of a transition. */
  readonly selected: string | null
  readonly onSelect?: (id: string | null) => void
  /** Absent, with `onRemove`: the drawing is only looked at. */
  readonly onConnect?: (source: string, target: string) => void
  readonly onRemove?: (id: string) => void
}

export function MachineCanvas(props: Props) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  )
}

/** States as boxes and transitions as arrows, placed by themselves. An arrow is drawn from the dot under a state. */
function Canvas({ graph, selected, onSelect, onConnect, onRemove }: Props) {
  const t = useTranslations('designer')
  const flow = useReactFlow()
  const [layout, setLayout] = useState<MachineLayout | null>(null)
  const shape = JSON.stringify([graph.states.map(({ id, title }) => [id, title]), graph.transitions.map(({ id, source, target, title }) => [id, source, target, title])])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is drawn moves things; the graph is made anew with every key pressed
  useEffect(() => {
    let isStale = false
    void layoutOf(graph).then((laid) => {
      if (!isStale) setLayout(laid)
    })
    return () => {
      isStale = true
    }
  }, [shape])
  const drawn = useMemo(() => ({ nodes: nodesOf(graph, layout), edges: edgesOf(graph, layout) }), [graph, layout])
  const nodes = chosen(useKept(drawn.nodes, drawnNode), selected)
  const edges = chosen(useKept(drawn.edges, drawnEdge), selected)
  const frame = useRef<HTMLDivElement>(null)
  const size = layout?.boxes.size ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is fitted when states come or go, not while somebody looks around
  useEffect(() => {
    const initial = graph.states.find(({ isInitial, parent }) => isInitial && parent === null)
    if (layout && frame.current) void flow.setViewport(viewOf(layout, layout.boxes.get(initial?.id ?? ''), frame.current))
  }, [size])
  const connect = ({ source, target }: Connection) => onConnect?.(source, target)
  const keys = (event: KeyboardEvent) => {
    if (!(event.target instanceof Element) || event.target.closest('input, textarea')) return
    // What has the focus is chosen as a click would choose it.
    const focused = event.target.closest('.react-flow__node, .react-flow__edge')?.getAttribute('data-id')
    if (focused && (event.key === 'Enter' || event.key === ' ')) onSelect?.(focused)
    else if (selected !== null && (event.key === 'Delete' || event.key === 'Backspace')) onRemove?.(selected)
    else return
    event.preventDefault()
  }
  return (
    <div ref={frame} className={classes.canvas} role="region" aria-label={t('canvas')}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        nodesDraggable={false}
        nodesConnectable={onConnect !== undefined}
        elementsSelectable
        minZoom={0.1}
        maxZoom={2}
        onlyRenderVisibleElements={graph.states.length > 100}
        deleteKeyCode={null}
        onConnect={connect}
        onNodeClick={(_, { id }) => onSelect?.(id)}
        onEdgeClick={(_, { id }) => onSelect?.(id)}
        onPaneClick={() => onSelect?.(null)}
        onKeyDown={keys}
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{ 'controls.ariaLabel': t('view'), 'controls.zoomIn.ariaLabel': t('zoomIn'), 'controls.zoomOut.ariaLabel': t('zoomOut'), 'controls.fitView.ariaLabel': t('fit'), 'minimap.ariaLabel': t('map'), 'node.a11yDescription.default': t('nodeHint'), 'edge.a11yDescription.default': t('edgeHint') }}
      >
        <Background gap={16} size={1} />
        <Controls showInteractive={false} position="bottom-left" />
        {graph.states.length > 12 && <MiniMap pannable zoomable position="bottom-right" nodeStrokeWidth={3} />}
      </ReactFlow>
    </div>
  )
}

/** Pixels around the drawing, and the smallest scale at which words can still be read. */
const margin = 16
const readable = 0.6

/** The whole drawing where it can be read so; else its beginning. */
function viewOf({ size }: MachineLayout, initial: { readonly x: number; readonly width: number } | undefined, { clientWidth, clientHeight }: HTMLElement): { readonly x: number; readonly y: number; readonly zoom: number } {
  const zoom = Math.min(1, Math.max(readable, Math.min((clientWidth - 2 * margin) / size.width, (clientHeight - 2 * margin) / size.height)))
  const middle = size.width * zoom <= clientWidth || !initial ? size.width / 2 : initial.x + initial.width / 2
  return { x: clientWidth / 2 - middle * zoom, y: margin, zoom }
}

function nodesOf(graph: MachineGraph, layout: MachineLayout | null): readonly Node<StateNodeData>[] {
  return graph.states.flatMap((state) => {
    const box = layout?.boxes.get(state.id)
    if (!box) return []
    return [{ id: state.id, type: 'state', position: { x: box.x, y: box.y }, width: box.width, height: box.height, data: { state }, ...(state.parent !== null && { parentId: state.parent }), ariaLabel: state.title }]
  })
}

function edgesOf(graph: MachineGraph, layout: MachineLayout | null): readonly Edge<TransitionEdgeData>[] {
  return graph.transitions.flatMap((transition) => {
    const way = layout?.ways.get(transition.id)
    if (!way) return []
    // A label over a line of its own is read, whichever line lies above.
    return [{ id: transition.id, type: 'transition', source: transition.source, target: transition.target, data: { transition, ...way }, zIndex: 1, ariaLabel: transition.title }]
  })
}

/** All of a state that its box shows. */
function drawnNode({ position, width, height, parentId, data: { state } }: Node<StateNodeData>): string {
  const { definition } = state.node
  const { color, category, id } = definition.meta
  return JSON.stringify([state.title, color, category, id, definition.type, state.isInitial, state.isOuter, state.isLit, state.issues, position, width, height, parentId])
}

/** All of a transition that its line and label show. */
function drawnEdge({ source, target, data }: Edge<TransitionEdgeData>): string {
  if (!data) return ''
  const { node, title, issues } = data.transition
  const { id, danger, at, form } = node.definition.meta
  return JSON.stringify([source, target, title, issues, id, danger, at, form !== undefined, node.definition.guard !== undefined, node.event, node.delay, data.points, data.label])
}

/** The chosen one lies above the others. */
const chosen = <T extends Node | Edge>(items: readonly T[], selected: string | null): T[] => items.map((item) => (item.id === selected ? { ...item, selected: true, zIndex: 2 } : item))
