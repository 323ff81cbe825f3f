import { expect, test } from 'vitest'
import type { FieldView } from '../../../../engine/client.ts'
import { aboutOthers, askedFields, blockKinds, itemIds, itemOf, newBlock, newWorkplace, partOf, saidTitles } from './edits.ts'

const titles = { en: 'A', ru: 'А' }
const field = (name: string, kind: string, more: Partial<FieldView> = {}): FieldView => ({ name, title: name, type: kind, kind, graphqlName: name, sortable: true, ...more })
const fields = [field('createdAt', 'datetime'), field('state', 'string', { options: [] }), field('dueOn', 'date')]

test('items of a menu are told apart, even where one stands there twice', () => {
  expect(itemIds([{ entity: 'task' }, { report: 'r' }, { entity: 'task' }, { entity: 'task', view: 'vi_a' }])).toEqual(['entity task  0', 'report r 0', 'entity task  1', 'entity task vi_a 0'])
  expect([itemOf('entity task'), itemOf('report r'), itemOf('page audit'), itemOf('page nowhere')]).toEqual([{ entity: 'task' }, { report: 'r' }, { page: 'audit' }, null])
})

test('a block begins with what its records have', () => {
  const start = { id: 'bl_x', entity: 'task', titles, fields, asked: ['title'], reports: ['r'] }
  for (const kind of blockKinds) expect(newBlock(kind, start)).toMatchObject({ kind, id: 'bl_x' })
  expect(newBlock('chart', start)).toMatchObject({ groupBy: 'state' })
  expect(newBlock('my-day', start)).toMatchObject({ sources: [{ date: 'dueOn' }] })
  for (const kind of ['chart', 'my-day', 'desk', 'queue', 'reports'] as const) expect(newBlock(kind, { ...start, fields: [], asked: [], reports: [] })).toBeNull()
})

test('a form asks at first what must be filled, and nothing that fills itself', () => {
  const property = (schema: object, keywords: object = {}) => ({ ...schema, 'x-field': { id: 'fl_x', titles, ...keywords } })
  const properties = { note: property({ type: 'string' }), total: property({ type: 'number' }, { computed: '1.0' }), made: property({ type: 'string', readOnly: true }), rows: property({ type: 'array', items: { type: 'object', properties: {} } }), who: property({ type: 'string' }) }
  const found = { entity: { schema: { type: 'object', required: ['who'], properties } }, machine: null, views: null } as unknown as Parameters<typeof askedFields>[0]
  expect(askedFields(found)).toEqual(['who', 'note'])
  expect(askedFields(null)).toEqual([])
})

test('another kind of records keeps nothing of the one before', () => {
  expect(aboutOthers({ entity: 'task', view: 'vi_open', filter: { a: { eq: 1 } }, titles }, 'client')).toEqual({ entity: 'client', titles })
  expect(saidTitles({ en: ' ', ru: '' })).toBeUndefined()
  expect(saidTitles(titles)).toBe(titles)
})

test('a new workplace has a menu and a home', () => {
  const made = newWorkplace('wp_x', 'night-shift', titles, [{ name: 'task', titles }])
  expect(made.navigation).toEqual([{ id: 'ng_night_shift', items: [{ entity: 'task' }] }])
  expect(made.home?.blocks.map(({ kind }) => kind)).toEqual(['tile', 'list', 'notifications'])
  expect(['/home/blocks/1/entity', '/navigation/0', '/titles'].map(partOf)).toEqual(['home', 'navigation', 'about'])
})
