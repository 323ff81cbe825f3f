'use client'
import { ActionIcon, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useShortcuts } from '../../_lib/use-shortcuts.ts'
import classes from './list.module.css'

/** Words to find; takes effect a moment after the typing stops. */
export function SearchBox({ value, onSearch }: { readonly value: string; readonly onSearch: (text: string) => void }) {
  const t = useTranslations('list')
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  const searchLater = useDebouncedCallback(onSearch, 250)
  useEffect(() => {
    if (document.activeElement !== input.current) setText(value)
  }, [value])
  useShortcuts({ Slash: () => input.current?.focus() })
  const type = (next: string) => {
    setText(next)
    searchLater(next)
  }
  return (
    <TextInput
      ref={input}
      className={classes.search}
      type="text"
      role="searchbox"
      aria-label={t('search')}
      placeholder={t('searchHint')}
      leftSection={<IconSearch size={15} stroke={1.6} aria-hidden />}
      rightSection={text && <ActionIcon size={22} aria-label={t('clearSearch')} onClick={() => type('')}><IconX size={14} aria-hidden /></ActionIcon>}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur()
        if (event.key === 'Enter') searchLater.flush()
      }}
    />
  )
}
