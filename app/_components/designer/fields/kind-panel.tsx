'use client'
import { Button, NumberInput, Select, Switch, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { type EntityDefinition, titleOf } from '../../../../engine/client.ts'
import { IssueList } from '../issue-list.tsx'
import { NamesField } from '../parts/names-field.tsx'
import { useStudio } from '../studio-context.tsx'
import studio from '../studio.module.css'
import { TitlesFields } from '../titles-fields.tsx'
import { DuplicatesField } from './duplicates-field.tsx'
import { type Part, titleIn, withPart } from './field-text.ts'
import classes from './fields.module.css'
import { IconSelect } from './icon-select.tsx'
import { shownFields } from './kind.ts'
import { renameKind, withoutKind } from './kind-files.ts'
import { More } from './more.tsx'
import { isFreeKind } from './new-kind.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import type { SideProps } from './side.tsx'
import { WarningsField } from './warnings-field.tsx'

/** The kind of record as a whole: what it is called, how its records are named, numbered and told apart. */
export function KindPanel(props: SideProps) {
  const t = useTranslations('designer-form')
  const locale = useLocale()
  const { files, issues, layer, writeAll, open } = useStudio()
  const [removing, setRemoving] = useState(false)
  const { path, kind, put } = props
  const { entity } = kind
  const { numbering } = entity
  const write = (part: Part<EntityDefinition>) => put({ ...kind, entity: withPart(entity, part) })
  const fields = shownFields(kind).map((name) => ({ value: name, label: titleIn(kind, [name], locale) }))
  const own = issues.filter(({ file, pointer }) => file === path && !pointer.startsWith('/schema/'))
  return (
    <section className={studio.panel} aria-label={t('kind')}>
      <h2 className={studio.panelTitle}>{titleOf(entity.titles, locale)}</h2>
      <IssueList issues={own} />
      <TitlesFields legend={t('oneRecord')} id={entity.id} titles={entity.titles} onChange={(titles) => write({ titles })} />
      <TitlesFields legend={t('manyRecords')} titles={entity.pluralTitles} onChange={(pluralTitles) => write({ pluralTitles })} />
      <IconSelect value={entity.icon ?? null} onChange={(icon) => write({ icon: icon ?? undefined })} />
      <NamesField label={t('labelFields')} hint={t('labelHint')} most={5} choices={[...(numbering ? [{ value: 'number', label: t('number') }] : []), ...fields]} value={entity.label} onChange={(label) => label.length > 0 && write({ label })} />
      <Switch label={t('numbering')} checked={numbering !== undefined} onChange={(event) => write({ numbering: event.currentTarget.checked ? { start: 1 } : undefined, ...(!event.currentTarget.checked && { label: withoutNumber(entity.label, fields[0]?.value) }) })} />
      {numbering && (
        <div className={classes.pair}>
          <TextInput label={t('prefix')} maxLength={20} value={numbering.prefix ?? ''} onChange={(event) => write({ numbering: withPart(numbering, { prefix: event.currentTarget.value }) })} />
          <NumberInput label={t('start')} min={0} allowDecimal={false} value={numbering.start ?? 1} onChange={(start) => write({ numbering: { ...numbering, start: Number(start) || 0 } })} />
        </div>
      )}
      <More title={t('duplicates')} isOpen={entity.duplicates !== undefined}><DuplicatesField kind={kind} write={write} /></More>
      <More title={t('warnings')} isOpen={entity.warnings !== undefined}><WarningsField kind={kind} write={write} /></More>
      <More title={t('moreOfKind')}>
        <TitlesFields legend={t('description')} titles={entity.description ?? { en: '', ru: '' }} onChange={(description) => write({ description: description.en === '' && description.ru === '' ? undefined : { ...description, en: description.en || description.ru, ru: description.ru || description.en } })} />
        <Select label={t('scope')} readOnly data={(['network', 'dealership', 'layered'] as const).map((value) => ({ value, label: t(`scopes.${value}`) }))} value={entity.scope} />
        <KindName name={entity.name} isFixed={layer !== null} isFree={(name) => isFreeKind(files, name)} onRename={(name) => { writeAll(renameKind(files, entity.name, name)); open(`entities/${name}/entity.json`) }} />
        {layer === null && <div><Button variant="light" color="red" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => setRemoving(true)}>{t('removeKind')}</Button></div>}
      </More>
      {removing && <RemoveDialog id={entity.id} title={t('removeKindTitle', { name: titleOf(entity.pluralTitles, locale) })} hint={t('removeKindHint')} onClose={() => setRemoving(false)} onRemove={() => writeAll(withoutKind(files, entity.name))} />}
    </section>
  )
}

const withoutNumber = (label: readonly string[], first: string | undefined): readonly string[] => {
  const others = label.filter((name) => name !== 'number')
  return others.length > 0 || first === undefined ? others : [first]
}

function KindName({ name, isFixed, isFree, onRename }: { readonly name: string; readonly isFixed: boolean; readonly isFree: (name: string) => boolean; readonly onRename: (name: string) => void }) {
  const t = useTranslations('designer-form')
  const [text, setText] = useState(name)
  const isWrong = text !== name && !isFree(text)
  const rename = () => text !== name && !isWrong && onRename(text)
  return <TextInput label={t('name')} description={t('kindNameHint')} readOnly={isFixed} error={isWrong && t('kindNameWrong')} value={text} onChange={(event) => setText(event.currentTarget.value)} onBlur={rename} onKeyDown={(event) => event.key === 'Enter' && rename()} />
}
