'use client'
import { ActionIcon, MultiSelect, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import type { IntakeDefinition } from '../../../../engine/client.ts'
import type { ExpressionScope } from '../expression/scope.ts'
import { withPart } from '../fields/field-text.ts'
import { entityFields } from '../params/entity-fields.ts'
import params from '../params/params.module.css'
import { ValuesInput } from '../params/values-input.tsx'
import { useStudio } from '../studio-context.tsx'
import { orNone } from './intake-shape.ts'

interface Props {
  readonly intake: IntakeDefinition
  readonly scope: ExpressionScope
  readonly onChange: (intake: IntakeDefinition) => void
}

/** Links that are filled: by the number of the caller, or by values. */
export function ReferenceFields({ intake, scope, onChange }: Props) {
  const t = useTranslations('designer-intakes')
  const locale = useLocale()
  const { files } = useStudio()
  const { identify = {}, find = {} } = intake
  const links = entityFields(files, intake.entity, locale).filter(({ type }) => type === 'reference')
  const titleOf = (name: string): string => links.find(({ value }) => value === name)?.label ?? name
  const targetOf = (name: string): string => links.find(({ value }) => value === name)?.target ?? ''
  const free = links.filter(({ value }) => !Object.hasOwn(identify, value) && !Object.hasOwn(find, value)).map(({ value, label }) => ({ value, label }))
  const phonesOf = (name: string) => entityFields(files, targetOf(name), locale).filter(({ type }) => type === 'phone').map(({ value, label }) => ({ value, label }))
  const without = <T extends object>(all: T, name: string): T => Object.fromEntries(Object.entries(all).filter(([key]) => key !== name)) as T
  const remove = (title: string, drop: () => void) => <ActionIcon size={30} variant="subtle" color="gray" aria-label={t('removeLink', { title })} title={t('removeLink', { title })} onClick={drop}><IconX size={14} aria-hidden /></ActionIcon>
  return (
    <>
      {Object.entries(identify).map(([name, phones]) => (
        <div key={name} className={params.value}>
          <MultiSelect label={titleOf(name)} description={t('byNumber')} data={phonesOf(name)} value={[...phones]} onChange={(next) => next.length > 0 && onChange(withPart(intake, { identify: { ...identify, [name]: next } }))} />
          {remove(titleOf(name), () => onChange(withPart(intake, { identify: orNone(without(identify, name)) })))}
        </div>
      ))}
      <Select aria-label={t('addByNumber')} placeholder={t('addByNumber')} searchable data={free.filter(({ value }) => phonesOf(value).length > 0)} value={null} onChange={(name) => name && onChange(withPart(intake, { identify: { ...identify, [name]: phonesOf(name).map(({ value }) => value) } }))} />
      {Object.entries(find).map(([name, by]) => (
        <div key={name} className={params.value}>
          <ValuesInput label={t('byValues', { title: titleOf(name) })} isFree={false} entity={targetOf(name)} value={{ ...by }} place={{ files, entity: targetOf(name), scope }} onChange={(next) => onChange(withPart(intake, { find: { ...find, [name]: next as Readonly<Record<string, string>> } }))} />
          {remove(titleOf(name), () => onChange(withPart(intake, { find: orNone(without(find, name)) })))}
        </div>
      ))}
      <Select aria-label={t('addByValues')} placeholder={t('addByValues')} searchable data={free} value={null} onChange={(name) => name && onChange(withPart(intake, { find: { ...find, [name]: {} } }))} />
    </>
  )
}
