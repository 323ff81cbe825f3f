'use client'
import { NumberInput, Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import type { PlannerDefinition } from '../../../../engine/client.ts'
import { choicesOf, isDay, isShown, namedIn } from '../parts/draft-fields.ts'
import { NamesField } from '../parts/names-field.tsx'
import { OptionalPart } from '../parts/optional-part.tsx'
import { useStudio } from '../studio-context.tsx'
import { isColumn, newPlanner, withKeys } from './edits.ts'
import type { PartProps } from './lists-designer.tsx'

/** The list by its time. */
export function PlannerPart({ views, fields, onChange }: PartProps) {
  const t = useTranslations('designer-views')
  const times = useTranslations('designer-times')
  const locale = useLocale()
  const { files } = useStudio()
  const days = fields.filter(isDay)
  const write = (calendar: PlannerDefinition | undefined) => onChange(withKeys(views, { calendar }))
  return (
    <OptionalPart content={views.calendar} start={newPlanner(fields)} onChange={write} texts={{ none: t('lists.noPlanner'), add: t('lists.addPlanner'), impossible: t('lists.plannerImpossible'), remove: t('lists.removePlanner') }}>
      {(planner) => {
        const kind = days.find(({ name }) => name === planner.start)?.kind
        const change = (next: { readonly [Key in keyof PlannerDefinition]?: PlannerDefinition[Key] | undefined }) => write(withKeys(planner, next))
        return (
          <>
            <Select label={t('lists.start')} data={[...choicesOf(days)]} value={planner.start} allowDeselect={false} onChange={(start) => start !== null && change({ start, end: undefined })} />
            <Select label={t('lists.end')} clearable placeholder={t('none')} data={[...choicesOf(days.filter((field) => field.kind === kind && field.name !== planner.start))]} value={planner.end ?? null} onChange={(end) => change({ end: end ?? undefined, ...(end !== null && { duration: undefined }) })} />
            <Select label={t('lists.duration')} clearable placeholder={t('none')} data={[...choicesOf(fields.filter((field) => field.kind === 'integer' && field.type !== 'number'))]} value={planner.duration ?? null} onChange={(duration) => change({ duration: duration ?? undefined, ...(duration !== null && { end: undefined }) })} />
            <NamesField label={t('lists.resources')} hint={t('lists.resourcesHint')} choices={choicesOf(fields.filter(isColumn))} value={planner.resources ?? []} most={5} onChange={(resources) => change({ resources, occupies: planner.occupies?.filter((name) => resources.includes(name)) })} />
            <NamesField label={t('lists.entryTitle')} hint={t('lists.entryTitleHint')} choices={choicesOf(fields.filter(isShown))} value={planner.title ?? []} most={5} onChange={(title) => change({ title })} />
            <Select label={t('lists.hours')} clearable placeholder={t('none')} data={[...namedIn(files, 'calendars', locale)]} value={planner.hours ?? null} onChange={(hours) => change({ hours: hours ?? undefined })} />
            {kind === 'datetime' && (planner.resources ?? []).length > 0 && (planner.end ?? planner.duration) !== undefined && (
              <>
                <NamesField label={times('occupies')} hint={times('occupiesHint')} choices={choicesOf(fields.filter(({ name }) => planner.resources?.includes(name)))} value={planner.occupies ?? []} most={5} onChange={(occupies) => change({ occupies })} />
                <NumberInput label={times('step')} placeholder="30" min={5} max={480} step={5} allowDecimal={false} value={planner.step ?? ''} onChange={(step) => change({ step: step === '' ? undefined : Number(step) })} />
                <Select label={times('overlap')} data={(['warn', 'refuse'] as const).map((value) => ({ value, label: times(`overlaps.${value}`) }))} value={planner.overlap ?? 'warn'} allowDeselect={false} onChange={(overlap) => change({ overlap: overlap === 'refuse' ? 'refuse' : undefined })} />
              </>
            )}
          </>
        )
      }}
    </OptionalPart>
  )
}
