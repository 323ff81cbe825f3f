import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overlapping, type Taken } from './overlaps.ts'

const minute = (at: number): string => new Date(at * 60_000).toISOString().slice(0, 19)
const entry = fc.record({ resource: fc.constantFrom('', 'a', 'b', 'c'), from: fc.nat(40), long: fc.nat(12) })
const entries = fc.array(entry, { maxLength: 25 }).map((all) => all.map(({ resource, from, long }, i): Taken => ({ id: String(i), resource, start: minute(from), end: minute(from + long) })))

/** By its meaning: somebody else of the same resource has a moment in common. */
function collide(one: Taken, all: readonly Taken[]): boolean {
  const shares = (other: Taken): boolean => other.id !== one.id && other.resource === one.resource && other.start < one.end && one.start < other.end && other.start < other.end
  return one.resource !== '' && one.start < one.end && all.some(shares)
}

describe('overlapping', () => {
  it('finds exactly those that share a moment on a resource, in whatever order they come', () => {
    fc.assert(fc.property(entries, (all) => {
      expect([...overlapping(all)].sort()).toEqual(all.filter((one) => collide(one, all)).map(({ id }) => id).sort())
    }), { numRuns: 400 })
  })

  it('lets one begin when another ends', () => {
    const at = (id: string, start: number, end: number): Taken => ({ id, resource: 'lift', start: minute(start), end: minute(end) })
    expect([...overlapping([at('first', 0, 60), at('second', 60, 90)])]).toEqual([])
    expect([...overlapping([at('first', 0, 61), at('second', 60, 90)])]).toEqual(['second', 'first'])
  })
})
