import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diffTables, tablesOf } from '../engine/ddl/index.ts'
import type { ReportBlockView, ReportView } from '../engine/engine.ts'
import { raw, sql } from '../engine/kernel/sql.ts'
import { uuidv7 } from '../engine/kernel/uuid.ts'
import type { Actor, Values } from '../engine/model/types.ts'
import { assembleReport, defaultParameters, reportQueries } from '../engine/reports/index.ts'
import { readScopeOf } from '../engine/runtime/read-scope.ts'
import { insertRecords, openStore, type RecordRow, readPage, type Store } from '../engine/store/index.ts'
import { testDatabase, type TestDatabase } from './fixtures/database.ts'
import { actorWith, entityOf, garageModel, present } from './fixtures/garage.ts'
import { reportReader } from './fixtures/report-reader.ts'

/** Code → complaints of the period, as in the source's table; the other codes have none. */
const complaints: Readonly<Record<number, number>> = { 1: 4, 2: 3, 3: 3, 4: 3, 6: 2, 8: 1, 10: 1, 12: 3, 13: 1, 15: 3, 18: 2, 21: 10, 25: 3 }
const groups: Readonly<Record<string, readonly number[]>> = { КАЧЕСТВО: [1, 2, 3, 4, 6, 7, 8], ОБЩЕЕ: [21, 22, 23, 24], ПРИЕМКА: [11, 12, 13], ЗЧ: [15, 16], КООРДИНАЦИЯ: [17, 18], ГАРАНТИЯ: [9, 10], 'б/у ЗЧ': [14], КОНТРОЛЬ: [5, 19, 20] }

const model = garageModel()
const report = present(model.reports.get('complaints-by-category'))
const now = new Date('2009-05-25T12:00:00Z')
const author = actorWith([]).id
let database: TestDatabase
let store: Store

const row = (values: Values, dealership: string | null, state: string | null = null, number: number | null = null): RecordRow => {
  const at = now.toISOString()
  return { id: uuidv7(), dealership, number, state, stateSince: state === null ? null : at, version: 1, createdAt: at, createdBy: author, updatedAt: at, updatedBy: author, values }
}

beforeAll(async () => {
  database = await testDatabase()
  store = openStore(database.url)
  for (const statement of diffTables([], tablesOf(model)).statements) await store.query(raw(statement))
  await store.query(sql`insert into platform."user" (id, login, name, password_hash) values (${author}, 'test', 'Test Person', '')`)
  const client = row({ lastName: 'Sample' }, null)
  const categories = Array.from({ length: 25 }, (_, i) => row({ code: i + 1, text: `Text ${i + 1}`, group: Object.keys(groups).find((name) => groups[name]?.includes(i + 1)) ?? null }, null))
  const complaint = (receivedOn: string, category: string | null, dealership = 'tyumen') => row({ subject: 'S', client: client.id, category, receivedOn, isRefunded: false }, dealership, 'received', 1)
  const inside = categories.flatMap((category, i) => Array.from({ length: complaints[i + 1] ?? 0 }, (_, n) => complaint(n % 2 === 0 ? '2009-05-01' : '2009-05-25', category.id)))
  const outside = Array.from({ length: 671 }, () => complaint('2009-05-26', null))
  await insertRecords(store.query, entityOf(model, 'client'), [client])
  await insertRecords(store.query, entityOf(model, 'complaint-category'), categories)
  const deleted = complaint('2009-05-02', null)
  await insertRecords(store.query, entityOf(model, 'complaint'), [...inside, ...outside, deleted, complaint('2009-05-02', categories[0]?.id ?? null, 'spb'), complaint('2009-05-03', null, 'spb')])
  await store.query(sql`update data.complaint set deleted_at = now() where id = ${deleted.id}`)
})

afterAll(async () => {
  await store?.close()
  await database?.drop()
})

async function reportAs(actor: Actor, locale = 'ru'): Promise<ReportView> {
  const run = { reader: reportReader(model, actor, now), report, parameters: defaultParameters(report, now, 'UTC') }
  const results = await Promise.all(reportQueries(run).map(async ({ block, statement }) => [block, await store.query(statement)] as const))
  return assembleReport(run, Object.fromEntries(results), locale)
}

const block = <K extends ReportBlockView['kind']>(view: ReportView, id: string, kind: K): Extract<ReportBlockView, { kind: K }> => view.blocks.find((each) => each.id === id && each.kind === kind) as Extract<ReportBlockView, { kind: K }>
const countOf = async (actor: Actor, filter: object): Promise<number | null> =>
  (await readPage(store.query, readScopeOf(model, actor, now), { entity: entityOf(model, 'complaint'), filter: filter as Values, select: [], withTotal: true, first: 1 })).totalCount

describe('a report on a real database', () => {
  const analyst = actorWith(['analyst'])

  it('counts what is inside the period, of the dealership, and not deleted', async () => {
    const { figures } = block(await reportAs(analyst), 'figures', 'figures')
    expect(figures.map(({ cell, share }) => [cell.value, cell.text, share?.text ?? null])).toEqual([
      [710, '710', null],
      [39, '39', '5\u00a0%'],
      [(100 * 39) / 710, '5\u00a0%', null],
      [null, '—', null],
    ])
  })

  it('orders categories by significance, keeps empty ones, and totals from raw values', async () => {
    const table = block(await reportAs(analyst), 'categories', 'table')
    expect(table.columns.map(({ id, title }) => [id, title])).toEqual([['code', 'Код'], ['text', 'Текст'], ['count', 'Жалобы'], ['ofAll', '% от всех'], ['ofComplaints', '% от жалоб']])
    expect(table.rows.map(([code]) => code?.value).slice(0, 10)).toEqual([21, 1, 2, 3, 4, 12, 15, 25, 6, 18])
    expect(table.rows).toHaveLength(25)
    expect(table.rows[0]?.map(({ text }) => text)).toEqual(['21', 'Text 21', '10', '1,41', '25,64'])
    expect(table.total?.map(({ text }) => text)).toEqual(['Итого', '', '39', '5,49', '100,00'])
    const shown = table.rows.reduce((sum, cells) => sum + Number(cells[4]?.text.replace(',', '.')), 0)
    expect(shown.toFixed(2)).toBe('99.98')
    expect(table.total?.[3]?.value).toBeCloseTo(5.49296, 5)
  })

  it('groups through the reference, groups without complaints and without a name included', async () => {
    const table = block(await reportAs(analyst), 'groups', 'table')
    expect(table.rows.map(([group, count]) => [group?.text, count?.value])).toEqual([['КАЧЕСТВО', 16], ['ОБЩЕЕ', 10], ['ПРИЕМКА', 4], ['ЗЧ', 3], ['—', 3], ['КООРДИНАЦИЯ', 2], ['ГАРАНТИЯ', 1], ['б/у ЗЧ', 0], ['КОНТРОЛЬ', 0]])
  })

  it('draws a slice for every category with complaints', async () => {
    const chart = block(await reportAs(analyst), 'chart', 'chart')
    expect(chart.points).toHaveLength(13)
    expect(chart.points[0]).toEqual({ label: 'Text 21', value: 10, text: '10' })
  })

  it('leads from every number to exactly its records', async () => {
    const view = await reportAs(analyst)
    const { figures } = block(view, 'figures', 'figures')
    const tables = [block(view, 'categories', 'table'), block(view, 'groups', 'table')]
    const counted = [...figures.slice(0, 2).map(({ cell }) => cell), ...tables.flatMap((table) => [...table.rows, table.total ?? []].flatMap((cells) => cells.filter((cell) => cell.drill !== null)))]
    expect(counted.length).toBeGreaterThan(35)
    for (const cell of counted) expect(await countOf(analyst, cell.drill?.filter ?? {}), JSON.stringify(cell.drill)).toBe(cell.value)
  })

  it('shows the network to those who may see it, records without a category in a row of their own', async () => {
    const view = await reportAs(actorWith(['manager'], null))
    expect(block(view, 'figures', 'figures').figures[1]?.cell.value).toBe(41)
    const table = block(view, 'categories', 'table')
    expect(table.rows).toHaveLength(26)
    expect(table.rows.find(([code]) => code?.value === null)?.[2]?.value).toBe(1)
    expect(await countOf(actorWith(['manager'], null), table.rows.find(([code]) => code?.value === null)?.[2]?.drill?.filter ?? {})).toBe(1)
  })

  it('counts only the rows that the reader\'s role may see', async () => {
    const own = { ...model, roles: new Map([...model.roles, ['analyst', { ...present(model.roles.get('advisor')), name: 'analyst' }]]) }
    const reader = { ...actorWith(['analyst']), id: uuidv7() }
    const run = { reader: reportReader(own, reader, now), report, parameters: defaultParameters(report, now, 'UTC') }
    const [totals] = reportQueries(run)
    expect(await store.query(present(totals).statement)).toMatchObject([{ all: 0, complaints: 0 }])
  })
})
