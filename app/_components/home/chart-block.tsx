'use client'
import { Skeleton } from '@mantine/core'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { createContext, useContext, useEffect, useRef, useState } from 'react'
import type { HomeBlockView, HomeChart } from '../../../engine/client.ts'
import { readHomeChart } from '../../(workplace)/home-actions.ts'
import { reply } from '../../_lib/request.ts'
import classes from './home.module.css'

const Drawing = dynamic(() => import('../report/chart.tsx').then(({ Chart }) => Chart), { ssr: false, loading: () => <Skeleton height={220} /> })

/** Points of charts that stand in no home yet, by the id of the block; null: each chart asks for its own. */
export const KnownCharts = createContext<Readonly<Record<string, HomeChart>> | null>(null)

/** Its figures are asked for, and its library comes, once it is in sight. */
export function ChartBlock({ block: { id, chart } }: { readonly block: Extract<HomeBlockView, { kind: 'chart' }> }) {
  const t = useTranslations('home')
  const place = useRef<HTMLDivElement>(null)
  const known = useContext(KnownCharts)
  const [read, setRead] = useState<HomeChart | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const data = known?.[id] ?? read
  useEffect(() => {
    if (known) return
    const watcher = new IntersectionObserver(async ([entry]) => {
      if (!entry?.isIntersecting) return
      watcher.disconnect()
      const result = await reply(readHomeChart(id))
      setFailed(!result.ok)
      if (result.ok) setRead(result.data)
    })
    if (place.current) watcher.observe(place.current)
    return () => watcher.disconnect()
  }, [id, known])
  return (
    <div ref={place} className={classes.chart}>
      {hasFailed && <p className={classes.empty}>{t('chartFailed')}</p>}
      {!hasFailed && data === null && <Skeleton height={220} />}
      {data && (data.points.length === 0 ? <p className={classes.empty}>{t('noFigures')}</p> : <Drawing block={{ chart, points: data.points }} height={220} />)}
    </div>
  )
}
