import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Span, workingSpans } from '../../workflow/index.ts'
import { isWithin, merged, openStarts } from './open-starts.ts'

const hour = 3_600_000
const day = (from: number, to: number): Span => ({ from: from * hour, to: to * hour })
const worked = [day(9, 13), day(14, 20)]
const asked = { hours: worked, ways: [[]], length: hour, step: hour / 2, notBefore: 0 }
const hoursOf = (starts: ReturnType<typeof openStarts>): readonly number[] => starts.map(({ at }) => at / hour)

const span = fc.tuple(fc.nat(24 * 12), fc.integer({ min: 1, max: 60 })).map(([from, long]): Span => ({ from: from * 300_000, to: (from + long) * 300_000 }))
/** Hours of a day: up to three stretches that do not meet. */
const hours = fc.uniqueArray(fc.nat(96), { minLength: 2, maxLength: 6 }).map((all) => {
  const bounds = [...all].sort((a, b) => a - b)
  return bounds.flatMap((from, i): readonly Span[] => (i % 2 === 0 && bounds[i + 1] !== undefined ? [{ from: from * 900_000, to: (bounds[i + 1] ?? 0) * 900_000 }] : []))
})
const collides = (one: Span, others: readonly Span[]): boolean => others.some((other) => one.from < other.to && other.from < one.to)

describe('openStarts', () => {
  it('offers exactly what is free: within the hours, after what has passed, in the way of nothing', () => {
    fc.assert(fc.property(hours, fc.array(fc.array(span, { maxLength: 12 }), { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 40 }), fc.constantFrom(5, 15, 30, 45), fc.nat(24), (open, taken, long, every, passed) => {
      const [length, step, notBefore] = [long * 900_000, every * 60_000, passed * hour]
      const ways = taken.map(merged)
      const longest = Math.max(...open.map(({ from, to }) => to - from))
      const expected = open.flatMap(({ from, to }) => Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => from + i * step).flatMap((at) => {
        const fits = length > longest ? at < to : at + length <= to
        const free = taken.filter((way) => !collides({ from: at, to: at + length }, way)).length
        return fits && at >= notBefore && free > 0 ? [{ at, ways: free }] : []
      }))
      expect(openStarts({ hours: open, ways, length, step, notBefore })).toEqual(expected)
    }), { numRuns: 300 })
  })

  it('lets one begin when another ends, and none reach over the break or the evening', () => {
    expect(hoursOf(openStarts({ ...asked, ways: [[day(9.75, 11), day(15, 20)]] }))).toEqual([11, 11.5, 12, 14])
  })

  it('is open where it is in one of several ways, and tells in how many', () => {
    expect(openStarts({ ...asked, hours: [day(9, 11)], ways: [[day(9, 10)], [day(9, 9.5)], []] }).map(({ ways }) => ways)).toEqual([1, 2, 3])
  })

  it('begins in the hours what is longer than any of them, as long as it gets in the way of nothing', () => {
    const starts = hoursOf(openStarts({ ...asked, length: 30 * hour, ways: [[day(40, 41)]] }))
    expect(starts).toEqual([9, 9.5, 10])
  })

  it('has nothing on a day without hours', () => {
    expect(openStarts({ ...asked, hours: [] })).toEqual([])
  })

  it('goes along with the clock on days that change it', () => {
    const calendar = { id: 'ca_night', name: 'night', titles: { en: 'Night', ru: 'Ночь' }, weekdays: { sun: [['00:00', '06:00']] } } as const
    const startsOn = (on: string) => openStarts({ ...asked, hours: workingSpans(calendar, 'Europe/Bucharest', on) }).map(({ at }) => new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/Bucharest' }).format(at))
    expect(startsOn('2026-03-29').filter((at) => at.startsWith('02') || at.startsWith('03') || at.startsWith('04'))).toEqual(['02:00', '02:30', '04:00', '04:30'])
    expect(startsOn('2026-10-25').filter((at) => at.startsWith('03'))).toEqual(['03:00', '03:30', '03:00', '03:30'])
    expect(startsOn('2026-10-26')).toEqual([])
  })

  it('looks through a thousand entries of a day in no time', () => {
    const taken = merged(Array.from({ length: 1000 }, (_, i): Span => ({ from: i * 60_000, to: i * 60_000 + 30_000 })))
    expect(openStarts({ ...asked, length: 20_000, ways: Array.from({ length: 30 }, () => taken) })).toHaveLength(6)
  })
})

describe('merged and isWithin', () => {
  it('are the same time, put together', () => {
    fc.assert(fc.property(fc.array(span, { maxLength: 20 }), fc.nat(24 * 60), (spans, at) => {
      const together = merged(spans)
      const holds = (some: readonly Span[]): boolean => some.some(({ from, to }) => from <= at * 60_000 && at * 60_000 < to)
      expect(holds(together)).toBe(holds(spans))
      expect(together.every(({ from }, i) => i === 0 || (together[i - 1]?.to ?? 0) < from)).toBe(true)
    }))
  })

  it('take hours that meet for one', () => {
    expect([isWithin([day(9, 13), day(13, 18)], day(12, 14)), isWithin(worked, day(12, 15)), isWithin([], day(1, 2))]).toEqual([true, false, false])
  })
})
