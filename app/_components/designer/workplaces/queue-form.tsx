'use client'
import { NumberInput } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { withKeys } from '../lists/edits.ts'
import { choicesOf, draftFields, isShown } from '../parts/draft-fields.ts'
import { NamesField } from '../parts/names-field.tsx'
import { useStudio } from '../studio-context.tsx'
import type { BlockFormProps } from './block-form.tsx'
import { aboutOthers } from './edits.ts'
import { RecordsFields } from './records-fields.tsx'

/** Who waits, what is shown of them, and from when on it is too long. */
export function QueueForm({ block, onChange }: BlockFormProps<'queue'>) {
  const t = useTranslations('designer-desk')
  const v = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  return (
    <>
      <RecordsFields records={block} onEntity={(entity) => onChange(withKeys(aboutOthers(block, entity), { columns: undefined }))} onChange={onChange} />
      <NamesField label={v('lists.columns')} hint={v('lists.panelColumnsHint')} choices={choicesOf(draftFields(files, block.entity, locale).filter(isShown))} value={block.columns ?? []} most={8} onChange={(columns) => onChange(withKeys(block, { columns: columns.length > 0 ? columns : undefined }))} />
      <NumberInput label={t('warn')} description={t('warnHint')} min={1} max={10_000} value={block.warn ?? 10} onChange={(warn) => onChange(withKeys(block, { warn: typeof warn === 'number' ? warn : undefined }))} />
    </>
  )
}
