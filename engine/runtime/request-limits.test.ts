import { describe, expect, test } from 'vitest'
import { requestLimits } from './request-limits.ts'

function openLimits(perMinute: number | null) {
  const clock = { time: 0 }
  const limits = requestLimits(perMinute, () => clock.time)
  const passed = (ask: (key: string) => void, key: string, times: number): number => {
    let count = 0
    for (let i = 0; i < times; i++) {
      try {
        ask(key)
        count++
      } catch {}
    }
    return count
  }
  return { clock, limits, passed }
}

describe('requests', () => {
  test('of one actor pass in a rush, and then as fast as the average allows', () => {
    const { clock, limits, passed } = openLimits(60)
    expect(passed(limits.byActor, 'anna', 100)).toBe(60)
    clock.time = 5000
    expect(passed(limits.byActor, 'anna', 100)).toBe(5)
    expect(passed(limits.byActor, 'boris', 100)).toBe(60)
    clock.time += 3_600_000
    expect(passed(limits.byActor, 'anna', 100)).toBe(60)
  })

  test('of one address may be those of ten', () => {
    const { limits, passed } = openLimits(60)
    expect(passed(limits.fromAddress, '10.0.0.1', 1000)).toBe(600)
    expect(passed(limits.fromAddress, '10.0.0.2', 1)).toBe(1)
  })

  test('are told when to come again, and may then', () => {
    const { clock, limits } = openLimits(1)
    limits.byActor('anna')
    let retryAfter = 0
    try {
      limits.byActor('anna')
    } catch (error) {
      expect(error).toMatchObject({ code: 'RATE_LIMITED', data: { retryAfter: 60 } })
      retryAfter = (error as { data: { retryAfter: number } }).data.retryAfter
    }
    clock.time = (retryAfter - 1) * 1000
    expect(() => limits.byActor('anna')).toThrow()
    clock.time = retryAfter * 1000
    limits.byActor('anna')
  })

  test('are not counted where there is no limit', () => {
    const { limits, passed } = openLimits(null)
    expect(passed(limits.byActor, 'anna', 10_000) + passed(limits.fromAddress, 'x', 10_000)).toBe(20_000)
  })

  test('of no end of senders fill no memory', () => {
    const { limits } = openLimits(60)
    const before = process.memoryUsage().heapUsed
    for (let i = 0; i < 200_000; i++) limits.fromAddress(`sender ${i}`)
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(60_000_000)
  })
})
