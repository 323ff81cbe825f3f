'use client'
import { Button } from '@mantine/core'
import { IconBuildingStore, IconPlus } from '@tabler/icons-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { type DealershipView, titleOf } from '../../../engine/client.ts'
import { PageHeader } from '../page-header.tsx'
import page from '../page-table.module.css'
import classes from '../people/people.module.css'
import { DealershipForm } from './dealership-form.tsx'

interface Props {
  readonly sites: readonly DealershipView[]
  /** What the server knows of: browsers know others. */
  readonly zones: readonly string[]
  readonly currencies: readonly string[]
}

/** The sites of the network: where they are, how they count, how their definitions differ. */
export function DealershipsScreen({ sites: initial, zones, currencies }: Props) {
  const t = useTranslations('dealerships')
  const locale = useLocale()
  const router = useRouter()
  const [sites, setSites] = useState(initial)
  const [open, setOpen] = useState<DealershipView | 'new' | null>(null)
  const mayAdd = sites.some(({ mayChange }) => mayChange === 'all') || sites.length === 0
  const saved = (now: readonly DealershipView[]) => {
    setSites(now)
    setOpen(null)
    // The switch of dealerships stands outside of this page.
    router.refresh()
  }
  return (
    <>
      <PageHeader icon={<IconBuildingStore size={18} stroke={1.6} aria-hidden />} title={t('title')}>
        {mayAdd && <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setOpen('new')}>{t('add')}</Button>}
      </PageHeader>
      <div className={page.body}>
        <table className={page.table}>
          <thead><tr><th scope="col">{t('name')}</th><th scope="col">{t('code')}</th><th scope="col">{t('timeZone')}</th><th scope="col">{t('currency')}</th><th scope="col">{t('people')}</th><th scope="col">{t('differences')}</th></tr></thead>
          <tbody>
            {sites.map((site) => (
              <tr key={site.code} data-opens onClick={() => setOpen(site)}>
                <td><button type="button" className={classes.open} aria-label={t('open', { name: titleOf(site.titles, locale) })} onClick={(event) => { event.stopPropagation(); setOpen(site) }}>{titleOf(site.titles, locale)}</button></td>
                <td>{site.code}</td>
                <td>{site.timeZone}</td>
                <td>{site.currency}</td>
                <td className="tabular" data-title={t('people')}>{site.people}</td>
                <td>{site.differences === 0 ? <span className="muted">{t('same')}</span> : <Link className="link" href="/definitions" prefetch={false} onClick={(event) => event.stopPropagation()}>{t('differencesCount', { count: site.differences })}</Link>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {open && <DealershipForm site={open === 'new' ? null : open} zones={zones} currencies={currencies} onSaved={saved} onClose={() => setOpen(null)} />}
    </>
  )
}
