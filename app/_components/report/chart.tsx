'use client'
import { Skeleton, useComputedColorScheme } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { ReportBlockView } from '../../../engine/client.ts'
import { chartOption } from './chart-option.ts'
import classes from './report.module.css'

/** The chart's library comes only when there is a chart to draw. */
export function Chart({ block, height }: { readonly block: Extract<ReportBlockView, { kind: 'chart' }>; readonly height?: number }) {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: true })
  const place = useRef<HTMLDivElement>(null)
  const [isReady, setReady] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are read again when the scheme changes
  useEffect(() => {
    let dispose = () => {}
    let isGone = false
    void import('echarts').then(({ init }) => {
      if (isGone || !place.current) return
      const chart = init(place.current, null, { renderer: 'svg' })
      chart.setOption(chartOption(block, getComputedStyle(document.body)))
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
  }, [block, scheme])
  const summary = block.points.map(({ label, text }) => `${label}: ${text}`).join('; ')
  return (
    <div className={classes.chartFrame} style={height === undefined ? undefined : { minHeight: height }}>
      {!isReady && <Skeleton height={height ?? 320} />}
      <div ref={place} className={classes.chart} style={height === undefined ? undefined : { height }} data-ready={isReady || undefined} role="img" aria-label={summary} />
    </div>
  )
}
