'use client'
import { Button } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconTrash } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { titleOf } from '../../../../engine/client.ts'
import studio from '../studio.module.css'
import { TitlesFields } from '../titles-fields.tsx'
import { changeTab, removeTab, stepTab } from './layout-edits.ts'
import type { SideProps } from './side.tsx'

/** A tab of the form: its words, and its place among the others. */
export function TabPanel({ kind, put, name, onChoose }: SideProps & { readonly name: string }) {
  const t = useTranslations('designer-form')
  const locale = useLocale()
  const tabs = kind.views.form.tabs ?? []
  const at = tabs.findIndex((one) => one.name === name)
  const tab = tabs[at]
  if (!tab) return null
  return (
    <section className={studio.panel} aria-label={t('tab')}>
      <h2 className={studio.panelTitle}>{titleOf(tab.titles, locale)}</h2>
      <TitlesFields legend={t('title')} titles={tab.titles} onChange={(titles) => put(changeTab(kind, name, (one) => ({ ...one, titles })))} />
      <div className={studio.panelActions}>
        <Button variant="default" disabled={at === 0} leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={() => put(stepTab(kind, name, -1))}>{t('left')}</Button>
        <Button variant="default" disabled={at === tabs.length - 1} leftSection={<IconArrowRight size={14} aria-hidden />} onClick={() => put(stepTab(kind, name, 1))}>{t('right')}</Button>
        <Button variant="light" color="red" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => { put(removeTab(kind, name)); onChoose(null) }}>{t('removeTab')}</Button>
      </div>
      <p className="muted">{t('removeTabHint')}</p>
    </section>
  )
}
