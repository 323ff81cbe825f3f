'use client'
import { ActionIcon, Group, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { useStudio } from '../studio-context.tsx'
import { choicesOf, draftFields, isSystem } from './draft-fields.ts'

export type Alike = Readonly<Record<string, string>>

interface Props {
  /** Whose record it is that chooses. */
  readonly entity: string
  /** What is chosen. */
  readonly target: string
  /** Field of what is chosen → path of the record that it has to be as. */
  readonly value: Alike
  readonly label: string
  readonly hint: string
  readonly onChange: (value: Alike | undefined) => void
}

/** No more than a reader of the form can keep in mind, and the definitions take. */
const most = 5

/** One line for each field of the chosen record that has to be as a field of the record that chooses. */
export function AlikeFields({ entity, target, value, label, hint, onChange }: Props) {
  const t = useTranslations('designer-desk')
  const locale = useLocale()
  const { files } = useStudio()
  const [own, of] = [draftFields(files, entity, locale), draftFields(files, target, locale)]
  const alike = (name: string) => {
    const field = of.find((one) => one.name === name)
    return own.filter((one) => !isSystem(one) && one.kind === field?.kind && one.target?.entity === field?.target?.entity).map(({ name: other, title }) => ({ value: `record.${other}`, label: title }))
  }
  const usable = of.filter((field) => !isSystem(field) && field.kind !== null && field.kind !== 'json' && value[field.name] === undefined && alike(field.name).length > 0)
  const put = (next: Alike) => onChange(Object.keys(next).length > 0 ? next : undefined)
  return (
    <div>
      {Object.entries(value).map(([name, path]) => (
        <Group key={name} gap={4} align="end" wrap="nowrap">
          <Select flex={1} label={t('mustBe', { name: of.find((one) => one.name === name)?.title ?? name })} allowDeselect={false} data={alike(name).some((one) => one.value === path) ? alike(name) : [...alike(name), { value: path, label: path }]} value={path} onChange={(next) => next !== null && put({ ...value, [name]: next })} />
          <ActionIcon size={30} variant="default" aria-label={t('remove')} title={t('remove')} onClick={() => put(Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)))}><IconX size={14} aria-hidden /></ActionIcon>
        </Group>
      ))}
      {usable.length > 0 && Object.keys(value).length < most && <Select label={label} description={hint} placeholder={t('choose')} data={[...choicesOf(usable)]} value={null} onChange={(name) => name !== null && put({ ...value, [name]: alike(name)[0]?.value ?? '' })} />}
    </div>
  )
}
