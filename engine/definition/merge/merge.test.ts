import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../kernel/json.ts'
import { mergeJson } from './merge-json.ts'
import { mergeTexts } from './merge-texts.ts'

const field = (id: string, title: string): Json => ({ id, titles: { en: title } })
const text = (value: Json): string => `${JSON.stringify(value, null, 2)}\n`

describe('two changes of one value', () => {
  test('in different places come together', () => {
    const base = { name: 'order', titles: { en: 'Order', ru: 'Заказ' }, fields: [field('f_a', 'A'), field('f_b', 'B')] }
    const ours = { ...base, titles: { en: 'Work order', ru: 'Заказ' }, fields: [field('f_new', 'New'), field('f_a', 'A'), field('f_b', 'B')] }
    const theirs = { ...base, titles: { en: 'Order', ru: 'Наряд' }, fields: [field('f_a', 'A'), field('f_b', 'Bee'), field('f_c', 'C')] }
    const { value, conflicts } = mergeJson(base, ours, theirs)
    expect(conflicts).toEqual([])
    expect(value).toEqual({ name: 'order', titles: { en: 'Work order', ru: 'Наряд' }, fields: [field('f_new', 'New'), field('f_a', 'A'), field('f_b', 'Bee'), field('f_c', 'C')] })
  })

  test('in the same place ask, with both values, and take what was chosen', () => {
    const [base, ours, theirs] = ['Order', 'Job', 'Ticket'].map((title) => ({ fields: [field('f_a', title)] })) as unknown as [Json, Json, Json]
    const { value, conflicts } = mergeJson(base, ours, theirs)
    expect(conflicts).toEqual([{ key: '/fields/f_a/titles/en', pointer: '/fields/0/titles/en', kind: 'value', base: 'Order', ours: 'Job', theirs: 'Ticket' }])
    expect(value).toEqual(ours)
    expect(mergeJson(base, ours, theirs, { '/fields/f_a/titles/en': 'theirs' })).toEqual({ value: theirs, conflicts: [] })
  })

  test('one removing what the other changed asks', () => {
    const base = { on: { GO: { target: 'b' }, STAY: { target: 'a' } } }
    const { conflicts } = mergeJson(base, { on: { STAY: { target: 'a' } } }, { on: { GO: { target: 'c' }, STAY: { target: 'a' } } })
    expect(conflicts).toMatchObject([{ pointer: '/on/GO', ours: null, theirs: { target: 'c' } }])
  })

  test('order is a change of its own: moved by one it moves, moved by both it asks', () => {
    const keys = (...names: readonly string[]): JsonObject => Object.fromEntries(names.map((name) => [name, 1]))
    expect(Object.keys(mergeJson(keys('a', 'b', 'c'), keys('a', 'b', 'x', 'c'), keys('c', 'b', 'a')).value as object)).toEqual(['c', 'b', 'x', 'a'])
    expect(mergeJson(keys('a', 'b', 'c'), keys('b', 'a', 'c'), keys('c', 'a', 'b')).conflicts).toMatchObject([{ key: '/#order', kind: 'order', ours: ['b', 'a', 'c'], theirs: ['c', 'a', 'b'] }])
  })

  test('entries without names come together as a set, and ask where both put something else in the place of one', () => {
    expect(mergeJson(['a', 'b'], ['a', 'b', 'c'], ['b'])).toEqual({ value: ['b', 'c'], conflicts: [] })
    expect(mergeJson([{ cel: '1' }], [{ cel: '2' }], [{ cel: '3' }]).conflicts).toHaveLength(1)
  })
})

describe('two changes of one file', () => {
  test('text that is no JSON yet is one place', () => {
    expect(mergeTexts('{}\n', '{ "a": ', '{ "b": 1 }\n').conflicts).toMatchObject([{ key: '', pointer: '' }])
    expect(mergeTexts('{}\n', '{ "a": ', '{}\n')).toEqual({ text: '{ "a": ', conflicts: [] })
    expect(mergeTexts('{}\n', null, '{ "b": 1 }\n').conflicts).toHaveLength(1)
  })

  test('both making the same file brings their parts together', () => {
    expect(mergeTexts(null, text({ a: 1 }), text({ b: 2 }))).toEqual({ text: text({ a: 1, b: 2 }), conflicts: [] })
  })
})

test('long lists and wide objects are merged in no time', () => {
  const wide = (n: number): Json => Object.fromEntries(Array.from({ length: n }, (_, i) => [`k${i}`, i]))
  const long = (from: number, n: number): Json => Array.from({ length: n }, (_, i) => ({ id: `i${from + i}` }))
  const began = performance.now()
  mergeJson({ w: wide(10), l: long(0, 10) }, { w: wide(50_000), l: long(0, 50_000) }, { w: wide(20), l: long(100_000, 50_000) })
  // By the square of their length it would be minutes.
  expect(performance.now() - began).toBeLessThan(8000)
})

/** Numbers of a fixed seed: what fails once fails again. */
function numbers(seed: number): (below: number) => number {
  let at = seed
  return (below) => {
    at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((at / 2 ** 32) * below)
  }
}

const someValue = (pick: (below: number) => number, depth: number): Json =>
  depth === 0 || pick(3) === 0 ? pick(100) : pick(2) === 0 ? Object.fromEntries(Array.from({ length: pick(5) }, () => [`k${pick(6)}`, someValue(pick, depth - 1)])) : uniqueById(Array.from({ length: pick(4) }, () => ({ id: `i${pick(5)}`, own: someValue(pick, depth - 1) })))

const uniqueById = (list: readonly { readonly id: string; readonly own: Json }[]): Json => [...new Map(list.map((one) => [one.id, one])).values()]

/** The value with one place of it changed, taken away or added. */
function changed(value: Json, pick: (below: number) => number): Json {
  if (Array.isArray(value)) {
    const list = value as readonly { readonly id: string; readonly own: Json }[]
    const at = pick(list.length + 1)
    if (at === list.length) return [...list, { id: `n${pick(1000)}`, own: pick(100) }]
    return pick(3) === 0 ? list.filter((_, i) => i !== at) : list.map((one, i) => (i === at ? { ...one, own: changed(one.own, pick) } : one))
  }
  if (typeof value !== 'object' || value === null) return 100 + pick(100)
  const keys = Object.keys(value)
  const key = keys[pick(keys.length + 1)]
  if (key === undefined) return { ...value, [`n${pick(1000)}`]: pick(100) }
  const { [key]: old, ...others } = value as Readonly<Record<string, Json>>
  return pick(3) === 0 ? others : Object.fromEntries(Object.entries(value).map(([name, own]) => [name, name === key ? changed(old ?? null, pick) : own]))
}

const sorted = (value: unknown): unknown => (Array.isArray(value) ? value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, own]) => [key, sorted(own)] as const).sort(([a], [b]) => (a < b ? -1 : 1))) : value)

test('laws of merging hold for whatever is merged', () => {
  const pick = numbers(7)
  let asked = 0
  for (let n = 0; n < 3000; n++) {
    const base = someValue(pick, 3)
    const [ours, theirs] = [changed(base, pick), changed(base, pick)]
    expect(mergeJson(base, ours, base)).toEqual({ value: ours, conflicts: [] })
    expect(mergeJson(base, base, theirs)).toEqual({ value: theirs, conflicts: [] })
    expect(mergeJson(base, ours, ours)).toEqual({ value: ours, conflicts: [] })
    const there = mergeJson(base, ours, theirs)
    const back = mergeJson(base, theirs, ours)
    // Whoever comes second gets the same, but for the order of what both added in one spot.
    expect(there.conflicts.map(({ key }) => key).sort()).toEqual(back.conflicts.map(({ key }) => key).sort())
    if (there.conflicts.length === 0) expect(sorted(there.value)).toEqual(sorted(back.value))
    asked += there.conflicts.length
    for (const side of ['ours', 'theirs'] as const) {
      const all = Object.fromEntries(there.conflicts.map(({ key }) => [key, side]))
      expect(mergeJson(base, ours, theirs, all).conflicts).toEqual([])
    }
    // What came of it holds both changes: merging either in again changes nothing.
    if (there.conflicts.length === 0) expect(sorted(mergeJson(theirs, there.value, theirs).value)).toEqual(sorted(there.value))
  }
  expect(asked).toBeGreaterThan(100)
})
