import type { HomeBlock } from '../../definition/home.ts'
import type { HomeBlockView, HomeQueueRow } from '../../engine.ts'
import { entityViewOf, fieldViewOf, visibleFields } from '../../forms/index.ts'
import type { Selected } from '../../store/index.ts'
import { runList } from '../run-query.ts'
import type { Runtime } from '../types.ts'
import { recordsOf, selectedField } from './block-records.ts'

type Shown = Omit<Extract<HomeBlockView, { kind: 'queue' }>, 'id' | 'title' | 'isWide'>

/** A queue that is longer than this is no queue any more. */
const mostWaiting = 50
const minutesToWarn = 10
const mostColumns = 5

/** Who waits, the longest waiting first. */
export async function queue(runtime: Runtime, block: Extract<HomeBlock, { kind: 'queue' }>, locale: string): Promise<Shown | null> {
  const records = recordsOf(runtime, block)
  if (!records?.entity.machine) return null
  const { model, actor } = runtime
  const { entity, filter, link } = records
  const seen = visibleFields(model, actor, entity)
  const names = (block.columns ?? entity.views.list.columns.filter((name) => name !== 'state').slice(0, mostColumns)).filter((name) => seen.has(name) || !entity.fieldByName.has(name))
  const columns = names.flatMap((name) => fieldViewOf(model, entity, name, locale) ?? [])
  const base: readonly Selected[] = ['id', 'state', 'stateSince'].map((name) => ({ key: name, kind: 'column', name }))
  const select = [...base, { key: 'label', kind: 'label' } as const, ...names.flatMap((name) => selectedField(entity, name) ?? [])]
  const page = await runList(runtime, { entity, filter, select: distinct(select), first: mostWaiting + 1, withTotal: false, orderBy: [{ field: 'stateSince', direction: 'asc' }] })
  const rows = page.edges.slice(0, mostWaiting).map(({ node }) => node as HomeQueueRow)
  return { kind: 'queue', entity: entityViewOf(entity, locale), columns, rows, isMore: page.edges.length > mostWaiting, warn: block.warn ?? minutesToWarn, now: runtime.clock().toISOString(), link }
}

const distinct = (select: readonly Selected[]): readonly Selected[] => select.filter((one, i) => select.findIndex(({ key }) => key === one.key) === i)
