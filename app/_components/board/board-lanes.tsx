'use client'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useFormat } from '../workplace-context.tsx'
import { BoardCell, type CellProps } from './board-cell.tsx'
import type { Group } from './board-columns.ts'
import classes from './board.module.css'
import { ColumnHead, tallyOf } from './column-head.tsx'

type Props = Omit<CellProps, 'column' | 'lane'> & { readonly lanes: readonly Group[] }

/** Lanes across the columns; the cards of a lane are loaded when it comes into sight. */
export function BoardLanes({ lanes, ...cell }: Props) {
  const { view, columns, board } = cell
  return (
    <div className={classes.grid}>
      <div className={classes.heads}>{columns.map((column) => <div key={column.key} className={classes.headCell} data-column={column.key}><ColumnHead view={view} column={column} tallies={board.state.tallies} /></div>)}</div>
      {lanes.map((lane) => <Lane key={lane.key} {...cell} lane={lane} />)}
    </div>
  )
}

function Lane({ lane, ...cell }: Omit<Props, 'lanes'> & { readonly lane: Group }) {
  const t = useTranslations('board')
  const format = useFormat()
  const { columns, board } = cell
  const [isOpen, setOpen] = useState(true)
  const place = useRef<HTMLElement>(null)
  const keys = columns.map(({ key }) => key).join('\n')
  const { open } = board
  useEffect(() => {
    if (!isOpen || !place.current) return
    const watcher = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return
      watcher.disconnect()
      open(keys.split('\n'), lane.key)
    }, { rootMargin: '200px' })
    watcher.observe(place.current)
    return () => watcher.disconnect()
  }, [isOpen, keys, lane.key, open])
  const { count } = tallyOf(board.state.tallies, { lane: lane.key })
  return (
    <section className={classes.lane} ref={place} aria-label={lane.title}>
      <button type="button" className={classes.laneHead} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? <IconChevronDown size={15} aria-hidden /> : <IconChevronRight size={15} aria-hidden />}
        {lane.title} <span className={classes.count} title={t('count', { count })}>{format.count(count)}</span>
      </button>
      {isOpen && <div className={classes.laneCells}>{columns.map((column) => <div key={column.key} className={classes.laneCell}><BoardCell {...cell} column={column} lane={lane} /></div>)}</div>}
    </section>
  )
}
