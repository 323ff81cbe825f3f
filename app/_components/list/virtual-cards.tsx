'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import type { ListView } from '../../../engine/client.ts'
import type { ListRow } from '../../_lib/documents.ts'
import { FieldValue } from '../field-value.tsx'
import { GroupHead } from './group-row.tsx'
import { type Group, mostGroups } from './groups.ts'
import type { Column } from './columns.ts'
import type { Items } from './list-items.ts'
import classes from './list.module.css'
import { cardFacts } from './record-cards.tsx'
import { RowMenu } from './row-menu.tsx'
import type { Layer } from './use-layer.ts'
import type { Selection } from './use-selection.ts'
import { useVisibleRows } from './use-visible-rows.ts'

interface Props {
  readonly element: HTMLElement | null
  readonly list: ListView
  readonly items: Items<Group>
  readonly columns: readonly Column[]
  readonly selection: Selection
  readonly layer: Layer | null
  readonly onGroup: (key: string) => void
}

const cardHeight = 64
/** Milliseconds of a touch that chooses instead of opening. */
const longPress = 450

/** At phone width a row is a card: its label, the two most telling fields, its state. A long touch chooses it. */
export function VirtualCards({ element, list, items, columns, selection, layer, onGroup }: Props) {
  const t = useTranslations('table')
  const { rows, above, below } = useVisibleRows(element, items, cardHeight)
  return (
    <ul className={classes.virtualCards} style={{ paddingTop: above, paddingBottom: below }}>
      {rows.map(({ index }) => {
        const item = items.at(index)
        if (item?.kind === 'group') return <li key={index} className={classes.cardGroup}><GroupHead group={item.group} isOpen={item.isOpen} onToggle={() => onGroup(item.group.key)} /></li>
        if (item?.kind === 'cut') return <li key={index} className={classes.gapRow}>{t('groupsCut', { count: mostGroups })}</li>
        if (item?.kind === 'gap') return <li key={index} className={classes.gapRow}>{t('gap', { count: item.left })}</li>
        if (!item?.row) return <li key={index} className={classes.virtualCard} aria-busy="true"><span className={classes.bone} style={{ width: '60%' }} /></li>
        return <Card key={index} place={index} list={list} row={item.row} columns={columns} selection={selection} layer={layer} />
      })}
    </ul>
  )
}

function Card({ place, list, row, columns, selection, layer }: Pick<Props, 'list' | 'columns' | 'selection' | 'layer'> & { readonly place: number; readonly row: ListRow }) {
  const press = useRef<ReturnType<typeof setTimeout> | null>(null)
  const wasLong = useRef(false)
  const { state, facts } = cardFacts(columns.map(({ field }) => field), row)
  const isSelected = selection.has(row.id)
  const isChoosing = selection.rows.size > 0
  const begin = () => {
    wasLong.current = false
    press.current = setTimeout(() => {
      wasLong.current = true
      selection.toggle(row)
    }, longPress)
  }
  const end = () => press.current && clearTimeout(press.current)
  const click = (event: React.MouseEvent) => {
    if (!wasLong.current && !isChoosing) return
    event.preventDefault()
    if (!wasLong.current) selection.toggle(row)
  }
  return (
    <li className={classes.virtualCard} data-place={place} data-selected={isSelected || undefined} onTouchStart={begin} onTouchEnd={end} onTouchMove={end} onContextMenu={(event) => wasLong.current && event.preventDefault()}>
      <div className={classes.cardHead}>
        <Link href={`/${list.entity.name}/${row.id}`} className={classes.cardTitle} prefetch={false} aria-current={isSelected || undefined} onClick={click}>{row.label}</Link>
        {state && <FieldValue field={state} value={row[state.name]} />}
        {layer && <RowMenu layer={layer} row={row} />}
      </div>
      <div className={classes.cardFields}>{facts.map((field) => <span key={field.name}><FieldValue field={field} value={row[field.name]} /></span>)}</div>
    </li>
  )
}
