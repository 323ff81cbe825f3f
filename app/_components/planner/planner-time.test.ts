import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FieldView, PlannerView } from '../../../engine/client.ts'
import { closedTimes, hoursOn, shownHours } from './working-hours.ts'
import { entryOf, momentOf, offsetOf, valuesOf, wallOf } from './planner-time.ts'
import { stepped } from './planner-bar.tsx'

const field = (name: string, kind: string): FieldView => ({ name, title: name, type: kind, kind, graphqlName: name, sortable: true })
const moments: PlannerView = { start: field('from', 'datetime'), end: field('to', 'datetime'), duration: null, resources: [], occupies: [], title: [], hours: null, mayEdit: true }
const dates: PlannerView = { ...moments, start: field('from', 'date'), end: field('to', 'date') }
const lasting: PlannerView = { ...moments, end: null, duration: field('minutes', 'integer') }
const row = (values: object) => ({ id: 'x', label: 'X', version: 1, ...values })
const zones = ['Asia/Yekaterinburg', 'Europe/Bucharest', 'America/New_York', 'UTC'] as const

describe('times of the planner', () => {
  it('stand on the clock of the dealership, wherever the browser is', () => {
    expect(entryOf(row({ from: '2026-11-20T04:00:00.000Z', to: '2026-11-20T05:30:00.000Z' }), moments, 'Asia/Yekaterinburg')).toEqual({ start: '2026-11-20T09:00:00', end: '2026-11-20T10:30:00', isAllDay: false })
    expect(offsetOf('Asia/Yekaterinburg')).toBe('+05:00')
    expect(offsetOf('America/New_York', Date.parse('2026-07-01T00:00:00Z'))).toBe('-04:00')
    expect(offsetOf('Asia/Kolkata')).toBe('+05:30')
  })

  it('come back as the moments they were, also on days that change the clock', () => {
    const anytime = fc.date({ min: new Date('2026-03-01T00:00:00Z'), max: new Date('2026-12-01T00:00:00Z'), noInvalidDate: true })
    fc.assert(fc.property(anytime, fc.integer({ min: 1, max: 3000 }), fc.constantFrom(...zones), (start, minutes, zone) => {
      const from = new Date(Math.floor(start.getTime() / 60_000) * 60_000)
      const until = new Date(from.getTime() + minutes * 60_000)
      // An hour that the clock shows twice stands for the first of the two.
      if ([from, until].some((moment) => momentOf(wallOf(moment.toISOString(), zone), zone) !== moment.toISOString())) return
      const entry = entryOf(row({ from: from.toISOString(), to: until.toISOString() }), moments, zone)
      if (!entry || entry.end <= entry.start) return
      expect(valuesOf(entry, moments, zone)).toEqual({ from: from.toISOString(), to: until.toISOString() })
    }))
  })

  it('fill whole days where the fields are dates, the last day among them', () => {
    const entry = entryOf(row({ from: '2026-02-27', to: '2026-03-01' }), dates, 'UTC')
    expect(entry).toEqual({ start: '2026-02-27T00:00:00', end: '2026-03-02T00:00:00', isAllDay: true })
    expect(entry && valuesOf(entry, dates, 'UTC')).toEqual({ from: '2026-02-27', to: '2026-03-01' })
    expect(entryOf(row({ from: '2026-02-27', to: '2026-02-01' }), dates, 'UTC')?.end).toBe('2026-02-28T00:00:00')
  })

  it('last as many minutes as the record says', () => {
    const entry = entryOf(row({ from: '2026-11-20T23:30:00.000Z', minutes: 90 }), lasting, 'UTC')
    expect(entry).toEqual({ start: '2026-11-20T23:30:00', end: '2026-11-21T01:00:00', isAllDay: false })
    expect(entry && valuesOf({ ...entry, end: '2026-11-21T01:30:00' }, lasting, 'UTC')).toEqual({ from: '2026-11-20T23:30:00.000Z', minutes: 120 })
  })

  it('are nowhere while nothing is planned', () => {
    expect(entryOf(row({ from: null }), moments, 'UTC')).toBeNull()
  })

  it('go a day, a week, a month further, from the last of a month too', () => {
    expect([stepped('2026-01-31', 'month', 1), stepped('2026-01-31', 'month', -1), stepped('2026-03-01', 'day', -1), stepped('2026-12-30', 'week', 1)]).toEqual(['2026-02-01', '2025-12-01', '2026-02-28', '2027-01-06'])
  })
})

describe('working hours', () => {
  const hours = { weekdays: { mon: [['09:00', '13:00'], ['14:00', '20:00']], sat: [['10:00', '16:30']] }, days: { '2026-11-23': [] } }

  it('are closed before, between and after', () => {
    expect(closedTimes(hours, '2026-11-16', 1)).toEqual([
      { start: '2026-11-16T00:00:00', end: '2026-11-16T09:00:00' },
      { start: '2026-11-16T13:00:00', end: '2026-11-16T14:00:00' },
      { start: '2026-11-16T20:00:00', end: '2026-11-17T00:00:00' },
    ])
  })

  it('know holidays and free days', () => {
    expect(hoursOn(hours, '2026-11-23')).toEqual([])
    expect(closedTimes(hours, '2026-11-22', 2)).toEqual([{ start: '2026-11-22T00:00:00', end: '2026-11-23T00:00:00' }, { start: '2026-11-23T00:00:00', end: '2026-11-24T00:00:00' }])
  })

  it('say which hours are worth showing', () => {
    expect(shownHours(hours)).toEqual({ min: '08:00', max: '21:00' })
    expect(shownHours(null)).toEqual({ min: '07:00', max: '21:00' })
  })
})
