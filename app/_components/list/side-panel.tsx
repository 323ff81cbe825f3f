'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { narrowestPreview, widestPreview } from '../../_lib/list-own.ts'
import classes from './list.module.css'

const keyStep = 24
const bound = (width: number): number => Math.min(widestPreview, Math.max(narrowestPreview, Math.round(width)))

/** A panel at the right, as wide as somebody makes it. */
export function SidePanel({ width, onWidth, children }: { readonly width: number; readonly onWidth: (width: number) => void; readonly children: ReactNode }) {
  const t = useTranslations('table')
  const [dragged, setDragged] = useState<number | null>(null)
  const begin = (event: React.PointerEvent<HTMLElement>) => {
    event.preventDefault()
    const handle = event.currentTarget
    const start = event.clientX
    handle.setPointerCapture(event.pointerId)
    const move = (moved: PointerEvent) => setDragged(bound(width + start - moved.clientX))
    const end = (moved: PointerEvent) => {
      handle.removeEventListener('pointermove', move)
      setDragged(null)
      onWidth(bound(width + start - moved.clientX))
    }
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', end, { once: true })
  }
  const byKey = (event: React.KeyboardEvent) => {
    const step = event.key === 'ArrowLeft' ? keyStep : event.key === 'ArrowRight' ? -keyStep : 0
    if (step === 0) return
    event.preventDefault()
    event.stopPropagation()
    onWidth(bound(width + step))
  }
  return (
    <aside className={classes.preview} style={{ width: dragged ?? width }} aria-label={t('preview')}>
      <span className={classes.previewEdge} role="separator" tabIndex={0} aria-orientation="vertical" aria-valuenow={dragged ?? width} aria-valuemin={narrowestPreview} aria-valuemax={widestPreview} aria-label={t('previewWidth')} onPointerDown={begin} onKeyDown={byKey} />
      {children}
    </aside>
  )
}
