'use client'
import { Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { MessageDefinition, Titles } from '../../../../engine/client.ts'
import { textOf } from '../json.ts'
import { freshId, namedIn } from '../parts/draft-fields.ts'
import { NewDialog } from '../parts/new-dialog.tsx'
import { newName } from '../parts/new-name.ts'
import { useStudio } from '../studio-context.tsx'

/** A new message: what it is called, and about which records. It begins with its title. */
export function NewMessageDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('designer-content')
  const locale = useLocale()
  const { files, write, open } = useStudio()
  const [entity, setEntity] = useState<string | null>(null)
  const make = (titles: Titles) => {
    if (entity === null) return
    const name = newName(files, 'messages', titles.en)
    const message: MessageDefinition = { id: freshId(files, `me_${name}`), name, titles, entity, subject: titles }
    const path = `messages/${name}/message.json`
    write(path, textOf(message))
    open(path)
    onClose()
  }
  return (
    <NewDialog title={t('messages.new')} onClose={onClose} onMake={make} isReady={entity !== null}>
      <Select label={t('messages.records')} required searchable data={[...namedIn(files, 'entities', locale)]} value={entity} onChange={setEntity} />
    </NewDialog>
  )
}
