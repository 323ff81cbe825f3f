'use client'
import { useTranslations } from 'next-intl'
import { choicesIn, ChoicesList, type ListedChoice, optionsFrom } from '../parts/choices-list.tsx'
import { changeField } from './edits.ts'
import type { FieldPartProps } from './field-panel.tsx'

/** What somebody chooses from. */
export function ChoicesField({ property, at, kind, put }: FieldPartProps) {
  const t = useTranslations('designer-form')
  return <ChoicesList label={t('choices')} hasColours choices={choicesIn(property.enum ?? [], property['x-field'].options ?? {})} onChange={(choices) => put(withChoices(kind, at, choices))} />
}

/** A default that is no choice any more goes with it. */
function withChoices(kind: FieldPartProps['kind'], at: FieldPartProps['at'], choices: readonly ListedChoice[]) {
  return changeField(kind, at, ({ default: given, ...property }) => ({
    ...property,
    enum: choices.map(({ value }) => value),
    ...(given !== undefined && choices.some(({ value }) => value === given) ? { default: given } : {}),
    'x-field': { ...property['x-field'], options: optionsFrom(choices) },
  }))
}
