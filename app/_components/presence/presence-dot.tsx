'use client'
import { useTranslations } from 'next-intl'
import type { Presence } from '../../../engine/client.ts'
import { usePresence } from '../../_lib/presence-store.ts'
import classes from './presence.module.css'

/** Whether somebody can be spoken to: a dot and its word. */
export function PresenceMark({ presence, isSmall = false }: { readonly presence: Presence; /** The dot alone, its word for the pointer and for screen readers. */ readonly isSmall?: boolean }) {
  const t = useTranslations('presence')
  const word = t(`states.${presence}`)
  return (
    <span className={classes.mark} data-presence={presence} data-small={isSmall || undefined} title={isSmall ? word : undefined}>
      <span className={classes.dot} aria-hidden />
      <span className={classes.word}>{word}</span>
    </span>
  )
}

/** The same of a person, live; nothing for whoever works elsewhere. */
export function PresenceDot({ id, isSmall = false }: { readonly id: string; readonly isSmall?: boolean }) {
  const presence = usePresence(id)
  return presence && <PresenceMark presence={presence} isSmall={isSmall} />
}
