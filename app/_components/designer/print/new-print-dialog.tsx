'use client'
import { useTranslations } from 'next-intl'
import type { DraftFiles, PrintDefinition, Titles } from '../../../../engine/client.ts'
import { draftEntity } from '../parts/draft-fields.ts'
import { freshId } from '../parts/fresh-id.ts'
import { newName } from '../parts/new-name.ts'
import { NewOfRecordsDialog } from '../parts/new-of-records-dialog.tsx'
import { newBlock } from './print-shape.ts'

/** A new print form: about which records. */
export function NewPrintDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('designer-content')
  return <NewOfRecordsDialog title={t('print.new')} label={t('print.records')} make={newPrint} onClose={onClose} />
}

/** It begins with its title and some fields. */
function newPrint(files: DraftFiles, entity: string, titles: Titles) {
  const taken = Object.keys(files).flatMap((path) => (path.startsWith(`entities/${entity}/print/`) ? [path.slice(path.lastIndexOf('/') + 1, -'.json'.length)] : []))
  const name = newName(Object.fromEntries(taken.map((one) => [`print/${one}/`, ''])), 'print', titles.en)
  const fields = Object.entries(draftEntity(files, entity)?.entity.schema.properties ?? {}).flatMap(([field, property]) => (property.items || property['x-field'].hidden ? [] : [field]))
  const body = newBlock('fields', fields, [])
  const content: PrintDefinition = { id: freshId('pf', entity, name), name, titles, blocks: [{ kind: 'logo' }, { kind: 'heading', text: titles }, ...(body ? [body] : [])] }
  return { path: `entities/${entity}/print/${name}.json`, content }
}
