import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readEvent } from '../../intake/read-event.ts'
import { UsageError } from './command.ts'
import { replayOf } from './replay.ts'

const now = new Date('2026-12-01T12:00:00Z')
const folder = resolve(import.meta.dirname, '../../../tests/fixtures/calls')

test('the samples are events, told again as if they happened now', () => {
  for (const file of readdirSync(folder)) {
    const steps = replayOf(readFileSync(join(folder, file), 'utf8'), { now, speed: 1, run: 'r' })
    expect(steps.length, file).toBeGreaterThan(3)
    for (const { event } of steps) expect(readEvent(JSON.stringify(event)), file).toMatchObject({ call: expect.stringMatching(/-r$/) })
  }
})

test('distances are kept, made shorter by the speed; what is told late is told late', () => {
  const line = (id: string, at: string): string => JSON.stringify({ id, call: 'x', type: 'ringing', at: `2026-11-23T09:00:${at}Z` })
  const text = [line('1', '40'), '# a word', '', line('2', '00'), line('3', '50')].join('\n')
  expect(replayOf(text, { now, speed: 1, run: 'r' }).map(({ wait, event }) => [wait, event.id, event.at])).toEqual([
    [40_000, '1-r', '2026-12-01T12:00:40.000Z'],
    [40_000, '2-r', '2026-12-01T12:00:00.000Z'],
    [50_000, '3-r', '2026-12-01T12:00:50.000Z'],
  ])
  expect(replayOf(text, { now, speed: 10, run: 'r' }).map(({ wait }) => wait)).toEqual([4000, 4000, 5000])
  expect(replayOf(text, { now, speed: 0, run: 'r' }).map(({ wait }) => wait)).toEqual([0, 0, 0])
  expect(() => replayOf('{"id":1}', { now, speed: 1, run: 'r' })).toThrow(UsageError)
})
