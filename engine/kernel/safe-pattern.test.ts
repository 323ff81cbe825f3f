import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patternProblem } from './safe-pattern.ts'

describe('a pattern', () => {
  it.each(['^[0-9]{6,9}$', '^[0-9]{10}([0-9]{2})?$', '^[A-Z]{2}-\\d+$', '^(red|green|blue)$', '[а-яё]+', '^(?:\\d{3}-)*\\d{3}$', '^\\p{Lu}\\p{Ll}+ \\p{Lu}\\.$', '^[^@\\]]+@[^@]+$', '^[\\]()|]+$', ''])('of common use is taken: %s', (pattern) => {
    expect(patternProblem(pattern, 1000)).toBeNull()
  })

  it.each(['^(a+)+$', '(a|a)*b', '^(a|aa)+$', '((a+))+b', '(a*)*b', '^(.*a){20}$', '^(a?){40}a{40}$', '^(?:(?:a|b)|(?:a|b))*c$', '(?<x>\\w+\\s?)*$', '^\\s*\\s*\\s*\\s*$', '(?=(a+)+b)', '^(([a-z])+.)+[A-Z]$', '(?:a{1000}){1000}', '^(\\w|\\d)*!$'])('that may take for ever is refused: %s', (pattern) => {
    expect(patternProblem(pattern, 1000)).toBe('tooSlow')
  })

  it.each(['(', '[z-a]', '\\', 'a**', '(?<n>a)(?<n>b)', '\\1{', '\\p{Nope}'])('that is none is told apart: %s', (pattern) => {
    expect(patternProblem(pattern, 1000)).toBe('invalid')
  })

  it('may repeat more often where the text is short', () => {
    const email = '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$'
    expect([patternProblem(email, 1000), patternProblem(email, 100)]).toEqual(['tooSlow', null])
  })

  it('that is taken answers soon, on any text', () => {
    const piece = fc.constantFrom('a', '.', '[ab]', '(a|b)', '(ab)', '(?:a)', '\\w', '\\d')
    const often = fc.constantFrom('', '*', '+', '?', '{2}', '{1,3}', '{2,}')
    const sequence = fc.array(fc.tuple(piece, often), { maxLength: 5 }).map((parts) => parts.map((part) => part.join('')).join(''))
    const pattern = fc.tuple(sequence, sequence, often).map(([head, inner, times]) => `${head}(${inner})${times}$`)
    fc.assert(
      fc.property(pattern, fc.constantFrom('a', 'ab', 'aab'), (source, unit) => {
        const length = 300
        if (patternProblem(source, length) !== null) return
        const text = `${unit.repeat(length).slice(0, length - 1)}!`
        const began = performance.now()
        new RegExp(source, 'u').test(text)
        expect(performance.now() - began).toBeLessThan(2000)
      }),
      { numRuns: 500 },
    )
  })
})
