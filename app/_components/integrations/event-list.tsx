'use client'
import { Button, Select } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { IntakeEventView } from '../../../engine/client.ts'
import { readEvents, retryEvent } from '../../(workplace)/integrations/actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import page from '../page-table.module.css'
import { Problem } from '../problem.tsx'
import { useFormat } from '../workplace-context.tsx'
import classes from './integrations.module.css'

const statuses = ['failed', 'refused', 'waiting', 'fetching', 'done'] as const

/** What was told lately; what failed says why, and is done again. */
export function EventList({ initial }: { readonly initial: readonly IntakeEventView[] }) {
  const t = useTranslations('integrations')
  const [events, setEvents] = useState(initial)
  const [status, setStatus] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const show = async (wanted: string | null) => {
    setStatus(wanted)
    const found = await reply(readEvents(wanted === null ? {} : { status: wanted }))
    setRefusal(found.ok ? null : found.refusal)
    if (found.ok) setEvents(found.data)
  }
  const retry = async (id: string) => {
    const done = await reply(retryEvent(id))
    if (done.ok) return show(status)
    setRefusal(done.refusal)
  }
  return (
    <section className={classes.section} aria-labelledby="told-events">
      <h2 id="told-events">{t('events')}</h2>
      <div className={classes.row}>
        <Select label={t('status')} clearable placeholder={t('any')} data={statuses.map((value) => ({ value, label: t(`statuses.${value}`) }))} value={status} onChange={(value) => void show(value)} />
        <Button variant="default" leftSection={<IconRefresh size={14} aria-hidden />} onClick={() => void show(status)}>{t('refresh')}</Button>
      </div>
      {refusal && <Problem refusal={refusal} />}
      {events.length === 0 ? <p className="muted">{t('noEvents')}</p> : <EventTable events={events} onRetry={(id) => void retry(id)} />}
    </section>
  )
}

export function EventTable({ events, onRetry }: { readonly events: readonly IntakeEventView[]; readonly onRetry?: (id: string) => void }) {
  const t = useTranslations('integrations')
  const format = useFormat()
  const types = ['ringing', 'answered', 'ended', 'recorded'] as const
  const typeOf = (type: string): string => {
    const known = types.find((one) => one === type)
    return known ? t(`types.${known}`) : t('types.unknown')
  }
  return (
    <table className={page.table}>
      <thead><tr><th scope="col">{t('received')}</th><th scope="col">{t('event')}</th><th scope="col">{t('from')}</th><th scope="col">{t('status')}</th><th scope="col">{t('record')}</th></tr></thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.id}>
            <td className="tabular"><time dateTime={event.receivedAt} suppressHydrationWarning>{format.dateTime(event.receivedAt)}</time></td>
            <td>{typeOf(event.type)}</td>
            <td className="tabular">{event.from ?? <span className="muted">{t('noNumber')}</span>}</td>
            <td className={classes.status} data-status={event.status}>{t(`statuses.${event.status}`)}{event.note !== null && <> · {event.note}</>} {event.status === 'failed' && onRetry && <Button size="compact-sm" variant="default" onClick={() => onRetry(event.id)}>{t('again')}</Button>}</td>
            <td>{event.record && <Link className="link" href={`/${event.record.entity}/${event.record.id}`} prefetch={false}>{t('openRecord')}</Link>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
