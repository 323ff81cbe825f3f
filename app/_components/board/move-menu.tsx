'use client'
import { ActionIcon, Loader, Menu } from '@mantine/core'
import { IconArrowRight, IconDots } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ListRow } from '../../_lib/documents.ts'
import type { Group } from './board-columns.ts'
import classes from './board.module.css'
import type { Moves, Possible } from './use-moves.ts'

/** Dragging for the keyboard and the thumb: every other column, or why not. */
export function MoveMenu({ row, columns, moves, onMove }: { readonly row: ListRow; readonly columns: readonly Group[]; readonly moves: Moves; readonly onMove: (column: Group) => void }) {
  const t = useTranslations('board')
  const [possible, setPossible] = useState<Possible | null>(null)
  const [failed, setFailed] = useState(false)
  const open = async () => {
    setFailed(false)
    const answer = await moves.prepare(row)
    setPossible(answer.ok ? answer.data : null)
    setFailed(!answer.ok)
  }
  const others = columns.flatMap((column) => {
    const target = possible?.targets.get(column.key)
    return !target || target.kind === 'same' ? [] : [{ column, target }]
  })
  return (
    <Menu position="bottom-end" width={300} onOpen={() => void open()} onClose={() => setPossible(null)}>
      <Menu.Target><ActionIcon className={classes.menu} size={24} data-no-drag data-move aria-label={t('moveOf', { name: row.label })} title={t('move')}><IconDots size={15} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown data-no-drag className={classes.dropdown}>
        <Menu.Label>{t('move')}</Menu.Label>
        {!possible && !failed && <div className={classes.waiting}><Loader size={16} aria-label={t('loading')} /></div>}
        {failed && <div className={classes.waiting}>{t('notAnswered')}</div>}
        {others.filter(({ target }) => target.kind !== 'refused').map(({ column, target }) => (
          <Menu.Item key={column.key} leftSection={<IconArrowRight size={15} stroke={1.6} aria-hidden />} onClick={() => onMove(column)}>
            <div>{column.title}</div>
            {target.kind === 'events' && <div className={classes.by}>{target.events.map(({ title }) => title).join(' · ')}</div>}
          </Menu.Item>
        ))}
        {others.map(({ column, target }) => target.kind === 'refused' && (
          <Menu.Item key={column.key} aria-disabled closeMenuOnClick={false} className={classes.refused}>
            <div>{column.title}</div>
            <div className={classes.by}>{target.reason}</div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
