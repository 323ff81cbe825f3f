'use client'
import { useTranslations } from 'next-intl'
import type { DraftFiles, MessageDefinition, Titles } from '../../../../engine/client.ts'
import { freshId } from '../parts/fresh-id.ts'
import { newName } from '../parts/new-name.ts'
import { NewOfRecordsDialog } from '../parts/new-of-records-dialog.tsx'

/** A new message: what it is called, and about which records. */
export function NewMessageDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('designer-content')
  return <NewOfRecordsDialog title={t('messages.new')} label={t('messages.records')} make={newMessage} onClose={onClose} />
}

/** It begins with its title. */
function newMessage(files: DraftFiles, entity: string, titles: Titles) {
  const name = newName(files, 'messages', titles.en)
  const content: MessageDefinition = { id: freshId('me', name), name, titles, entity, subject: titles }
  return { path: `messages/${name}/message.json`, content }
}
