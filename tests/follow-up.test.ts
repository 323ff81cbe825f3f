import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoNetwork } from '../engine/cli/demo/index.ts'
import { compileModel, compileNetworkModel } from '../engine/compile/index.ts'
import { diffTables, tablesOf } from '../engine/ddl/index.ts'
import { loadPackage } from '../engine/definition/index.ts'
import type { ReportBlockView, ReportView } from '../engine/engine.ts'
import type { Json } from '../engine/kernel/json.ts'
import { raw, sql } from '../engine/kernel/sql.ts'
import { uuidv7 } from '../engine/kernel/uuid.ts'
import type { Actor } from '../engine/model/types.ts'
import { writeSeeds } from '../engine/publish/seed-records.ts'
import { loadRecords } from '../engine/runtime/load-records.ts'
import { readScopeOf } from '../engine/runtime/read-scope.ts'
import { reportView } from '../engine/runtime/views/report-view.ts'
import { openStore, readPage, type Store } from '../engine/store/index.ts'
import { testDatabase, type TestDatabase } from './fixtures/database.ts'
import { present } from './fixtures/garage.ts'

/** Code → negative answers of 01.05.2009–25.05.2009 in the source; the other twelve of 25 have none. */
const negative: Readonly<Record<number, number>> = { 1: 4, 2: 3, 3: 3, 4: 3, 6: 2, 8: 1, 10: 1, 12: 3, 13: 1, 15: 3, 18: 2, 21: 10, 25: 3 }

const autoService = present(loadPackage(resolve(import.meta.dirname, '../definitions/auto-service')).package)
const network = present(compileNetworkModel({ package: autoService, overlays: {} }).model)
const dealership = present(compileModel({ package: autoService }).model)
const demo = demoNetwork({ now: new Date('2026-11-20T06:00:00Z') })
const ids = new Map(demo.users.map(({ login }) => [login, uuidv7()]))
let database: TestDatabase
let store: Store

/** Somebody of the demo network, at work in one dealership or in all. */
function actorOf(login: string, at: string | null): Actor {
  const { name, position, locale, roles } = present(demo.users.find((user) => user.login === login))
  const held = roles.filter((role) => role.dealership === null || role.dealership === at).map(({ role }) => role)
  const all = demo.dealerships.map(({ code }) => code)
  return { kind: 'user', id: present(ids.get(login)), login, name, position, locale, dealership: at, dealerships: at === null ? all : [at], roles: held }
}

beforeAll(async () => {
  database = await testDatabase()
  store = openStore(database.url)
  for (const statement of diffTables([], tablesOf(network)).statements) await store.query(raw(statement))
  for (const { login, name } of demo.users) await store.query(sql`insert into platform."user" (id, login, name, password_hash) values (${ids.get(login)}, ${login}, ${name}, '')`)
  await writeSeeds(store.query, network, { ...actorOf('admin', null), kind: 'system' }, new Map(), '2005-01-01T00:00:00Z')
  await loadRecords({ store, modelOf: (code) => (code === null ? network : dealership), actorOf, onProgress: () => undefined }, demo.records)
}, 300_000)

afterAll(async () => {
  await store?.close()
  await database?.drop()
})

const runtimeOf = (actor: Actor) => ({ store, model: network, modelOf: () => network, actor, clock: () => new Date('2009-05-26T06:00:00Z') })
const reportAs = (actor: Actor): Promise<ReportView> => reportView(runtimeOf(actor), 'ru', 'follow-up-ps', {})
const block = <K extends ReportBlockView['kind']>(view: ReportView, id: string, kind: K) => present(view.blocks.find((each): each is Extract<ReportBlockView, { kind: K }> => each.id === id && each.kind === kind))

describe('the report "Follow up PS" over the demo network', () => {
  it('gives the figures of the source', async () => {
    const view = await reportAs(actorOf('analyst', null))
    expect(block(view, 'bl_head', 'figures').figures.map(({ cell, share }) => [cell.value, share?.text])).toEqual([[2891, undefined], [1228, undefined], [710, '58\u00a0%']])
    expect(block(view, 'bl_comments', 'figures').figures.map(({ cell, share }) => [cell.value, share?.text])).toEqual([[671, '95\u00a0%'], [39, '5\u00a0%']])
  })

  it('shows all 25 categories by significance with the right shares and totals', async () => {
    const table = block(await reportAs(actorOf('analyst', null)), 'bl_categories', 'table')
    expect(table.rows.map(([code]) => code?.value).slice(0, 8)).toEqual([21, 1, 2, 3, 4, 12, 15, 25])
    expect(Object.fromEntries(table.rows.flatMap(([code, , count]) => (count?.value ? [[code?.value, count.value]] : [])))).toEqual(negative)
    expect(table.rows).toHaveLength(25)
    expect(table.rows[0]?.slice(2).map(({ text }) => text)).toEqual(['10', '1,40845\u00a0%', '25,64103\u00a0%'])
    expect(table.total?.slice(2).map(({ text }) => text)).toEqual(['39', '5,49296\u00a0%', '100,00000\u00a0%'])
  })

  it('draws thirteen slices, and leads from 39 to 39 records', async () => {
    const actor = actorOf('analyst', null)
    const view = await reportAs(actor)
    expect(block(view, 'bl_chart', 'chart').points).toHaveLength(13)
    const cells = [...block(view, 'bl_head', 'figures').figures, ...block(view, 'bl_comments', 'figures').figures].map(({ cell }) => cell)
    for (const { value, drill } of cells) {
      const { entity, filter } = present(drill)
      const page = await readPage(store.query, readScopeOf(network, actor, new Date()), { entity: present(network.entities.get(entity)), filter: filter as Record<string, Json>, select: [], withTotal: true, first: 1 })
      expect(page.totalCount, JSON.stringify(filter)).toBe(value)
    }
  })

  it('counts one dealership alone for those who work in one', async () => {
    const parts = await Promise.all(demo.dealerships.map(({ code }) => reportAs(actorOf('analyst', code))))
    const totals = parts.map((view) => Number(block(view, 'bl_head', 'figures').figures[0]?.cell.value))
    expect(Math.min(...totals)).toBeGreaterThan(0)
    expect(totals.reduce((sum, part) => sum + part, 0)).toBe(2891)
  })
})
