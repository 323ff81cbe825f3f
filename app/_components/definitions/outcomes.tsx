'use client'
import { IconAlertTriangle, IconCheck, IconCircleX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { Issue, PublishPlan, VersionView } from '../../../engine/client.ts'
import classes from './definitions.module.css'

export type Outcome =
  | { readonly kind: 'issues'; readonly issues: readonly Issue[] }
  | { readonly kind: 'plan'; readonly plan: PublishPlan }
  | { readonly kind: 'published'; readonly version: VersionView }

interface Props {
  readonly outcome: Outcome
  readonly onJump: (issue: Issue) => void
}

/** What checking, planning or publishing found. */
export function Outcomes({ outcome, onJump }: Props) {
  const t = useTranslations('definitions')
  if (outcome.kind === 'published') return <p className={classes.good} role="status"><IconCheck size={15} aria-hidden /> {t('published', { version: outcome.version.version })}</p>
  const issues = outcome.kind === 'issues' ? outcome.issues : outcome.plan.issues
  return (
    <div role="status">
      {outcome.kind === 'issues' && issues.length === 0 && <p className={classes.good}><IconCheck size={15} aria-hidden /> {t('noIssues')}</p>}
      {issues.length > 0 && <Issues issues={issues} onJump={onJump} />}
      {outcome.kind === 'plan' && issues.every(({ severity }) => severity === 'warning') && <Plan plan={outcome.plan} />}
    </div>
  )
}

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

function Plan({ plan }: { readonly plan: PublishPlan }) {
  const t = useTranslations('definitions')
  if (plan.changes.length === 0) return <p className="muted">{t('noChanges')}</p>
  return (
    <>
      <h2 className={classes.heading}>{t('planTitle')}</h2>
      <ul className={classes.plan}>{plan.changes.map((change) => <li key={change.text}><span className={classes.changeArea}>{t(`areas.${change.area}`)}</span> {change.text}</li>)}</ul>
      {plan.sql.length > 0 && <details className={classes.sql}><summary>{t('sql', { count: plan.sql.length })}</summary><pre>{plan.sql.join(';\n')};</pre></details>}
    </>
  )
}
