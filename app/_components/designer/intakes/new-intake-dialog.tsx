'use client'
import { useTranslations } from 'next-intl'
import type { IntakeDefinition } from '../../../../engine/client.ts'
import { freshId } from '../parts/fresh-id.ts'
import { newName } from '../parts/new-name.ts'
import { NewOfRecordsDialog } from '../parts/new-of-records-dialog.tsx'

/** A new intake of calls: which records they make. The rest is said in its designer. */
export function NewIntakeDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('designer-intakes')
  return (
    <NewOfRecordsDialog
      title={t('new')}
      label={t('records')}
      onClose={onClose}
      make={(files, entity, titles) => {
        const name = newName(files, 'intakes', titles.en)
        const content: IntakeDefinition = { id: freshId('in', name), name, titles, kind: 'telephony', entity }
        return { path: `intakes/${name}/intake.json`, content }
      }}
    />
  )
}
