'use client'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots, IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { EventView } from '../../../engine/client.ts'
import { useCommands } from '../../_lib/use-commands.ts'
import { useControlKeys, useShortcuts } from '../../_lib/use-shortcuts.ts'
import { AskDialog } from '../ask-dialog.tsx'
import { late } from '../late.tsx'
import classes from './record.module.css'
import type { RecordFormState } from './use-record-form.ts'

const EventDialog = late(() => import('./event-dialog.tsx').then((module) => module.EventDialog))

const inSight = 3
const mostKeys = 9

/** An event and its key: its place among the events of the state in the machine, whoever looks and whatever is allowed. */
interface Keyed {
  readonly event: EventView
  readonly key: string | null
}

/** Elsewhere on the page Ctrl+Enter has another meaning: in what is written to colleagues, in a dialog. */
const isElsewhere = (target: EventTarget | null): boolean => target instanceof Element && target.closest('aside, [role="dialog"]') !== null

/** What the machine allows now as buttons; what it does not, in the menu with the reason. */
export function EventButtons({ form }: { readonly form: RecordFormState }) {
  const t = useTranslations('record')
  const [asked, setAsked] = useState<EventView | null>(null)
  const [isDeleting, setDeleting] = useState(false)
  const { base, isWaiting } = form
  const isBusy = form.isBusy || isWaiting
  const keyed = base.events.map((event, i): Keyed => ({ event, key: i < mostKeys ? String(i + 1) : null }))
  const allowed = keyed.filter(({ event }) => event.allowed).sort((a, b) => Number(b.event.primary) - Number(a.event.primary))
  const refused = keyed.filter(({ event }) => !event.allowed)
  const main = allowed.find(({ event }) => event.primary)
  const start = ({ event }: Keyed) => {
    if (event.form || event.danger) setAsked(event)
    else void form.send(event.event, null)
  }
  useShortcuts(isBusy ? {} : Object.fromEntries(allowed.flatMap((one) => (one.key ? [[`Digit${one.key}`, () => start(one)]] : []))))
  useCommands(isBusy ? [] : allowed.map((one) => ({ id: `event ${one.event.event}`, title: one.event.title, detail: base.label, icon: 'route', run: () => start(one) })))
  useControlKeys({ Enter: (event) => main && !isBusy && !isElsewhere(event.target) && start(main) })
  const hintOf = ({ event, key }: Keyed) => [event.target && t('leadsTo', { state: event.target.title }), key && t('key', { key }), event === main?.event && 'Ctrl+Enter'].filter(Boolean).join(' · ')
  const isNarrowOnly = refused.length === 0 && !base.mayDelete && allowed.length <= inSight
  return (
    <div className={classes.events}>
      {allowed.slice(0, inSight).map((one, i) => (
        <Button key={one.event.event} {...(i > 0 && classes.beside ? { className: classes.beside } : {})} variant={one.event.primary ? 'filled' : 'default'} {...(one.event.danger && !one.event.primary ? { c: 'var(--state-red)' } : {})} disabled={isBusy} onClick={() => start(one)} aria-keyshortcuts={[one.key, one === main && 'Control+Enter'].filter(Boolean).join(' ') || undefined} title={hintOf(one)} rightSection={<Key of={one.key} />}>
          {one.event.title}
        </Button>
      ))}
      {(refused.length > 0 || base.mayDelete || allowed.length > 1) && (
        <Menu position="bottom-end" width={320}>
          <Menu.Target><ActionIcon {...(isNarrowOnly ? { className: classes.narrow ?? '' } : {})} variant="default" size={30} aria-label={t('more')}><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
          <Menu.Dropdown>
            {allowed.slice(1).map((one, i) => <Menu.Item key={one.event.event} className={i + 1 < inSight ? (classes.narrow ?? '') : ''} {...(one.event.danger ? { color: 'red' } : {})} disabled={isBusy} onClick={() => start(one)} rightSection={<Key of={one.key} />}>{one.event.title}</Menu.Item>)}
            {refused.map(({ event, key }) => (
              <Menu.Item key={event.event} aria-disabled className={classes.refused} closeMenuOnClick={false} rightSection={<Key of={key} />}>
                <div>{event.title}</div>
                <div className={classes.why}>{event.reason}</div>
              </Menu.Item>
            ))}
            {refused.length > 0 && base.mayDelete && <Menu.Divider />}
            {base.mayDelete && <Menu.Item color="red" disabled={isBusy} leftSection={<IconTrash size={15} stroke={1.6} aria-hidden />} onClick={() => setDeleting(true)}>{t('delete')}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      )}
      {asked && <EventDialog key={asked.event} event={asked} form={form} onClose={() => setAsked(null)} />}
      {isDeleting && <AskDialog title={t('deleteTitle', { label: base.label })} text={t('deleteHint')} submit={t('delete')} cancel={t('cancel')} onClose={() => setDeleting(false)} onSubmit={async () => void (await form.remove())} />}
    </div>
  )
}

const Key = ({ of }: { readonly of: string | null }) => of && <kbd className={classes.key} aria-hidden>{of}</kbd>
