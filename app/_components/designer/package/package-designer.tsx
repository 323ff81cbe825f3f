'use client'
import { Select, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Manifest } from '../../../../engine/client.ts'
import { IssueList } from '../issue-list.tsx'
import { withKeys } from '../lists/edits.ts'
import contents from '../parts/content.module.css'
import { useFile, useStudio } from '../studio-context.tsx'
import classes from '../studio.module.css'
import { TitlesFields } from '../titles-fields.tsx'

type Settings = NonNullable<Manifest['settings']>
const locales = ['ru', 'en', 'uk', 'ro'] as const

/** What the package is called, which version it is, and what holds in the network where a dealership says nothing else. */
export function PackageDesigner({ path }: { readonly path: string }) {
  const t = useTranslations('designer-package')
  const td = useTranslations('designer')
  const { issues } = useStudio()
  const { content: manifest, write } = useFile<Manifest>(path)
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), [])
  if (!manifest) return null
  const { settings = {} } = manifest
  const set = (part: { readonly [K in keyof Settings]?: string | undefined }) => write({ ...manifest, settings: withKeys(settings, part) })
  return (
    <>
      <div className={classes.canvas}>
        <div className={contents.body}>
          <IssueList issues={issues.filter(({ file }) => file === path)} />
          <TitlesFields legend={td('title')} titles={manifest.titles} onChange={(titles) => write({ ...manifest, titles })} />
          <TextInput label={t('version')} description={t('versionHint')} value={manifest.version} onChange={(event) => write({ ...manifest, version: event.currentTarget.value.trim() })} />
        </div>
      </div>
      <aside className={classes.side} aria-label={t('network')}>
        <div className={classes.panel}>
          <h2 className={classes.panelTitle}>{t('network')}</h2>
          <p className="muted">{t('networkHint')}</p>
          <Select label={t('timeZone')} searchable limit={60} data={[...zones]} value={settings.timeZone ?? null} onChange={(timeZone) => set({ timeZone: timeZone ?? undefined })} />
          <TextInput label={t('currency')} description={t('currencyHint')} maxLength={3} value={settings.currency ?? ''} onChange={(event) => set({ currency: event.currentTarget.value.trim().toUpperCase() || undefined })} />
          <TextInput label={t('areaCode')} description={t('areaCodeHint')} inputMode="numeric" maxLength={6} value={settings.areaCode ?? ''} onChange={(event) => set({ areaCode: event.currentTarget.value.replace(/\D/g, '') || undefined })} />
          <Select label={t('locale')} description={t('localeHint')} data={locales.map((value) => ({ value, label: td(`languages.${value}`) }))} value={settings.locale ?? null} onChange={(locale) => set({ locale: locale ?? undefined })} />
        </div>
      </aside>
    </>
  )
}
