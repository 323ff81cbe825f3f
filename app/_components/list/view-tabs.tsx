'use client'
import { useTranslations } from 'next-intl'
import type { ListView } from '../../../engine/client.ts'
import classes from './list.module.css'

/** Saved views as tabs, before them everything. */
export function ViewTabs({ views, current, onChoose }: { readonly views: ListView['views']; readonly current: string | null; readonly onChoose: (id: string | null) => void }) {
  const t = useTranslations('list')
  const tabs = [{ id: null, title: t('all') }, ...views]
  return (
    <div className={classes.views} role="group" aria-label={t('views')}>
      {tabs.map(({ id, title }) => (
        <button key={id ?? ''} type="button" className={classes.view} aria-pressed={id === current} onClick={() => onChoose(id)}>{title}</button>
      ))}
    </div>
  )
}
