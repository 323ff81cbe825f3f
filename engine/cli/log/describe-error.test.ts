import { expect, test } from 'vitest'
import { EngineError } from '../../kernel/errors.ts'
import { describeError } from './describe-error.ts'

test('says where it happened, and repeats nothing that was entered', () => {
  const database = Object.assign(new Error('invalid input syntax for type uuid: "Ковшов Тимур"'), { code: '22P02', detail: 'Key (phone)=(+79215550102)', table: 'client', constraint: 'client_phone_key' })
  const described = describeError(new EngineError('BAD_INPUT', 'A value has a form that the database cannot keep.', { cause: database }))
  expect(described).toMatchObject({ name: 'EngineError', code: 'BAD_INPUT', cause: { code: '22P02', table: 'client', constraint: 'client_phone_key', message: 'invalid input syntax for type uuid: …' } })
  expect(described.stack?.[0]).toContain('describe-error.test.ts')
  expect(JSON.stringify(described)).not.toMatch(/Ковшов|7921555/)
})

test('keeps names that the engine wrote itself', () => {
  expect(describeError(Object.assign(new Error('column "colour" does not exist'), { code: '42703' })).message).toBe('column "colour" does not exist')
})

test('of text that is no JSON only the place is said', () => {
  let thrown: unknown
  try {
    JSON.parse('Ковшов')
  } catch (error) {
    thrown = error
  }
  expect(JSON.stringify(describeError(thrown))).not.toContain('Ковшов')
})

test('of a failed call of Prisma only its last sentence', () => {
  const error = new Error('\nInvalid `prisma.user.create()` invocation:\n{ data: { name: "Ковшов" } }\n\nUnknown argument.')
  error.name = 'PrismaClientValidationError'
  expect(describeError(error).message).toBe('Unknown argument.')
})

test('does not trip over what is no error, or has itself as its cause', () => {
  expect(describeError('Ковшов')).toEqual({ name: 'string', message: 'Something that is no error was thrown.' })
  const circle = new Error('round')
  circle.cause = circle
  expect(describeError(circle).message).toBe('round')
})
