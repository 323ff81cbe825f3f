'use client'
import { Button, CloseButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { Refusal } from '../../_lib/answer.ts'
import { useRefusalText } from '../problem.tsx'
import classes from './refused-move.module.css'

/** Why something is back as it was; over the page, so that nothing else moves. `again`: another try with what was typed. */
export function RefusedMove({ title, refusal, onClose, again }: { readonly title: string; readonly refusal: Refusal; readonly onClose: () => void; readonly again?: { readonly title: string; readonly onAgain: () => void } }) {
  const t = useTranslations('board')
  const text = useRefusalText()(refusal)
  return (
    <div role="alert" className={classes.refused}>
      <IconAlertTriangle size={18} className={classes.icon} aria-hidden />
      <div>
        <div className={classes.title}>{title}</div>
        <div>{refusal.message || text.title}</div>
        {refusal.issues.length > 0 && <ul>{refusal.issues.map((issue) => <li key={`${issue.pointer}${issue.message}`}>{issue.message}</li>)}</ul>}
        <div className="muted">{text.hint}</div>
        {again && <Button mt={8} size="compact-sm" variant="default" onClick={again.onAgain}>{again.title}</Button>}
      </div>
      <CloseButton size="sm" aria-label={t('close')} onClick={onClose} />
    </div>
  )
}
