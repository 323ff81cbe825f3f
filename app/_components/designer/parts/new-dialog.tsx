'use client'
import { Button, Modal } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Titles } from '../../../../engine/client.ts'
import { TitlesFields } from '../titles-fields.tsx'
import { completedTitles } from './completed-titles.ts'

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly onMake: (titles: Titles) => void
  readonly isReady?: boolean
  readonly children?: ReactNode
}

/** Asks what a new thing is called, and whatever else it needs to begin with. Where one of both languages is missing, it takes the other's words. */
export function NewDialog({ title, onClose, onMake, isReady = true, children }: Props) {
  const t = useTranslations('designer-views')
  const [titles, setTitles] = useState<Titles>({ en: '', ru: '' })
  const isNamed = titles.en.trim() !== '' || titles.ru.trim() !== ''
  const make = (event: FormEvent) => {
    event.preventDefault()
    if (isNamed && isReady) onMake(completedTitles({ ...titles, en: titles.en.trim(), ru: titles.ru.trim() }))
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <form onSubmit={make} style={{ display: 'grid', gap: 12 }}>
        <TitlesFields legend={t('titleOf')} titles={titles} onChange={setTitles} />
        {children}
        <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8 }}>
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" disabled={!isNamed || !isReady}>{t('make')}</Button>
        </div>
      </form>
    </Modal>
  )
}
