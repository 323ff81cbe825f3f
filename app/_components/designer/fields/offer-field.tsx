'use client'
import { ActionIcon, Group, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { choicesOf, draftFields, isSystem } from '../parts/draft-fields.ts'
import { useStudio } from '../studio-context.tsx'
import { typeOf } from './field-types.ts'
import type { FieldPartProps } from './field-panel.tsx'
import { More } from './more.tsx'

/** Looks beside the field type's own, by the type. */
const looks: Readonly<Record<string, readonly ('buttons' | 'radio')[]>> = { enum: ['buttons', 'radio'], reference: ['buttons'], user: ['buttons'], boolean: ['buttons'] }

/** How a field offers what may stand in it: side by side, found while one types, only what goes with other fields. */
export function OfferField(props: FieldPartProps) {
  const t = useTranslations('designer-desk')
  const { property, writeKeywords, at } = props
  const { widget, finds, choices } = property['x-field']
  const type = typeOf(property)
  const known = looks[type]
  const isTop = at.length === 1
  const mayFind = isTop && type === 'string' && property.readOnly !== true && property['x-field'].computed === undefined
  if (!known && !mayFind) return null
  return (
    <More title={t('offer')} isOpen={widget !== undefined || finds !== undefined || choices !== undefined}>
      {known && <Select label={t('look')} clearable placeholder={t('usual')} data={known.map((value) => ({ value, label: t(`looks.${value}`) }))} value={known.find((one) => one === widget) ?? null} onChange={(value) => writeKeywords({ widget: value ?? undefined })} />}
      {mayFind && <Finds {...props} />}
      {isTop && type === 'reference' && <Narrowed {...props} />}
    </More>
  )
}

function useOwnFields({ kind }: FieldPartProps) {
  const locale = useLocale()
  const { files } = useStudio()
  return { files, locale, own: draftFields(files, kind.entity.name, locale) }
}

function Finds(props: FieldPartProps) {
  const t = useTranslations('designer-desk')
  const { own } = useOwnFields(props)
  const { property, writeKeywords } = props
  const references = own.filter(({ type }) => type === 'reference')
  return <Select label={t('finds')} description={t('findsHint')} clearable placeholder={t('nothing')} data={[...choicesOf(references)]} value={property['x-field'].finds ?? null} onChange={(finds) => writeKeywords({ finds: finds ?? undefined })} />
}

/** One line for each field of the chosen record that has to be as another field is. */
function Narrowed(props: FieldPartProps) {
  const t = useTranslations('designer-desk')
  const { files, locale, own } = useOwnFields(props)
  const { property, writeKeywords } = props
  const { choices = {}, entity = '' } = property['x-field']
  const of = draftFields(files, entity, locale)
  const alike = (name: string) => {
    const field = of.find((one) => one.name === name)
    return own.filter((one) => !isSystem(one) && one.kind === field?.kind && one.target?.entity === field?.target?.entity).map(({ name: other, title }) => ({ value: `record.${other}`, label: title }))
  }
  const usable = of.filter((field) => !isSystem(field) && field.kind !== null && field.kind !== 'json' && choices[field.name] === undefined && alike(field.name).length > 0)
  const put = (next: Readonly<Record<string, string>>) => writeKeywords({ choices: Object.keys(next).length > 0 ? next : undefined })
  return (
    <div>
      {Object.entries(choices).map(([name, path]) => (
        <Group key={name} gap={4} align="end" wrap="nowrap">
          <Select flex={1} label={t('mustBe', { name: of.find((one) => one.name === name)?.title ?? name })} allowDeselect={false} data={alike(name).some(({ value }) => value === path) ? alike(name) : [...alike(name), { value: path, label: path }]} value={path} onChange={(value) => value !== null && put({ ...choices, [name]: value })} />
          <ActionIcon size={30} variant="default" aria-label={t('remove')} onClick={() => put(Object.fromEntries(Object.entries(choices).filter(([key]) => key !== name)))}><IconX size={14} aria-hidden /></ActionIcon>
        </Group>
      ))}
      {usable.length > 0 && Object.keys(choices).length < 5 && <Select label={t('narrow')} description={t('narrowHint')} placeholder={t('choose')} data={[...choicesOf(usable)]} value={null} onChange={(name) => name !== null && put({ ...choices, [name]: alike(name)[0]?.value ?? '' })} />}
    </div>
  )
}
