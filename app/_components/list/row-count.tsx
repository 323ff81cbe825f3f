'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFormat } from '../workplace-context.tsx'
import classes from './list.module.css'
import type { RowSource } from './row-source.ts'

/** How many rows there are; where they were not counted to the end, a way to have them counted. */
export function RowCount({ source }: { readonly source: RowSource }) {
  const t = useTranslations('table')
  const format = useFormat()
  const [isCounting, setCounting] = useState(false)
  const { count, isExact } = source.counted
  const countAll = async () => {
    setCounting(true)
    await source.countAll()
    setCounting(false)
  }
  if (isExact) return <span className="tabular">{format.count(count)}</span>
  return <button type="button" className={classes.countAll} title={t('countAll')} aria-busy={isCounting} disabled={isCounting} onClick={() => void countAll()}>{t('atLeast', { count: format.count(count) })}</button>
}
