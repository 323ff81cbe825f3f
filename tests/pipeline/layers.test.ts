import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../../engine/kernel/sql.ts'
import type { Network } from '../fixtures/network.ts'
import { openTwoSites, type Site } from '../fixtures/two-sites.ts'

let network: Network
let own: Site
let other: Site
let shared: string

beforeAll(async () => {
  ;({ network, own, other } = await openTwoSites())
  const { complaintCategories } = await network.ask<{ complaintCategories: { nodes: { id: string }[] } }>(own.head, '{ complaintCategories(first: 1, filter: { dealership: { isNull: true } }) { nodes { id } } }')
  shared = complaintCategories.nodes[0]?.id ?? ''
})
afterAll(() => network?.close())

const hide = (site: Site, id: string, hidden: boolean) => network.ask(site.head, 'mutation ($id: ID!, $hidden: Boolean!) { hideComplaintCategory(id: $id, hidden: $hidden) { id } }', { id, hidden })
const listed = async (site: Site): Promise<{ ids: readonly string[]; total: number; counted: number }> => {
  const { list } = await network.ask<{ list: { totalCount: number; countUpTo: number; nodes: { id: string }[] } }>(site.head, '{ list: complaintCategories(first: 1000) { totalCount countUpTo(limit: 1000) nodes { id } } }')
  return { ids: list.nodes.map(({ id }) => id), total: list.totalCount, counted: list.countUpTo }
}
const hiddenRows = async ({ head }: Pick<Site, 'head'>): Promise<{ readonly nodes: unknown }> => (await network.ask<{ list: { nodes: unknown } }>(head, '{ list: complaintCategories(hidden: true) { totalCount countUpTo(limit: 5) nodes { id } } }')).list
const offered = async (site: Site): Promise<readonly string[]> => (await network.engine.choices(site.head, 'en', 'complaint-category', '', 100)).map(({ value }) => String(value))
const complain = (site: Site, category: string) => network.engine.graphql(site.head, 'mutation ($input: ComplaintInput!) { createComplaint(input: $input) { id version category { id } } }', { input: { client: site.order.client, category, subject: 'x', content: 'y', documentType: 'complaint' } })

describe('a shared row that a dealership hides', () => {
  it('is offered, listed and taken there no more; records that use it keep it; others see it', async () => {
    const { data } = (await complain(own, shared)) as { data: { createComplaint: { id: string; version: number } } }
    const used = data.createComplaint
    const before = await listed(own)
    await hide(own, shared, true)
    expect((await listed(own)).ids).not.toContain(shared)
    expect(await listed(own)).toMatchObject({ total: before.total - 1, counted: before.total - 1 })
    expect(await offered(own)).not.toContain(shared)
    expect((await complain(own, shared)).errors).toMatchObject([{ extensions: { code: 'VALIDATION_FAILED' } }])

    const kept = await network.ask<{ c: { category: { id: string } } }>(own.head, 'mutation ($id: ID!, $v: Int!, $k: ID!) { c: updateComplaint(id: $id, version: $v, input: { subject: "z", category: $k }) { category { id } } }', { id: used.id, v: used.version, k: shared })
    expect(kept.c.category.id).toBe(shared)
    expect(await offered(other)).toContain(shared)
    expect((await listed(other)).ids).toContain(shared)
    const all = await network.as('admin')
    const { figures } = await network.ask<{ figures: { count: number }[] }>(all, 'query ($id: ID!) { figures: complaintsAggregate(filter: { category: { id: { eq: $id } } }) { count } }', { id: shared })
    expect(figures).toEqual([{ count: 1 }])

    expect(await hiddenRows(own)).toEqual({ totalCount: 1, countUpTo: 1, nodes: [{ id: shared }] })
    expect(await hiddenRows(other)).toEqual({ totalCount: 0, countUpTo: 0, nodes: [] })
    expect(await hiddenRows({ head: all })).toEqual({ totalCount: 0, countUpTo: 0, nodes: [] })

    await hide(own, shared, false)
    expect(await listed(own)).toEqual(before)
    expect((await hiddenRows(own)).nodes).toEqual([])
    const entries = await network.store.query<{ action: string; dealership: string }>(sql`select a.action, a.dealership from platform.audit_entry a where a.record_id = ${shared}::uuid and a.action in ('hide', 'show') order by a.at, a.id`)
    expect(entries).toEqual([{ action: 'hide', dealership: 'tyumen' }, { action: 'show', dealership: 'tyumen' }])
  })

  it('is hidden by those alone who may edit the catalogue, in one dealership, and never instead of deleting', async () => {
    const mutation = 'mutation ($id: ID!) { hideComplaintCategory(id: $id, hidden: true) { id } }'
    expect(await network.refused(own.advisor, mutation, { id: shared })).toEqual(['FORBIDDEN'])
    expect(await network.refused(await network.as('admin', '*'), mutation, { id: shared })).toEqual(['BAD_INPUT'])
    expect(await network.refused(own.head, mutation, { id: own.category.id })).toEqual(['BAD_INPUT'])
    expect(await network.refused(own.head, mutation, { id: other.category.id })).toEqual(['NOT_FOUND'])
  })
})

describe('the order in which a dealership chooses', () => {
  it('is that of the list until rows are moved, in lists that ask for no other', async () => {
    const rows = '{ own: complaintCategories { nodes { id } } byCode: complaintCategories(orderBy: [{ field: CODE }]) { nodes { id } } }'
    const { own: mine, byCode } = await network.ask<{ own: unknown; byCode: unknown }>(other.head, rows)
    expect(mine).toEqual(byCode)
  })

  it('is gone through by pages, forth and back', async () => {
    const step = 'query ($after: String, $before: String, $first: Int, $last: Int) { list: complaintCategories(first: $first, after: $after, last: $last, before: $before) { nodes { id } pageInfo { startCursor endCursor } } }'
    type Page = { readonly list: { readonly nodes: readonly { readonly id: string }[]; readonly pageInfo: { readonly startCursor: string; readonly endCursor: string } } }
    await network.ask(own.head, 'mutation ($id: ID!) { moveComplaintCategory(id: $id) { id } }', { id: (await offered(own))[0] })
    const [one, all] = [await network.ask<Page>(own.head, step, { first: 2 }), (await listed(own)).ids]
    const two = await network.ask<Page>(own.head, step, { first: 2, after: one.list.pageInfo.endCursor })
    const back = await network.ask<Page>(own.head, step, { last: 2, before: two.list.pageInfo.startCursor })
    expect([...one.list.nodes, ...two.list.nodes].map(({ id }) => id)).toEqual(all.slice(0, 4))
    expect(back.list.nodes).toEqual(one.list.nodes)
  })

  it('is its own', async () => {
    const before = await offered(other)
    const mine = await offered(own)
    const [last, first] = [mine.at(-1) ?? '', mine[0] ?? '']
    await network.ask(own.head, 'mutation ($id: ID!, $before: ID) { moveComplaintCategory(id: $id, before: $before) { id } }', { id: last, before: first })
    expect((await offered(own)).slice(0, 2)).toEqual([last, first])
    expect(await offered(other)).toEqual(before)
    expect((await listed(own)).ids).toEqual(await offered(own))
  })
})
