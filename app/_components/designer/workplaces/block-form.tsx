'use client'
import { Checkbox } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { HomeBlock } from '../../../../engine/client.ts'
import { withKeys } from '../lists/edits.ts'
import { namedIn } from '../parts/draft-fields.ts'
import { NamesField } from '../parts/names-field.tsx'
import { useStudio } from '../studio-context.tsx'
import { TitlesFields } from '../titles-fields.tsx'
import { ChartForm } from './chart-form.tsx'
import { DayForm } from './day-form.tsx'
import type { BlockKind, BlockOf } from './edits.ts'
import { saidTitles } from './edits.ts'
import { FiguresForm } from './figures-form.tsx'
import { DeskForm } from './desk-form.tsx'
import { ListForm } from './list-form.tsx'
import { QueueForm } from './queue-form.tsx'
import { TileForm } from './tile-form.tsx'

export interface BlockFormProps<Kind extends BlockKind> {
  readonly block: BlockOf<Kind>
  readonly onChange: (block: BlockOf<Kind>) => void
}

const noTitles = { en: '', ru: '' }
const mustHaveTitles: ReadonlySet<BlockKind> = new Set<BlockKind>(['tile', 'list', 'chart', 'search', 'desk', 'queue'])

/** What a block of a home is made of, by its kind. */
export function BlockForm({ block, onChange }: { readonly block: HomeBlock; readonly onChange: (block: HomeBlock) => void }) {
  const t = useTranslations('designer-views')
  const titled = (titles: HomeBlock['titles']) => (mustHaveTitles.has(block.kind) ? { ...block, titles: titles ?? noTitles } : withKeys<HomeBlock>(block, { titles: titles && saidTitles(titles) } as Partial<HomeBlock>)) as HomeBlock
  return (
    <>
      <TitlesFields legend={t('titleOf')} id={block.id} titles={block.titles ?? noTitles} onChange={(titles) => onChange(titled(titles))} />
      {formOf(block, onChange)}
      {block.kind !== 'tile' && <Checkbox label={t('workplaces.wide')} checked={block.wide === true} onChange={(event) => onChange(withKeys<HomeBlock>(block, { wide: event.currentTarget.checked || undefined }) as HomeBlock)} />}
    </>
  )
}

function formOf(block: HomeBlock, onChange: (block: HomeBlock) => void): ReactNode {
  switch (block.kind) {
    case 'tile':
      return <TileForm block={block} onChange={onChange} />
    case 'list':
      return <ListForm block={block} onChange={onChange} />
    case 'figures':
      return <FiguresForm block={block} onChange={onChange} />
    case 'chart':
      return <ChartForm block={block} onChange={onChange} />
    case 'my-day':
      return <DayForm block={block} onChange={onChange} />
    case 'desk':
      return <DeskForm block={block} onChange={onChange} />
    case 'queue':
      return <QueueForm block={block} onChange={onChange} />
    case 'search':
      return <SearchForm block={block} onChange={onChange} />
    case 'reports':
      return <ReportsForm block={block} onChange={onChange} />
    default:
      return null
  }
}

function SearchForm({ block, onChange }: BlockFormProps<'search'>) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  return <NamesField label={t('workplaces.found')} choices={namedIn(files, 'entities', locale)} value={block.entities} most={10} onChange={(entities) => entities.length > 0 && onChange({ ...block, entities })} />
}

function ReportsForm({ block, onChange }: BlockFormProps<'reports'>) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  return <NamesField label={t('workplaces.reports')} choices={namedIn(files, 'reports', locale)} value={block.reports} most={20} onChange={(reports) => reports.length > 0 && onChange({ ...block, reports })} />
}
