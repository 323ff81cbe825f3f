'use client'
import { Button, Modal, Select, Switch, TextInput } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { type FieldTypeName, titleOf } from '../../../../engine/client.ts'
import { useStudio } from '../studio-context.tsx'
import { type Added, addField, setRequired } from './edits.ts'
import { questionPaths, shapeOf, targetsOf, typeNames } from './field-types.ts'
import { titlesOf } from './field-text.ts'
import type { Kind } from './kind.ts'
import { fieldNameOf } from './names.ts'

/** A field that somebody is about to add: its type, and where it was let go. */
export interface Wanted {
  readonly type: string
  readonly section?: string
  readonly index?: number
  /** Lines whose rows it belongs to. */
  readonly lines?: string
}

interface Props {
  readonly kind: Kind
  readonly wanted: Wanted
  /** Where it comes to stand. */
  readonly section: string | undefined
  readonly onClose: () => void
  readonly onAdd: (added: Added) => void
}

/** Asks what a new field is called, and where a link leads. */
export function AddFieldDialog({ kind, wanted: { type: asked, index, lines }, section, onClose, onAdd }: Props) {
  const t = useTranslations('designer-form')
  const locale = useLocale()
  const { files } = useStudio()
  const [title, setTitle] = useState('')
  const [required, require] = useState(false)
  const inRow: readonly FieldTypeName[] = ['string', 'text', 'integer', 'decimal', 'money', 'date', 'datetime', 'boolean', 'enum', 'reference', 'user', 'phone', 'email', 'plate', 'vin']
  const [type, setType] = useState<FieldTypeName>(typeNames.find((name) => name === asked) ?? 'string')
  const targets = targetsOf(files, kind.entity).map(({ name, pluralTitles, titles }) => ({ value: name, label: titleOf(pluralTitles ?? titles, locale) }))
  const paths = questionPaths(files, kind.entity)
  const [target, setTarget] = useState<string | null>(null)
  const [form, setForm] = useState(paths[0] ?? '')
  const isReady = title.trim() !== '' && (type !== 'reference' || target !== null) && (type !== 'answers' || form !== '')
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    const shape = shapeOf(type, { option: t('firstOption'), row: t('firstColumn'), target: target ?? '', form })
    const added = addField(kind, { name: fieldNameOf(title), titles: titlesOf(title.trim(), locale), shape, ...(lines !== undefined && { lines }), ...(section !== undefined && { section }), ...(index !== undefined && { index }) })
    onAdd(required ? { ...added, kind: setRequired(added.kind, added.at, true) } : added)
  }
  return (
    <Modal opened onClose={onClose} title={t('newField', { type: t(`types.${type}`) })} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <form onSubmit={add} style={{ display: 'grid', gap: 12 }}>
        <TextInput data-autofocus label={t('title')} description={t('titleHint')} value={title} onChange={(event) => setTitle(event.currentTarget.value)} maxLength={200} />
        {lines !== undefined && <Select label={t('type')} data={inRow.map((value) => ({ value, label: t(`types.${value}`) }))} value={type} onChange={(value) => value && setType(value as FieldTypeName)} />}
        {type === 'reference' && <Select label={t('target')} searchable data={targets} value={target} onChange={setTarget} />}
        {type === 'answers' && <Select label={t('questions')} data={[...paths]} value={form} onChange={(value) => setForm(value ?? '')} />}
        <Switch label={t('required')} checked={required} onChange={(event) => require(event.currentTarget.checked)} />
        <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8 }}>
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" disabled={!isReady}>{t('add')}</Button>
        </div>
      </form>
    </Modal>
  )
}
