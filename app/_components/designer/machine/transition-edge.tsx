import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { IconClock, IconFilter, IconForms } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { useLength } from '../duration-input.tsx'
import type { GraphTransition } from './graph.ts'
import type { Point } from './layout.ts'
import classes from './machine.module.css'
import { DiffersDot } from '../layer/differs.tsx'
import { Mark } from '../mark.tsx'
import { useShownFigures, widthOf } from './use-figures.ts'

export type TransitionEdgeData = { readonly transition: GraphTransition; readonly points: readonly Point[]; readonly label: Point }

const corner = 6

/** The way as ELK lays it, its corners rounded. */
function pathOf(points: readonly Point[]): string {
  return points.map((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]]
    if (!before) return `M ${point.x} ${point.y}`
    if (!after) return `L ${point.x} ${point.y}`
    const [from, to] = [towards(point, before), towards(point, after)]
    return `L ${from.x} ${from.y} Q ${point.x} ${point.y} ${to.x} ${to.y}`
  }).join(' ')
}

function towards(from: Point, to: Point): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy)
  const part = length === 0 ? 0 : Math.min(corner, length / 2) / length
  return { x: from.x + dx * part, y: from.y + dy * part }
}

export const TransitionEdge = memo(function TransitionEdge({ id, data, selected }: EdgeProps<Edge<TransitionEdgeData>>) {
  const t = useTranslations('designer')
  const tm = useTranslations('machine')
  const figures = useShownFigures()
  const lengthOf = useLength()
  if (!data) return null
  const { transition, points, label } = data
  const { definition, delay } = transition.node
  const end = points.at(-1)
  const before = points.at(-2)
  const isAutomatic = transition.node.event === null
  const when = delay === null ? t('onDone') : t('after', { delay: definition.meta.at ?? lengthOf(delay) })
  return (
    <>
      <BaseEdge id={id} path={pathOf(points)} className={classes.way} data-selected={selected || undefined} data-automatic={isAutomatic || undefined} interactionWidth={14} {...(figures && { style: { strokeWidth: widthOf(figures, definition.meta.id) } })} />
      {end && before && <path className={classes.head} data-selected={selected || undefined} d="M -7 -4 L 0 0 L -7 4 z" transform={`translate(${end.x} ${end.y}) rotate(${(Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI})`} />}
      <EdgeLabelRenderer>
        <div className={classes.label} data-selected={selected || undefined} data-danger={definition.meta.danger || undefined} style={{ transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)` }}>
          {isAutomatic && <IconClock size={12} aria-label={when} title={when} />}
          <span className={classes.labelText} title={figures ? tm('taken', { title: transition.title, count: figures.taken[definition.meta.id] ?? 0, days: figures.days }) : transition.title}>{transition.title}</span>
          {definition.guard && <IconFilter size={11} aria-label={t('hasGuard')} title={t('hasGuard')} />}
          {definition.meta.form && <IconForms size={12} aria-label={t('hasForm')} title={t('hasForm')} />}
          <DiffersDot id={definition.meta.id} />
          {transition.issues[0] && <Mark severity={transition.issues[0].severity} text={transition.issues.map(({ message }) => message).join('\n')} />}
        </div>
      </EdgeLabelRenderer>
    </>
  )
})
