import { describe, expect, it } from 'vitest'
import { actorWith, garageModel, present } from '../../tests/fixtures/garage.ts'
import { reportReader } from '../../tests/fixtures/report-reader.ts'
import { drillFilter, midnight } from './drill-filter.ts'

const model = garageModel()
const id = '01890000-0000-7000-8000-000000000001'
const base = present(model.reports.get('complaints-by-category'))

function filterFor(cel: string) {
  const report = { ...base, parameters: [...base.parameters, { name: 'client', type: 'reference' as const, entity: 'client', titles: base.titles }], measures: { m: { kind: 'count' as const, source: 'complaint', filter: cel, titles: base.titles } } }
  return drillFilter({ reader: reportReader(model, actorWith(['manager']), new Date()), report, parameters: { period: { from: '2009-05-01', to: '2009-05-25' }, client: id } }, 'm')
}

describe('drillFilter', () => {
  it('says a condition as a filter of GraphQL', () => {
    expect(filterFor('inPeriod(record.receivedOn, params.period) && record.isRefunded == true')).toEqual({ and: [{ receivedOn: { gte: '2009-05-01', lte: '2009-05-25' } }, { isRefunded: { eq: true } }] })
    expect(filterFor("record.state in ['inWork', 'closed']")).toEqual({ state: { in: ['inWork', 'closed'] } })
    expect(filterFor("record.category.group == 'A' || record.refund >= 10.5")).toEqual({ or: [{ category: { group: { eq: 'A' } } }, { refund: { gte: 10.5 } }] })
    expect(filterFor('record.client == params.client')).toEqual({ client: { id: { eq: id } } })
  })

  it('counts days where the dealership is', () => {
    expect(filterFor('inPeriod(record.createdAt, params.period)')).toEqual({ createdAt: { gte: '2009-04-30T18:00:00.000Z', lt: '2009-05-25T18:00:00.000Z' } })
    expect(midnight('2024-03-31', 0, 'Europe/Berlin')).toBe('2024-03-30T23:00:00.000Z')
    expect(midnight('2024-03-31', 1, 'Europe/Berlin')).toBe('2024-03-31T22:00:00.000Z')
  })

  it('keeps null on the way to a value null', () => {
    expect(filterFor('record.category == null')).toEqual({ not: { category: { isNull: false } } })
    expect(filterFor('record.category.group != null')).toEqual({ category: { group: { isNull: false } } })
    expect(filterFor("record.category.group != 'A'")).toEqual({ not: { category: { group: { eq: 'A' } } } })
  })

  it('drops parts that always hold and finds nothing where one never does', () => {
    expect(filterFor('params.client == null || record.client == params.client')).toEqual({ client: { id: { eq: id } } })
    expect(filterFor('params.client != null')).toEqual({})
    expect(filterFor('params.client == null')).toEqual({ id: { in: [] } })
  })

  it('gives no filter rather than one that means something else', () => {
    expect(filterFor('size(record.works) > 0 ')).toBeNull()
    expect(filterFor("record.subject.startsWith('A')")).toBeNull()
    expect(filterFor("record.subject > 'A'")).toBeNull()
    expect(filterFor('record.refund * 2.0 > 10.0')).toBeNull()
  })
})
