import { describe, expect, it } from 'vitest'
import { raw, Slot, sql, toStatement } from '../kernel/sql.ts'
import { nameOf, prepare } from './prepared.ts'

const first = new Slot((values) => values[0])

describe('a prepared statement', () => {
  it('has a name that depends on its text alone', () => {
    const of = (value: unknown) => prepare(sql`select 1 where 'a' = ${value}`).name
    expect(of(first)).toBe(of('b'))
    expect(of(first)).not.toBe(prepare(raw('select 2')).name)
  })

  it('has none where it searches by a pattern, whose plan depends on the pattern', () => {
    expect(prepare(sql`select 1 where 'a' like ${first}`).name).toBeNull()
    expect(prepare(sql`select 1 where 'a' ilike ${first}`).name).toBeNull()
  })

  it('is named from the second time on where nobody said that it comes again', () => {
    const text = toStatement(sql`select ${first}, 'asked twice'`).text
    expect([nameOf(text), nameOf(text), nameOf(text)]).toEqual([null, expect.any(String), expect.any(String)])
  })
})

describe('a slot', () => {
  it('is one value wherever it stands', () => {
    expect(toStatement(sql`select ${first}, ${2}, ${first}`)).toEqual({ text: 'select $1, $2, $1', values: [first, 2] })
  })

  it('is never written into a statement or an answer as if it were its value', () => {
    expect(() => `${first}`).toThrow()
    expect(() => JSON.stringify({ first })).toThrow()
  })
})
