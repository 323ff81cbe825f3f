/** One function for each kind of block: what it shows this reader, or null where it has nothing to show them. */
import { mayReadReport, permissionOf } from '../../access/index.ts'
import type { HomeBlock, HomeFigure } from '../../definition/home.ts'
import type { HomeBlockView, HomeRow } from '../../engine.ts'
import { entityViewOf, fieldViewOf, visibleFields } from '../../forms/index.ts'
import { titleOf, type Titles } from '../../kernel/titles.ts'
import type { Selected } from '../../store/index.ts'
import { listDrafts } from '../drafts.ts'
import { runAggregate, runCount, runList } from '../run-query.ts'
import type { Runtime } from '../types.ts'
import { desk } from '../desk/desk-view.ts'
import { notifications } from '../views/notifications.ts'
import { recordsOf, selectedField } from './block-records.ts'
import { myDay } from './my-day.ts'
import { queue } from './queue.ts'

type Kind = HomeBlock['kind']
type Of<K extends Kind> = Extract<HomeBlock, { kind: K }>
type Shown<K extends Kind> = Omit<Extract<HomeBlockView, { kind: K }>, 'id' | 'title' | 'isWide'>

/** Counted no further: beyond it nobody counts, but looks. */
const mostCounted = 999
const defaultRows = 8
const notificationsShown = 6
const draftsShown = 6

const titles = {
  'my-day': { en: 'My day', ru: 'Мой день', uk: 'Мій день', ro: 'Ziua mea' },
  drafts: { en: 'Unsaved drafts', ru: 'Черновики', uk: 'Чернетки', ro: 'Ciorne nesalvate' },
  notifications: { en: 'Notifications', ru: 'Уведомления', uk: 'Сповіщення', ro: 'Notificări' },
  reports: { en: 'Reports', ru: 'Отчёты', uk: 'Звіти', ro: 'Rapoarte' },
} satisfies Partial<Record<Kind, Titles>>

export function blockTitle(block: HomeBlock, locale: string): string {
  const own = block.titles ?? (Object.hasOwn(titles, block.kind) ? titles[block.kind as keyof typeof titles] : undefined)
  return own ? titleOf(own, locale) : ''
}

export const blockViews: { readonly [K in Kind]: (runtime: Runtime, block: Of<K>, locale: string) => Promise<Shown<K> | null> } = {
  tile,
  figures,
  list,
  chart: async (runtime, block) => {
    const records = recordsOf(runtime, block)
    return records && { kind: 'chart', chart: block.chart, link: records.link }
  },
  'my-day': myDay,
  drafts: async (runtime, _block, locale) => ({ kind: 'drafts', drafts: (await listDrafts(runtime, locale)).slice(0, draftsShown) }),
  notifications: async (runtime, _block, locale) => ({ kind: 'notifications', entries: (await notifications(runtime, locale)).slice(0, notificationsShown) }),
  search: async ({ model, actor }, { entities }, locale) => {
    const readable = entities.flatMap((name) => model.entities.get(name) ?? []).filter((entity) => permissionOf(model, actor, entity).read)
    return readable.length === 0 ? null : { kind: 'search', entities: readable.map((entity) => ({ name: entity.name, title: titleOf(entity.pluralTitles, locale), icon: entity.icon })) }
  },
  queue,
  desk,
  reports: async ({ model, actor }, { reports }, locale) => {
    const readable = reports.flatMap((name) => model.reports.get(name) ?? []).filter(({ name }) => mayReadReport(model, actor, name))
    return readable.length === 0 ? null : { kind: 'reports', reports: readable.map((report) => ({ name: report.name, title: titleOf(report.titles, locale) })) }
  },
}

async function tile(runtime: Runtime, block: Of<'tile'>): Promise<Shown<'tile'> | null> {
  const records = recordsOf(runtime, block)
  if (!records) return null
  const found = await runCount(runtime, { entity: records.entity, filter: records.filter }, mostCounted + 1)
  const reaches = (bound: number | undefined): boolean => bound !== undefined && found >= bound
  return { kind: 'tile', icon: block.icon ?? records.entity.icon, count: Math.min(found, mostCounted), isMore: found > mostCounted, tone: reaches(block.urgent) ? 'urgent' : reaches(block.warn) ? 'warn' : 'calm', link: records.link }
}

async function figures(runtime: Runtime, block: Of<'figures'>, locale: string): Promise<Shown<'figures'> | null> {
  const shown = await Promise.all(block.figures.map((one) => figure(runtime, one, locale)))
  const readable = shown.filter((one) => one !== null)
  return readable.length === 0 ? null : { kind: 'figures', figures: readable }
}

async function figure(runtime: Runtime, asked: HomeFigure, locale: string): Promise<Shown<'figures'>['figures'][number] | null> {
  const { model, actor } = runtime
  const records = recordsOf(runtime, asked)
  if (!records || (asked.field !== undefined && permissionOf(model, actor, records.entity).restriction(asked.field) !== 'none' && permissionOf(model, actor, records.entity).restriction(asked.field) !== 'read-only')) return null
  const { entity, filter, link } = records
  const [row] = (await runAggregate(runtime, { entity, filter, groupBy: [], select: [{ kind: 'measure', path: ['value'], function: asked.function, field: asked.field ?? null }] })) as readonly { readonly value: string | number | null }[]
  return { title: titleOf(asked.titles, locale), field: asked.field === undefined ? null : fieldViewOf(model, entity, asked.field, locale), value: row?.value ?? null, link }
}

async function list(runtime: Runtime, block: Of<'list'>, locale: string): Promise<Shown<'list'> | null> {
  const records = recordsOf(runtime, block)
  if (!records) return null
  const { model, actor } = runtime
  const { entity, filter, link } = records
  const visible = visibleFields(model, actor, entity)
  const names = (block.columns ?? entity.views.list.columns.slice(0, 5)).filter((name) => visible.has(name) || !entity.fieldByName.has(name))
  const columns = names.flatMap((name) => fieldViewOf(model, entity, name, locale) ?? [])
  const base: readonly Selected[] = [{ key: 'id', kind: 'column', name: 'id' }, { key: 'label', kind: 'label' }]
  const select = [...base, ...columns.flatMap(({ name }) => selectedField(entity, name) ?? [])]
  const first = block.limit ?? defaultRows
  const [page, found] = await Promise.all([
    runList(runtime, { entity, filter, select, first, withTotal: false, orderBy: block.orderBy ?? entity.views.list.orderBy ?? [] }),
    runCount(runtime, { entity, filter }, mostCounted + 1),
  ])
  return { kind: 'list', entity: entityViewOf(entity, locale), columns, rows: page.edges.map(({ node }) => node as HomeRow), count: Math.min(found, mostCounted), isMore: found > mostCounted, link }
}
