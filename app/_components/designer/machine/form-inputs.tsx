'use client'
import { ActionIcon, Button, Select, Switch, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { type ObjectSchema, type PropertySchema, titleOf } from '../../../../engine/client.ts'
import { entityChoices } from '../choices.ts'
import { ExpressionEditor } from '../expression/expression-editor.tsx'
import type { ExpressionScope } from '../expression/scope.ts'
import params from '../params/params.module.css'
import { useStudio } from '../studio-context.tsx'
import { TitlesFields } from '../titles-fields.tsx'
import { addInput, addOption, inputTypes, moveInput, removeInput, removeOption, renameInput, retype, setRequired, typeOfInput, writeInput } from './inputs.ts'

interface Props {
  readonly form: ObjectSchema | undefined
  /** Makes the id of a new field. */
  readonly idOf: (name: string) => string
  readonly scope: ExpressionScope
  readonly onChange: (form: ObjectSchema | undefined) => void
}

/** What is asked when somebody sends the event. */
export function FormInputs({ form, idOf, scope, onChange }: Props) {
  const t = useTranslations('machine')
  const names = Object.keys(form?.properties ?? {})
  return (
    <fieldset className={params.list}>
      <legend className={params.legend}>{t('form')}</legend>
      {form && names.map((name, i) => <Input key={name} form={form} name={name} place={i} scope={scope} onChange={onChange} />)}
      <div><Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onChange(addInput(form, idOf, t('newInput')))}>{t('addInput')}</Button></div>
    </fieldset>
  )
}

function Input({ form, name, place, scope, onChange }: Omit<Props, 'idOf'> & { readonly form: ObjectSchema; readonly name: string; readonly place: number }) {
  const t = useTranslations('machine')
  const locale = useLocale()
  const { files } = useStudio()
  const property = form.properties[name]
  if (!property) return null
  const keywords = property['x-field']
  const title = titleOf(keywords.titles, locale)
  const type = typeOfInput(property)
  const write = (change: Partial<PropertySchema['x-field']>) => onChange(writeInput(form, name, change))
  const last = Object.keys(form.properties).length - 1
  return (
    <section className={params.action} aria-label={title}>
      <div className={params.actionHead}>
        <span className={params.actionTitle}>{title}</span>
        <ActionIcon size={26} variant="subtle" color="gray" disabled={place === 0} aria-label={t('earlier', { title })} title={t('earlier', { title })} onClick={() => onChange(moveInput(form, name, -1))}><IconArrowUp size={14} aria-hidden /></ActionIcon>
        <ActionIcon size={26} variant="subtle" color="gray" disabled={place === last} aria-label={t('later', { title })} title={t('later', { title })} onClick={() => onChange(moveInput(form, name, 1))}><IconArrowDown size={14} aria-hidden /></ActionIcon>
        <ActionIcon size={26} variant="subtle" color="red" aria-label={t('removeInput', { title })} title={t('removeInput', { title })} onClick={() => onChange(removeInput(form, name))}><IconTrash size={14} aria-hidden /></ActionIcon>
      </div>
      <TitlesFields legend={t('inputTitle')} titles={keywords.titles} onChange={(titles) => write({ titles })} />
      <Select label={t('type')} data={[...inputTypes.map((value) => ({ value, label: t(`types.${value}`) })), ...(inputTypes.some((one) => one === type) ? [] : [{ value: type, label: type }])]} value={type} onChange={(next) => next && onChange(retype(form, name, next))} />
      {type === 'reference' && <Select label={t('entity')} required searchable data={[...entityChoices(files, locale)]} value={keywords.entity ?? null} onChange={(entity) => entity && write({ entity })} />}
      {type === 'enum' && <Options form={form} name={name} onChange={onChange} />}
      <Switch label={t('mustBeFilled')} checked={form.required?.includes(name) ?? false} onChange={(event) => onChange(setRequired(form, name, event.currentTarget.checked))} />
      <ExpressionEditor label={t('initial')} expected="json" scope={scope} value={keywords.initial ?? ''} onChange={(initial) => onChange(writeInput(form, name, { initial: initial === '' ? undefined : initial }))} />
      <InputName key={name} name={name} onRename={(next) => { const renamed = renameInput(form, name, next); if (renamed) onChange(renamed); return renamed !== null }} />
    </section>
  )
}

function Options({ form, name, onChange }: Pick<Props, 'onChange'> & { readonly form: ObjectSchema; readonly name: string }) {
  const t = useTranslations('machine')
  const locale = useLocale()
  const property = form.properties[name]
  const options = property?.['x-field'].options ?? {}
  return (
    <>
      {(property?.enum ?? []).map(String).map((value) => {
        const titles = options[value]?.titles ?? { en: value, ru: value }
        const title = titleOf(titles, locale)
        return (
          <div key={value} className={params.value}>
            <TitlesFields legend={t('option', { value })} titles={titles} onChange={(next) => onChange(writeInput(form, name, { options: { ...options, [value]: { ...options[value], titles: next } } }))} />
            <ActionIcon size={30} variant="subtle" color="gray" aria-label={t('removeValue', { title })} title={t('removeValue', { title })} onClick={() => onChange(removeOption(form, name, value))}><IconTrash size={14} aria-hidden /></ActionIcon>
          </div>
        )
      })}
      <div><Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onChange(addOption(form, name))}>{t('addOption')}</Button></div>
    </>
  )
}

/** What expressions read the answers of. */
const variable = 'input.'

/** How guards and actions call it; written down when one leaves the field. */
function InputName({ name, onRename }: { readonly name: string; readonly onRename: (name: string) => boolean }) {
  const t = useTranslations('machine')
  const [text, setText] = useState(name)
  const [isWrong, setWrong] = useState(false)
  const commit = () => setWrong(text !== name && !onRename(text))
  return <TextInput label={t('inputName')} leftSectionWidth={52} leftSection={<code>{variable}</code>} error={isWrong && t('inputNameWrong')} value={text} onChange={(event) => { setText(event.currentTarget.value); setWrong(false) }} onBlur={commit} onKeyDown={(key) => key.key === 'Enter' && commit()} />
}
