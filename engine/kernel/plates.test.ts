import { expect, it } from 'vitest'
import { comparablePlate } from './plates.ts'

it.each([
  ['авекмнорстух 1', 'ABEKMHOPCTYX 1'],
  ['Н 002 УЕ-98', 'h002ue98'],
  ['АІ 1234 ВО', 'ai1234bo'],
])('%s is the same plate as %s', (one, other) => expect(comparablePlate(one)).toBe(comparablePlate(other)))

it('keeps apart what differs', () => expect(comparablePlate('Б 123 ГД 72')).toBe('Б123ГД72'))
