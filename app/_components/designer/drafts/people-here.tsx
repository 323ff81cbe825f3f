'use client'
import { Avatar, Tooltip } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import type { DraftPerson } from '../../../../engine/client.ts'
import { useStudio } from '../studio-context.tsx'
import classes from './drafts.module.css'
import { usePathLabel } from './path-label.ts'
import { usePresence } from './presence.ts'
import { tabId } from './tab-id.ts'

/** Most that are shown by their letters. */
const mostShown = 4

/** Who else has the draft open, and where: each leads to the place. */
export function PeopleHere() {
  const t = useTranslations('studio-drafts')
  const locale = useLocale()
  const label = usePathLabel()
  const { draft, place, open } = useStudio()
  usePresence(draft?.id ?? null, place.path, place.pointer)
  const others = (draft?.people ?? []).filter(({ tab }) => tab !== tabId)
  if (others.length === 0) return null
  const names = new Intl.ListFormat(locale).format([...new Set(others.map(({ name }) => name))])
  return (
    <ul className={classes.people} aria-label={t('alsoHere', { names })}>
      {others.slice(0, mostShown).map((person) => <li key={person.tab}><Person person={person} where={person.path && t('at', { name: person.name, place: label(person.path) })} onOpen={person.path === null ? null : () => open(person.path ?? '', person.pointer)} /></li>)}
      {others.length > mostShown && <li className="muted">+{others.length - mostShown}</li>}
    </ul>
  )
}

function Person({ person: { name }, where, onOpen }: { readonly person: DraftPerson; readonly where: string | null; readonly onOpen: (() => void) | null }) {
  const text = where ?? name
  return (
    <Tooltip label={text} withinPortal>
      <button type="button" className={classes.person} aria-label={text} disabled={onOpen === null} onClick={() => onOpen?.()}><Avatar size={26} name={name} color="initials" alt="" /></button>
    </Tooltip>
  )
}
