'use client'
import { Button } from '@mantine/core'
import { IconPhone, IconPlus } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { IntakeEventView, IntegrationView } from '../../../engine/client.ts'
import { PageHeader } from '../page-header.tsx'
import page from '../page-table.module.css'
import people from '../people/people.module.css'
import { Secret } from '../secret.tsx'
import { useFormat } from '../workplace-context.tsx'
import { ConnectionForm } from './connection-form.tsx'
import { EventList } from './event-list.tsx'
import classes from './integrations.module.css'
import { TestCallForm } from './test-call-form.tsx'

export interface Site {
  readonly value: string
  readonly label: string
}

interface Props {
  readonly list: readonly IntegrationView[]
  readonly intakes: readonly { readonly name: string; readonly title: string }[]
  readonly events: readonly IntakeEventView[]
  readonly sites: readonly Site[]
}

/** Connections to telephone exchanges: who may tell of calls, what they told, what came of it; and a call to try it with. */
export function IntegrationsScreen({ list: initial, intakes, events, sites }: Props) {
  const t = useTranslations('integrations')
  const format = useFormat()
  const [list, setList] = useState(initial)
  const [open, setOpen] = useState<IntegrationView | 'new' | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const titleOfSite = (code: string | null): string => (code === null ? t('byLine') : (sites.find(({ value }) => value === code)?.label ?? code))
  const saved = (now: readonly IntegrationView[], made: string | null) => {
    setList(now)
    setSecret(made)
    setOpen(null)
  }
  return (
    <>
      <PageHeader icon={<IconPhone size={18} stroke={1.6} aria-hidden />} title={t('title')}>
        <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setOpen('new')}>{t('add')}</Button>
      </PageHeader>
      <div className={page.body}>
        {secret !== null && <div className={classes.section}><Secret title={t('secret')} text={secret} onDone={() => setSecret(null)} /></div>}
        {list.length === 0 ? <p className={page.none}>{t('none')}</p> : (
          <table className={page.table}>
            <thead><tr><th scope="col">{t('code')}</th><th scope="col">{t('intake')}</th><th scope="col">{t('dealership')}</th><th scope="col">{t('state')}</th><th scope="col">{t('lastEvent')}</th><th scope="col">{t('failed')}</th></tr></thead>
            <tbody>
              {list.map((one) => (
                <tr key={one.code} data-opens onClick={() => setOpen(one)}>
                  <td><button type="button" className={people.open} aria-label={t('open', { code: one.code })} onClick={(event) => { event.stopPropagation(); setOpen(one) }}>{one.code}</button></td>
                  <td>{one.title}</td>
                  <td>{titleOfSite(one.dealership)}</td>
                  <td>{t(one.isActive ? 'on' : 'revoked')}</td>
                  <td>{one.lastEventAt === null ? <span className="muted">{t('nothingYet')}</span> : <time dateTime={one.lastEventAt} title={format.dateTime(one.lastEventAt)} suppressHydrationWarning>{format.ago(one.lastEventAt)}</time>}</td>
                  <td className="tabular" data-title={t('failed')}>{one.failed}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {list.some(({ isActive }) => isActive) && <TestCallForm list={list.filter(({ isActive }) => isActive)} />}
        {list.length > 0 && <EventList initial={events} />}
      </div>
      {open !== null && <ConnectionForm connection={open === 'new' ? null : open} intakes={intakes} sites={sites} onSaved={saved} onClose={() => setOpen(null)} />}
    </>
  )
}
