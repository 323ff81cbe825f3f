'use client'
import { Button, Modal, Textarea } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import classes from './definitions.module.css'

/** Asks for a note: what changed and why, for whoever reads the list of versions later. */
export function PublishDialog({ count, onClose, onPublish }: { readonly count: number; readonly onClose: () => void; readonly onPublish: (note: string) => void }) {
  const t = useTranslations('definitions')
  const [note, setNote] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onPublish(note)
  }
  return (
    <Modal opened onClose={onClose} title={t('publishTitle', { count })} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <form onSubmit={submit}>
        <p className="muted">{t('publishHint')}</p>
        <Textarea label={t('note')} autosize minRows={2} data-autofocus value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        <div className={classes.dialogActions}>
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit">{t('publish')}</Button>
        </div>
      </form>
    </Modal>
  )
}
