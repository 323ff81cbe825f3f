'use client'
import { Button, Modal, MultiSelect, Select, Switch, TextInput } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { Scope, Titles } from '../../../../engine/client.ts'
import { namedIn } from '../parts/draft-fields.ts'
import { useStudio } from '../studio-context.tsx'
import { TitlesFields } from '../titles-fields.tsx'
import { titlesOf } from './field-text.ts'
import { IconSelect } from './icon-select.tsx'
import { More } from './more.tsx'
import { fresh } from '../parts/fresh-name.ts'
import { kindNameOf, longest } from './names.ts'
import { isFreeKind, newKind } from './new-kind.ts'

const none: Titles = { en: '', ru: '' }

/** What somebody typed, in the languages that must have words the reader's own where nothing else was typed. */
const titled = (own: string, others: Titles, locale: string): Titles => ({ ...titlesOf(own.trim(), locale), ...Object.fromEntries(Object.entries(others).filter(([, text]) => text.trim() !== '')) })

/** A new kind of record: fields, form, list, states, rights and its places in menus, made at once. */
export function NewKindDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('designer-form')
  const locale = useLocale()
  const { files, writeAll, open } = useStudio()
  const [title, setTitle] = useState('')
  const [plural, setPlural] = useState('')
  const [others, setOthers] = useState(none)
  const [pluralOthers, setPluralOthers] = useState(none)
  const [typed, setTyped] = useState<string | null>(null)
  const [scope, setScope] = useState<Scope>('dealership')
  const [icon, setIcon] = useState<string | null>('clipboard-list')
  const [hasStates, setStates] = useState(true)
  const [isNumbered, setNumbered] = useState(true)
  const [prefix, setPrefix] = useState('')
  const [roles, setRoles] = useState<readonly string[]>([])
  const [workplaces, setWorkplaces] = useState<readonly string[]>([])
  const name = typed ?? fresh(kindNameOf(others.en || title) || 'kind', (known) => !isFreeKind(files, known), longest)
  const isNameWrong = !isFreeKind(files, name)
  const isReady = title.trim() !== '' && !isNameWrong
  const make = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    const titles = titled(title, others, locale)
    const pluralTitles = titled(plural.trim() === '' ? title : plural, pluralOthers, locale)
    writeAll(newKind(files, { name, titles, pluralTitles, scope, icon: icon ?? 'clipboard-list', hasStates, prefix: isNumbered ? prefix.trim() : null, roles, workplaces }))
    open(`entities/${name}/entity.json`)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('newKind')} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <form onSubmit={make} style={{ display: 'grid', gap: 12 }}>
        <TextInput data-autofocus label={t('oneRecord')} placeholder={t('oneRecordSample')} maxLength={100} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
        <TextInput label={t('manyRecords')} placeholder={t('manyRecordsSample')} maxLength={100} value={plural} onChange={(event) => setPlural(event.currentTarget.value)} />
        <Select label={t('scope')} data={(['dealership', 'network', 'layered'] as const).map((value) => ({ value, label: t(`scopes.${value}`) }))} value={scope} onChange={(value) => value && setScope(value as Scope)} allowDeselect={false} />
        <Switch label={t('withStates')} description={t('withStatesHint')} checked={hasStates} onChange={(event) => setStates(event.currentTarget.checked)} />
        <Switch label={t('numbering')} checked={isNumbered} onChange={(event) => setNumbered(event.currentTarget.checked)} />
        {isNumbered && <TextInput label={t('prefix')} maxLength={20} value={prefix} onChange={(event) => setPrefix(event.currentTarget.value)} />}
        <MultiSelect label={t('forRoles')} description={t('forRolesHint')} searchable data={[...namedIn(files, 'roles', locale)]} value={[...roles]} onChange={setRoles} />
        <MultiSelect label={t('inMenus')} searchable data={[...namedIn(files, 'workplaces', locale)]} value={[...workplaces]} onChange={setWorkplaces} />
        <IconSelect value={icon} onChange={setIcon} />
        <More title={t('otherLanguages')} isOpen={isNameWrong}>
          <TitlesFields legend={t('oneRecord')} titles={others} onChange={setOthers} />
          <TitlesFields legend={t('manyRecords')} titles={pluralOthers} onChange={setPluralOthers} />
          <TextInput label={t('name')} description={t('kindNameHint')} error={isNameWrong && t('kindNameWrong')} value={name} onChange={(event) => setTyped(event.currentTarget.value)} />
        </More>
        <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8 }}>
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" disabled={!isReady}>{t('make')}</Button>
        </div>
      </form>
    </Modal>
  )
}
