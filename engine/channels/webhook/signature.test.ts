import { expect, test } from 'vitest'
import { signatureCheck, signatureOf } from './signature.ts'

const now = new Date('2026-11-23T09:00:00Z')
const body = Buffer.from('{"id":"1"}')
const isRight = (header: string | undefined, secrets: readonly string[], at = now, pieces: readonly Buffer[] = [body]): boolean => {
  const check = signatureCheck(header, secrets, at)
  for (const piece of pieces) check.update(piece)
  return check.isRight()
}

test('what one of the secrets signed is right, however it comes in', () => {
  const header = signatureOf('new', body, now)
  expect(isRight(header, ['new'])).toBe(true)
  expect(isRight(header, ['newer', 'new'])).toBe(true)
  expect(isRight(header, ['new'], now, [body.subarray(0, 3), body.subarray(3)])).toBe(true)
})

test('another secret, another body, an old or a strange signature are not', () => {
  const header = signatureOf('new', body, now)
  expect(isRight(header, ['old'])).toBe(false)
  expect(isRight(header, [])).toBe(false)
  expect(isRight(header, ['new'], now, [Buffer.from('{"id":"2"}')])).toBe(false)
  expect(isRight(header, ['new'], new Date(now.getTime() + 301_000))).toBe(false)
  expect(isRight(header, ['new'], new Date(now.getTime() - 301_000))).toBe(false)
  expect(isRight(header, ['new'], new Date(now.getTime() + 299_000))).toBe(true)
  expect(isRight(header.replace('t=', 't=1'), ['new'])).toBe(false)
  for (const strange of [undefined, '', 'v1=', header.toUpperCase(), header.slice(0, -1), `t=${'9'.repeat(40)},v1=${'0'.repeat(64)}`]) expect(isRight(strange, ['new']), strange).toBe(false)
})
