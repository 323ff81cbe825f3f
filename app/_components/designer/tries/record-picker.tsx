'use client'
import { Modal, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Choice } from '../../../../engine/client.ts'
import { findChoices } from '../../../(workplace)/actions.ts'
import { reply } from '../../../_lib/request.ts'
import classes from './tries.module.css'

/** Milliseconds after the last key. */
const pause = 200

/** A real record to be copied, found by what is in it; only what the reader may see is found. */
export function RecordPicker({ entity, onPick, onClose }: { readonly entity: string; readonly onPick: (id: string) => void; readonly onClose: () => void }) {
  const t = useTranslations('tries')
  const [search, setSearch] = useState('')
  const [found, setFound] = useState<readonly Choice[] | null>(null)
  useEffect(() => {
    let isStale = false
    const timer = setTimeout(() => void reply(findChoices(entity, search)).then((answer) => {
      if (!isStale) setFound(answer.ok ? answer.data : [])
    }), pause)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [entity, search])
  return (
    <Modal opened onClose={onClose} title={t('copyRecord')} closeButtonProps={{ 'aria-label': t('close') }}>
      <TextInput data-autofocus aria-label={t('search')} placeholder={t('search')} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
      <ul className={classes.found}>
        {found?.map(({ value, title }) => (
          <li key={value}><button type="button" className={classes.foundOne} onClick={() => { onPick(value); onClose() }}>{title}</button></li>
        ))}
      </ul>
      {found?.length === 0 && <p className={classes.hint}>{t('nothingFound')}</p>}
    </Modal>
  )
}
