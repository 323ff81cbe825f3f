'use client'
import { Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { PrintDefinition, Titles } from '../../../../engine/client.ts'
import { textOf } from '../json.ts'
import { draftEntity, freshId, namedIn } from '../parts/draft-fields.ts'
import { NewDialog } from '../parts/new-dialog.tsx'
import { newName } from '../parts/new-name.ts'
import { useStudio } from '../studio-context.tsx'
import { newBlock } from './print-shape.ts'

/** A new print form: about which records. It begins with its title and some fields. */
export function NewPrintDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('designer-content')
  const locale = useLocale()
  const { files, write, open } = useStudio()
  const [entity, setEntity] = useState<string | null>(null)
  const make = (titles: Titles) => {
    if (entity === null) return
    const taken = Object.keys(files).flatMap((path) => (path.startsWith(`entities/${entity}/print/`) ? [path.slice(path.lastIndexOf('/') + 1, -'.json'.length)] : []))
    const name = newName(Object.fromEntries(taken.map((one) => [`print/${one}/`, ''])), 'print', titles.en)
    const fields = Object.entries(draftEntity(files, entity)?.entity.schema.properties ?? {}).flatMap(([field, property]) => (property.items || property['x-field'].hidden ? [] : [field]))
    const body = newBlock('fields', fields, [])
    const form: PrintDefinition = { id: freshId(files, `pf_${entity}_${name}`), name, titles, blocks: [{ kind: 'logo' }, { kind: 'heading', text: titles }, ...(body ? [body] : [])] }
    const path = `entities/${entity}/print/${name}.json`
    write(path, textOf(form))
    open(path)
    onClose()
  }
  return (
    <NewDialog title={t('print.new')} onClose={onClose} onMake={make} isReady={entity !== null}>
      <Select label={t('print.records')} required searchable data={[...namedIn(files, 'entities', locale)]} value={entity} onChange={setEntity} />
    </NewDialog>
  )
}
