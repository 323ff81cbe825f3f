'use client'
import { Skeleton, useComputedColorScheme } from '@mantine/core'
import { useLocale } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { type ChartKind, chartOption, type DrawnPoint, drawnPoints } from './chart-option.ts'
import classes from './chart.module.css'

interface Props<Point extends DrawnPoint> {
  readonly points: readonly Point[]
  readonly kind: ChartKind
  /** What the drawing says, for those who do not see it. */
  readonly label: string
  /** Pixels; without it the drawing fills its place. */
  readonly height?: number
  /** A click chooses a point. */
  readonly onChoose?: (point: Point) => void
}

/** A chart; its library comes when there is one to draw. */
export function Drawing<Point extends DrawnPoint>({ points, kind, label, height, onChoose }: Props<Point>) {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: true })
  const locale = useLocale()
  const place = useRef<HTMLDivElement>(null)
  const [isReady, setReady] = useState(false)
  const latest = useRef(onChoose)
  latest.current = onChoose
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are read again when the scheme changes
  useEffect(() => {
    let dispose = () => {}
    let isGone = false
    void import('./library.ts').then(({ openChart }) => {
      if (isGone || !place.current) return
      const chart = openChart(place.current)
      chart.setOption(chartOption(points, kind, locale, getComputedStyle(document.body)))
      chart.on('click', ({ dataIndex }) => {
        const point = drawnPoints(points, kind)[dataIndex]
        if (point) latest.current?.(point)
      })
      const watcher = new ResizeObserver(() => chart.resize())
      watcher.observe(place.current)
      setReady(true)
      dispose = () => {
        watcher.disconnect()
        chart.dispose()
      }
    })
    return () => {
      isGone = true
      dispose()
    }
  }, [points, kind, locale, scheme])
  return (
    <div className={classes.frame} style={height === undefined ? undefined : { height, minHeight: 0 }}>
      {!isReady && <Skeleton height="100%" />}
      <div ref={place} className={classes.drawing} data-ready={isReady || undefined} data-opens={onChoose !== undefined || undefined} role="img" aria-label={label} />
    </div>
  )
}
