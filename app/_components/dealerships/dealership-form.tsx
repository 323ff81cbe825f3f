'use client'
import { Alert, Button, Drawer, Group, Select, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { DealershipDetails, DealershipView } from '../../../engine/client.ts'
import { addDealership, changeDealership } from '../../(workplace)/dealerships/actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { interfaceLocales } from '../../_lib/locale.ts'
import { reply } from '../../_lib/request.ts'
import { useWorkplace } from '../workplace-context.tsx'
import { Problem } from '../problem.tsx'
import classes from '../people/people.module.css'
import { LogoField } from './logo-field.tsx'

const detailNames = ['legalName', 'taxNumber', 'phone', 'email', 'website', 'bank', 'account', 'address'] as const satisfies readonly (keyof DealershipDetails)[]

interface Props {
  /** null: a new one. */
  readonly site: DealershipView | null
  readonly zones: readonly string[]
  readonly currencies: readonly string[]
  readonly onSaved: (sites: readonly DealershipView[]) => void
  readonly onClose: () => void
}

type Texts = Readonly<Record<string, string>>

export function DealershipForm({ site, zones, currencies, onSaved, onClose }: Props) {
  const t = useTranslations('dealerships')
  const workplace = useWorkplace()
  const [place, setPlace] = useState<Texts>({ code: site?.code ?? '', timeZone: site?.timeZone ?? workplace.timeZone, currency: site?.currency ?? workplace.currency, areaCode: site?.areaCode ?? '' })
  const [titles, setTitles] = useState<Texts>({ ...site?.titles })
  const [details, setDetails] = useState<Texts>({ ...site?.details })
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const mayName = site?.mayChange !== 'nothing'
  const mayPlace = site === null || site.mayChange === 'all'
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const names = { titles: titles as DealershipView['titles'], details }
    const where = { timeZone: place.timeZone ?? '', currency: place.currency ?? '', areaCode: place.areaCode ?? '' }
    const result = await reply(site === null ? addDealership({ code: place.code ?? '', ...where, ...names }) : changeDealership(site.code, mayPlace ? { ...where, ...names } : names))
    setBusy(false)
    setRefusal(result.ok ? null : result.refusal)
    if (result.ok) onSaved(result.data)
  }
  const input = (texts: Texts, set: (texts: Texts) => void, key: string, may: boolean) => ({ value: texts[key] ?? '', readOnly: !may, onChange: (event: { readonly currentTarget: { readonly value: string } }) => set({ ...texts, [key]: event.currentTarget.value }) })
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={<span className={classes.drawerTitle}>{site === null ? t('add') : titles.ru || site.code}</span>} closeButtonProps={{ 'aria-label': t('cancel') }} transitionProps={{ duration: 120 }}>
      <form onSubmit={(event) => void save(event)} autoComplete="off">
        {refusal && <Problem refusal={refusal} />}
        <section className={classes.section}>
          <h3>{t('names')}</h3>
          <div className={classes.fields}>
            {interfaceLocales.map((locale) => <TextInput key={locale} label={t(`languages.${locale}`)} maxLength={120} required={locale === 'en' || locale === 'ru'} {...input(titles, setTitles, locale, mayName)} />)}
          </div>
        </section>
        <section className={classes.section}>
          <h3>{t('place')}</h3>
          {!mayPlace && <Alert color="gray" variant="light" mb={12}>{t('networkOnly')}</Alert>}
          <div className={classes.fields}>
            <TextInput label={t('code')} required maxLength={32} {...(site === null && { description: t('codeHint') })} {...input(place, setPlace, 'code', site === null)} />
            <Select label={t('timeZone')} data={[...zones]} value={place.timeZone ?? null} readOnly={!mayPlace} searchable limit={60} onChange={(zone) => setPlace({ ...place, timeZone: zone ?? '' })} />
            <Select label={t('currency')} {...(site !== null && { description: t('currencyHint') })} data={[...currencies]} value={place.currency ?? null} readOnly={!mayPlace} searchable limit={60} onChange={(currency) => setPlace({ ...place, currency: currency ?? '' })} />
            <TextInput label={t('areaCode')} description={t('areaCodeHint')} maxLength={6} inputMode="numeric" {...input(place, setPlace, 'areaCode', mayPlace)} />
          </div>
        </section>
        <section className={classes.section}>
          <h3>{t('requisites')}</h3>
          {site && <LogoField site={site.code} mayChange={mayName} />}
          <div className={classes.fields}>
            {detailNames.map((name) => <TextInput key={name} label={t(`details.${name}`)} maxLength={300} {...(name === 'address' && { className: classes.details })} {...input(details, setDetails, name, mayName)} />)}
          </div>
        </section>
        {mayName && (
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
            <Button type="submit" loading={isBusy}>{t('save')}</Button>
          </Group>
        )}
      </form>
    </Drawer>
  )
}
