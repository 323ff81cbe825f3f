import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarDefinition } from '../definition/types.ts'
import { workingTime } from './working-time.ts'
import { dayAt, instantOf } from './zone-time.ts'

const day = [['09:00', '13:00'], ['14:00', '18:00']]
const calendar = (rest: Partial<CalendarDefinition> = {}): CalendarDefinition => ({ id: 'ca_desk', name: 'desk', titles: { en: 'Desk', ru: 'Сервис' }, weekdays: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [['10:00', '15:00']] }, ...rest })
const hour = 3_600_000
const at = (text: string) => Date.parse(text)

describe('working time', () => {
  const desk = workingTime(calendar({ days: { '2026-01-01': [], '2026-01-04': [['12:00', '14:00']] } }), 'Asia/Yekaterinburg')

  it('leaves out the night, the lunch break and the Sunday', () => {
    // Friday 16:00 there is 11:00 UTC.
    expect(desk.between(at('2026-11-20T11:00:00Z'), at('2026-11-23T05:00:00Z'))).toBe(2 * hour + 5 * hour + hour)
    expect(new Date(desk.after(at('2026-11-20T07:30:00Z'), hour)).toISOString()).toBe('2026-11-20T09:30:00.000Z')
    expect(new Date(desk.after(at('2026-11-20T12:00:00Z'), 7 * hour)).toISOString()).toBe('2026-11-23T05:00:00.000Z')
  })

  it('knows holidays and days that are worked for once', () => {
    expect(desk.between(at('2025-12-31T19:00:00Z'), at('2026-01-01T19:00:00Z'))).toBe(0)
    expect(desk.between(at('2026-01-03T19:00:00Z'), at('2026-01-04T19:00:00Z'))).toBe(2 * hour)
  })

  it('counts the hours that really pass when the clocks change', () => {
    const always = workingTime(calendar({ weekdays: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((name) => [name, [['00:00', '24:00']]])) }), 'Europe/Berlin')
    const [spring, autumn] = [['2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'], ['2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z']] as const
    expect(always.between(at(spring[0]), at(spring[1]))).toBe(23 * hour)
    expect(always.between(at(autumn[0]), at(autumn[1]))).toBe(25 * hour)
    const early = workingTime(calendar({ weekdays: { sun: [['01:00', '02:30'], ['02:30', '04:00']] } }), 'Europe/Berlin')
    expect(early.between(at(spring[0]), at(spring[1]))).toBe(2 * hour)
    expect(early.between(at(autumn[0]), at(autumn[1]))).toBe(4 * hour)
  })

  it('ends some day, also where nothing is ever worked', () => {
    expect(new Date(workingTime(calendar({ weekdays: {} }), 'UTC').after(at('2026-01-01T00:00:00Z'), hour)).getUTCFullYear()).toBe(2046)
  })
})

describe('any calendar in any zone', () => {
  const time = fc.integer({ min: 0, max: 96 }).map((quarters) => `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`)
  const intervals = fc.uniqueArray(time, { maxLength: 6 }).map((times) => {
    const sorted = [...times].sort()
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, i) => [sorted[2 * i] ?? '', sorted[2 * i + 1] ?? ''])
  })
  const any = fc.record({ mon: fc.constant(day), tue: intervals, wed: intervals, thu: intervals, sat: intervals, sun: intervals }).map((weekdays) => calendar({ weekdays, days: { '2026-03-30': [] } }))
  const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Yekaterinburg', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca')
  // Around both changes of the clocks.
  const instant = fc.oneof(fc.integer({ min: at('2026-03-20T00:00:00Z'), max: at('2026-04-10T00:00:00Z') }), fc.integer({ min: at('2026-10-20T00:00:00Z'), max: at('2026-11-10T00:00:00Z') }))
  const amount = fc.integer({ min: 0, max: 90 * hour })

  it('adding and measuring are each other’s inverse', () => {
    fc.assert(fc.property(any, zone, instant, amount, (given, where, from, length) => {
      const hours = workingTime(given, where)
      const end = hours.after(from, length)
      expect(hours.between(from, end)).toBe(length)
      // And no earlier moment would do.
      if (length > 0) expect(hours.between(from, end - 1)).toBe(length - 1)
    }))
  })

  it('what lies between adds up, and turned round is its negative', () => {
    fc.assert(fc.property(any, zone, fc.tuple(instant, instant, instant), (given, where, instants) => {
      const hours = workingTime(given, where)
      const [a = 0, b = 0, c = 0] = [...instants].sort((x, y) => x - y)
      expect(hours.between(a, b) + hours.between(b, c)).toBe(hours.between(a, c))
      expect(hours.between(c, a) + hours.between(a, c)).toBe(0)
      expect(hours.between(a, b)).toBeLessThanOrEqual(b - a)
    }))
  })

  it('adding twice is adding both', () => {
    fc.assert(fc.property(any, zone, instant, amount, amount, (given, where, from, first, second) => {
      const hours = workingTime(given, where)
      expect(hours.after(hours.after(from, first), second)).toBe(hours.after(from, first + second))
    }))
  })

  it('times of a day follow each other', () => {
    fc.assert(fc.property(zone, instant, fc.tuple(time, time), (where, on, times) => {
      const [first = '', second = ''] = [...times].sort()
      const date = dayAt(where, on)
      expect(instantOf(where, date, first)).toBeLessThanOrEqual(instantOf(where, date, second))
    }))
  })
})
