import { expect, test } from 'vitest'
import type { FieldView, ListView } from '../../../engine/client.ts'
import { branchOf, groupsDocument, levelsOf, mostGroups } from './groups.ts'

const field = (name: string, kind: string | null, more: Partial<FieldView> = {}): FieldView => ({ name, title: name, type: kind ?? name, kind, graphqlName: name.toUpperCase(), sortable: true, ...more })
const state = field('state', 'string', { type: 'state', options: [{ value: 'new', title: 'New' }, { value: 'done', title: 'Done' }] })
const client = field('client', 'id', { type: 'reference', target: { entity: 'client', type: 'Client', many: 'clients', one: 'client' } })
const created = field('createdAt', 'datetime')
const list = { entity: { names: { type: 'Job', aggregate: 'jobsAggregate' } }, fields: [state, client, created, field('total', 'decimal')], columns: [], filters: [] } as unknown as ListView

test('a month of moments is a condition on the calendar of the dealership, the last month first', () => {
  const { groups } = branchOf({ field: created, bucket: 'month' }, null, [{ group: { createdAt: '2026-01-01' }, count: 3 }, { group: { createdAt: '2026-02-01' }, count: 1 }, { group: { createdAt: null }, count: 1 }], 'Asia/Yekaterinburg', 'en')
  expect(groups.map(({ condition }) => condition)).toEqual([
    { createdAt: { gte: '2026-01-31T19:00:00.000Z', lt: '2026-02-28T19:00:00.000Z' } },
    { createdAt: { gte: '2025-12-31T19:00:00.000Z', lt: '2026-01-31T19:00:00.000Z' } },
    { createdAt: { isNull: true } },
  ])
})

test('states stand in their own order, records by name and what has none last', () => {
  expect(branchOf({ field: state, bucket: null }, null, [{ group: { state: 'done' }, count: 1 }, { group: { state: 'new' }, count: 2 }], 'UTC', 'en').groups.map(({ value }) => value)).toEqual(['new', 'done'])
  const { groups } = branchOf({ field: client, bucket: null }, null, [{ group: { client: null }, count: 1 }, { group: { client: { id: 'b', label: 'Яна' } }, count: 1 }, { group: { client: { id: 'a', label: 'Анна' } }, count: 1 }], 'UTC', 'ru')
  expect(groups.map(({ condition }) => condition)).toEqual([{ client: { id: { eq: 'a' } } }, { client: { id: { eq: 'b' } } }, { client: { isNull: true } }])
})

test('a group in a group has the conditions of both, and a key of its own', () => {
  const [outer] = branchOf({ field: state, bucket: null }, null, [{ group: { state: 'new' }, count: 2 }], 'UTC', 'en').groups
  const [inner] = branchOf({ field: client, bucket: null }, outer ?? null, [{ group: { client: { id: 'a', label: 'A' } }, count: 2 }], 'UTC', 'en').groups
  expect(inner).toMatchObject({ depth: 1, condition: { and: [{ state: { eq: 'new' } }, { client: { id: { eq: 'a' } } }] } })
  expect(inner?.key).not.toBe(outer?.key)
})

test('levels are fields that can be grouped by, each once, dates in periods', () => {
  const levels = levelsOf(list, [{ field: 'state', bucket: null }, { field: 'total', bucket: null }, { field: 'gone', bucket: null }, { field: 'state', bucket: null }, { field: 'createdAt', bucket: null }])
  expect(levels).toEqual([{ field: state, bucket: null }, { field: created, bucket: 'month' }])
})

test('several groups are asked for their insides in one question, which says where there are more', () => {
  expect(groupsDocument(list, { field: state, bucket: null }, [], 2)).toContain('query Groups($search: String, $f0: JobFilter, $f1: JobFilter)')
  const many = Array.from({ length: mostGroups + 1 }, (_, i) => ({ group: { client: { id: String(i), label: String(i) } }, count: 1 }))
  expect(branchOf({ field: client, bucket: null }, null, many, 'UTC', 'en')).toMatchObject({ isCut: true, groups: { length: mostGroups } })
})
