import fc from 'fast-check'
import { createMachine } from 'xstate'
import { expect, test } from 'vitest'
import { type StateValue, stateKey, stateValue } from './state-key.ts'

test('keys are flat, nested and parallel', () => {
  expect(stateKey('a')).toBe('a')
  expect(stateKey({ a: { b: 'c' } })).toBe('a.b.c')
  expect(stateKey({ p: { x: '1', y: { z: '2' } } })).toBe('p.x.1|p.y.z.2')
  expect(stateValue('p.x.1|p.y.z.2')).toEqual({ p: { x: '1', y: { z: '2' } } })
})

/** Any shape of machine, as XState config; names may be numbers, as XState allows. */
const name = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,5}$/)
const node = fc.letrec<{ node: object }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant({}),
    fc.dictionary(name, tie('node'), { minKeys: 1, maxKeys: 3 }).map((states) => ({ initial: Object.keys(states)[0], states })),
    fc.dictionary(name, tie('node'), { minKeys: 2, maxKeys: 3 }).map((states) => ({ type: 'parallel', states })),
  ),
})).node

test('the state value of any machine survives its key', () => {
  fc.assert(
    fc.property(fc.dictionary(name, node, { minKeys: 1, maxKeys: 3 }), (states) => {
      const machine = createMachine({ initial: Object.keys(states)[0], states } as never)
      const value = machine.resolveState({ value: Object.keys(states)[0] as string, context: {} }).value as StateValue
      expect(stateValue(stateKey(value))).toEqual(value)
    }),
  )
})
