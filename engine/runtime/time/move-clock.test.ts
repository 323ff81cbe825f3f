import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Clock } from '../../model/types.ts'
import type { ClockRow } from '../../store/index.ts'
import { allTime } from '../../workflow/index.ts'
import { dueAlarms, elapsedOf, moveClock } from './move-clock.ts'

const minute = 60_000
const clock: Clock = { id: 'cl', titles: { en: 'C', ru: 'C' }, limitMs: 60 * minute, calendar: null, ruleIn: () => 'run', alarms: [{ id: 'al_soon', atMs: 50 * minute, actions: [] }, { id: 'al_late', atMs: 80 * minute, actions: [] }] }
const start = Date.parse('2026-11-20T06:00:00Z')
const at = (minutes: number): Date => new Date(start + minutes * minute)
type Rule = ReturnType<Clock['ruleIn']>
const move = (row: ClockRow | null, rule: Rule, minutes: number): ClockRow => moveClock(clock, allTime, row, rule, at(minutes)) as ClockRow
const through = (...steps: readonly (readonly [Rule, number])[]): ClockRow => steps.reduce<ClockRow | null>((row, [rule, minutes]) => moveClock(clock, allTime, row, rule, at(minutes)), null) as ClockRow

describe('a clock', () => {
  it('begins where it runs, and nowhere else', () => {
    expect(moveClock(clock, allTime, null, 'pause', at(0))).toBeNull()
    expect(moveClock(clock, allTime, null, 'stop', at(0))).toBeNull()
    expect(move(null, 'run', 0)).toEqual({ clock: 'cl', status: 'running', startedAt: at(0).toISOString(), elapsedMs: 0, since: at(0).toISOString(), dueAt: at(60).toISOString(), nextAt: at(50).toISOString(), alarms: [], breachedAt: null, stoppedAt: null })
  })

  it('stands and goes on with what was left', () => {
    const paused = through(['run', 0], ['pause', 20])
    expect(paused).toMatchObject({ status: 'paused', elapsedMs: 20 * minute, since: null, dueAt: null, nextAt: null })
    expect(move(paused, 'run', 100)).toMatchObject({ status: 'running', dueAt: at(140).toISOString(), nextAt: at(130).toISOString() })
  })

  it('ends in time, or notes since when it was too late', () => {
    expect(through(['run', 0], ['stop', 60 - 1])).toMatchObject({ status: 'stopped', breachedAt: null, stoppedAt: at(59).toISOString() })
    expect(through(['run', 0], ['stop', 75])).toMatchObject({ status: 'stopped', breachedAt: at(60).toISOString(), elapsedMs: 75 * minute })
    expect(through(['run', 0], ['stop', 10], ['pause', 20])).toMatchObject({ status: 'stopped' })
  })

  it('that ended goes on where it stood, when its record comes back', () => {
    expect(through(['run', 0], ['stop', 30], ['run', 90])).toMatchObject({ status: 'running', stoppedAt: null, dueAt: at(120).toISOString() })
    expect(through(['run', 0], ['stop', 75], ['run', 90])).toMatchObject({ dueAt: at(60).toISOString(), breachedAt: at(60).toISOString(), nextAt: at(90).toISOString() })
  })
})

describe('alarms', () => {
  it('go off in their order, once each', () => {
    const running = through(['run', 0])
    expect(dueAlarms(clock, allTime, running, at(49)).alarms).toEqual([])
    const first = dueAlarms(clock, allTime, running, at(50))
    expect([first.alarms.map(({ id }) => id), first.row.nextAt]).toEqual([['al_soon'], at(60).toISOString()])
    const limit = dueAlarms(clock, allTime, first.row, at(60))
    expect([limit.alarms, limit.row.breachedAt, limit.row.nextAt]).toEqual([[], at(60).toISOString(), at(80).toISOString()])
    const last = dueAlarms(clock, allTime, limit.row, at(200))
    expect([last.alarms.map(({ id }) => id), last.row.nextAt]).toEqual([['al_late'], null])
  })

  it('come together where nobody was there in time', () => {
    expect(dueAlarms(clock, allTime, through(['run', 0]), at(300)).alarms.map(({ id }) => id)).toEqual(['al_soon', 'al_late'])
  })

  it('follow a limit that was changed', () => {
    const { row, alarms } = dueAlarms({ ...clock, limitMs: 120 * minute, alarms: [{ id: 'al_soon', atMs: 110 * minute, actions: [] }] }, allTime, through(['run', 0]), at(60))
    expect([alarms, row.dueAt, row.nextAt, row.breachedAt]).toEqual([[], at(120).toISOString(), at(110).toISOString(), null])
  })
})

it('what a clock shows is the time it ran, whatever it went through', () => {
  const rule = fc.constantFrom<Rule>('run', 'pause', 'stop')
  fc.assert(
    fc.property(fc.array(fc.tuple(rule, fc.integer({ min: 1, max: 50 })), { maxLength: 12 }), (steps) => {
      let [row, time, ran, runs]: [ClockRow | null, number, number, boolean] = [null, 0, 0, false]
      for (const [next, wait] of steps) {
        row = moveClock(clock, allTime, row, next, at(time))
        runs = next === 'run'
        time += wait
        if (runs) ran += wait
      }
      if (row === null) expect(ran).toBe(0)
      else {
        expect(elapsedOf(row, allTime, at(time))).toBe(ran * minute)
        expect(row.status === 'running').toBe(runs)
      }
    }),
  )
})
