import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { StateChip } from '../../state-chip.tsx'
import { DiffersDot } from '../layer/differs.tsx'
import { Mark } from '../mark.tsx'
import type { GraphState } from './graph.ts'
import classes from './machine.module.css'
import { roughLength, useShownFigures } from './use-figures.ts'

export type StateNodeData = { readonly state: GraphState }

/** A state in the colour it has everywhere; what is wrong with it. */
export const StateNode = memo(function StateNode({ data: { state }, selected }: NodeProps<Node<StateNodeData>>) {
  const t = useTranslations('designer')
  const { color, category } = state.node.definition.meta
  const isFinal = state.node.definition.type === 'final'
  return (
    <div className={classes.state} data-outer={state.isOuter || undefined} data-final={isFinal || undefined} data-parallel={state.node.definition.type === 'parallel' || undefined} data-selected={selected || undefined} data-lit={state.isLit || undefined} aria-current={state.isLit || undefined} data-wrong={state.issues.some(({ severity }) => severity !== 'warning') || undefined}>
      <Handle type="target" position={Position.Top} className={classes.handle} />
      {state.isInitial && <span className={classes.initial} role="img" aria-label={t('initial')} title={t('initial')} />}
      <span className={classes.stateWords}>
        <StateChip title={state.title} color={color} category={category} />
        {!state.isOuter && <Figures state={state.id} />}
      </span>
      <DiffersDot id={state.node.definition.meta.id} />
      {state.issues[0] && <Mark severity={state.issues[0].severity} text={state.issues.map(({ message }) => message).join('\n')} />}
      {!isFinal && <Handle type="source" position={Position.Bottom} className={classes.handle} title={t('draw')} />}
    </div>
  )
})

/** Records that stand there now, and how long they stay. */
function Figures({ state }: { readonly state: string }) {
  const t = useTranslations('machine')
  const figures = useShownFigures()
  if (!figures) return null
  const records = figures.records[state] ?? 0
  const median = figures.medianMs[state]
  const { count, unit } = roughLength(median ?? 0)
  const short = median === undefined ? null : t(`short.${unit}`, { count })
  return (
    <span className={classes.figures} title={short === null ? t('recordsHere', { count: records }) : t('recordsAndStay', { count: records, stay: t(`lengths.${unit}`, { count }), days: figures.days })}>
      {t('figure', { count: records })}{short !== null && ` · ${short}`}
    </span>
  )
}
