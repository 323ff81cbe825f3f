import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../../engine/kernel/sql.ts'
import type { Network } from '../fixtures/network.ts'
import { openTwoSites, type Site } from '../fixtures/two-sites.ts'

let network: Network
let own: Site
let other: Site

beforeAll(async () => {
  ;({ network, own, other } = await openTwoSites())
})
afterAll(() => network?.close())

const ask = <T>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<T> => network.ask<T>(own.head, query, variables)
const refused = (query: string, variables?: Readonly<Record<string, unknown>>): Promise<readonly unknown[]> => network.refused(own.head, query, variables)
const count = async (list: string, variables: Readonly<Record<string, unknown>> = {}, head = 'query'): Promise<number> => (await ask<{ list: { totalCount: number } }>(`${head} { list: ${list} { totalCount } }`, variables)).list.totalCount

describe('staff of one dealership see nothing of the other', () => {
  it('by id', async () => {
    const { o, c, k } = await ask<Record<string, unknown>>('query ($o: ID!, $c: ID!, $k: ID!) { o: workOrder(id: $o) { id } c: complaint(id: $c) { id } k: complaintCategory(id: $k) { id } }', { o: other.order.id, c: other.complaint.id, k: other.category.id })
    expect([o, c, k]).toEqual([null, null, null])
  })

  it('in lists, counts and pages', async () => {
    const { workOrders } = await ask<{ workOrders: { totalCount: number; nodes: { dealership: string }[] } }>('{ workOrders(first: 1000) { totalCount nodes { dealership } } }')
    expect(workOrders).toEqual({ totalCount: 1, nodes: [{ dealership: 'tyumen' }] })
    const { complaintCategories } = await ask<{ complaintCategories: { nodes: { dealership: string | null; text: string }[] } }>('{ complaintCategories(first: 1000) { nodes { dealership text } } }')
    expect(new Set(complaintCategories.nodes.map(({ dealership }) => dealership))).toEqual(new Set([null, 'tyumen']))
  })

  it('by a cursor of theirs', async () => {
    const { workOrders } = await network.ask<{ workOrders: { edges: { cursor: string }[] } }>(other.head, '{ workOrders(orderBy: [{ field: NUMBER }]) { edges { cursor } } }')
    for (const side of ['after', 'before']) {
      const page = await ask<{ workOrders: { nodes: { dealership: string }[] } }>(`query ($c: String) { workOrders(orderBy: [{ field: NUMBER }], ${side}: $c) { nodes { dealership } } }`, { c: workOrders.edges[0]?.cursor })
      expect(page.workOrders.nodes.filter(({ dealership }) => dealership !== 'tyumen')).toEqual([])
    }
  })

  it('by filters that would speak of them', async () => {
    expect(await count('workOrders(filter: { dealership: { eq: "spb" } })')).toBe(0)
    expect(await count('workOrders(filter: { or: [{ dealership: { ne: "tyumen" } }, { not: { dealership: { eq: "tyumen" } } }] })')).toBe(0)
    expect(await count('workOrders(filter: { id: { eq: $id } })', { id: other.order.id }, 'query ($id: ID!)')).toBe(0)
    expect(await count('workOrders(filter: { works: { some: { name: { contains: "нева" } } } })')).toBe(0)
    expect(await count('complaints(filter: { workOrder: { works: { some: { name: { contains: "нева" } } } } })')).toBe(0)
    expect(await count('complaints(filter: { category: { text: { contains: "нева" } } })')).toBe(0)
    expect(await count('complaintCategories(filter: { text: { contains: "нева" } })')).toBe(0)
  })

  it('by search', async () => {
    for (const list of ['workOrders', 'complaints', 'complaintCategories']) expect([list, await count(`${list}(search: "нева42")`)]).toEqual([list, 0])
    expect(await count('complaints(search: "тюмень17")')).toBe(1)
  })

  it('in aggregates, however grouped', async () => {
    expect(await ask('{ workOrdersAggregate(groupBy: [{ field: DEALERSHIP }]) { count group { dealership } sum { total } } }')).toEqual({ workOrdersAggregate: [{ count: 1, group: { dealership: 'tyumen' }, sum: { total: '738.15' } }] })
    expect(await ask('{ complaintsAggregate(groupBy: [{ field: CATEGORY }]) { count group { category { text } } } }')).toEqual({ complaintsAggregate: [{ count: 1, group: { category: { text: 'Категория тюмень17' } } }] })
    expect(await ask('{ workOrdersAggregate(filter: { dealership: { eq: "spb" } }) { count max { total } countDistinct { client } } }')).toEqual({ workOrdersAggregate: [{ count: 0, max: { total: null }, countDistinct: { client: 0 } }] })
  })

  it('below a record of the network, under any name', async () => {
    const answer = await ask<{ clients: { nodes: object[] } }>('{ clients(first: 1000) { nodes { id name label createdBy { name } } } a: complaints { nodes { label w: workOrder { label l: works { name } } k: category { label } moreWorkOrders { workOrder { id } } } } }')
    expect(answer.clients.nodes).toHaveLength(2)
    expect(JSON.stringify(answer)).not.toContain(other.secret)
  })

  it('below a record of their own, should it ever point to theirs', async () => {
    const point = (category: string) => network.store.query(sql`update data.complaint set category = ${category}::uuid where id = ${own.complaint.id}::uuid`)
    await point(other.category.id)
    try {
      expect(await ask('{ complaints { nodes { category { id text label } } } complaintsAggregate(groupBy: [{ field: CATEGORY }]) { group { category { text } } } }')).toEqual({ complaints: { nodes: [{ category: null }] }, complaintsAggregate: [{ group: { category: null } }] })
      expect(JSON.stringify(await network.engine.recordView(own.head, 'ru', 'complaint', own.complaint.id))).not.toContain(other.secret)
    } finally {
      await point(own.category.id)
    }
  })

  it('in the pages: record, lists linked to it, timeline, choices, audit', async () => {
    for (const [entity, id] of [['work-order', other.order.id], ['complaint', other.complaint.id], ['complaint-category', other.category.id]] as const) {
      await expect(network.engine.recordView(own.head, 'ru', entity, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(network.engine.timeline(own.head, 'ru', entity, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(network.engine.comment(own.head, entity, id, 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    const client = await network.engine.recordView(own.head, 'ru', 'client', other.order.client)
    expect(client.panels.map(({ count: records }) => records)).toEqual(client.panels.map(({ field }) => (field === 'owner' ? 1 : 0)))
    const told = [
      client,
      await network.engine.timeline(own.head, 'ru', 'client', other.order.client),
      await network.engine.choices(own.head, 'ru', 'work-order', ''),
      await network.engine.choices(own.head, 'ru', 'complaint-category', 'нева42', 100),
      await network.engine.choices(own.head, 'ru', 'user', '', 100),
      await network.engine.audit(own.head, 'ru'),
      await network.engine.notifications(own.head, 'ru'),
    ]
    const text = JSON.stringify(told)
    for (const foreign of [other.secret, other.order.id, other.complaint.id, other.category.id, other.advisor.id]) expect(text).not.toContain(foreign)
  })

  it('in the fields that a new record takes from what it points to', async () => {
    for (const prefill of [{ workOrder: other.order.id }, { category: other.category.id }]) {
      const view = await network.engine.recordView(own.head, 'ru', prefill.workOrder ? 'survey-response' : 'complaint', null, prefill)
      const text = JSON.stringify([view.form.data, view.labels])
      for (const foreign of [other.secret, other.order.client, other.order.vehicle, '921-555']) expect(text).not.toContain(foreign)
    }
  })

  it('in reports', async () => {
    const total = async (actor: typeof own.head): Promise<unknown> => JSON.stringify((await network.engine.report(actor, 'ru', 'follow-up-ps', { period: { from: '2000-01-01', to: '2100-01-01' } })).blocks)
    expect(await total(own.head)).not.toContain(other.secret)
  })
})

describe('staff of one dealership change nothing of the other', () => {
  it.each([
    ['update a work order', 'mutation ($order: ID!) { updateWorkOrder(id: $order, version: 2, input: { reason: "x" }) { id } }'],
    ['delete a work order', 'mutation ($order: ID!) { deleteWorkOrder(id: $order, version: 2) }'],
    ['send an event', 'mutation ($order: ID!) { sendWorkOrder(id: $order, version: 2, event: CANCEL, input: { reason: "x" }) { id } }'],
    ['update a category of theirs', 'mutation ($category: ID!) { updateComplaintCategory(id: $category, version: 1, input: { text: "x" }) { id } }'],
    ['delete a category of theirs', 'mutation ($category: ID!) { deleteComplaintCategory(id: $category, version: 1) }'],
    ['learn the version by guessing', 'mutation ($order: ID!) { updateWorkOrder(id: $order, version: 99, input: { reason: "x" }) { id } }'],
  ])('%s', async (_, mutation) => {
    expect(await refused(mutation, { order: other.order.id, category: other.category.id })).toEqual(['NOT_FOUND'])
  })

  it.each([
    ['a complaint about their work order', 'Complaint', () => ({ client: own.order.client, workOrder: other.order.id }), '/workOrder'],
    ['a complaint with their category', 'Complaint', () => ({ client: own.order.client, category: other.category.id }), '/category'],
    ['a complaint with their order in a line', 'Complaint', () => ({ client: own.order.client, moreWorkOrders: [{ workOrder: own.order.id }, { workOrder: other.order.id }] }), '/moreWorkOrders/1/workOrder'],
    ['a complaint with their category in a line', 'Complaint', () => ({ client: own.order.client, moreCategories: [{ category: other.category.id }] }), '/moreCategories/0/category'],
  ])('nor point to it: %s', async (_, type, input, pointer) => {
    const creating = await network.engine.graphql(own.head, `mutation ($input: ${type}Input!) { create${type}(input: $input) { id } }`, { input: input() })
    expect(creating.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ pointer }] })
    const updating = await network.engine.graphql(own.head, `mutation ($id: ID!, $v: Int!, $input: ${type}Input!) { update${type}(id: $id, version: $v, input: $input) { id } }`, { id: own.complaint.id, v: own.complaint.version, input: input() })
    expect(updating.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ pointer }] })
  })

  it('nor does the network mix them up: a record points to its own dealership or to what is shared', async () => {
    const admin = await network.as('admin', '*')
    const update = 'mutation ($id: ID!, $v: Int!, $input: ComplaintInput!) { updateComplaint(id: $id, version: $v, input: $input) { id } }'
    for (const input of [{ workOrder: other.order.id }, { category: other.category.id }]) {
      const { errors } = await network.engine.graphql(admin, update, { id: own.complaint.id, v: own.complaint.version, input })
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ pointer: `/${Object.keys(input)[0]}` }] })
    }
  })

  it('nor take over their lines by id', async () => {
    const { workOrder } = await network.ask<{ workOrder: { works: { id: string }[] } }>(other.head, 'query ($id: ID!) { workOrder(id: $id) { works { id } } }', { id: other.order.id })
    const stolen = workOrder.works[0]?.id
    const { o } = await network.ask<{ o: { version: number; works: { id: string }[] } }>(own.advisor, 'mutation ($id: ID!, $v: Int!, $l: ID) { o: updateWorkOrder(id: $id, version: $v, input: { works: [{ id: $l, name: "моё", normHours: 1, price: 1, quantity: 1 }] }) { version works { id } } }', { id: own.order.id, v: own.order.version, l: stolen })
    expect(o.works.map(({ id }) => id)).not.toContain(stolen)
    expect(await network.ask(other.head, 'query ($id: ID!) { workOrder(id: $id) { works { id name } } }', { id: other.order.id })).toEqual({ workOrder: { works: [{ id: stolen, name: other.secret }] } })
  })

  it('nor what the network shares', async () => {
    const { complaintCategories } = await ask<{ complaintCategories: { nodes: { id: string; version: number }[] } }>('{ complaintCategories(filter: { dealership: { isNull: true } }, first: 1) { nodes { id version } } }')
    const [shared] = complaintCategories.nodes
    expect(await refused('mutation ($id: ID!, $v: Int!) { updateComplaintCategory(id: $id, version: $v, input: { text: "x" }) { id } }', { id: shared?.id, v: shared?.version })).toEqual(['FORBIDDEN'])
    expect(await refused('mutation ($id: ID!, $v: Int!) { deleteComplaintCategory(id: $id, version: $v) }', { id: shared?.id, v: shared?.version })).toEqual(['FORBIDDEN'])
    const admin = await network.as('admin')
    expect(await network.refused(admin, 'mutation ($id: ID!, $v: Int!) { updateComplaintCategory(id: $id, version: $v, input: { position: 99 }) { id } }', { id: shared?.id, v: shared?.version })).toEqual([])
  })

  it('nor work where they have no membership', async () => {
    for (const dealership of ['spb', '*', 'moscow', '']) await expect(network.as('head.tyumen', dealership)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect((await network.as('admin', 'spb')).dealership).toBe('spb')
    expect((await network.as('admin', '*')).dealership).toBeNull()
  })
})
