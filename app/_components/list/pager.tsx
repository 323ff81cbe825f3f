'use client'
import { ActionIcon, Select } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ListPage } from '../../_lib/documents.ts'
import { type ListState, pageSizes } from '../../_lib/list-state.ts'
import classes from './list.module.css'

interface Props {
  readonly page: ListPage['page']
  readonly size: number
  readonly onMove: (cursor: ListState['cursor']) => void
  readonly onSize: (size: number) => void
}

/** Total, page size, back and forth. */
export function Pager({ page, size, onMove, onSize }: Props) {
  const t = useTranslations('list')
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo
  return (
    <div className={classes.pager}>
      <span className="muted" aria-live="polite">{t('shown', { shown: page.nodes.length, total: page.totalCount })}</span>
      <span className={classes.gap} />
      <Select aria-label={t('pageSize')} className={classes.size} data={pageSizes.map(String)} value={String(size)} onChange={(value) => onSize(Number(value))} comboboxProps={{ position: 'top' }} />
      <ActionIcon aria-label={t('previous')} disabled={!hasPreviousPage} onClick={() => startCursor && onMove({ direction: 'before', at: startCursor })}><IconChevronLeft size={16} aria-hidden /></ActionIcon>
      <ActionIcon aria-label={t('next')} disabled={!hasNextPage} onClick={() => endCursor && onMove({ direction: 'after', at: endCursor })}><IconChevronRight size={16} aria-hidden /></ActionIcon>
    </div>
  )
}
