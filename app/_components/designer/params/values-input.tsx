'use client'
import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Json, JsonObject } from '../../../../engine/client.ts'
import { ExpressionEditor } from '../expression/expression-editor.tsx'
import { entityFields } from './entity-fields.ts'
import type { ParamsPlace } from './params-form.tsx'
import classes from './params.module.css'

interface Props {
  readonly label: string
  /** Names of one's own instead of the fields of `entity`. */
  readonly isFree: boolean
  readonly entity: string
  readonly value: Json | undefined
  readonly place: ParamsPlace
  readonly onChange: (value: JsonObject) => void
}

/** Expressions by the field that takes each, or by any name. */
export function ValuesInput({ label, isFree, entity, value, place, onChange }: Props) {
  const t = useTranslations('machine')
  const locale = useLocale()
  const values = Object.entries(typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}).map(([name, source]) => [name, String(source)] as const)
  const fields = isFree ? [] : entityFields(place.files, entity, locale)
  const titleOfField = (name: string): string => fields.find((field) => field.value === name)?.label ?? name
  const free = fields.filter((field) => !field.isComputed && field.type !== 'lines' && !values.some(([name]) => name === field.value))
  const write = (next: readonly (readonly [string, string])[]) => onChange(Object.fromEntries(next))
  return (
    <fieldset className={classes.values}>
      <legend className={classes.legend}>{label}</legend>
      {values.map(([name, source]) => (
        <div key={name} className={classes.value}>
          <ExpressionEditor label={titleOfField(name)} required scope={place.scope} expected={fields.find((field) => field.value === name)?.kind ?? 'json'} value={source} onChange={(text) => write(values.map(([known, old]) => [known, known === name ? text : old]))} />
          <ActionIcon size={30} variant="subtle" color="gray" aria-label={t('removeValue', { title: titleOfField(name) })} title={t('removeValue', { title: titleOfField(name) })} onClick={() => write(values.filter(([known]) => known !== name))}><IconX size={14} aria-hidden /></ActionIcon>
        </div>
      ))}
      {isFree ? <NewName taken={values.map(([name]) => name)} onAdd={(name) => write([...values, [name, '']])} /> : <Select aria-label={t('addField', { title: label })} placeholder={t('addFieldHint')} searchable data={free.map(({ value: name, label: title }) => ({ value: name, label: title }))} value={null} onChange={(name) => name && write([...values, [name, '']])} />}
    </fieldset>
  )
}

function NewName({ taken, onAdd }: { readonly taken: readonly string[]; readonly onAdd: (name: string) => void }) {
  const t = useTranslations('machine')
  const [name, setName] = useState('')
  const isName = /^[a-z][A-Za-z0-9]*$/.test(name) && !taken.includes(name)
  const add = () => {
    if (!isName) return
    onAdd(name)
    setName('')
  }
  return (
    <div className={classes.newName}>
      <TextInput aria-label={t('name')} placeholder={t('nameHint')} value={name} onChange={(event) => setName(event.currentTarget.value.trim())} onKeyDown={(event) => event.key === 'Enter' && add()} />
      <Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} disabled={!isName} onClick={add}>{t('add')}</Button>
    </div>
  )
}
