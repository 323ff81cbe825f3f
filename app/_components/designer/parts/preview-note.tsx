'use client'
import { useTranslations } from 'next-intl'
import type { Refusal } from '../../../_lib/answer.ts'
import { useRefusalText } from '../../problem.tsx'
import classes from './parts.module.css'

/** Why there is no preview, or not all of it. */
export function PreviewNote({ refusal, isMissing = false }: { readonly refusal: Refusal | null; readonly isMissing?: boolean }) {
  const t = useTranslations('designer-views')
  const text = useRefusalText()
  if (refusal?.code === 'FORBIDDEN') return <p className={classes.note} role="status">{t('previewForbidden')}</p>
  if (refusal) return <div className={classes.note} role="status">{refusal.message || text(refusal).title}{refusal.issues.length > 0 && <ul>{refusal.issues.slice(0, 5).map(({ pointer, message }) => <li key={`${pointer} ${message}`}>{message}</li>)}</ul>}</div>
  return isMissing ? <p className={classes.note} role="status">{t('previewMissing')}</p> : null
}
