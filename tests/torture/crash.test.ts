import { expect, it } from 'vitest'
import { runCrash } from './crash/run.ts'

it('killed at random under load, app, PostgreSQL and worker lose no acknowledged write and send nothing twice', async () => {
  const { mistakes, wrong, fallen, ready, started, doneSeconds, written, timers } = await runCrash({ rounds: 10, mostSeconds: 200 })
  expect(mistakes).toEqual([])
  expect(wrong).toEqual([])
  expect(fallen).toEqual([])
  expect(ready.length).toBe(10)
  // A machine that is busy with other tests starts everything as much more slowly as it did at first.
  const most = Math.max(10, 3 * started)
  expect(ready.filter(({ seconds }) => seconds > most)).toEqual([])
  expect(doneSeconds).toBeLessThan(60)
  expect(written).toBeGreaterThan(50)
  expect(timers).toBeGreaterThan(0)
}, 330_000)
