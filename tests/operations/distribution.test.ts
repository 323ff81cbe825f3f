import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Distribution, distributionOf, distributionProblems, distributionScript, readCatalogue, tablesOf } from '../../engine/ddl/index.ts'
import type { Table } from '../../engine/ddl/table.ts'
import type { Model } from '../../engine/model/types.ts'
import { withClient } from '../../engine/store/databases.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'
import { statementsOf } from '../fixtures/statements.ts'

let network: Network
let model: Model
let spread: Distribution

beforeAll(async () => {
  network = await openNetwork()
  model = await network.engine.model(await network.as('analyst'))
  spread = distributionOf(model, tablesOf(model))
})
afterAll(() => network?.close())

describe('tables', () => {
  test('of dealerships are spread with their lines, targets first; the rest is everywhere', () => {
    expect(spread.distributed).toEqual(expect.arrayContaining(['work_order', 'work_order__works', 'complaint', 'survey_response']))
    expect(spread.distributed.indexOf('work_order')).toBeLessThan(spread.distributed.indexOf('work_order__works'))
    expect(spread.reference).toEqual(expect.arrayContaining(['client', 'vehicle', 'complaint_category']))
    expect([...spread.distributed, ...spread.reference].sort()).toEqual(tablesOf(model).map(({ name }) => name).sort())
  })

  test('can be spread as the model wants them, and as the database has them', async () => {
    const live = await withClient(network.url, (client) => readCatalogue(async (text, values) => (await client.query<object>(text, [...values])).rows))
    expect(distributionProblems(tablesOf(model), spread)).toEqual([])
    expect(distributionProblems(live, spread)).toEqual([])
  })

  test('that could not be are named', () => {
    const change = (name: string, by: (table: Table) => Partial<Table>): readonly string[] => distributionProblems(tablesOf(model).map((table) => (table.name === name ? { ...table, ...by(table) } : table)), spread)
    const toOrder = { name: 'x_fkey', columns: ['order'], target: { schema: 'data', table: 'work_order', columns: ['id'] }, onDelete: null }
    expect(change('complaint', ({ primaryKey }) => ({ primaryKey: { ...primaryKey, columns: ['id'] } }))).toEqual(['the primary key of complaint does not begin with dealership'])
    expect(change('complaint', ({ indexes }) => ({ indexes: [...indexes, { name: 'c_key', unique: true, definition: 'using btree ("number")' }] }))).toEqual(['the unique index c_key does not begin with dealership'])
    expect(change('complaint', ({ foreignKeys }) => ({ foreignKeys: [...foreignKeys, toOrder] }))[0]).toContain('leads from complaint to another server')
    expect(change('client', () => ({ foreignKeys: [toOrder] }))[0]).toContain('which is everywhere')
    expect(change('work_order__works', ({ columns }) => ({ columns: columns.filter(({ name }) => name !== 'dealership') }))).toEqual(['work_order__works has no column dealership'])
  })

  test('become a script, references first', () => {
    const script = distributionScript(spread, ['user'])
    expect(script.slice(0, 2)).toEqual(['create extension if not exists citus;', `select create_reference_table('platform."user"');`])
    expect(script.filter((line) => line.includes('create_distributed_table'))).toHaveLength(spread.distributed.length)
    expect(script.at(-1)).toMatch(/^select create_distributed_table\('data\."\w+"', 'dealership', colocate_with => 'data\."\w+"'\);$/)
    expect(script.findLastIndex((line) => line.includes('reference'))).toBeLessThan(script.findIndex((line) => line.includes('distributed_table(')))
  })
})

/** Statements that ask every server, and why they may. */
const exceptions: readonly (readonly [RegExp, string])[] = [[/^select t\.dealership from "data"\."\w+" t where t\.id = \$1::uuid$/, 'finds out which dealership a record belongs to, for readers of the whole network']]

/** Uses of distributed tables in a statement that do not say the dealership. */
function withoutDealership(text: string): readonly string[] {
  if (exceptions.some(([pattern]) => pattern.test(text))) return []
  const uses = [...text.matchAll(/\b(into|from|join|update|using|,)\s+"data"\."(\w+)"(?:\s+(?:as\s+)?"?((?!where|set|on|order|group|limit|for|cross|left|inner)\w+)"?)?/g)]
  return uses.flatMap(([, verb, table = '', alias]) => {
    if (!spread.distributed.includes(table)) return []
    const column = alias ? `(?:"${alias}"|\\b${alias})\\."?dealership"?` : '"?\\bdealership"?'
    // `site.code`: one after the other of a list of dealerships.
    const value = `(?:\\$\\d+|any ?\\(|site\\.code|"?\\w+"?\\."?dealership"?)`
    const isSaid = verb === 'into' ? /^insert into "data"\."\w+"[^(]*\([^)]*"dealership"/.test(text) : new RegExp(`${column} = ${value}|${value} = ${column}`).test(text)
    return isSaid ? [] : [`${table}: ${text}`]
  })
}

describe('statements', () => {
  test('are looked at as they should be', () => {
    expect(withoutDealership('select 1 from "data"."work_order" t where t.id = $1 for update')).toHaveLength(1)
    expect(withoutDealership('select 1 from "data"."work_order" "t1" where "t1"."dealership" = any($1) and "t1"."id" = $2')).toEqual([])
    expect(withoutDealership('select 1 from "data"."client" t where t.id = $1')).toEqual([])
    expect(withoutDealership('delete from "data"."work_order__works" where parent = $1')).toHaveLength(1)
    expect(withoutDealership('insert into "data"."complaint" ("id") select $1')).toHaveLength(1)
    expect(withoutDealership('select 1 from "data"."client" c join "data"."work_order" w on w.client = c.id')).toHaveLength(1)
  })

  test('on spread tables say the dealership, whoever works', { timeout: 60_000 }, async () => {
    const texts = await statementsOf(work)
    const touching = texts.filter((text) => spread.distributed.some((table) => text.includes(`"data"."${table}"`)))
    expect(touching.length).toBeGreaterThan(40)
    for (const table of ['work_order', 'work_order__works', 'complaint', 'survey_response']) expect(touching.some((text) => text.includes(`"data"."${table}"`))).toBe(true)
    expect([...new Set(touching.flatMap(withoutDealership))]).toEqual([])
  })
})

/** A day of the network: every kind of command and every kind of reading, in a dealership and over all of them. */
async function work(): Promise<void> {
  const [advisor, head, consultant, analyst] = await Promise.all([network.as('advisor.tyumen'), network.as('head.tyumen'), network.as('consultant'), network.as('analyst')])
  const order = await receiveOrder(network, advisor)
  const change = async (text: string): Promise<{ id: string; version: number }> => Object.values(await network.ask<Record<string, { id: string; version: number }>>(advisor, text))[0] ?? { id: '', version: 0 }
  const line = (quantity: number): string => `works: [{ name: "Diagnosis", quantity: ${quantity}, price: 1000 }]`
  const saved = await change(`mutation { updateWorkOrder(id: "${order.id}", version: ${order.version}, input: { ${line(1)} }) { id version } }`)
  const again = await change(`mutation { updateWorkOrder(id: "${order.id}", version: ${saved.version}, input: { ${line(2)} }) { id version } }`)
  await change(`mutation { sendWorkOrder(id: "${order.id}", version: ${again.version}, event: REQUEST_APPROVAL) { id version } }`)
  const { complaintCategories } = await network.ask<{ complaintCategories: { nodes: { id: string }[] } }>(advisor, '{ complaintCategories(first: 1) { nodes { id } } }')
  await network.engine.graphql(consultant, `mutation { createComplaint(input: { client: "${order.client}", workOrder: "${order.id}", category: "${complaintCategories.nodes[0]?.id}", text: "Loud" }) { id } }`)
  await network.engine.comment(advisor, 'work-order', order.id, 'Called back')
  for (const reader of [advisor, head, analyst]) await read(reader, order.id, order.client)
  const other = await receiveOrder(network, advisor, 'Second')
  await network.engine.graphql(head, `mutation { deleteWorkOrder(id: "${other.id}", version: ${other.version}) { id } }`)
}

async function read(reader: Awaited<ReturnType<Network['as']>>, order: string, client: string): Promise<void> {
  const { engine } = network
  const queries = [
    `{ workOrders(first: 5, search: "77", filter: { client: { id: { eq: "${client}" } } }, orderBy: [{ field: NUMBER, direction: DESC }]) { totalCount nodes { id number client { name } vehicle { plate } works { name } } } }`,
    `{ workOrder(id: "${order}") { id state client { name } works { name } } }`,
    '{ workOrdersAggregate(groupBy: [{ field: STATE }]) { count group { state } } complaintsAggregate(groupBy: [{ field: CATEGORY }]) { count group { category { code } } } }',
    '{ complaints(first: 5) { nodes { id workOrder { number } category { code } } } surveyResponses(first: 5) { nodes { id } } }',
  ]
  for (const query of queries) {
    const { errors = [] } = await engine.graphql(reader, query)
    expect(errors.filter(({ extensions }) => extensions?.code !== 'FORBIDDEN')).toEqual([])
  }
  for (const entity of ['work-order', 'complaint', 'survey-response']) await engine.choices(reader, 'en', entity, 'a').catch(() => undefined)
  await engine.recordView(reader, 'en', 'work-order', order)
  await engine.timeline(reader, 'en', 'work-order', order)
  for (const name of (await engine.model(reader)).reports.keys()) await engine.report(reader, 'en', name, {}).catch(() => undefined)
}
