'use client'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { titleOf } from '../../../../engine/client.ts'
import { ItemList, useOpenItem } from '../parts/item-list.tsx'
import { TitlesFields } from '../titles-fields.tsx'
import type { BlockFormProps } from './block-form.tsx'
import { FigureFields } from './figure-fields.tsx'
import { RecordsFields } from './records-fields.tsx'

const most = 6

/** Several figures beside one another. */
export function FiguresForm({ block, onChange }: BlockFormProps<'figures'>) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { open, onOpen } = useOpenItem()
  const [first] = block.figures
  return (
    <>
      <ItemList label={t('workplaces.kinds.figures')} items={block.figures} idOf={(_, i) => String(i)} titleOf={({ titles }) => titleOf(titles, locale)} onChange={(figures) => figures.length > 0 && onChange({ ...block, figures })} open={open} onOpen={onOpen}>
        {(figure, change) => (
          <>
            <TitlesFields legend={t('titleOf')} titles={figure.titles} onChange={(titles) => change({ ...figure, titles })} />
            <RecordsFields records={figure} onEntity={(entity) => change({ titles: figure.titles, entity, function: 'count' })} onChange={change} />
            <FigureFields figure={figure} onChange={change} />
          </>
        )}
      </ItemList>
      {first && block.figures.length < most && <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => { onChange({ ...block, figures: [...block.figures, { titles: first.titles, entity: first.entity, function: 'count' }] }); onOpen(String(block.figures.length)) }}>{t('lists.addFigure')}</Button>}
    </>
  )
}
