'use client'
import { Button } from '@mantine/core'
import { IconHistory, IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useFormat } from '../workplace-context.tsx'
import classes from './drafts.module.css'
import type { DraftState } from './use-draft.ts'
import type { RecordFormState } from './use-record-form.ts'

/** What was left here earlier, to go on with or to throw away. */
export function DraftOffer({ draft }: { readonly draft: DraftState }) {
  const t = useTranslations('drafts')
  const format = useFormat()
  const { offer, goOn, throwAway } = draft
  if (!offer) return null
  return (
    <div className={classes.bar} data-kind="offer" role="status">
      <IconHistory size={16} stroke={1.6} aria-hidden />
      <span className={classes.words} title={format.dateTime(offer.savedAt)} suppressHydrationWarning>{t('left', { ago: format.ago(offer.savedAt), count: Object.keys(offer.values).length })}</span>
      <Button size="compact-sm" onClick={goOn}>{t('goOn')}</Button>
      <Button size="compact-sm" variant="default" onClick={throwAway}>{t('throwAway')}</Button>
    </div>
  )
}

/** Calm words about a connection that is gone: nothing is lost, nothing is to be done. */
export function ConnectionBar({ isLost, isWaiting }: Pick<RecordFormState, 'isLost' | 'isWaiting'>) {
  const t = useTranslations('drafts')
  if (!isLost && !isWaiting) return null
  return (
    <div className={classes.bar} data-kind="lost" role="status">
      <IconPlugConnectedX size={16} stroke={1.6} aria-hidden />
      <span className={classes.words}>{t(isWaiting ? 'waiting' : 'lost')}</span>
    </div>
  )
}
