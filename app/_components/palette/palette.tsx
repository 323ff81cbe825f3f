'use client'
import { Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { SearchHit, ShellView } from '../../../engine/client.ts'
import { searchRecords } from '../../(workplace)/home-actions.ts'
import { Icon } from '../../_lib/icons.tsx'
import { reply } from '../../_lib/request.ts'
import { heldCommands } from '../../_lib/use-commands.ts'
import { useControlKeys } from '../../_lib/use-shortcuts.ts'
import { StateChip } from '../state-chip.tsx'
import { Warnings } from '../warnings.tsx'
import { useFormat } from '../workplace-context.tsx'
import { choicesFor, type PaletteChoice } from './choices.ts'
import classes from './palette.module.css'
import type { Asked } from './palette-context.ts'
import { noteRecent, readRecent } from './recent.ts'

/** Milliseconds without a key after which the engine is asked. */
const pause = 90

/** One box for records, actions and screens: Ctrl K. */
export function Palette({ view, asked, onOpen, onClose }: { readonly view: ShellView; /** null: closed. */ readonly asked: Asked | null; readonly onOpen: () => void; readonly onClose: () => void }) {
  const t = useTranslations('palette')
  const isNarrow = useMediaQuery('(max-width: 760px)')
  useControlKeys({ KeyK: () => (asked ? onClose() : onOpen()) })
  useNoting(view)
  return (
    <Modal.Root opened={asked !== null} onClose={onClose} padding={0} size={640} yOffset="10dvh" fullScreen={isNarrow === true} transitionProps={{ duration: 100 }} returnFocus>
      <Modal.Overlay />
      <Modal.Content aria-label={t('title')}>
        <Modal.Body>{asked && <Box view={view} asked={asked} onClose={onClose} />}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

/** Remembers the record that is open, by its title on the page. */
function useNoting(view: ShellView) {
  const path = usePathname()
  useEffect(() => {
    if (!/^\/[a-z0-9-]+\/[0-9a-f-]{36}$/.test(path)) return
    const timer = setTimeout(() => {
      const title = document.querySelector('h1')?.textContent?.trim()
      if (title) noteRecent(view.user.id, view.dealership, { path, title })
    }, 800)
    return () => clearTimeout(timer)
  }, [path, view.user.id, view.dealership])
}

interface Found {
  readonly text: string
  readonly hits: readonly SearchHit[]
  readonly hasFailed: boolean
}

function Box({ view, asked, onClose }: { readonly view: ShellView; readonly asked: Asked; readonly onClose: () => void }) {
  const t = useTranslations('palette')
  const router = useRouter()
  const listId = useId()
  const [text, setText] = useState(asked.text)
  const [at, setAt] = useState(0)
  const [recent] = useState(() => readRecent(view.user.id, view.dealership))
  const [commands] = useState(heldCommands)
  const format = useFormat()
  const found = useFound(text, asked.entities)
  const screens = [{ href: '/', title: t('home'), icon: 'home' }, { href: '/notifications', title: t('notifications'), icon: 'bell' }, { href: '/settings', title: t('settings'), icon: 'settings' }, { href: '/manual', title: t('manual'), icon: 'file-text' }]
  const choices = choicesFor({ view, recent, commands }, text, found.hits, { create: (name) => t('create', { name }), createWith: (name, typed) => t('createWith', { name, text: typed }), day: format.date, time: format.dateTime, screens }, new Date())
  const current = Math.min(at, choices.length - 1)
  const open = (choice: PaletteChoice | undefined) => {
    if (!choice) return
    onClose()
    // The screen may have changed since the box was opened: what it offers now is meant.
    if (choice.run) heldCommands().find(({ id }) => `here ${id}` === choice.id)?.run()
    else if (choice.href?.startsWith('/api/')) window.location.assign(choice.href)
    else if (choice.href) router.push(choice.href)
  }
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) open(choices[current])
    else if (step !== 0 && choices.length > 0) setAt((current + step + choices.length) % choices.length)
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className={classes.head}>
        <IconSearch size={18} stroke={1.6} aria-hidden />
        <input data-autofocus value={text} maxLength={100} onChange={(event) => { setText(event.currentTarget.value); setAt(0) }} onKeyDown={press} placeholder={t('hint')} autoComplete="off" spellCheck={false}
          role="combobox" aria-expanded aria-autocomplete="list" aria-controls={listId} aria-activedescendant={choices[current] ? `${listId}-${current}` : undefined} aria-label={t('title')} />
        <button type="button" className={classes.close} onClick={onClose}>{t('close')}</button>
      </div>
      <div id={listId} role="listbox" aria-label={t('title')} className={classes.list}>
        {choices.map((choice, i) => (
          <Choice key={choice.id} id={`${listId}-${i}`} choice={choice} isFirst={choices[i - 1]?.group !== choice.group} isCurrent={i === current} onPoint={() => setAt(i)} onOpen={() => open(choice)} />
        ))}
      </div>
      <div role="status" className={classes.status}>{found.hasFailed ? t('failed') : text.trim() !== '' && found.text === text.trim() && found.hits.length === 0 ? t('nothing') : ''}</div>
    </>
  )
}

interface ChoiceProps {
  readonly id: string
  readonly choice: PaletteChoice
  readonly isFirst: boolean
  readonly isCurrent: boolean
  readonly onPoint: () => void
  readonly onOpen: () => void
}

function Choice({ id, choice: { group, title, detail, icon, hit }, isFirst, isCurrent, onPoint, onOpen }: ChoiceProps) {
  const t = useTranslations('palette')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isCurrent) place.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  return (
    <>
      {isFirst && <div className={classes.group} role="presentation">{t(group)}</div>}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box above, where the focus stays */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the box above says which one is active */}
      <div ref={place} id={id} role="option" aria-selected={isCurrent} className={classes.choice} onMouseMove={onPoint} onClick={onOpen}>
        <Icon name={icon} size={16} />
        <span className={classes.title}>{title}</span>
        <span className={classes.detail}>{detail}{hit?.fit === 'similar' && ` · ${t('similar')}`}</span>
        {hit && <Warnings entity={hit.entity} id={hit.id} isSmall />}
        {hit?.state && <StateChip title={hit.state.title} color={hit.state.color} category={hit.state.category} />}
      </div>
    </>
  )
}

/** What the engine finds for the text; an answer that a newer text has overtaken is dropped. */
function useFound(typed: string, entities: readonly string[] | undefined): Found {
  const text = typed.trim()
  const [found, setFound] = useState<Found>({ text: '', hits: [], hasFailed: false })
  useEffect(() => {
    let isOld = false
    if (text === '') return setFound({ text, hits: [], hasFailed: false })
    const timer = setTimeout(async () => {
      const result = await reply(searchRecords(text, entities))
      if (!isOld) setFound(result.ok ? { text, hits: result.data, hasFailed: false } : { text, hits: [], hasFailed: true })
    }, pause)
    return () => {
      isOld = true
      clearTimeout(timer)
    }
  }, [text, entities])
  return found
}
