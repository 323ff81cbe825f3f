'use client'
import { Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import type { IntakeStep } from '../../../../engine/client.ts'
import { eventChoices } from '../choices.ts'
import { ExpressionEditor } from '../expression/expression-editor.tsx'
import type { ExpressionScope } from '../expression/scope.ts'
import { withPart } from '../fields/field-text.ts'
import { ValuesInput } from '../params/values-input.tsx'
import { useStudio } from '../studio-context.tsx'
import { orNone } from './intake-shape.ts'

interface Props {
  readonly entity: string
  readonly step: IntakeStep
  readonly scope: ExpressionScope
  readonly onChange: (step: IntakeStep) => void
}

/** What follows when something has happened to the call. */
export function StepFields({ entity, step, scope, onChange }: Props) {
  const t = useTranslations('designer-intakes')
  const locale = useLocale()
  const { files } = useStudio()
  const place = { files, entity, scope }
  const isEmpty = Object.keys(step).length === 0
  return (
    <>
      <Select label={t('event')} description={t('eventHint')} clearable searchable placeholder={t('noEvent')} data={eventChoices(files, entity, locale).map(({ value, label }) => ({ value, label }))} value={step.event ?? null} onChange={(event) => onChange(withPart(step, { event: event ?? undefined }))} />
      {step.event !== undefined && <ValuesInput label={t('input')} isFree entity={entity} value={{ ...step.input }} place={place} onChange={(input) => onChange(withPart(step, { input: orNone(input as Readonly<Record<string, string>>) }))} />}
      <ValuesInput label={t('stepValues')} isFree={false} entity={entity} value={{ ...step.values }} place={place} onChange={(values) => onChange(withPart(step, { values: orNone(values as Readonly<Record<string, string>>) }))} />
      {!isEmpty && <ExpressionEditor label={t('condition')} scope={scope} value={step.condition ?? ''} onChange={(condition) => onChange(withPart(step, { condition }))} />}
    </>
  )
}
