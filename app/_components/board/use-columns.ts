'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import type { BoardView, FieldView, ListView } from '../../../engine/client.ts'
import { findChoices } from '../../(workplace)/actions.ts'
import { titleOfValue } from '../../_lib/group-values.ts'
import { reply } from '../../_lib/request.ts'
import { fixedColumns, type Group } from './board-columns.ts'
import type { BoardState } from './board-state.ts'

/** Records that a board's columns could be, whether or not one of its cards points to them. */
function useChoices(entity: string | null): readonly Group[] {
  const [choices, setChoices] = useState<readonly Group[]>([])
  useEffect(() => {
    if (entity !== null) void reply(findChoices(entity, '')).then((found) => found.ok && setChoices(found.data.map(({ value, title }) => ({ key: value, title }))))
  }, [entity])
  return choices
}

/** The columns and lanes of a board: those that are always there, and those that records stand in. */
export function useColumns(list: ListView, view: BoardView, { tallies, names }: BoardState): { readonly columns: readonly Group[]; readonly lanes: readonly Group[] } {
  const t = useTranslations('board')
  const { columns: field, swimLanes } = view
  const choices = useChoices(field.target?.entity ?? null)
  return useMemo(() => {
    const keys = [...tallies.keys()].map((key) => JSON.parse(key) as readonly [string, string])
    const groupOf = (of: FieldView, key: string): Group => {
      const color = of.options?.find(({ value }) => value === key)?.color
      return { key, title: key === '' ? t('none', { name: of.title }) : (names.get(key) ?? titleOfValue(of, key) ?? key), ...(color === undefined ? {} : { color }) }
    }
    const fixed = field.target ? choices : fixedColumns(list, view)
    const others = [...new Set(keys.map(([column]) => column))].filter((key) => !fixed.some((column) => column.key === key))
    const lanes = swimLanes ? [...new Set(keys.map(([, lane]) => lane))].map((key) => groupOf(swimLanes, key)) : []
    return { columns: [...fixed, ...others.map((key) => groupOf(field, key))], lanes: lanes.sort((a, b) => Number(a.key === '') - Number(b.key === '') || a.title.localeCompare(b.title)) }
  }, [choices, field, list, names, swimLanes, t, tallies, view])
}
