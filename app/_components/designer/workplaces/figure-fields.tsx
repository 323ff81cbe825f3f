'use client'
import { Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { withKeys } from '../lists/edits.ts'
import { choicesOf, draftFields, isFigure } from '../parts/draft-fields.ts'
import { useStudio } from '../studio-context.tsx'

const functions = ['count', 'sum', 'avg', 'min', 'max'] as const

interface Figure {
  readonly entity: string
  readonly function: (typeof functions)[number]
  readonly field?: string
}

/** What is worked out over records; a count has no field. */
export function FigureFields<Of extends Figure>({ figure, onChange }: { readonly figure: Of; readonly onChange: (figure: Of) => void }) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  const fields = draftFields(files, figure.entity, locale).filter(isFigure)
  const choose = (name: string | null) => {
    const chosen = functions.find((one) => one === name) ?? 'count'
    const field = chosen === 'count' ? undefined : (figure.field ?? fields[0]?.name)
    onChange(withKeys<Figure>(figure, { function: chosen, field }) as Of)
  }
  return (
    <>
      <Select label={t('function')} allowDeselect={false} data={functions.filter((one) => one === 'count' || fields.length > 0).map((value) => ({ value, label: t(`functions.${value}`) }))} value={figure.function} onChange={choose} />
      {figure.function !== 'count' && <Select label={t('field')} allowDeselect={false} data={[...choicesOf(fields)]} value={figure.field ?? null} onChange={(field) => field !== null && onChange({ ...figure, field })} />}
    </>
  )
}
