'use client'
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { Issue, PublishPlan } from '../../../../engine/client.ts'
import { useStudio } from '../studio-context.tsx'
import classes from './publishing.module.css'

/** Mistakes one below the other; each leads to its place. */
export function Issues({ issues, onJump }: { readonly issues: readonly Issue[]; readonly onJump: (issue: Issue) => void }) {
  const t = useTranslations('definitions')
  return (
    <>
      <h2 className={classes.heading}>{t('issues', { count: issues.length })}</h2>
      <ul className={classes.issues}>
        {issues.map((issue) => (
          <li key={`${issue.file}${issue.pointer}${issue.message}`}>
            <button type="button" className={classes.issue} disabled={!issue.file} onClick={() => onJump(issue)}>
              {issue.severity === 'warning' ? <IconAlertTriangle size={14} aria-label={t('warning')} className={classes.warning} /> : <IconCircleX size={14} aria-label={t('error')} className={classes.error} />}
              <span>
                <span className={classes.where}>{issue.file}{issue.pointer}</span>
                <span>{issue.message}</span>
                {issue.hint && <span className="muted">{issue.hint}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What publishing would do, or why it cannot be. */
export function Plan({ plan, onJump }: { readonly plan: PublishPlan; readonly onJump: (issue: Issue) => void }) {
  const t = useTranslations('definitions')
  const { dealerships } = useStudio()
  const siteOf = (code: string): string => dealerships.find((site) => site.code === code)?.title ?? code
  const isReady = plan.issues.every(({ severity }) => severity === 'warning')
  return (
    <div role="status">
      {plan.issues.length > 0 && <Issues issues={plan.issues} onJump={onJump} />}
      {isReady && plan.changes.length === 0 && <p className="muted">{t('noChanges')}</p>}
      {isReady && <ul className={classes.plan}>{plan.changes.map((change) => <li key={`${change.dealership ?? ''} ${change.text}`} data-inside={change.dealership !== undefined || undefined}><span className={classes.changeArea}>{change.dealership === undefined ? t(`areas.${change.area}`) : siteOf(change.dealership)}</span> {change.text}</li>)}</ul>}
      {isReady && plan.sql.length > 0 && <details className={classes.sql}><summary>{t('sql', { count: plan.sql.length })}</summary><pre>{plan.sql.join(';\n')};</pre></details>}
    </div>
  )
}
