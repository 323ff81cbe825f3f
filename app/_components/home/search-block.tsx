'use client'
import { IconSearch } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { HomeBlockView } from '../../../engine/client.ts'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import classes from './home.module.css'

/** A box to find a client, a car … with: Enter opens what fits. */
export function SearchBlock({ block: { title, entities } }: { readonly block: Extract<HomeBlockView, { kind: 'search' }> }) {
  const t = useTranslations('home')
  const router = useRouter()
  const [text, setText] = useState('')
  const [first] = entities
  return (
    <search>
      <form className={classes.search} onSubmit={(event) => { event.preventDefault(); if (first && text.trim()) router.push(`/${first.name}?q=${encodeURIComponent(text.trim())}`) }}>
        <IconSearch size={18} stroke={1.6} aria-hidden />
        <input type="search" value={text} onChange={(event) => setText(event.currentTarget.value)} placeholder={title} aria-label={title} autoComplete="off" />
        <button type="submit" className={classes.searchButton}>{t('find')}</button>
      </form>
    </search>
  )
}
