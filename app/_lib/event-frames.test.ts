import { describe, expect, it } from 'vitest'
import { eventFrames } from './event-frames.ts'

describe('events of a stream', () => {
  it('are read whole, with their cursor; signs of life and ends say nothing', () => {
    expect(eventFrames(':\n\nevent: next\nid: c1\ndata: {"a":1}\n\nevent: complete\ndata:\n\n')).toEqual({ frames: [{ id: 'c1', data: '{"a":1}' }], rest: '' })
  })

  it('wait for what has not come yet', () => {
    const { frames, rest } = eventFrames('event: next\ndata: {"a"')
    expect([frames, eventFrames(`${rest}:1}\n\n`).frames]).toEqual([[], [{ id: null, data: '{"a":1}' }]])
  })
})
