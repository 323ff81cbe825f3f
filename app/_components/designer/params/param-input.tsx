'use client'
import { MultiSelect, NumberInput, Select, Switch, TextInput } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import type { Json, JsonObject, ParamSchema, Titles } from '../../../../engine/client.ts'
import { titleOf } from '../../../../engine/client.ts'
import { entityChoices, eventChoices, messageChoices, roleChoices } from '../choices.ts'
import { ExpressionEditor } from '../expression/expression-editor.tsx'
import { TitlesFields } from '../titles-fields.tsx'
import { peopleChoices } from '../people-choices.ts'
import { entityFields } from './entity-fields.ts'
import type { ParamsPlace } from './params-form.tsx'
import { ValuesInput } from './values-input.tsx'

export interface ParamProps {
  readonly name: string
  readonly schema: ParamSchema
  readonly value: Json | undefined
  /** All params: some name what others are about. */
  readonly params: JsonObject
  readonly place: ParamsPlace
  readonly required: boolean
  /** undefined takes it out. */
  readonly onChange: (value: Json | undefined) => void
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '')
const orNothing = (value: string | null): string | undefined => value || undefined

/** One param, asked in the way that fits what it holds. */
export function ParamInput(props: ParamProps) {
  const { name, schema, value, params, place, required, onChange } = props
  const locale = useLocale()
  const label = schema['x-titles'] ? titleOf(schema['x-titles'], locale) : name
  switch (schema['x-input']) {
    case 'cel':
      return <ExpressionEditor label={label} required={required} scope={place.scope} expected={schema['x-gives'] ?? 'json'} value={text(value)} onChange={(next) => onChange(orNothing(next))} />
    case 'field':
      return <FieldInput {...props} label={label} />
    case 'entity':
      return <Select label={label} required={required} searchable data={[...entityChoices(place.files, locale)]} value={text(value) || null} onChange={(next) => onChange(orNothing(next))} />
    case 'event':
      return <EventInput {...props} label={label} />
    case 'message':
      return <Select label={label} required={required} searchable clearable={!required} data={withKnown(messageChoices(place.files, locale), text(value))} value={text(value) || null} onChange={(next) => onChange(orNothing(next))} />
    case 'recipients':
      return <Recipients {...props} label={label} />
    case 'titles':
      return <TitlesFields legend={label} titles={(value ?? { en: '', ru: '' }) as unknown as Titles} onChange={(titles) => onChange(!required && Object.values(titles).every((one) => one === '') ? undefined : { ...titles })} />
    case 'values':
    case 'texts':
      return <ValuesInput label={label} isFree={schema['x-input'] === 'texts'} entity={schema['x-of'] === undefined ? place.entity : text(params[schema['x-of']])} value={value} place={place} onChange={(next) => onChange(!required && Object.keys(next).length === 0 ? undefined : next)} />
    default:
      return <PlainInput {...props} label={label} />
  }
}

type Labelled = ParamProps & { readonly label: string }

function FieldInput({ schema, value, params, place, required, label, onChange }: Labelled) {
  const locale = useLocale()
  const to = schema['x-to'] === undefined ? null : text(params[schema['x-to']])
  const fits = entityFields(place.files, place.entity, locale).filter((field) => (schema['x-type'] === undefined || field.type === schema['x-type']) && (to === null || field.target === to))
  return <Select label={label} required={required} searchable clearable={!required} data={withKnown(fits, text(value))} value={text(value) || null} onChange={(next) => onChange(orNothing(next))} />
}

/** Events of this record, or of the one that the chosen field leads to. */
function EventInput({ value, params, place, required, label, onChange }: Labelled) {
  const locale = useLocale()
  const to = text(params.to)
  const entity = to === '' ? place.entity : (entityFields(place.files, place.entity, locale).find((field) => field.value === to)?.target ?? '')
  return <Select label={label} required={required} searchable clearable={!required} data={withKnown(eventChoices(place.files, entity, locale), text(value))} value={text(value) || null} onChange={(next) => onChange(orNothing(next))} />
}

/** What stands there stays on offer, though nothing of that name is there any more. */
function withKnown(choices: readonly { readonly value: string; readonly label: string }[], value: string) {
  const data = choices.map(({ value: name, label }) => ({ value: name, label }))
  return value === '' || data.some((one) => one.value === value) ? data : [...data, { value, label: value }]
}

function Recipients({ value, place, required, label, onChange }: Labelled) {
  const t = useTranslations('machine')
  const locale = useLocale()
  const chosen = Array.isArray(value) ? value.map(String) : []
  const roles = roleChoices(place.files, locale).map(({ value: role, label: title }) => ({ value: `role:${role}`, label: title }))
  const people = peopleChoices(place.files, place.entity, locale).map(({ kind, path, label: title }) => ({ value: `${kind}:${path}`, label: title }))
  const system = (['createdBy', 'updatedBy'] as const).map((field) => ({ value: `field:${field}`, label: t(field) }))
  const offered = new Set([...people, ...system, ...roles].map(({ value: one }) => one))
  const lost = chosen.filter((one) => !offered.has(one)).map((one) => ({ value: one, label: one }))
  return <MultiSelect label={label} required={required} searchable data={[{ group: t('people'), items: [...people, ...system, ...lost] }, { group: t('roles'), items: roles }]} value={chosen} onChange={(next) => onChange(next)} />
}

/** What the catalogue says nothing more of: by its JSON type. */
function PlainInput({ schema, value, required, label, onChange }: Labelled) {
  if (schema.type === 'boolean') return <Switch label={label} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked || undefined)} />
  if (schema.type === 'integer' || schema.type === 'number') return <NumberInput label={label} required={required} allowDecimal={schema.type === 'number'} value={typeof value === 'number' ? value : ''} onChange={(next) => onChange(typeof next === 'number' ? next : undefined)} />
  if (schema.enum) return <Select label={label} required={required} data={[...schema.enum]} value={text(value) || null} onChange={(next) => onChange(orNothing(next))} />
  return <TextInput label={label} required={required} value={text(value)} onChange={(event) => onChange(orNothing(event.currentTarget.value))} />
}
