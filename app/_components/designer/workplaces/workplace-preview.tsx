'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { titleOf, type WorkplaceDefinition, withViewFilters } from '../../../../engine/client.ts'
import { previewBlocks } from '../../../(studio)/preview-actions.ts'
import { draftEntity, namedIn } from '../parts/draft-fields.ts'
import { HomePreview } from '../parts/home-preview.tsx'
import parts from '../parts/parts.module.css'
import { PreviewNote } from '../parts/preview-note.tsx'
import { usePreview } from '../parts/use-preview.ts'
import roles from '../roles/roles.module.css'
import { useStudio } from '../studio-context.tsx'
import { itemIds } from './edits.ts'
import { useItemTitle } from './navigation-part.tsx'

/** The menu, and the home over the records of now. */
export function WorkplacePreview({ workplace }: { readonly workplace: WorkplaceDefinition }) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  const titleOfItem = useItemTitle()
  const blocks = useMemo(() => {
    const known = new Map(namedIn(files, 'entities', locale).map(({ value }) => [value, draftEntity(files, value)?.views?.list?.views ?? []]))
    return withViewFilters(workplace.home?.blocks ?? [], (entity, id) => known.get(entity)?.find((view) => view.id === id)?.filter)
  }, [files, locale, workplace.home])
  const { shown, refusal, isLoading } = usePreview(blocks.length === 0 ? null : blocks, previewBlocks)
  return (
    <div className={parts.preview} aria-busy={isLoading}>
      <p className={parts.note}>{t('workplaces.previewNote')}</p>
      <PreviewNote refusal={refusal} isMissing={shown !== null && shown.missing.length > 0} />
      <div className={roles.application}>
        <nav className={roles.navigation} aria-label={t('workplaces.navigation')}>
          {workplace.navigation.map(({ id, titles, items }) => (
            <div key={id}>
              {titles && <div className="muted">{titleOf(titles, locale)}</div>}
              <ul>{itemIds(items).map((key, i) => <li key={key}>{items[i] && titleOfItem(items[i])}</li>)}</ul>
            </div>
          ))}
        </nav>
        <div className={roles.screen}>{blocks.length > 0 && shown && <HomePreview preview={shown} />}</div>
      </div>
    </div>
  )
}
