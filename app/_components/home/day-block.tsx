'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { HomeBlockView, HomeDayItem } from '../../../engine/client.ts'
import { Icon } from '../../_lib/icons.tsx'
import { StateChip } from '../state-chip.tsx'
import { useFormat } from '../workplace-context.tsx'
import classes from './home.module.css'

/** Today by the clock, and what was left over. */
export function DayBlock({ block: { items } }: { readonly block: Extract<HomeBlockView, { kind: 'my-day' }> }) {
  const t = useTranslations('home')
  if (items.length === 0) return <p className={classes.empty}>{t('freeDay')}</p>
  return (
    <ul className={classes.rows}>
      {items.map((item) => (
        <li key={`${item.entity} ${item.id} ${item.at}`}>
          <Link href={`/${item.entity}/${item.id}`} className={`${classes.row} ${classes.dayRow}`}>
            <Time item={item} />
            <Icon name={item.icon} size={15} />
            <span className={classes.rowTitle}>{item.label}</span>
            {item.state && <StateChip title={item.state.title} color={item.state.color} category={item.state.category} />}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Time({ item: { at, isLate } }: { readonly item: HomeDayItem }) {
  const t = useTranslations('home')
  const format = useFormat()
  const isDay = at.length === 10
  return (
    <span className={classes.time} data-late={isLate || undefined} title={isDay ? format.date(at) : format.dateTime(at)} suppressHydrationWarning>
      {isDay ? (isLate ? format.date(at) : t('today')) : format.soon(at)}
      {isLate && <span className="visually-hidden"> {t('late')}</span>}
    </span>
  )
}
