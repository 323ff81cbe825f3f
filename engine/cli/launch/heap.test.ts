import { expect, test } from 'vitest'
import { heapBound } from './heap.mjs'

test('bounds the memory of servers and workers, unless NODE_OPTIONS does', () => {
  for (const [script, args] of [['start', []], ['pitlane', ['worker']]] as const) {
    expect(heapBound(script, args, {})).toEqual(['--max-old-space-size=384'])
    expect(heapBound(script, args, { NODE_OPTIONS: '--enable-source-maps' })).toHaveLength(1)
    expect(heapBound(script, args, { NODE_OPTIONS: '--enable-source-maps --max-old-space-size=2048' })).toEqual([])
    expect(heapBound(script, args, { NODE_OPTIONS: '--max_old_space_size=2048' })).toEqual([])
  }
})

test('leaves alone what builds, tests and publishes', () => {
  for (const [script, args] of [['start', ['--dev']], ['test', []], ['torture', []], ['pitlane', ['publish', 'worker']], [undefined, []]] as const) expect(heapBound(script, args, {})).toEqual([])
})
