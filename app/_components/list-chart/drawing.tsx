'use client'
import { Skeleton, useComputedColorScheme } from '@mantine/core'
import { useLocale } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Kind, Point } from './chart-points.ts'
import { listChartOption } from './list-chart-option.ts'
import classes from './list-chart.module.css'

interface Props {
  readonly points: readonly Point[]
  readonly kind: Kind
  readonly textOf: (point: Point) => string
  readonly label: string
  readonly onChoose: (point: Point) => void
}

/** The drawing itself; its library comes when it is opened. A click chooses a point, as its row in the table does. */
export function Drawing({ points, kind, textOf, label, onChoose }: Props) {
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
    void import('echarts').then(({ init }) => {
      if (isGone || !place.current) return
      const chart = init(place.current, null, { renderer: 'svg' })
      chart.setOption(listChartOption(points, kind, textOf, locale, getComputedStyle(document.body)))
      chart.on('click', ({ name }) => {
        const point = points.find((one) => one.label === name)
        if (point) latest.current(point)
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
  }, [points, kind, textOf, locale, scheme])
  return (
    <div className={classes.frame}>
      {!isReady && <Skeleton height="100%" />}
      <div ref={place} className={classes.drawing} data-ready={isReady || undefined} role="img" aria-label={label} />
    </div>
  )
}
