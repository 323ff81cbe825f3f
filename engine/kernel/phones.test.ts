import { expect, it } from 'vitest'
import { parsePhones } from './phones.ts'

const normals = (text: string, areaCode = '812') => parsePhones(text, areaCode).map((number) => number.normal)

it.each([
  ['8-904-46-73-700', ['+79044673700']],
  ['моб. 8911-717-83-00', ['+79117178300']],
  ['моб. 983-10-99', ['+78129831099']],
  ['моб. 89219557800,', ['+79219557800']],
  ['89052013800', ['+79052013800']],
  ['8129240300 8129052013800', ['+78129240300', '+79052013800']],
  ['921-315-56-00 Елена', ['+79213155600']],
  ['8129217763100', ['+79217763100']],
  ['88129035100', ['+78129035100']],
  ['9035100', ['+78129035100']],
  ['9219572100', ['+79219572100']],
  ['911-191-99-00 III', ['+79111919900']],
  ['+7 (921) 401-84-00', ['+79214018400']],
])('finds the numbers in %s', (text, expected) => {
  expect(normals(text)).toEqual(expected)
})

it('keeps a local number local without an area code', () => {
  expect(normals('111-22-00', '')).toEqual(['1112200'])
})

it('recognises type words and labels', () => {
  expect(parsePhones('факс 666-66-00', '812')[0]).toMatchObject({ kind: 'fax', label: null })
  expect(parsePhones('моб. 9266200 Юлия, р', '812')[0]).toMatchObject({ kind: 'mobile', label: 'Юлия' })
})

it('marks a number that was cut off', () => {
  expect(parsePhones('моб. 8911-717-83-3', '812')[0]?.isIncomplete).toBe(true)
})
