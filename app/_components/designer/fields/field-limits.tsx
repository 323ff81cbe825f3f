'use client'
import { NumberInput, Select, Switch, TextInput } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { type Json, titleOf } from '../../../../engine/client.ts'
import { draftEntity, timedKinds } from '../parts/draft-fields.ts'
import { useStudio } from '../studio-context.tsx'
import { ChoicesField } from './choices-field.tsx'
import { peopleChoices } from '../people-choices.ts'
import type { FieldPartProps } from './field-panel.tsx'
import { questionPaths, targetsOf, typeOf } from './field-types.ts'
import classes from './fields.module.css'

const texts = new Set(['string', 'text'])
const numbers = new Set(['integer', 'decimal', 'money'])

const numberOf = (value: number | string | bigint): number | undefined => (value === '' ? undefined : Number(value))

/** What may stand in the field, by its type. */
export function FieldLimits(props: FieldPartProps) {
  const t = useTranslations('designer-form')
  const locale = useLocale()
  const { files } = useStudio()
  const { kind, property, write, writeKeywords } = props
  const { entity, form, scale, unit, moment } = property['x-field']
  const type = typeOf(property)
  const number = (key: 'minLength' | 'maxLength' | 'minimum' | 'maximum', whole = false) => <NumberInput label={t(`limits.${key}`)} allowDecimal={!whole} {...(whole && { min: 0 })} value={property[key] ?? ''} onChange={(value) => write({ [key]: numberOf(value) })} />
  return (
    <>
      {type === 'enum' && <ChoicesField {...props} />}
      {type === 'reference' && <Select label={t('target')} searchable data={targetsOf(files, kind.entity).map(({ name, pluralTitles, titles }) => ({ value: name, label: titleOf(pluralTitles ?? titles, locale) }))} value={entity ?? null} onChange={(value) => value && writeKeywords({ entity: value })} />}
      {type === 'answers' && <Select label={t('questions')} data={[...questionPaths(files, kind.entity)]} value={form ?? null} onChange={(value) => value && writeKeywords({ form: value })} />}
      {type === 'user' && props.at.length === 1 && <PeopleFrom {...props} />}
      {texts.has(type) && <div className={classes.pair}>{number('minLength', true)}{number('maxLength', true)}</div>}
      {type === 'string' && <TextInput label={t('limits.pattern')} description={t('limits.patternHint')} value={property.pattern ?? ''} onChange={(event) => write({ pattern: event.currentTarget.value })} />}
      {numbers.has(type) && <div className={classes.pair}>{number('minimum')}{number('maximum')}</div>}
      {numbers.has(type) && (
        <div className={classes.pair}>
          {type !== 'integer' && <NumberInput label={t('limits.scale')} min={0} max={6} allowDecimal={false} value={scale ?? ''} placeholder="2" onChange={(value) => writeKeywords({ scale: numberOf(value) })} />}
          {(unit === undefined || typeof unit === 'string') && <TextInput label={t('limits.unit')} value={unit ?? ''} onChange={(event) => writeKeywords({ unit: event.currentTarget.value })} />}
        </div>
      )}
      {(type === 'date' || type === 'datetime') && <Switch label={t('moment')} description={t('momentHint')} checked={moment === true} onChange={(event) => writeKeywords({ moment: event.currentTarget.checked || undefined })} />}
      {type === 'datetime' && props.at.length === 1 && <FreeTimesOf {...props} />}
      <DefaultField {...props} />
    </>
  )
}

/** Whose people may be chosen. */
function PeopleFrom({ kind, at, property, writeKeywords }: FieldPartProps) {
  const t = useTranslations('presence')
  const locale = useLocale()
  const { files } = useStudio()
  const { people = null } = property['x-field']
  const choices = peopleChoices(files, kind.entity.name, locale).flatMap(({ path, label }) => (path === at[0] ? [] : [{ value: path, label }]))
  const data = people === null || choices.some(({ value }) => value === people) ? choices : [...choices, { value: people, label: people }]
  return <Select label={t('from')} description={t('fromHint')} searchable clearable data={data} value={people} onChange={(value) => writeKeywords({ people: value ?? undefined })} />
}

/** Of whose calendar free times are offered; the start of the kind's own calendar offers them by itself. */
function FreeTimesOf({ at, kind, property, writeKeywords }: FieldPartProps) {
  const t = useTranslations('designer-times')
  const locale = useLocale()
  const { files } = useStudio()
  const { freeTimes } = property['x-field']
  const offering = useMemo(() => timedKinds(files, locale), [files, locale])
  const isOwnStart = draftEntity(files, kind.entity.name)?.views?.calendar?.start === at[0]
  if (freeTimes === undefined && (offering.length === 0 || isOwnStart)) return null
  return <Select label={t('of')} description={t('ofHint')} clearable placeholder={t('nothing')} data={[...offering]} value={freeTimes ?? null} onChange={(value) => writeKeywords({ freeTimes: value ?? undefined })} />
}

/** What a new record has here before anybody types. */
function DefaultField({ property, write }: FieldPartProps) {
  const t = useTranslations('designer-form')
  const locale = useLocale()
  const type = typeOf(property)
  const given = property.default
  const put = (value: Json | undefined) => write({ default: value })
  if (type === 'boolean') return <Switch label={t('defaultOn')} checked={given === true} onChange={(event) => put(event.currentTarget.checked || undefined)} />
  if (type === 'enum') {
    const choices = (property.enum ?? []).map((value) => ({ value: String(value), label: titleOf(property['x-field'].options?.[String(value)]?.titles ?? { en: String(value), ru: String(value) }, locale) }))
    return <Select label={t('default')} clearable placeholder={t('none')} data={choices} value={given === undefined ? null : String(given)} onChange={(value) => put(value ?? undefined)} />
  }
  if (numbers.has(type)) return <NumberInput label={t('default')} allowDecimal={type !== 'integer'} value={typeof given === 'number' ? given : ''} onChange={(value) => put(numberOf(value))} />
  return texts.has(type) ? <TextInput label={t('default')} value={typeof given === 'string' ? given : ''} onChange={(event) => put(event.currentTarget.value)} /> : null
}
