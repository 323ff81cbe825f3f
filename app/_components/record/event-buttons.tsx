'use client'
import { ActionIcon, Button, Menu, Modal } from '@mantine/core'
import { IconDots, IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { EventView } from '../../../engine/client.ts'
import { useShortcuts } from '../../_lib/use-shortcuts.ts'
import { EventDialog } from './event-dialog.tsx'
import classes from './record.module.css'
import type { RecordFormState } from './use-record-form.ts'

const inSight = 3

/** What the machine allows now as buttons; what it does not, in the menu with the reason. */
export function EventButtons({ form }: { readonly form: RecordFormState }) {
  const t = useTranslations('record')
  const [asked, setAsked] = useState<EventView | null>(null)
  const [isDeleting, setDeleting] = useState(false)
  const { base, isBusy } = form
  const allowed = base.events.filter((event) => event.allowed).sort((a, b) => Number(b.primary) - Number(a.primary))
  const others = base.events.filter((event) => !event.allowed)
  const start = (event: EventView) => {
    if (event.form || event.danger) setAsked(event)
    else void form.send(event.event, null)
  }
  useShortcuts(isBusy ? {} : Object.fromEntries(allowed.slice(0, 9).map((event, i) => [`Digit${i + 1}`, () => start(event)])))
  return (
    <div className={classes.events}>
      {allowed.slice(0, inSight).map((event, i) => (
        <Button key={event.event} {...(i > 0 && classes.beside ? { className: classes.beside } : {})} variant={event.primary ? 'filled' : 'default'} {...(event.danger && !event.primary ? { c: 'var(--state-red)' } : {})} disabled={isBusy} onClick={() => start(event)} aria-keyshortcuts={i < 9 ? String(i + 1) : undefined} title={[event.target && t('leadsTo', { state: event.target.title }), i < 9 && t('key', { key: i + 1 })].filter(Boolean).join(' · ')}>
          {event.title}
        </Button>
      ))}
      {(others.length > 0 || base.mayDelete || allowed.length > 1) && (
        <Menu position="bottom-end" width={300}>
          <Menu.Target><ActionIcon {...(others.length > 0 || base.mayDelete || allowed.length > inSight ? {} : { className: classes.narrow ?? '' })} variant="default" size={30} aria-label={t('more')}><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
          <Menu.Dropdown>
            {allowed.slice(1).map((event, i) => <Menu.Item key={event.event} className={i + 1 < inSight ? (classes.narrow ?? '') : ''} {...(event.danger ? { color: 'red' } : {})} disabled={isBusy} onClick={() => start(event)}>{event.title}</Menu.Item>)}
            {others.map((event) => (
              <Menu.Item key={event.event} aria-disabled className={classes.refused} closeMenuOnClick={false}>
                <div>{event.title}</div>
                <div className={classes.why}>{event.reason}</div>
              </Menu.Item>
            ))}
            {others.length > 0 && base.mayDelete && <Menu.Divider />}
            {base.mayDelete && <Menu.Item color="red" leftSection={<IconTrash size={15} stroke={1.6} aria-hidden />} onClick={() => setDeleting(true)}>{t('delete')}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      )}
      {asked && <EventDialog key={asked.event} event={asked} form={form} onClose={() => setAsked(null)} />}
      <Modal opened={isDeleting} onClose={() => setDeleting(false)} title={t('deleteTitle', { label: base.label })} size="sm" closeButtonProps={{ 'aria-label': t('cancel') }}>
        <p>{t('deleteHint')}</p>
        <div className={classes.dialogActions}>
          <Button variant="default" onClick={() => setDeleting(false)}>{t('cancel')}</Button>
          <Button color="red" onClick={() => { setDeleting(false); void form.remove() }}>{t('delete')}</Button>
        </div>
      </Modal>
    </div>
  )
}
