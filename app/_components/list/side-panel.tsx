'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { narrowestPreview, widestPreview } from '../../_lib/list-own.ts'
import { edgeHandlers } from '../drag/edge.ts'
import classes from './list.module.css'

const keyStep = 24

/** A panel at the right, as wide as somebody makes it. */
export function SidePanel({ width, onWidth, children }: { readonly width: number; readonly onWidth: (width: number) => void; readonly children: ReactNode }) {
  const t = useTranslations('table')
  const [dragged, setDragged] = useState<number | null>(null)
  const edge = edgeHandlers({
    width,
    narrowest: narrowestPreview,
    widest: widestPreview,
    keyStep,
    direction: -1,
    onWidth: (next, isDone) => {
      setDragged(isDone ? null : next)
      if (isDone) onWidth(next)
    },
  })
  return (
    <aside className={classes.preview} style={{ width: dragged ?? width }} aria-label={t('preview')}>
      <span className={classes.previewEdge} role="separator" tabIndex={0} aria-orientation="vertical" aria-valuenow={dragged ?? width} aria-valuemin={narrowestPreview} aria-valuemax={widestPreview} aria-label={t('previewWidth')} {...edge} />
      {children}
    </aside>
  )
}
