'use client'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { JsonObject, PlannerView } from '../../../engine/client.ts'
import type { Answer, Refusal } from '../../_lib/answer.ts'
import { type ListPage, type ListRow, updateDocument, type Written } from '../../_lib/documents.ts'
import { allOf } from '../../_lib/group-values.ts'
import { request } from '../../_lib/request.ts'
import { useChangedRecords } from '../../_lib/use-changed-records.ts'
import type { LayoutProps } from '../list/layouts.ts'
import { useWorkplace } from '../workplace-context.tsx'
import { entriesDocument, mostEntries, pageSize, unplanned, within } from './planner-documents.ts'

/** Days that are shown, the last not among them. */
export interface Shown {
  readonly from: string
  readonly to: string
}

export interface Entries {
  readonly rows: readonly ListRow[]
  /** Open records without a time, the first of them, and how many there are. */
  readonly waiting: { readonly rows: readonly ListRow[]; readonly total: number }
  /** Records that fit and are too many to draw. */
  readonly left: number
  readonly refusal: Refusal | null
  readonly isLoading: boolean
  /** Draws all of them where they are kept. */
  readonly redraw: () => void
  /** Writes other values at once, and takes them back where they are refused. */
  readonly write: (row: ListRow, input: JsonObject, shown: Readonly<Record<string, unknown>>) => Promise<Refusal | null>
}

const nothing: Pick<Entries, 'rows' | 'waiting' | 'left'> = { rows: [], waiting: { rows: [], total: 0 }, left: 0 }

/** The records of a stretch of time and those that wait for one, kept up with what others do. */
export function useEntries({ list, filter, search }: LayoutProps, view: PlannerView, shown: Shown | null): Entries {
  const { dealership, timeZone } = useWorkplace()
  const [loaded, setLoaded] = useState(nothing)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isLoading, setLoading] = useState(true)
  const key = JSON.stringify({ filter, search, shown })
  const current = useRef('')
  const asked = useMemo(() => JSON.parse(key) as { readonly filter: JsonObject | null; readonly search: string; readonly shown: Shown | null }, [key])
  const read = useCallback(async () => {
    const { shown: days } = asked
    if (!days) return
    current.current = key
    const page = (condition: JsonObject | null, after: string | null) => request<ListPage>(dealership, entriesDocument(list, view), { filter: condition, search: asked.search.trim() || null, first: pageSize, after })
    const [planned, waiting] = await Promise.all([allPages((after) => page(allOf(asked.filter, within(view, days.from, days.to, timeZone)), after)), page(unplanned(list, view, asked.filter), null)])
    if (current.current !== key) return
    setLoading(false)
    if (!planned.ok) return setRefusal(planned.refusal)
    if (!waiting.ok) return setRefusal(waiting.refusal)
    setRefusal(null)
    setLoaded({ ...planned.data, waiting: { rows: waiting.data.page.nodes, total: waiting.data.page.count ?? 0 } })
  }, [asked, dealership, key, list, timeZone, view])
  useEffect(() => void read(), [read])
  useChangedRecords(list.entity.name, { onChanged: () => void read(), onLost: () => void read() })

  const write = async (row: ListRow, input: JsonObject, values: Readonly<Record<string, unknown>>): Promise<Refusal | null> => {
    const put = (next: ListRow) => setLoaded((known) => ({ ...known, rows: known.rows.some(({ id }) => id === next.id) ? known.rows.map((other) => (other.id === next.id ? next : other)) : [...known.rows, next] }))
    put({ ...row, ...values })
    const site = typeof row.dealership === 'string' ? row.dealership : dealership
    const answer = await request<Written>(site, updateDocument(list.entity), { id: row.id, version: row.version, input })
    if (answer.ok) put({ ...row, ...values, version: answer.data.record?.version ?? row.version })
    else put(row)
    void read()
    return answer.ok ? null : answer.refusal
  }
  return { ...loaded, refusal, isLoading, redraw: () => setLoaded((known) => ({ ...known, rows: [...known.rows] })), write }
}

async function allPages(page: (after: string | null) => Promise<Answer<ListPage>>): Promise<Answer<Pick<Entries, 'rows' | 'left'>>> {
  const rows: ListRow[] = []
  for (let after: string | null = null; ; ) {
    const answer: Answer<ListPage> = await page(after)
    if (!answer.ok) return answer
    const { nodes, pageInfo, count = 0 } = answer.data.page
    rows.push(...nodes)
    if (!pageInfo.hasNextPage || rows.length >= mostEntries) return { ok: true, data: { rows, left: Math.max(0, count - rows.length) } }
    after = pageInfo.endCursor
  }
}
