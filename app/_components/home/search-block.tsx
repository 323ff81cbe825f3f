'use client'
import { IconSearch } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { HomeBlockView } from '../../../engine/client.ts'
import { useState } from 'react'
import { usePalette } from '../palette/palette-context.ts'
import classes from './home.module.css'

/** A box to find a client, a car … with: Enter shows what fits, of every kind that the block names. */
export function SearchBlock({ block: { title, entities } }: { readonly block: Extract<HomeBlockView, { kind: 'search' }> }) {
  const t = useTranslations('home')
  const open = usePalette()
  const [text, setText] = useState('')
  return (
    <search>
      <form className={classes.search} onSubmit={(event) => { event.preventDefault(); if (text.trim()) open({ text: text.trim(), entities: entities.map(({ name }) => name) }) }}>
        <IconSearch size={18} stroke={1.6} aria-hidden />
        <input type="search" value={text} onChange={(event) => setText(event.currentTarget.value)} placeholder={title} aria-label={title} autoComplete="off" />
        <button type="submit" className={classes.searchButton}>{t('find')}</button>
      </form>
    </search>
  )
}
