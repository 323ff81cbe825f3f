'use client'
import { ActionIcon, Button, Select, Switch } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { type FieldKeywords, type PropertySchema, titleOf } from '../../../../engine/client.ts'
import { IssueList } from '../issue-list.tsx'
import { completedTitles } from '../parts/completed-titles.ts'
import { useStudio } from '../studio-context.tsx'
import studio from '../studio.module.css'
import { TitlesFields } from '../titles-fields.tsx'
import { changeField, isRequired, moveColumn, removeField, setRequired } from './edits.ts'
import { FieldLimits } from './field-limits.tsx'
import { FieldName } from './field-name.tsx'
import { FieldRules } from './field-rules.tsx'
import { iconOf, typeOf } from './field-types.ts'
import { type Part, titleIn, withPart } from './field-text.ts'
import classes from './fields.module.css'
import { type FieldAt, fieldPath, propertyAt } from './kind.ts'
import { placeField, sectionOf } from './layout-edits.ts'
import { LinesFields } from './lines-fields.tsx'
import { More } from './more.tsx'
import { OfferField } from './offer-field.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import type { SideProps } from './side.tsx'

/** What a part of the panel shows and writes. */
export interface FieldPartProps extends SideProps {
  readonly at: FieldAt
  readonly property: PropertySchema
  readonly write: (part: Part<PropertySchema>) => void
  readonly writeKeywords: (part: Part<FieldKeywords>) => void
}

/** A field: its words, what may stand in it, when it is shown and demanded, how it is found. */
export function FieldPanel(props: SideProps & { readonly at: FieldAt }) {
  const t = useTranslations('designer-form')
  const locale = useLocale()
  const { issues, layer } = useStudio()
  const [removing, setRemoving] = useState(false)
  const { path, kind, put, at, onChoose, onStep } = props
  const property = propertyAt(kind, at)
  if (!property) return null
  const keywords = property['x-field']
  const type = typeOf(property)
  const Shape = iconOf(type)
  const own = `/${fieldPath(at).join('/')}/`
  const write = (part: Part<PropertySchema>) => put(changeField(kind, at, (one) => withPart(one, part)))
  const writeKeywords = (part: Part<FieldKeywords>) => put(changeField(kind, at, (one) => ({ ...one, 'x-field': withPart(one['x-field'], part) })))
  const parts: FieldPartProps = { ...props, property, write, writeKeywords }
  const isTop = at.length === 1
  const step = (by: 1 | -1) => (isTop ? onStep(at[0], by, false) : put(moveColumn(kind, at, by)))
  return (
    <section className={studio.panel} aria-label={t('field')}>
      <h2 className={studio.panelTitle}>{titleIn(kind, at, locale)}</h2>
      <div className="muted"><Shape size={14} stroke={1.6} style={{ verticalAlign: -2 }} aria-hidden /> {t(`types.${type}`)}</div>
      <IssueList issues={issues.filter(({ file, pointer }) => file === path && `${pointer}/`.startsWith(own))} />
      <TitlesFields legend={t('title')} id={keywords.id} titles={keywords.titles} onChange={(titles) => writeKeywords({ titles })} />
      {property.readOnly !== true && keywords.computed === undefined && <Switch label={t('required')} checked={isRequired(kind, at)} onChange={(event) => put(setRequired(kind, at, event.currentTarget.checked))} />}
      <FieldLimits {...parts} />
      {type === 'lines' && <LinesFields {...parts} />}
      <div className={classes.moves}>
        <ActionIcon size={30} variant="default" aria-label={t('up')} title={t('up')} onClick={() => step(-1)}><IconArrowUp size={14} aria-hidden /></ActionIcon>
        <ActionIcon size={30} variant="default" aria-label={t('down')} title={t('down')} onClick={() => step(1)}><IconArrowDown size={14} aria-hidden /></ActionIcon>
        {isTop && <Select aria-label={t('section')} clearable placeholder={t('other')} data={kind.views.form.sections.map(({ id, titles }) => ({ value: id, label: titleOf(titles, locale) }))} value={sectionOf(kind, at[0])?.id ?? null} onChange={(section) => put(placeField(kind, at[0], section))} />}
      </div>
      <More title={t('help')} isOpen={keywords.help !== undefined}>
        <TitlesFields legend={t('helpHint')} titles={keywords.help ?? { en: '', ru: '' }} onChange={(help) => writeKeywords({ help: help.en === '' && help.ru === '' && !help.uk && !help.ro ? undefined : completedTitles(help) })} />
      </More>
      <OfferField {...parts} />
      <FieldRules {...parts} />
      <More title={t('storage')}>
        <FieldName {...parts} />
        {isTop && type !== 'lines' && (
          <>
            <Flag name="searchable" {...parts} />
            <Flag name="index" {...parts} />
            <Flag name="unique" {...parts} />
          </>
        )}
        <Flag name="personal" {...parts} />
        <Switch label={t('flags.readOnly')} checked={property.readOnly === true} onChange={(event) => write({ readOnly: event.currentTarget.checked || undefined })} />
        <Flag name="hidden" {...parts} />
      </More>
      {layer === null && (
        <div className={studio.panelActions}>
          <Button variant="light" color="red" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => setRemoving(true)}>{t('remove')}</Button>
        </div>
      )}
      {removing && <RemoveDialog id={keywords.id} title={t('removeTitle', { name: titleIn(kind, at, locale) })} hint={t('removeHint')} onClose={() => setRemoving(false)} onRemove={() => { put(removeField(kind, at)); onChoose(isTop ? null : { kind: 'field', at: [at[0]] }) }} />}
    </section>
  )
}

function Flag({ name, property, writeKeywords }: FieldPartProps & { readonly name: 'searchable' | 'index' | 'unique' | 'personal' | 'hidden' }) {
  const t = useTranslations('designer-form')
  return <Switch label={t(`flags.${name}`)} checked={property['x-field'][name] === true} onChange={(event) => writeKeywords({ [name]: event.currentTarget.checked || undefined })} />
}
