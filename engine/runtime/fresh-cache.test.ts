import { expect, test } from 'vitest'
import { freshCache } from './fresh-cache.ts'

interface World {
  time: number
  value: string | null
  looks: number
  readonly gates: (() => void)[]
}

/** A source that answers what stood there when it was asked, as late as the test wants. */
function openWorld(isSlow = false) {
  const world: World = { time: 0, value: 'first', looks: 0, gates: [] }
  const cache = freshCache<string>({
    load: async () => {
      world.looks++
      const { value } = world
      if (isSlow) await new Promise<void>((open) => world.gates.push(open))
      return value
    },
    most: 10,
    lasts: 4000,
    now: () => world.time,
  })
  return { world, cache }
}

test('asks once for what is asked often, also by many at once', async () => {
  const { world, cache } = openWorld()
  await Promise.all([cache.get('a'), cache.get('a'), cache.get('a')])
  await cache.get('a')
  expect(world.looks).toBe(1)
})

test('answers no value that is older than it may be, though nobody told of the change', async () => {
  const { world, cache } = openWorld()
  await cache.get('a')
  world.value = null
  world.time = 3999
  expect(await cache.get('a')).toBe('first')
  world.time = 4000
  expect(await cache.get('a')).toBeNull()
})

test('looks again in time, so that who asks all the time never waits', async () => {
  const { world, cache } = openWorld(true)
  const first = cache.get('a')
  world.gates.shift()?.()
  await first
  world.value = 'second'
  world.time = 2000
  expect(await cache.get('a')).toBe('first')
  expect(world.looks).toBe(2)
  world.gates.shift()?.()
  await expect.poll(() => cache.get('a')).toBe('second')
  world.time = 3999
  expect(await cache.get('a')).toBe('second')
})

test('keeps nothing that was looked up before the change it was told of', async () => {
  const { world, cache } = openWorld(true)
  const early = cache.get('a')
  world.value = 'second'
  cache.forget(() => true)
  const late = cache.get('a')
  for (const open of world.gates.splice(0)) open()
  expect([await early, await late, await cache.get('a')]).toEqual(['first', 'second', 'second'])
})

test('does not keep that there is none', async () => {
  const { world, cache } = openWorld()
  world.value = null
  expect(await cache.get('a')).toBeNull()
  world.value = 'made'
  expect(await cache.get('a')).toBe('made')
})
