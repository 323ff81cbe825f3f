'use client'
import { MultiSelect } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Titles } from '../../../../engine/client.ts'
import { textOf } from '../json.ts'
import { draftEntity, namedIn } from '../parts/draft-fields.ts'
import { freshId } from '../parts/fresh-id.ts'
import { NewDialog } from '../parts/new-dialog.tsx'
import { newName } from '../parts/new-name.ts'
import { useStudio } from '../studio-context.tsx'
import { newWorkplace } from './edits.ts'

/** A new workplace: what its people work with; menu and home follow from it. */
export function NewWorkplaceDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files, write, open } = useStudio()
  const [entities, setEntities] = useState<readonly string[]>([])
  const make = (titles: Titles) => {
    const name = newName(files, 'workplaces', titles.en)
    const path = `workplaces/${name}/workplace.json`
    const known = entities.flatMap((entity) => {
      const found = draftEntity(files, entity)
      return found ? [{ name: entity, titles: found.entity.pluralTitles }] : []
    })
    write(path, textOf(newWorkplace(freshId('wp', name), name, titles, known)))
    open(path)
    onClose()
  }
  return (
    <NewDialog title={t('workplaces.new')} onClose={onClose} onMake={make} isReady={entities.length > 0}>
      <MultiSelect label={t('workplaces.worksWith')} searchable data={[...namedIn(files, 'entities', locale)]} value={[...entities]} onChange={setEntities} />
    </NewDialog>
  )
}
