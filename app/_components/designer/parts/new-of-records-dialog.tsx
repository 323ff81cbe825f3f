'use client'
import { Select } from '@mantine/core'
import { useLocale } from 'next-intl'
import { useState } from 'react'
import type { DraftFiles, Titles } from '../../../../engine/client.ts'
import { textOf } from '../json.ts'
import { useStudio } from '../studio-context.tsx'
import { namedIn } from './draft-fields.ts'
import { NewDialog } from './new-dialog.tsx'

interface Props {
  readonly title: string
  /** Asks for the kind of record. */
  readonly label: string
  /** What it begins with, and its file. */
  readonly make: (files: DraftFiles, entity: string, titles: Titles) => { readonly path: string; readonly content: object }
  readonly onClose: () => void
}

/** A new thing that is about records of one kind. */
export function NewOfRecordsDialog({ title, label, make, onClose }: Props) {
  const locale = useLocale()
  const { files, write, open } = useStudio()
  const [entity, setEntity] = useState<string | null>(null)
  const add = (titles: Titles) => {
    if (entity === null) return
    const { path, content } = make(files, entity, titles)
    write(path, textOf(content))
    open(path)
    onClose()
  }
  return (
    <NewDialog title={title} onClose={onClose} onMake={add} isReady={entity !== null}>
      <Select label={label} required searchable data={[...namedIn(files, 'entities', locale)]} value={entity} onChange={setEntity} />
    </NewDialog>
  )
}
