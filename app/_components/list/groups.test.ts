import { expect, test } from 'vitest'
import type { FieldView } from '../../../engine/client.ts'
import { endOf, groupsOf } from './groups.ts'

const field = (name: string, kind: string | null, more: Partial<FieldView> = {}): FieldView => ({ name, title: name, type: kind ?? name, kind, graphqlName: name.toUpperCase(), sortable: true, ...more })

test('a period ends where the next one begins', () => {
  expect([endOf('2026-02-28', 'day'), endOf('2026-12-28', 'week'), endOf('2026-12-01', 'month'), endOf('2026-10-01', 'quarter'), endOf('2026-01-01', 'year')]).toEqual(['2026-03-01', '2027-01-04', '2027-01-01', '2027-01-01', '2027-01-01'])
})

test('a month of moments is a condition on the calendar of the dealership, the last month first', () => {
  const groups = groupsOf(field('createdAt', 'datetime'), { field: 'createdAt', bucket: 'month' }, [{ group: { createdAt: '2026-01-01' }, count: 3 }, { group: { createdAt: '2026-02-01' }, count: 1 }, { group: { createdAt: null }, count: 1 }], 'Asia/Yekaterinburg', 'en')
  expect(groups.map(({ condition }) => condition)).toEqual([
    { createdAt: { gte: '2026-01-31T19:00:00.000Z', lt: '2026-02-28T19:00:00.000Z' } },
    { createdAt: { gte: '2025-12-31T19:00:00.000Z', lt: '2026-01-31T19:00:00.000Z' } },
    { createdAt: { isNull: true } },
  ])
})

test('states stand in their own order, records by name and what has none last', () => {
  const state = field('state', 'string', { type: 'state', options: [{ value: 'new', title: 'New' }, { value: 'done', title: 'Done' }] })
  expect(groupsOf(state, { field: 'state', bucket: null }, [{ group: { state: 'done' }, count: 1 }, { group: { state: 'new' }, count: 2 }], 'UTC', 'en').map(({ key }) => key)).toEqual(['new', 'done'])
  const client = field('client', 'id', { type: 'reference', target: { entity: 'client', type: 'Client', many: 'clients', one: 'client' } })
  const groups = groupsOf(client, { field: 'client', bucket: null }, [{ group: { client: null }, count: 1 }, { group: { client: { id: 'b', label: 'Яна' } }, count: 1 }, { group: { client: { id: 'a', label: 'Анна' } }, count: 1 }], 'UTC', 'ru')
  expect(groups.map(({ condition }) => condition)).toEqual([{ client: { id: { eq: 'a' } } }, { client: { id: { eq: 'b' } } }, { client: { isNull: true } }])
})
