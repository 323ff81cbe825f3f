import { expect, it } from 'vitest'
import { isAmong, parsePhones } from './phones.ts'

const normals = (text: string, areaCode = '812') => parsePhones(text, areaCode).map((number) => number.normal)

/** As people have typed them: every number, its word, its label, and whether it has to be asked about. */
it.each([
  ['8-904-46-73-700', ['+79044673700'], null, null, null],
  ['111-22-00', ['+78121112200'], null, null, null],
  ['333-22-00', ['+78123332200'], null, null, null],
  ['факс 666-66-00', ['+78126666600'], 'fax', null, null],
  ['моб. 8911-717-83-00', ['+79117178300'], 'mobile', null, null],
  ['моб. 8911-717-83-0', ['8911717830'], 'mobile', null, 'incomplete'],
  ['моб. 983-10-00', ['+78129831000'], 'mobile', null, 'short'],
  ['моб. 89219557800,', ['+79219557800'], 'mobile', null, null],
  ['моб. 9697800 Алексан', ['+78129697800'], 'mobile', 'Алексан', 'short'],
  ['моб. 89500078900 Але', ['+79500078900'], 'mobile', 'Але', null],
  ['моб. 9266200 Юлия, р', ['+78129266200'], 'mobile', 'Юлия', 'short'],
  ['моб. 8921-401-84-00', ['+79214018400'], 'mobile', null, null],
  ['89052013800', ['+79052013800'], null, null, null],
  ['8129240300 8129052013800', ['+78129240300', '+79052013800'], null, null, null],
  ['921-315-56-00 Елена', ['+79213155600'], null, 'Елена', null],
  ['8129217763100', ['+79217763100'], null, null, null],
  ['89217814000 Светлана', ['+79217814000'], null, 'Светлана', null],
  ['88129035100', ['+78129035100'], null, null, null],
  ['9035100', ['+78129035100'], null, null, null],
  ['89219572100', ['+79219572100'], null, null, null],
  ['9219572100', ['+79219572100'], null, null, null],
  ['911-191-99-00 III', ['+79111919900'], null, 'III', null],
  ['8129052169500', ['+79052169500'], null, null, null],
  ['+7 (921) 401-84-00', ['+79214018400'], null, null, null],
])('%s: %j, %s, %s, %s', (text, expected, kind, label, doubt) => {
  const found = parsePhones(text, '812')
  expect(found.map(({ normal }) => normal)).toEqual(expected)
  expect(found.map((number) => number.kind)).toEqual(found.map(() => kind))
  expect(found.at(-1)?.label).toBe(label)
  expect(found.map(({ isIncomplete, isShortMobile }) => (isIncomplete ? 'incomplete' : isShortMobile ? 'short' : null))).toEqual(found.map(() => doubt))
})

it('keeps a local number local without an area code', () => {
  expect(normals('111-22-00', '')).toEqual(['1112200'])
})

it('a number is among those written down, with its area code or without', () => {
  expect(isAmong('+79115558333', 'моб. 8911-555-83-33', '3452')).toBe(true)
  expect(isAmong('+78125552211', 'дом. 555-22-11', '3452')).toBe(true)
  expect(isAmong('+79115552211', 'дом. 555-22-11', '3452')).toBe(false)
  expect(isAmong('+78125552211', '555-22-12, 89115558333', '812')).toBe(false)
})
