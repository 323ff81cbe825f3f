'use client'
import { Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { type HomeBlock, titleOf, type WorkplaceDefinition } from '../../../../engine/client.ts'
import { draftEntity, draftFields, namedIn } from '../parts/draft-fields.ts'
import { freshId } from '../parts/fresh-id.ts'
import { ItemList, useOpenItem } from '../parts/item-list.tsx'
import { newTitles } from '../parts/new-titles.ts'
import { useStudio } from '../studio-context.tsx'
import { BlockForm } from './block-form.tsx'
import { askedFields, blockKinds, newBlock } from './edits.ts'
import type { WorkplacePartProps } from './workplace-designer.tsx'

/** Records that people of the workplace meet first: a new block is about these until it is said. */
const mainEntity = ({ navigation }: WorkplaceDefinition): string | undefined => navigation.flatMap(({ items }) => items).flatMap((item) => ('entity' in item ? [item.entity] : []))[0]

/** Blocks of the home. */
export function HomePart({ workplace, onChange }: WorkplacePartProps) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  const { open, onOpen } = useOpenItem()
  const blocks = workplace.home?.blocks ?? []
  const write = (next: readonly HomeBlock[]) => onChange({ ...workplace, home: { ...workplace.home, blocks: next } })
  const made = (kind: (typeof blockKinds)[number]): HomeBlock | null => {
    const entity = mainEntity(workplace) ?? namedIn(files, 'entities', locale)[0]?.value ?? ''
    return newBlock(kind, { id: freshId('bl', workplace.name, kind), entity, titles: draftEntity(files, entity)?.entity.pluralTitles ?? newTitles.block, fields: draftFields(files, entity, locale), asked: askedFields(draftEntity(files, entity)), reports: namedIn(files, 'reports', locale).map(({ value }) => value) })
  }
  const add = (kind: string | null) => {
    const known = blockKinds.find((one) => one === kind)
    const block = known ? made(known) : null
    if (!block) return
    write([...blocks, block])
    onOpen(block.id)
  }
  const titleOfBlock = (block: HomeBlock): string => `${t(`workplaces.kinds.${block.kind}`)}${block.titles ? `: ${titleOf(block.titles, locale)}` : ''}`
  return (
    <>
      <ItemList label={t('workplaces.home')} items={blocks} idOf={({ id }) => id} titleOf={titleOfBlock} onChange={write} open={open} onOpen={onOpen}>
        {(block, change) => <BlockForm block={block} onChange={change} />}
      </ItemList>
      <Select label={t('reports.addBlock')} placeholder={t('choose')} data={blockKinds.map((value) => ({ value, label: t(`workplaces.kinds.${value}`) }))} value={null} onChange={add} maxDropdownHeight={320} />
    </>
  )
}
