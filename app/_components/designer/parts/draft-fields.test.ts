import { expect, test } from 'vitest'
import { draftFields, isSystem, namedIn, pathsTo, pointsOf, stateChoices, draftEntity } from './draft-fields.ts'

const titles = (en: string) => ({ en, ru: `${en}-ru` })
const entity = (name: string, properties: object, more: object = {}) => JSON.stringify({ id: `en_${name}`, name, titles: titles(name), pluralTitles: titles(`${name}s`), scope: 'network', label: [], schema: { type: 'object', properties }, ...more })
const reference = (to: string, title: string) => ({ type: 'string', format: 'uuid', 'x-field': { id: `fl_${title}`, titles: titles(title), type: 'reference', entity: to } })
const files = {
  'entities/client/entity.json': entity('client', { name: { type: 'string', 'x-field': { id: 'fl_name', titles: titles('Name') } } }),
  'entities/car/entity.json': entity('car', { owner: reference('client', 'Owner') }),
  'entities/job/entity.json': entity('job', { car: reference('car', 'Car'), payer: reference('client', 'Payer'), kind: { type: 'string', enum: ['a'], 'x-field': { id: 'fl_kind', titles: titles('Kind'), options: { a: { titles: titles('A') } } } }, old: { type: 'string', 'x-field': { id: 'fl_old', titles: titles('Old'), hidden: true } } }, { scope: 'dealership', numbering: {} }),
  'entities/job/machine.json': JSON.stringify({ id: 'job', initial: 'new', states: { new: { meta: { id: 'st_new', titles: titles('New'), category: 'new' } }, busy: { initial: 'one', states: { one: { meta: { id: 'st_one', titles: titles('One'), category: 'active' } } }, meta: { id: 'st_busy', titles: titles('Busy'), category: 'active' } } } }),
  'entities/broken/entity.json': '{',
}

test('fields are those of the draft, its records’ own ones too', () => {
  const fields = draftFields(files, 'job', 'ru')
  expect(fields.map(({ name }) => name)).toEqual(['number', 'state', 'stateSince', 'dealership', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'car', 'payer', 'kind'])
  expect(fields.find(({ name }) => name === 'kind')).toMatchObject({ title: 'Kind-ru', kind: 'string', options: [{ value: 'a', title: 'A-ru' }] })
  expect(fields.find(({ name }) => name === 'state')?.options?.map(({ value }) => value)).toEqual(['new', 'busy.one'])
  expect(fields.find(({ name }) => name === 'car')?.target?.entity).toBe('car')
  expect(draftFields(files, 'broken', 'ru')).toEqual([])
  expect(draftFields(files, 'nothing', 'ru')).toEqual([])
  const machine = draftEntity(files, 'job')?.machine
  expect(machine && stateChoices(machine, 'en').map(({ title }) => title)).toEqual(['New', 'One'])
})

test('ways to a record go by one reference, or by two', () => {
  expect(pathsTo(files, 'job', 'client', 'en')).toEqual([{ value: 'payer', label: 'Payer' }, { value: 'car.owner', label: 'Car → Owner' }])
  expect(pathsTo(files, 'client', 'job', 'en')).toEqual([])
})

test('names are in words', () => {
  expect(namedIn(files, 'entities', 'en').map(({ label }) => label)).toEqual(['broken', 'cars', 'clients', 'jobs'])
})

test('records are grouped by what tells the most', () => {
  expect(pointsOf(draftFields(files, 'job', 'en')).map(({ name }) => name)).toEqual(['state', 'kind', 'car', 'payer', 'createdAt', 'updatedAt'])
})

test('what is half written is shown by its names', () => {
  const half = { 'entities/half/entity.json': JSON.stringify({ scope: 'network', schema: { properties: { a: { type: 'string' }, b: { enum: ['x'], 'x-field': {} } } } }), 'entities/half/machine.json': JSON.stringify({ states: { one: {}, two: { meta: {} } } }) }
  expect(draftFields(half, 'half', 'ru').filter((field) => !isSystem(field)).map(({ title, options }) => [title, options])).toEqual([['a', undefined], ['b', [{ value: 'x', title: 'x' }]]])
  expect(namedIn(half, 'entities', 'ru')).toEqual([{ value: 'half', label: 'half' }])
})
