import { expect, it } from 'vitest'
import { valueWords } from './value-words.ts'

const titled = (en: string) => ({ titles: { en, ru: en } })
const schema = { properties: { channel: { 'x-field': { ...titled('Channel'), options: { phone: titled('By phone') } } }, works: { items: { properties: { done: { 'x-field': titled('Done') } } }, 'x-field': titled('Works') }, client: { 'x-field': titled('Client') } } }
const plain = { empty: 'nothing', some: 'somebody', yes: 'yes', no: 'no' }

it('calls fields, options, rows and what references point to by their words', () => {
  expect(valueWords(schema, { channel: 'phone', works: [{ done: true }, {}], client: {}, unknown: null }, 'en', plain)).toBe('Channel: By phone, Works: (Done: yes), (), Client: somebody, unknown: nothing')
  expect(valueWords(schema, { client: { debt: 5 }, works: [], channel: 'other' }, 'en', plain)).toBe('Client: 5, Works: nothing, Channel: other')
  expect(valueWords(undefined, { note: 'Text' }, 'en', plain)).toBe('note: Text')
})
