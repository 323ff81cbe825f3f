'use client'
import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { Refusal } from '../_lib/answer.ts'

const titled = new Set(['VALIDATION_FAILED', 'VERSION_CONFLICT', 'EVENT_REFUSED', 'FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND', 'DUPLICATE', 'REFERENCED', 'BAD_INPUT', 'PUBLISH_REFUSED', 'UNAVAILABLE', 'OFFLINE'])

/** What went wrong as sentences: what happened, where, what to do. */
export function useRefusalText() {
  const t = useTranslations('errors')
  return (refusal: Refusal) => {
    const code = titled.has(refusal.code) ? refusal.code : 'INTERNAL'
    return { title: t(`${code}.title`), message: refusal.message, hint: refusal.hint ?? t(`${code}.hint`) }
  }
}

export function Problem({ refusal }: { readonly refusal: Refusal }) {
  const { title, message, hint } = useRefusalText()(refusal)
  return (
    <Alert role="alert" color="red" variant="light" m={16} icon={<IconAlertTriangle size={18} aria-hidden />} title={title}>
      {message && <div>{message}</div>}
      {refusal.issues.length > 0 && <ul>{refusal.issues.map((issue) => <li key={`${issue.pointer}${issue.message}`}>{issue.message}{issue.hint && ` ${issue.hint}`}</li>)}</ul>}
      <div className="muted">{hint}</div>
    </Alert>
  )
}
