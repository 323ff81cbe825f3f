'use client'
import { ActionIcon, Button, Checkbox, Group, Popover, ScrollArea, Stack, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns3, IconMinus, IconPlus } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ListView } from '../../../engine/client.ts'
import { boundWidth } from '../../_lib/list-state.ts'
import { moved } from '../drag/moved.ts'
import { type Column, columnStep, columnsOf, isColumn, widthOf } from './columns.ts'
import classes from './list.module.css'

interface Props {
  readonly list: ListView
  readonly columns: readonly Column[]
  readonly onColumns: (columns: readonly Column[] | null) => void
}

/** Which columns, in which order and how wide: everything that the mouse does at the heads, for the keyboard too. */
export function ColumnsMenu({ list, columns, onColumns }: Props) {
  const t = useTranslations('table')
  const [search, setSearch] = useState('')
  const shown = new Set(columns.map(({ field }) => field.name))
  const matches = (title: string): boolean => title.toLowerCase().includes(search.trim().toLowerCase())
  const others = list.fields.filter((field) => isColumn(field) && !shown.has(field.name) && matches(field.title))
  const add = (name: string) => onColumns([...columns, ...columnsOf(list, [{ name, width: null }]).slice(0, 1).map(({ field }) => ({ field, width: widthOf(field) }))])
  const widen = (name: string, by: number) => onColumns(columns.map((column) => (column.field.name === name ? { ...column, width: boundWidth(column.width + by) } : column)))
  return (
    <Popover position="bottom-end" shadow="md" trapFocus width={340}>
      <Popover.Target><button type="button" className={classes.tool}><IconColumns3 size={15} stroke={1.6} aria-hidden /><span>{t('columns')}</span></button></Popover.Target>
      <Popover.Dropdown p={8}>
        <Stack gap={8}>
          <TextInput aria-label={t('findField')} placeholder={t('findField')} value={search} data-autofocus onChange={(event) => setSearch(event.currentTarget.value)} />
          <ScrollArea.Autosize mah={360} type="auto">
            <ul className={classes.columnList}>
              {columns.map(({ field }, i) =>
                matches(field.title) ? (
                  <li key={field.name}>
                    <Checkbox checked disabled={columns.length === 1} label={field.title} onChange={() => onColumns(columns.filter((column) => column.field.name !== field.name))} />
                    <Group gap={0} wrap="nowrap">
                      <ActionIcon size={24} aria-label={t('narrower', { name: field.title })} onClick={() => widen(field.name, -columnStep)}><IconMinus size={13} aria-hidden /></ActionIcon>
                      <ActionIcon size={24} aria-label={t('wider', { name: field.title })} onClick={() => widen(field.name, columnStep)}><IconPlus size={13} aria-hidden /></ActionIcon>
                      <ActionIcon size={24} disabled={i === 0} aria-label={t('left', { name: field.title })} onClick={() => onColumns(moved(columns, i, i - 1))}><IconArrowUp size={13} aria-hidden /></ActionIcon>
                      <ActionIcon size={24} disabled={i === columns.length - 1} aria-label={t('right', { name: field.title })} onClick={() => onColumns(moved(columns, i, i + 1))}><IconArrowDown size={13} aria-hidden /></ActionIcon>
                    </Group>
                  </li>
                ) : null,
              )}
              {others.map((field) => <li key={field.name}><Checkbox checked={false} label={field.title} onChange={() => add(field.name)} /></li>)}
            </ul>
          </ScrollArea.Autosize>
          <Button variant="subtle" size="compact-xs" onClick={() => onColumns(null)}>{t('resetColumns')}</Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
