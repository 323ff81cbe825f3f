import { describe, expect, it } from 'vitest'
import type { ReportDefinition } from '../definition/types.ts'
import { defaultParameters, parameterViews, parametersOf } from './parameters.ts'

const titles = { en: 'P', ru: 'П' }
const report: ReportDefinition = {
  id: 'rp_r',
  name: 'r',
  titles,
  roles: [],
  parameters: [
    { name: 'period', type: 'period', titles },
    { name: 'before', type: 'period', titles, default: 'last-month' },
    { name: 'client', type: 'reference', entity: 'client', titles },
    { name: 'kind', type: 'enum', options: { a: { titles } }, titles, default: 'a' },
    { name: 'done', type: 'boolean', titles },
  ],
  measures: {},
  blocks: [],
}
const now = new Date('2009-05-31T20:30:00Z')

describe('parameters of a report', () => {
  it('default to whole months where the dealership is', () => {
    expect(defaultParameters(report, now, 'UTC')).toEqual({ period: { from: '2009-05-01', to: '2009-05-31' }, before: { from: '2009-04-01', to: '2009-04-30' }, client: null, kind: 'a', done: null })
    expect(defaultParameters(report, now, 'Asia/Yekaterinburg').period).toEqual({ from: '2009-06-01', to: '2009-06-30' })
  })

  it('take what is given; null empties all but a period', () => {
    expect(parametersOf(report, { period: null, kind: null, done: true }, now, 'UTC')).toMatchObject({ period: { from: '2009-05-01' }, kind: null, done: true })
  })

  it('refuse every wrong value at once', () => {
    expect(() => parametersOf(report, { perod: 1, period: { from: '2009-05-40', to: '2009-05-01' }, client: 'x', kind: 'b' }, now, 'UTC')).toThrow(expect.objectContaining({ code: 'BAD_INPUT', issues: [{ pointer: '/perod', message: expect.any(String), hint: expect.any(String) }, { pointer: '/period', message: expect.any(String) }, { pointer: '/client', message: expect.any(String) }, { pointer: '/kind', message: expect.any(String) }] }))
    expect(() => parametersOf(report, { period: { from: '2009-05-25', to: '2009-05-01' } }, now, 'UTC')).toThrow('ends before it begins')
  })

  it('say what a reference picks from', () => {
    expect(parameterViews(report, defaultParameters(report, now, 'UTC'), 'en')[2]).toEqual({ name: 'client', type: 'reference', title: 'P', entity: 'client', value: null })
  })
})
