'use client'
import { Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import classes from './record.module.css'
import type { RecordFormState } from './use-record-form.ts'

/** Saved as a whole: the bar appears with the first change. */
export function SaveBar({ form, formId }: { readonly form: RecordFormState; readonly formId: string }) {
  const t = useTranslations('record')
  const router = useRouter()
  const isNew = form.base.id === null
  useHotkeys([['mod+S', () => document.querySelector<HTMLFormElement>(`#${formId}`)?.requestSubmit()]], [])
  return (
    <div className={classes.saveBar} role="region" aria-label={t('unsaved')}>
      <span className="muted">{isNew ? t('newHint') : t('changed', { count: form.changes.length })}</span>
      <span className={classes.gap} />
      {isNew ? <Button variant="default" onClick={() => router.push(`/${form.base.entity.name}`)}>{t('close')}</Button> : <Button variant="default" onClick={form.discard} disabled={form.isBusy}>{t('discard')}</Button>}
      <Button type="submit" form={formId} loading={form.isBusy} aria-keyshortcuts="Control+S" title="Ctrl+S">{t('save')}</Button>
    </div>
  )
}
