import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../engine/model/types.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'
import { statementsOf } from '../fixtures/statements.ts'

let network: Network
let advisor: Actor
let order: Awaited<ReturnType<typeof receiveOrder>>

beforeAll(async () => {
  network = await openNetwork()
  advisor = await network.as('advisor.tyumen')
  order = await receiveOrder(network, advisor)
  await network.ask(advisor, 'mutation ($id: ID!, $v: Int!, $input: WorkOrderInput!) { updateWorkOrder(id: $id, version: $v, input: $input) { id } }', {
    id: order.id,
    v: order.version,
    input: { works: [{ name: 'Замена стойки', normHours: '1', price: '1000', quantity: '1' }, { name: 'Диагностика', normHours: '1', price: '500', quantity: '1' }], parts: [{ name: 'Стойка', quantity: '2', price: '10.10' }] },
  })
  await receiveOrder(network, advisor, 'Пустяков Осип')
})
afterAll(() => network?.close())

const ask = <T>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<T> => network.ask<T>(advisor, query, variables)

const typeNames = async (): Promise<readonly string[]> => (await ask<{ __schema: { types: { name: string }[] } }>('{ __schema { types { name } } }')).__schema.types.map(({ name }) => name)

describe('names', () => {
  it('follow from the names of the definitions', async () => {
    expect(await typeNames()).toEqual(expect.arrayContaining(['WorkOrder', 'WorkOrderWorks', 'WorkOrderConnection', 'WorkOrderFilter', 'WorkOrderField', 'WorkOrderInput', 'WorkOrderEvent', 'ComplaintCategory']))
    const { __type: query } = await ask<{ __type: { fields: { name: string }[] } }>('{ __type(name: "Query") { fields { name } } }')
    expect(query.fields.map(({ name }) => name)).toEqual(expect.arrayContaining(['workOrder', 'workOrders', 'workOrdersAggregate', 'complaintCategories', 'clientCategories']))
    const { __type: mutation } = await ask<{ __type: { fields: { name: string }[] } }>('{ __type(name: "Mutation") { fields { name } } }')
    expect(mutation.fields.map(({ name }) => name)).toEqual(expect.arrayContaining(['createWorkOrder', 'updateWorkOrder', 'deleteWorkOrder', 'sendWorkOrder', 'createClient']))
    expect(mutation.fields.map(({ name }) => name)).not.toContain('sendClient')
  })

  it('carry the titles of the definitions as descriptions', async () => {
    const { __type: type } = await ask<{ __type: { description: string; fields: { name: string; description: string }[] } }>('{ __type(name: "Client") { description fields { name description } } }')
    expect(type.description).toContain('Client')
    expect(type.fields.find(({ name }) => name === 'goodsDiscountPct')?.description).toMatch(/discount/i)
    expect(type.fields.filter(({ description }) => !description)).toEqual([])
  })

  it('are the same for whoever asks: the standard introspection query works', async () => {
    const { getIntrospectionQuery } = await import('graphql')
    expect(await ask(getIntrospectionQuery())).toHaveProperty('__schema')
  })
})

describe('one root field is one SQL statement', () => {
  it.each([
    ['a record by id with everything below it', 'query ($id: ID!) { workOrder(id: $id) { id label client { name clientGroup { name } } vehicle { plate owner { name } } advisor { name } works { name mechanic { name } } parts { name } } }'],
    ['a connection with its total', '{ workOrders(first: 2) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { number client { name clientGroup { name parent { name } } } vehicle { owner { label } } works { name sum } } } nodes { label } } }'],
    ['an aggregate over a reference', '{ workOrdersAggregate(groupBy: [{ field: CLIENT }]) { count sum { total } group { client { name clientGroup { name } } } } }'],
    ['a search with a filter through references and lines', '{ clients(search: "Ковшов", filter: { clientGroup: { isNull: true } }) { totalCount nodes { id } } }'],
    ['a filter through references and lines', '{ workOrders(filter: { client: { clientGroup: { isNull: true } }, works: { some: { name: { contains: "стойк" } } } }) { totalCount nodes { id } } }'],
  ])('%s', async (_, query) => {
    const statements = await statementsOf(() => ask(query, query.includes('$id') ? { id: order.id } : {}))
    expect(statements).toHaveLength(1)
  })

  it('also several in one query, one each', async () => {
    expect(await statementsOf(() => ask('{ a: clients { totalCount } b: vehicles { nodes { owner { name } } } c: workOrdersAggregate { count } }'))).toHaveLength(3)
  })
})

describe('a selection', () => {
  it('nests, and is answered under the names asked for', async () => {
    const { it: found } = await ask<{ it: object }>('query ($id: ID!) { it: workOrder(id: $id) { who: client { called: name } vehicle { owner { name } } lines: works { title: name position: id } __typename } }', { id: order.id })
    expect(found).toMatchObject({ who: { called: 'Ковшов Тимур Эдуардович' }, vehicle: { owner: { name: 'Ковшов Тимур Эдуардович' } }, lines: [{ title: 'Замена стойки' }, { title: 'Диагностика' }], __typename: 'WorkOrder' })
  })

  it('may be written as fragments, and the same field several times', async () => {
    const query = `query ($id: ID!) { workOrder(id: $id) { ...head client { name } ... on WorkOrder { client { clientType } } } }
      fragment head on WorkOrder { number client { ...named } } fragment named on Client { label }`
    const { workOrder } = await ask<{ workOrder: { client: object } }>(query, { id: order.id })
    expect(workOrder.client).toEqual({ label: 'Ковшов Тимур Эдуардович', name: 'Ковшов Тимур Эдуардович', clientType: 'natural' })
  })

  it('follows @skip and @include', async () => {
    const query = 'query ($id: ID!, $yes: Boolean!) { workOrder(id: $id) { id @skip(if: $yes) number @include(if: $yes) client @skip(if: $yes) { name } ... @include(if: false) { state } } }'
    expect(Object.keys((await ask<{ workOrder: object }>(query, { id: order.id, yes: true })).workOrder)).toEqual(['number'])
    expect(Object.keys((await ask<{ workOrder: object }>(query, { id: order.id, yes: false })).workOrder)).toEqual(['id', 'client'])
  })

  it('keeps nodes and edges apart that use one name for different fields', async () => {
    const { clients } = await ask<{ clients: Record<string, { x: string }[]> }>('{ clients(orderBy: [{ field: NAME }], first: 1) { nodes { x: name } other: nodes { x: clientType } edges { node { x: phone } } } }')
    expect(clients).toEqual({ nodes: [{ x: 'Ковшов Тимур Эдуардович' }], other: [{ x: 'natural' }], edges: [{ node: { x: 'моб. 8921-555-01-02' } }] })
  })

  it('may ask for nothing but the type', async () => {
    expect(await ask('{ clients(first: 1) { nodes { __typename clientGroup { __typename } } } workOrdersAggregate { __typename group { __typename } } }')).toEqual({
      clients: { nodes: [{ __typename: 'Client', clientGroup: null }] },
      workOrdersAggregate: [{ __typename: 'WorkOrderAggregate', group: { __typename: 'WorkOrderAggregateGroup' } }],
    })
  })

  it('answers decimals as text, to the last digit', async () => {
    const { workOrder } = await ask<{ workOrder: { parts: { price: unknown }[]; partsTotal: unknown; number: unknown } }>('query ($id: ID!) { workOrder(id: $id) { partsTotal number parts { price } } }', { id: order.id })
    expect([workOrder.parts[0]?.price, workOrder.partsTotal, typeof workOrder.number]).toEqual(['10.10', '18.18', 'number'])
  })
})

describe('a search', () => {
  const found = async (entity: string, search: string): Promise<number> => (await ask<{ list: { totalCount: number } }>(`query ($search: String) { list: ${entity}(search: $search) { totalCount } }`, { search })).list.totalCount

  it.each(['Ковшов', 'ковш', 'тимур эдуард', 'ЭДУАРДОВИЧ ковшов'])('finds a client by part of the name: %s', async (text) => {
    expect(await found('clients', text)).toBe(1)
  })
  it.each(['+7 921 555-01-02', '8 (921) 555 01 02', '89215550102', '8921-555-01-02', '921 555', '555-01-02', '+79215550102', 'ковшов 921-555-01-02'])('finds a client by the phone however it is written: %s', async (text) => {
    expect(await found('clients', text)).toBeGreaterThan(0)
  })
  it.each(['К 777 ОР 72', 'к777ор72', 'K777OP72', 'k 777 op', '777ОР'])('finds a car by its plate in either alphabet: %s', async (text) => {
    expect(await found('vehicles', text)).toBe(2)
  })
  it('finds a work order by its number, its client and its car', async () => {
    const { workOrder } = await ask<{ workOrder: { number: number } }>('query ($id: ID!) { workOrder(id: $id) { number } }', { id: order.id })
    expect(await found('workOrders', String(workOrder.number))).toBe(1)
    expect(await found('workOrders', 'Ковшов')).toBe(1)
    expect(await found('workOrders', 'ковшов подвеске')).toBe(1)
    expect(await found('workOrders', 'K777OP72')).toBe(2)
  })
  it.each(['%', '_', "'", '\\', 'нет такого', '%%%%', '100%'])('takes signs as themselves: %s', async (text) => {
    expect(await found('clients', text)).toBe(0)
  })
})
