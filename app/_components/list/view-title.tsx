'use client'
import { Button, Checkbox, Modal, Stack, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { SavedViewView } from '../../../engine/client.ts'
import classes from './list.module.css'
import type { SavedViewActions } from './use-saved-views.ts'

export type TitleAsked = { readonly kind: 'create' } | { readonly kind: 'rename' | 'remove'; readonly view: SavedViewView }

/** Asks for the title of a view, or whether it may go. */
export function ViewTitle({ asked, actions, onClose }: { readonly asked: TitleAsked; readonly actions: SavedViewActions; readonly onClose: () => void }) {
  const t = useTranslations('views')
  const [title, setTitle] = useState(asked.kind === 'rename' ? asked.view.title : '')
  const [isShared, setShared] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const submit = async (event: React.FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const isDone = asked.kind === 'create' ? await actions.create(title, isShared) : asked.kind === 'rename' ? await actions.rename(asked.view, title) : await actions.remove(asked.view)
    setBusy(false)
    if (isDone) onClose()
  }
  const heading = { create: t('saveAs'), rename: t('rename'), remove: t('removeTitle') }[asked.kind]
  return (
    <Modal opened onClose={onClose} title={heading} size="sm" closeButtonProps={{ 'aria-label': t('cancel') }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap={12}>
          {asked.kind === 'remove' ? <p>{t(asked.view.isShared ? 'removeShared' : 'removeOwn', { name: asked.view.title })}</p> : <TextInput label={t('title')} value={title} maxLength={80} data-autofocus onChange={(event) => setTitle(event.currentTarget.value)} />}
          {asked.kind === 'create' && <Checkbox label={t('shareHint')} checked={isShared} onChange={(event) => setShared(event.currentTarget.checked)} />}
        </Stack>
        <div className={classes.dialogActions}>
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={isBusy} disabled={asked.kind !== 'remove' && title.trim() === ''} {...(asked.kind === 'remove' ? { color: 'red' } : {})}>{asked.kind === 'remove' ? t('remove') : t('save')}</Button>
        </div>
      </form>
    </Modal>
  )
}
