'use client'
import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconChevronDown, IconChevronRight, IconGripVertical, IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { DragScope } from '../../drag/drag-scope.tsx'
import { moved } from '../../drag/moved.ts'
import { useSortItem } from '../../drag/use-drag.ts'
import classes from './parts.module.css'

interface Props<Item> {
  readonly label: string
  readonly items: readonly Item[]
  readonly idOf: (item: Item, index: number) => string
  readonly titleOf: (item: Item) => string
  readonly onChange: (items: readonly Item[]) => void
  /** What is said where there is none. */
  readonly empty?: string
  /** Which is unfolded; without `onOpen` items have nothing inside. */
  readonly open?: string | null
  readonly onOpen?: (id: string | null) => void
  readonly children?: (item: Item, change: (next: Item) => void) => ReactNode
  /** Something is wrong inside. */
  readonly isWrong?: (index: number) => boolean
}

/** Things in an order: moved by dragging, or by keys; each unfolds to what it is made of. */
export function ItemList<Item>({ label, items, idOf, titleOf, onChange, empty, open = null, onOpen, children, isWrong }: Props<Item>) {
  if (items.length === 0) return empty ? <p className="muted">{empty}</p> : null
  return (
    <DragScope onDrop={({ from, to }) => from !== null && to !== null && from !== to && onChange(moved(items, from, to))}>
      <ul className={classes.items} aria-label={label}>
        {items.map((item, i) => {
          const id = idOf(item, i)
          const isOpen = open === id && children !== undefined
          return (
            <Row key={id} id={id} index={i} last={items.length - 1} title={titleOf(item)} isOpen={isOpen} isChosen={open === id} hasBody={children !== undefined} isWrong={isWrong?.(i) ?? false} {...(onOpen && { onOpen: () => onOpen(isOpen ? null : id) })} onMove={(to) => onChange(moved(items, i, to))} onRemove={() => onChange(items.filter((_, j) => j !== i))}>
              {isOpen && children(item, (next) => onChange(items.map((one, j) => (j === i ? next : one))))}
            </Row>
          )
        })}
      </ul>
    </DragScope>
  )
}

interface RowProps {
  readonly id: string
  readonly index: number
  readonly last: number
  readonly title: string
  readonly isOpen: boolean
  readonly isChosen: boolean
  /** It unfolds; else it is chosen, and what it is made of stands elsewhere. */
  readonly hasBody: boolean
  readonly isWrong: boolean
  readonly onOpen?: () => void
  readonly onMove: (to: number) => void
  readonly onRemove: () => void
  readonly children: ReactNode
}

function Row({ id, index, last, title, isOpen, isChosen, hasBody, isWrong, onOpen, onMove, onRemove, children }: RowProps) {
  const t = useTranslations('designer-views')
  const { ref, handle, isDragging } = useSortItem(id, index)
  return (
    <li ref={ref} className={classes.item} data-dragging={isDragging || undefined} data-chosen={isChosen || undefined} data-wrong={isWrong || undefined}>
      <div className={classes.itemHead}>
        <span ref={handle} className={classes.grip} aria-hidden><IconGripVertical size={14} /></span>
        {onOpen ? (
          <button type="button" className={classes.itemTitle} {...(hasBody ? { 'aria-expanded': isOpen } : { 'aria-pressed': isChosen })} onClick={onOpen}>
            {hasBody && (isOpen ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />)}<span>{title}</span>
          </button>
        ) : (
          <span className={classes.itemTitle}><span>{title}</span></span>
        )}
        <ActionIcon variant="subtle" color="gray" disabled={index === 0} aria-label={t('up', { name: title })} onClick={() => onMove(index - 1)}><IconArrowUp size={14} aria-hidden /></ActionIcon>
        <ActionIcon variant="subtle" color="gray" disabled={index === last} aria-label={t('down', { name: title })} onClick={() => onMove(index + 1)}><IconArrowDown size={14} aria-hidden /></ActionIcon>
        <ActionIcon variant="subtle" color="gray" aria-label={t('remove', { name: title })} onClick={onRemove}><IconX size={14} aria-hidden /></ActionIcon>
      </div>
      {isOpen && <div className={classes.itemBody}>{children}</div>}
    </li>
  )
}

/** Which item is unfolded. */
export function useOpenItem(start: string | null = null): { readonly open: string | null; readonly onOpen: (id: string | null) => void } {
  const [open, onOpen] = useState(start)
  return { open, onOpen }
}
