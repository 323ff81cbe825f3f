import type { HomeBlock, HomeDay } from '../../definition/home.ts'
import type { HomeBlockView, HomeDayItem } from '../../engine.ts'
import { stateOf } from '../../forms/index.ts'
import { columnOf } from '../../store/index.ts'
import { runList } from '../run-query.ts'
import type { Runtime } from '../types.ts'
import { listenerOf, recordsOf } from './block-records.ts'
import { dayOf, momentOf } from './plain-filter.ts'

type Shown = Omit<Extract<HomeBlockView, { kind: 'my-day' }>, 'id' | 'title' | 'isWide'>

/** Of each source, and of all together. */
const mostItems = 30

/** What is due today or was due before, the longest waiting first. */
export async function myDay(runtime: Runtime, { sources }: Extract<HomeBlock, { kind: 'my-day' }>, locale: string): Promise<Shown | null> {
  const found = await Promise.all(sources.map((source) => itemsOf(runtime, source, locale)))
  const readable = found.filter((items) => items !== null)
  if (readable.length === 0) return null
  const items = readable.flat().sort((a, b) => keyOf(a).localeCompare(keyOf(b)))
  return { kind: 'my-day', items: items.slice(0, mostItems), isMore: items.length > mostItems }
}

/** A whole day stands before the hours of that day. */
const keyOf = ({ at, label }: HomeDayItem): string => `${at} ${label}`

interface Row {
  readonly id: string
  readonly label: string
  readonly at: string
  readonly state?: string
}

async function itemsOf(runtime: Runtime, source: HomeDay, locale: string): Promise<readonly HomeDayItem[] | null> {
  const records = recordsOf(runtime, source)
  if (!records) return null
  const { entity, filter } = records
  const listener = listenerOf(runtime)
  const isMoment = columnOf(entity, source.date).kind === 'datetime'
  const due = { [source.date]: isMoment ? { lt: momentOf(1, listener) } : { lte: dayOf(0, listener) } }
  const page = await runList(runtime, {
    entity,
    filter: { and: [filter, due] },
    first: mostItems + 1,
    withTotal: false,
    orderBy: [{ field: source.date, direction: 'asc' }],
    select: [{ key: 'id', kind: 'column', name: 'id' }, { key: 'label', kind: 'label' }, { key: 'at', kind: 'column', name: source.date }, ...(entity.machine ? [{ key: 'state', kind: 'column' as const, name: 'state' }] : [])],
  })
  const late = isMoment ? listener.now.toISOString() : dayOf(0, listener)
  return page.edges.map(({ node }) => {
    const row = node as Row
    return { entity: entity.name, icon: entity.icon, id: row.id, label: row.label, at: row.at, isLate: row.at < late, state: stateOf(entity, row.state ?? null, locale) }
  })
}
