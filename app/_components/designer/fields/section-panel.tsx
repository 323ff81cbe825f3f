'use client'
import { Button, SegmentedControl, Select } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { type SectionDefinition, titleOf } from '../../../../engine/client.ts'
import { ExpressionEditor } from '../expression/expression-editor.tsx'
import { IssueList } from '../issue-list.tsx'
import { useStudio } from '../studio-context.tsx'
import studio from '../studio.module.css'
import { TitlesFields } from '../titles-fields.tsx'
import { type Part, withPart } from './field-text.ts'
import { changeSection, removeSection, stepSection } from './layout-edits.ts'
import type { SideProps } from './side.tsx'
import { useScope } from './use-kind.ts'

/** A section of the form: its words, its columns, its tab, and when it is shown. */
export function SectionPanel({ path, kind, put, id, onChoose }: SideProps & { readonly id: string }) {
  const t = useTranslations('designer-form')
  const locale = useLocale()
  const { issues } = useStudio()
  const scope = useScope(kind.entity.name, undefined, locale)
  const { sections, tabs = [] } = kind.views.form
  const at = sections.findIndex((one) => one.id === id)
  const section = sections[at]
  if (!section) return null
  const write = (part: Part<SectionDefinition>) => put(changeSection(kind, id, (one) => withPart(one, part)))
  const found = issues.filter(({ file, pointer }) => file === path.replace(/[^/]+$/, 'views.json') && `${pointer}/`.startsWith(`/form/sections/${at}/`))
  return (
    <section className={studio.panel} aria-label={t('section')}>
      <h2 className={studio.panelTitle}>{titleOf(section.titles, locale)}</h2>
      <IssueList issues={found} />
      <TitlesFields legend={t('title')} id={section.id} titles={section.titles} onChange={(titles) => write({ titles })} />
      <div>
        <div className="muted">{t('columns')}</div>
        <SegmentedControl fullWidth aria-label={t('columns')} value={String(section.columns ?? 2)} onChange={(value) => write({ columns: Number(value) })} data={['1', '2', '3']} />
      </div>
      {tabs.length > 0 && <Select label={t('tab')} clearable placeholder={t('aboveTabs')} data={tabs.map(({ name, titles }) => ({ value: name, label: titleOf(titles, locale) }))} value={section.tab ?? null} onChange={(tab) => write({ tab: tab ?? undefined })} />}
      <ExpressionEditor label={t('visible')} description={t('visibleHint')} scope={scope} value={section.visible ?? ''} onChange={(visible) => write({ visible })} />
      <div className={studio.panelActions}>
        <Button variant="default" disabled={at === 0} leftSection={<IconArrowUp size={14} aria-hidden />} onClick={() => put(stepSection(kind, id, -1))}>{t('up')}</Button>
        <Button variant="default" disabled={at === sections.length - 1} leftSection={<IconArrowDown size={14} aria-hidden />} onClick={() => put(stepSection(kind, id, 1))}>{t('down')}</Button>
        <Button variant="light" color="red" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => { put(removeSection(kind, id)); onChoose(null) }}>{t('removeSection')}</Button>
      </div>
      <p className="muted">{t('removeSectionHint')}</p>
    </section>
  )
}
