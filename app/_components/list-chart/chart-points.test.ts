import { describe, expect, it } from 'vitest'
import type { FieldView, ListView } from '../../../engine/client.ts'
import { chartDocument, type Drawn, pointsOf } from './chart-points.ts'

const field = (name: string, kind: string, more: Partial<FieldView> = {}): FieldView => ({ name, title: name, type: kind, kind, graphqlName: name.toUpperCase(), sortable: true, ...more })
const states = [{ value: 'new', title: 'New', category: 'new' }, { value: 'done', title: 'Done', category: 'done', color: 'green' }]
const list = { entity: { names: { type: 'Job', aggregate: 'jobsAggregate' }, states } } as unknown as ListView
const drawn = (dimension: FieldView, more: Partial<Drawn> = {}): Drawn => ({ dimension, bucket: 'month', function: 'count', field: null, ...more })
const words = { none: 'Not set', yes: 'Yes', no: 'No', locale: 'en', timeZone: 'Asia/Yekaterinburg' }
const row = (group: object, count: number, sum?: object) => ({ group, count, sum, avg: undefined }) as never

describe('the points of a chart', () => {
  const state = field('state', 'string', { type: 'state', options: states })

  it('stand in the order of the states and in their colours', () => {
    const points = pointsOf(list, drawn(state), { groups: [row({ state: 'done' }, 7), row({ state: 'new' }, 2)] }, words)
    expect(points.map(({ label, value, color }) => [label, value, color])).toEqual([['New', 2, 'blue'], ['Done', 7, 'green']])
    expect(points[1]?.condition).toEqual({ state: { eq: 'done' } })
  })

  it('name records, yes and no, and what is not set; the largest first', () => {
    const bay = field('bay', 'id', { type: 'reference', target: { entity: 'bay', type: 'Bay', many: 'bays', one: 'bay' } })
    const points = pointsOf(list, drawn(bay), { groups: [row({ bay: null }, 9), row({ bay: { id: '1', label: 'One' } }, 3), row({ bay: { id: '2', label: 'Two' } }, 5)] }, words)
    expect(points.map(({ label, condition }) => [label, condition])).toEqual([['Two', { bay: { id: { eq: '2' } } }], ['One', { bay: { id: { eq: '1' } } }], ['Not set', { bay: { isNull: true } }]])
    expect(pointsOf(list, drawn(field('urgent', 'boolean')), { groups: [row({ urgent: true }, 1)] }, words)).toMatchObject([{ label: 'Yes', condition: { urgent: { eq: true } } }])
  })

  it('sum a field where one is chosen', () => {
    const total = drawn(state, { function: 'sum', field: field('total', 'decimal') })
    expect(chartDocument(list, total)).toContain('count group { state } sum { total }')
    expect(pointsOf(list, total, { groups: [row({ state: 'new' }, 2, { total: '12.50' })] }, words)).toMatchObject([{ value: 12.5, count: 2 }])
  })

  it('are periods of the dealership’s calendar', () => {
    const created = field('createdAt', 'datetime')
    expect(chartDocument(list, drawn(created))).toContain('{ field: CREATEDAT, bucket: MONTH }')
    const [point] = pointsOf(list, drawn(created), { groups: [row({ createdAt: '2026-12-01' }, 1)] }, words)
    expect(point).toMatchObject({ label: 'Dec 2026', condition: { createdAt: { gte: '2026-11-30T19:00:00.000Z', lt: '2026-12-31T19:00:00.000Z' } } })
  })
})
