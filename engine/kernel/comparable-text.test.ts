import { expect, it } from 'vitest'
import { comparableText, markedLetters } from './comparable-text.ts'

it.each([
  ['  Семён   ПЁТР ', 'семен петр'],
  ['Ioniță Ştefan Brâncuși', 'ionita stefan brancusi'],
  ['Йосип Її Ґ', 'йосип її ґ'],
])('%s is compared as %s', (text, plain) => expect(comparableText(text)).toBe(plain))

it('has one letter for each', () => expect(markedLetters.from).toHaveLength(markedLetters.to.length))
