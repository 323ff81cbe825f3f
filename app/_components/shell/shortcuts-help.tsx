'use client'
import { Kbd, Modal } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useShortcuts } from '../../_lib/use-shortcuts.ts'
import classes from './shell.module.css'

const shortcuts = [
  { keys: ['/'], name: 'search' },
  { keys: ['N'], name: 'new' },
  { keys: ['J', 'K'], name: 'move' },
  { keys: ['Enter'], name: 'open' },
  { keys: ['E'], name: 'edit' },
  { keys: ['Ctrl+S'], name: 'save' },
  { keys: ['1', '…', '9'], name: 'events' },
  { keys: ['?'], name: 'help' },
] as const

/** `?` shows what the keyboard can do. */
export function ShortcutsHelp() {
  const t = useTranslations('shell')
  const [isOpen, setOpen] = useState(false)
  useShortcuts({ '?': () => setOpen(true) })
  return (
    <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('shortcuts')} size="sm" closeButtonProps={{ 'aria-label': t('close') }}>
      <dl className={classes.shortcuts}>
        {shortcuts.map(({ keys, name }) => (
          <div key={name}>
            <dt>{keys.map((key) => <Kbd key={key} size="xs" mr={4}>{key}</Kbd>)}</dt>
            <dd>{t(`shortcut.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
