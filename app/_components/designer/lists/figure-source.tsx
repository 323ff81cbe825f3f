'use client'
import { Button, Checkbox, Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import type { FigureDefinition } from '../../../../engine/client.ts'
import { ConditionField } from '../parts/condition-field.tsx'
import { choicesOf, draftFields, isDay, isFigure } from '../parts/draft-fields.ts'
import { useStudio } from '../studio-context.tsx'
import { withKeys } from './edits.ts'
import { usePointing } from './panels-part.tsx'

type Source = FigureDefinition['of'][number]

/** Which function needs which field. */
const functionsOf = (isOwn: boolean) => (isOwn ? (['sum', 'min', 'max'] as const) : (['count', 'sum', 'min', 'max'] as const))

/** One part of a figure: records that lead here, or a field of the record itself. */
export function FigureSource({ entity, source, onChange, onRemove }: { readonly entity: string; readonly source: Source; readonly onChange: (source: Source) => void; readonly onRemove?: () => void }) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  const pointing = usePointing(entity)
  const from = source.entity ?? entity
  const isOwn = source.entity === undefined
  const fields = draftFields(files, from, locale)
  const paths = pointing.find(({ value }) => value === source.entity)?.paths ?? []
  const choose = (name: string | null) => {
    const found = pointing.find(({ value }) => value === name)
    onChange(found ? { entity: found.value, by: found.paths[0]?.value ?? '', function: 'count' } : { function: 'max' })
  }
  return (
    <>
      <Select label={t('lists.outOf')} allowDeselect={false} data={[{ value: '', label: t('lists.itself') }, ...pointing.map(({ value, label }) => ({ value, label }))]} value={source.entity ?? ''} onChange={choose} />
      {paths.length > 1 && <Select label={t('lists.by')} allowDeselect={false} data={[...paths]} value={source.by ?? null} onChange={(by) => by !== null && onChange({ ...source, by })} />}
      <Select label={t('function')} allowDeselect={false} data={functionsOf(isOwn).map((value) => ({ value, label: t(`functions.${value}`) }))} value={source.function} onChange={(name) => onChange(withKeys(source, { function: name as Source['function'], ...(name === 'count' && { field: undefined }) }))} />
      {source.function !== 'count' && <Select label={t('field')} data={[...choicesOf(fields.filter((field) => isFigure(field) || (source.function !== 'sum' && isDay(field))))]} value={source.field ?? null} onChange={(field) => onChange(withKeys(source, { field: field ?? undefined }))} />}
      {!isOwn && <ConditionField label={t('lists.whichRecords')} fields={fields} value={source.filter ?? null} onChange={(filter) => onChange(withKeys(source, { filter: filter ?? undefined }))} />}
      <Checkbox label={t('lists.minus')} checked={source.minus === true} onChange={(event) => onChange(withKeys(source, { minus: event.currentTarget.checked || undefined }))} />
      {onRemove && <Button variant="subtle" color="red" size="compact-sm" onClick={onRemove}>{t('removeIt')}</Button>}
    </>
  )
}
