'use client'
import { Button, Menu } from '@mantine/core'
import { IconDots, IconDownload, IconPencil, IconSend, IconTrash, IconX } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ListView } from '../../../engine/client.ts'
import type { ListRow } from '../../_lib/documents.ts'
import { useFormat } from '../workplace-context.tsx'
import { mostRows } from './bulk.ts'
import classes from './list.module.css'
import type { Selection } from './use-selection.ts'

const BulkDialog = dynamic(() => import('./bulk-dialog.tsx').then((module) => module.BulkDialog))

export type BulkKind = 'send' | 'set' | 'remove'

interface Props {
  readonly list: ListView
  readonly selection: Selection
  /** How many rows the list has, as far as they are counted. */
  readonly counted: { readonly count: number; readonly isExact: boolean }
  readonly onSelectAll: () => Promise<void>
  /** null: nothing leaves the house by this reader. */
  readonly onExport: (() => void) | null
  /** The row as the list has it now: what was chosen long ago may have another version. */
  readonly present: (row: ListRow) => ListRow
  /** Rows may have changed. */
  readonly onDone: () => void
}

const icon = { size: 15, stroke: 1.6, 'aria-hidden': true } as const

/** What can be done to all chosen rows together. */
export function BulkBar({ list, selection, counted, onSelectAll, onExport, present, onDone }: Props) {
  const t = useTranslations('table')
  const format = useFormat()
  const [asked, setAsked] = useState<BulkKind | null>(null)
  const [isSelecting, setSelecting] = useState(false)
  const { size } = selection.rows
  const all = Math.min(mostRows, counted.count)
  const selectAll = async () => {
    setSelecting(true)
    await onSelectAll()
    setSelecting(false)
  }
  if (size === 0 && !asked) return null
  return (
    <div className={classes.bulk} role="toolbar" aria-label={t('bulk')}>
      <span className={classes.bulkCount} aria-live="polite">{t('chosen', { count: size })}</span>
      {size < all && <Button variant="subtle" loading={isSelecting} onClick={() => void selectAll()}>{counted.isExact && counted.count <= mostRows ? t('chooseAll', { count: format.count(all) }) : t('chooseFirst', { count: format.count(mostRows) })}</Button>}
      <span className={classes.gap} />
      {list.bulk.send && <Button variant="default" leftSection={<IconSend {...icon} />} onClick={() => setAsked('send')}>{t('sendEvent')}</Button>}
      {list.bulk.update && <Button variant="default" className={classes.wide} leftSection={<IconPencil {...icon} />} onClick={() => setAsked('set')}>{t('setField')}</Button>}
      {onExport && <Button variant="default" className={classes.wide} leftSection={<IconDownload {...icon} />} onClick={onExport}>{t('export')}</Button>}
      {list.bulk.remove && <Button variant="default" className={classes.wide} c="var(--state-red)" leftSection={<IconTrash {...icon} />} onClick={() => setAsked('remove')}>{t('remove')}</Button>}
      <Menu position="top-end">
        <Menu.Target><Button variant="default" className={classes.narrow} aria-label={t('more')}><IconDots {...icon} /></Button></Menu.Target>
        <Menu.Dropdown>
          {list.bulk.update && <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => setAsked('set')}>{t('setField')}</Menu.Item>}
          {onExport && <Menu.Item leftSection={<IconDownload {...icon} />} onClick={onExport}>{t('export')}</Menu.Item>}
          {list.bulk.remove && <Menu.Item color="red" leftSection={<IconTrash {...icon} />} onClick={() => setAsked('remove')}>{t('remove')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <Button variant="subtle" color="gray" aria-label={t('chooseNone')} onClick={selection.clear}><IconX {...icon} /></Button>
      {asked && <BulkDialog key={asked} list={list} kind={asked} rows={[...selection.rows.values()].map(present)} onClose={() => setAsked(null)} onDone={(refused) => { selection.keep(refused); onDone() }} />}
    </div>
  )
}
