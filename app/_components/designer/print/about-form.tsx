'use client'
import { Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { PrintDefinition } from '../../../../engine/client.ts'
import { TextsFields } from '../parts/texts-fields.tsx'
import { TitlesFields } from '../titles-fields.tsx'
import { withPart } from '../fields/field-text.ts'
import type { PrintLanguage } from './print-shape.ts'

const languages: readonly PrintLanguage[] = ['reader', 'record', 'en', 'ru', 'uk', 'ro']

/** What the paper is called, how it lies, and what stands on every page. */
export function AboutForm({ entity, form, onChange }: { readonly entity: string; readonly form: PrintDefinition; readonly onChange: (form: PrintDefinition) => void }) {
  const t = useTranslations('designer-content')
  const td = useTranslations('designer')
  const { size = 'A4', orientation = 'portrait' } = form.page ?? {}
  return (
    <>
      <TitlesFields legend={t('title')} id={form.id} titles={form.titles} onChange={(titles) => onChange({ ...form, titles })} />
      <Select label={t('print.size')} data={['A4', 'A5']} value={size} onChange={(next) => next !== null && onChange({ ...form, page: { size: next as 'A4' | 'A5', orientation } })} />
      <Select label={t('print.orientation')} data={(['portrait', 'landscape'] as const).map((value) => ({ value, label: t(`print.orientations.${value}`) }))} value={orientation} onChange={(next) => next !== null && onChange({ ...form, page: { size, orientation: next as 'portrait' | 'landscape' } })} />
      <Select label={t('print.language')} data={languages.map((value) => ({ value, label: value === 'reader' || value === 'record' ? t(`print.languages.${value}`) : td(`languages.${value}`) }))} value={form.language ?? 'reader'} onChange={(next) => next !== null && onChange(withPart(form, { language: next === 'reader' ? undefined : (next as PrintLanguage) }))} />
      <TextsFields legend={t('print.header')} texts={form.header} entity={entity} isOptional onChange={(header) => onChange(withPart(form, { header }))} />
      <TextsFields legend={t('print.footer')} texts={form.footer} entity={entity} isOptional onChange={(footer) => onChange(withPart(form, { footer }))} />
    </>
  )
}
