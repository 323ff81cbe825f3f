'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { FieldView, ListView, PlannerView } from '../../../engine/client.ts'
import { findChoices } from '../../(workplace)/actions.ts'
import { keyOf, titleOfValue } from '../../_lib/group-values.ts'
import { isPerson } from '../../_lib/list-filter.ts'
import { dayPlus } from '../../_lib/periods.ts'
import { reply, request } from '../../_lib/request.ts'
import { useWorkplace } from '../workplace-context.tsx'
import { resourcesDocument } from './planner-documents.ts'
import { momentOf } from './planner-time.ts'

/** A row of the planner. */
export interface Resource {
  readonly key: string
  readonly title: string
}

interface Groups {
  readonly groups: readonly { readonly group: Readonly<Record<string, unknown>> }[]
}

/** How many days back it is looked for who works here. */
const backDays = 90

/** The rows to plan by: all there are of a catalogue or a choice; of people those who have been planned lately. None stands last. */
export function useResources(list: ListView, view: PlannerView, field: FieldView | null): readonly Resource[] {
  const t = useTranslations('planner')
  const { dealership, timeZone } = useWorkplace()
  const [found, setFound] = useState<{ readonly field: string; readonly rows: readonly Resource[] } | null>(null)
  useEffect(() => {
    if (!field) return
    let isGone = false
    void resourcesOf(list, view, field, dealership, timeZone).then((rows) => !isGone && setFound({ field: field.name, rows }))
    return () => {
      isGone = true
    }
  }, [dealership, field, list, timeZone, view])
  if (!field || found?.field !== field.name) return []
  return [...found.rows, { key: '', title: t('none', { name: field.title }) }]
}

async function resourcesOf(list: ListView, view: PlannerView, field: FieldView, dealership: string, timeZone: string): Promise<readonly Resource[]> {
  if (field.options) return field.options.map(({ value, title }) => ({ key: value, title }))
  const since = dayPlus(new Date().toISOString(), -backDays)
  const bound = view.start.kind === 'date' ? since : momentOf(`${since}T00:00:00`, timeZone)
  const [used, known] = await Promise.all([
    request<Groups>(dealership, resourcesDocument(list, field), { filter: { [view.start.name]: { gte: bound } } }),
    isPerson(field) ? null : reply(findChoices(field.target?.entity ?? '', '')),
  ])
  const rows = new Map(known?.ok ? known.data.map(({ value, title }) => [value, title]) : [])
  const order = [...rows.keys()]
  for (const { group } of used.ok ? used.data.groups : []) {
    const [key, title] = [keyOf(group[field.name]), titleOfValue(field, group[field.name])]
    if (key !== '' && title !== null && !rows.has(key)) rows.set(key, title)
  }
  const added = [...rows.keys()].filter((key) => !order.includes(key)).sort((a, b) => (rows.get(a) ?? '').localeCompare(rows.get(b) ?? ''))
  return [...order, ...added].map((key) => ({ key, title: rows.get(key) ?? key }))
}
