'use client'
import { Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Titles } from '../../../../engine/client.ts'
import { textOf } from '../json.ts'
import { choicesOf, draftFields, isDay, isFigure, namedIn } from '../parts/draft-fields.ts'
import { freshId } from '../parts/fresh-id.ts'
import { fieldTitles } from '../parts/field-titles.ts'
import { NewDialog } from '../parts/new-dialog.tsx'
import { newName } from '../parts/new-name.ts'
import { useStudio } from '../studio-context.tsx'
import { newReport, rowFields } from './edits.ts'

/** A new report in three questions: which records, what to count, by what. */
export function NewReportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files, write, open } = useStudio()
  const [source, setSource] = useState<string | null>(null)
  const [sum, setSum] = useState<string | null>(null)
  const [by, setBy] = useState<string | null>(null)
  const [period, setPeriod] = useState<string | null>(null)
  const fields = source === null ? [] : draftFields(files, source, locale)
  const choose = (next: string | null) => {
    setSource(next)
    setSum(null)
    const known = next === null ? [] : draftFields(files, next, locale)
    setBy(rowFields(known)[0]?.name ?? null)
    setPeriod(known.some(({ name }) => name === 'createdAt') ? 'createdAt' : null)
  }
  const make = (titles: Titles) => {
    if (source === null) return
    const name = newName(files, 'reports', titles.en)
    const named = (field: string | null) => (field === null ? null : { field, titles: fieldTitles(files, source, field) })
    const path = `reports/${name}/report.json`
    write(path, textOf(newReport({ id: freshId('rp', name), name, titles, source, sum: named(sum), by: named(by), period })))
    open(path)
    onClose()
  }
  return (
    <NewDialog title={t('reports.new')} onClose={onClose} onMake={make} isReady={source !== null}>
      <Select label={t('reports.whichRecords')} required searchable data={[...namedIn(files, 'entities', locale)]} value={source} onChange={choose} />
      {source !== null && (
        <>
          <Select label={t('reports.alsoAdd')} description={t('reports.alsoAddHint')} clearable placeholder={t('none')} data={[...choicesOf(fields.filter(isFigure))]} value={sum} onChange={setSum} />
          <Select label={t('reports.rows')} clearable placeholder={t('none')} data={[...choicesOf(rowFields(fields))]} value={by} onChange={setBy} />
          <Select label={t('reports.periodBy')} clearable placeholder={t('none')} data={[...choicesOf(fields.filter((field) => isDay(field) && field.name !== 'stateSince'))]} value={period} onChange={setPeriod} />
        </>
      )}
    </NewDialog>
  )
}
