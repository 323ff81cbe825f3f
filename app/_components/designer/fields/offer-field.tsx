'use client'
import { Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { AlikeFields } from '../parts/alike-fields.tsx'
import { choicesOf, draftFields } from '../parts/draft-fields.ts'
import { useStudio } from '../studio-context.tsx'
import { typeOf } from './field-types.ts'
import type { FieldPartProps } from './field-panel.tsx'
import { More } from './more.tsx'

/** Looks beside the field type's own, by the type. */
const looks: Readonly<Record<string, readonly ('buttons' | 'radio')[]>> = { enum: ['buttons', 'radio'], reference: ['buttons'], user: ['buttons'], boolean: ['buttons'] }

/** How a field offers what may stand in it: side by side, found while one types, only or first what goes with other fields. */
export function OfferField(props: FieldPartProps) {
  const t = useTranslations('designer-desk')
  const { kind, property, writeKeywords, at } = props
  const { widget, finds, choices, first, entity: target = '' } = property['x-field']
  const type = typeOf(property)
  const known = looks[type]
  const isTop = at.length === 1
  const mayFind = isTop && type === 'string' && property.readOnly !== true && property['x-field'].computed === undefined
  if (!known && !mayFind) return null
  return (
    <More title={t('offer')} isOpen={widget !== undefined || finds !== undefined || choices !== undefined || first !== undefined}>
      {known && <Select label={t('look')} clearable placeholder={t('usual')} data={known.map((value) => ({ value, label: t(`looks.${value}`) }))} value={known.find((one) => one === widget) ?? null} onChange={(value) => writeKeywords({ widget: value ?? undefined })} />}
      {mayFind && <Finds {...props} />}
      {isTop && type === 'reference' && (
        <>
          <AlikeFields entity={kind.entity.name} target={target} value={choices ?? {}} label={t('narrow')} hint={t('narrowHint')} onChange={(next) => writeKeywords({ choices: next })} />
          <AlikeFields entity={kind.entity.name} target={target} value={first ?? {}} label={t('first')} hint={t('firstHint')} onChange={(next) => writeKeywords({ first: next })} />
        </>
      )}
    </More>
  )
}

function Finds({ kind, property, writeKeywords }: FieldPartProps) {
  const t = useTranslations('designer-desk')
  const { files } = useStudio()
  const references = draftFields(files, kind.entity.name, useLocale()).filter(({ type }) => type === 'reference')
  return <Select label={t('finds')} description={t('findsHint')} clearable placeholder={t('nothing')} data={[...choicesOf(references)]} value={property['x-field'].finds ?? null} onChange={(finds) => writeKeywords({ finds: finds ?? undefined })} />
}
