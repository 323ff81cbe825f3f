import { expect, test } from 'vitest'
import type { FieldView } from '../../engine/client.ts'
import { buckets, periodAfter, periodCondition, periodLabel } from './periods.ts'

const field = (name: string, kind: string): FieldView => ({ name, title: name, type: kind, kind, graphqlName: name, sortable: true })

test('a period ends where the next one begins', () => {
  expect(buckets.map((bucket) => periodAfter('2026-10-01', bucket))).toEqual(['2026-10-02', '2026-10-08', '2026-11-01', '2027-01-01', '2027-10-01'])
  expect([periodAfter('2026-02-28', 'day'), periodAfter('2026-12-28', 'week'), periodAfter('2026-12-01', 'month')]).toEqual(['2026-03-01', '2027-01-04', '2027-01-01'])
})

test('a period of moments is one of the dealership’s calendar, a period of dates has no clock', () => {
  expect(periodCondition(field('createdAt', 'datetime'), '2026-12-01', 'month', 'Asia/Yekaterinburg')).toEqual({ createdAt: { gte: '2026-11-30T19:00:00.000Z', lt: '2026-12-31T19:00:00.000Z' } })
  expect(periodCondition(field('dueOn', 'date'), '2026-11-23', 'week', 'UTC')).toEqual({ dueOn: { gte: '2026-11-23', lt: '2026-11-30' } })
})

test('periods have names', () => {
  expect([periodLabel('2026-10-01', 'quarter', 'ru'), periodLabel('2026-10-01', 'year', 'ru'), periodLabel('2026-11-01', 'month', 'en')]).toEqual(['IV 2026', '2026', 'Nov 2026'])
})
