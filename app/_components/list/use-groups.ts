'use client'
import { useLocale } from 'next-intl'
import { useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { FieldView, ListView } from '../../../engine/client.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { allOf } from '../../_lib/group-values.ts'
import type { ListArguments } from '../../_lib/list-filter.ts'
import type { GroupState } from '../../_lib/list-state.ts'
import { request } from '../../_lib/request.ts'
import { useWorkplace } from '../workplace-context.tsx'
import { type Group, type GroupAnswer, groupsDocument, groupsOf, mostGroups } from './groups.ts'
import type { Section } from './list-items.ts'
import { RowSource } from './row-source.ts'
import { rowLoader } from './use-row-source.ts'

export interface Groups {
  /** null: not grouped, or still on the way. */
  readonly sections: readonly Section<Group>[] | null
  readonly refusal: Refusal | null
  /** There are more groups than are shown. */
  readonly isCut: boolean
  readonly toggle: (key: string) => void
  readonly openAll: () => void
  readonly closeAll: () => void
}

interface Loaded {
  readonly key: string
  readonly groups: readonly Group[]
  readonly isCut: boolean
}

/** Groups of the list with their counts and sums; the rows of one are read when it is opened. `read`: changes when values may have changed. */
export function useGroups(list: ListView, args: ListArguments, group: GroupState | null, field: FieldView | null, summed: readonly FieldView[], columns: readonly FieldView[], read: number): Groups {
  const { dealership, timeZone } = useWorkplace()
  const locale = useLocale()
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const sources = useRef(new Map<string, RowSource>())
  const latest = useRef(columns)
  latest.current = columns
  const { orderBy: _, ...which } = args
  const key = group && field ? JSON.stringify([args, group, summed.map(({ name }) => name)]) : ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the groups depend on is in the key
  useEffect(() => {
    sources.current = new Map()
    if (!group || !field) return setLoaded(null)
    let isGone = false
    void request<{ readonly groups: readonly GroupAnswer[] }>(dealership, groupsDocument(list, group, field, summed), which).then((result) => {
      if (isGone) return
      setRefusal(result.ok ? null : result.refusal)
      if (result.ok) setLoaded({ key, groups: groupsOf(field, group, result.data.groups, timeZone, locale), isCut: result.data.groups.length > mostGroups })
    })
    return () => {
      isGone = true
    }
  }, [dealership, key, read])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the arguments are in the key
  const sections = useMemo(() => {
    if (!loaded || key === '') return null
    const sourceOf = (one: Group): RowSource => {
      const known = sources.current.get(one.key)
      if (known) return known
      const source = new RowSource(rowLoader(dealership, list, { ...args, filter: allOf(args.filter, one.condition) }, () => latest.current), null, null)
      source.expect(one.count)
      source.subscribe(redraw)
      sources.current.set(one.key, source)
      return source
    }
    return loaded.groups.map((one): Section<Group> => ({ group: one, source: open.has(one.key) ? sourceOf(one) : null }))
  }, [loaded, open, dealership, list, key])
  const toggle = (one: string) => setOpen((all) => (all.has(one) ? new Set([...all].filter((other) => other !== one)) : new Set([...all, one])))
  return { sections, refusal, isCut: loaded?.isCut ?? false, toggle, openAll: () => setOpen(new Set(loaded?.groups.map((one) => one.key))), closeAll: () => setOpen(new Set()) }
}
