'use client'
import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useControlKeys } from '../../_lib/use-shortcuts.ts'
import classes from './record.module.css'
import type { RecordFormState } from './use-record-form.ts'

/** Saved as a whole: the bar appears with the first change. */
export function SaveBar({ form, formId }: { readonly form: RecordFormState; readonly formId: string }) {
  const t = useTranslations('record')
  const d = useTranslations('drafts')
  const router = useRouter()
  const isNew = form.base.id === null
  const submit = () => document.querySelector<HTMLFormElement>(`#${formId}`)?.requestSubmit()
  // Where there are no events yet, saving is the main action.
  useControlKeys(isNew ? { KeyS: submit, Enter: submit } : { KeyS: submit })
  return (
    <div className={classes.saveBar} role="region" aria-label={t('unsaved')}>
      <span className="muted">{form.isWaiting ? d('waits') : isNew ? t('newHint') : t('changed', { count: form.changes.length })}</span>
      <span className={classes.gap} />
      {isNew ? <Button variant="default" onClick={() => router.push(`/${form.base.entity.name}`)}>{t('close')}</Button> : <Button variant="default" onClick={form.discard} disabled={form.isBusy || form.isWaiting}>{t('discard')}</Button>}
      <Button type="submit" form={formId} loading={form.isBusy} disabled={form.isWaiting} aria-keyshortcuts="Control+S" title="Ctrl+S" rightSection={<kbd className={classes.key}>Ctrl+S</kbd>}>{t('save')}</Button>
    </div>
  )
}
