'use client'
import { Button, MultiSelect } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { roleChoices } from '../choices.ts'
import { withKeys } from '../lists/edits.ts'
import { useStudio } from '../studio-context.tsx'
import { TitlesFields } from '../titles-fields.tsx'
import type { ReportPartProps } from './report-designer.tsx'

/** What the report is called, and who may open it. */
export function AboutPart({ report, onChange }: ReportPartProps) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  const subtitles = report.subtitles ?? []
  return (
    <>
      <TitlesFields legend={t('titleOf')} id={report.id} titles={report.titles} onChange={(titles) => onChange({ ...report, titles })} />
      {subtitles.map((titles, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a head have no identity
        <div key={i}>
          <TitlesFields legend={t('reports.subtitle')} titles={titles} onChange={(next) => onChange({ ...report, subtitles: subtitles.map((one, j) => (j === i ? next : one)) })} />
          <Button variant="subtle" color="red" size="compact-sm" onClick={() => onChange(withKeys(report, { subtitles: subtitles.filter((_, j) => j !== i) }))}>{t('removeIt')}</Button>
        </div>
      ))}
      {subtitles.length < 5 && <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onChange({ ...report, subtitles: [...subtitles, report.titles] })}>{t('reports.addSubtitle')}</Button>}
      <MultiSelect label={t('reports.roles')} description={t('reports.rolesHint')} searchable clearable data={[{ value: '*', label: t('everyRole') }, ...roleChoices(files, locale)]} value={[...report.roles]} onChange={(roles) => onChange({ ...report, roles: roles.at(-1) === '*' ? ['*'] : roles.filter((role) => role !== '*') })} />
    </>
  )
}
