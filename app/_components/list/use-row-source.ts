'use client'
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { FieldView, ListView } from '../../../engine/client.ts'
import { countDocument, listDocument, type ListPage } from '../../_lib/documents.ts'
import type { ListArguments } from '../../_lib/list-filter.ts'
import { Recent } from '../../_lib/recent.ts'
import { request } from '../../_lib/request.ts'
import { useWorkplace } from '../workplace-context.tsx'
import { type Loader, RowSource } from './row-source.ts'

/** Reads rows of the list by the API. `columnsNow`: asked at each request, so that columns added since are in it. */
export function rowLoader(dealership: string, list: ListView, args: ListArguments, columnsNow: () => readonly FieldView[]): Loader {
  return {
    rows: async (place) => {
      const answer = await request<ListPage>(dealership, listDocument(list, { columns: columnsNow(), count: 'none' }), { ...args, ...place })
      return answer.ok ? { ok: true, data: answer.data.page } : answer
    },
    count: async (most) => {
      const { orderBy: _, ...which } = args
      const answer = await request<{ readonly page: { readonly count: number } }>(dealership, countDocument(list, most), { ...which })
      return answer.ok ? { ok: true, data: answer.data.page.count } : answer
    },
  }
}

/** Rows of lists that were left a moment ago, so that coming back shows them where they stood, with the columns they are read with. */
const left = new Recent<{ readonly source: RowSource; columns: readonly FieldView[] }>(6)

/** The rows that a page was rendered with, and those behind them as they are asked for. */
export function useRowSource(list: ListView, args: ListArguments, columns: readonly FieldView[], page: ListPage['page'] | null): RowSource {
  const { dealership } = useWorkplace()
  const key = `${dealership} ${list.entity.name} ${JSON.stringify(args)}`
  const shown = useRef<ListPage['page'] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the rows depend on is in the key
  const kept = useMemo(() => {
    const known = left.get(key)
    if (known) return known
    shown.current = page
    const fresh: { readonly source: RowSource; columns: readonly FieldView[] } = { source: new RowSource(rowLoader(dealership, list, args, () => fresh.columns), page, page?.count ?? null), columns }
    return fresh
  }, [key])
  const { source } = kept
  kept.columns = columns
  useEffect(() => left.set(key, kept), [key, kept])
  useEffect(() => {
    if (shown.current === page || !page) return
    shown.current = page
    source.renew(page, page.count ?? null)
  }, [source, page])
  useSyncExternalStore(source.subscribe, () => source.version, () => source.version)
  const { isUncounted, turn } = source
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time its rows were read without a count
  useEffect(() => {
    if (isUncounted) void source.countSome()
  }, [source, isUncounted, turn])
  return source
}
