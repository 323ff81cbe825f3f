import { expect, test } from 'vitest'
import { fieldTypes } from './index.ts'
import { kindOfType } from './type-name.ts'

test('kinds told without the types are those of the types', () => {
  expect(kindOfType).toEqual(Object.fromEntries([...fieldTypes].map(([name, { kind }]) => [name, kind])))
})
