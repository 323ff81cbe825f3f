'use client'
import { useTranslations } from 'next-intl'
import type { PlannerView } from '../../../engine/client.ts'
import type { Entries } from './use-entries.ts'
import classes from './planner.module.css'

/** Open records that have no time yet: a click plans one. */
export function Waiting({ view, waiting, onPlan }: { readonly view: PlannerView; readonly waiting: Entries['waiting']; readonly onPlan: (id: string) => void }) {
  const t = useTranslations('planner')
  return (
    <aside className={classes.waiting} aria-label={t('waiting', { count: waiting.total })}>
      {waiting.rows.length === 0 && <p className="muted">{t('nothingWaits', { name: view.start.title })}</p>}
      <ul>
        {waiting.rows.map((row) => <li key={row.id}><button type="button" onClick={() => onPlan(row.id)}>{row.label}</button></li>)}
      </ul>
      {waiting.total > waiting.rows.length && <p className="muted">{t('moreWait', { count: waiting.total - waiting.rows.length })}</p>}
    </aside>
  )
}
