'use client'
import { Kbd, Modal } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { heldKeys, useShortcuts } from '../../_lib/use-shortcuts.ts'
import classes from './shell.module.css'

/** Keys as people see them, by what has to be held for them to do something; those without `held` work everywhere. */
const shortcuts = [
  { keys: ['Ctrl+K'], name: 'palette' },
  { keys: ['/'], name: 'search', held: 'Slash' },
  { keys: ['N'], name: 'new', held: 'KeyN' },
  { keys: ['J', 'K'], name: 'move', held: 'KeyJ' },
  { keys: ['Enter'], name: 'open', held: 'Enter' },
  { keys: ['E'], name: 'edit', held: 'KeyE' },
  { keys: ['Ctrl+S'], name: 'save' },
  { keys: ['1', '…', '9'], name: 'events', held: 'Digit1' },
  { keys: ['I', 'Alt+I'], name: 'desk', held: 'KeyI' },
  { keys: ['Alt+N'], name: 'deskAnother', held: 'KeyI' },
  { keys: ['G', 'H'], name: 'goHome', held: 'KeyG KeyH' },
  { keys: ['G', 'N'], name: 'goNotifications', held: 'KeyG KeyN' },
  { keys: ['G', 'L'], name: 'goList', held: 'KeyG KeyL' },
  { keys: ['G', 'S'], name: 'goSettings', held: 'KeyG KeyS' },
  { keys: ['T'], name: 'press', held: 'KeyT' },
  { keys: ['['], name: 'navigation', held: 'BracketLeft' },
  { keys: ['?'], name: 'help', held: '?' },
] as const

/** `?` shows what the keyboard can do on this screen. */
export function ShortcutsHelp() {
  const t = useTranslations('shell')
  const [isOpen, setOpen] = useState(false)
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  useShortcuts({ '?': () => { setKeys(heldKeys()); setOpen(true) } })
  const shown = shortcuts.filter((one) => !('held' in one) || keys.has(one.held))
  return (
    <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('shortcuts')} size="sm" closeButtonProps={{ 'aria-label': t('close') }}>
      <dl className={classes.shortcuts}>
        {shown.map(({ keys, name }) => (
          <div key={name}>
            <dt>{keys.map((key) => <Kbd key={key} size="xs" mr={4}>{key}</Kbd>)}</dt>
            <dd>{t(`shortcut.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
