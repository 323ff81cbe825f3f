import { expect, test } from 'vitest'
import { peopleChoices } from './people-choices.ts'

const field = (name: string, schema: object, rest: object = {}) => ({ [name]: { ...schema, 'x-field': { id: `fl_${name}`, titles: { en: name, ru: name }, ...rest } } })
const entity = (properties: object) => JSON.stringify({ schema: { type: 'object', properties } })
const rows = (name: string, columns: object) => field(name, { type: 'array', items: { type: 'object', properties: columns } }, { type: 'lines' })

test('people are offered from fields and rows that name them, the record’s own and one reference away', () => {
  const files = {
    'entities/visit/entity.json': entity({ ...field('title', { type: 'string' }), ...field('responsible', { type: 'string' }, { type: 'user' }), ...field('goal', { type: 'string' }, { type: 'reference', entity: 'goal' }), ...rows('works', field('name', { type: 'string' })) }),
    'entities/goal/entity.json': entity({ ...field('supervisor', { type: 'string' }, { type: 'user' }), ...rows('specialists', field('role', { type: 'string', enum: ['head'] })), ...rows('phones', field('number', { type: 'string' })) }),
  }
  expect(peopleChoices(files, 'visit', 'en')).toEqual([
    { kind: 'field', path: 'responsible', label: 'responsible' },
    { kind: 'field', path: 'goal.supervisor', label: 'goal → supervisor' },
    { kind: 'lines', path: 'goal.specialists', label: 'goal → specialists' },
  ])
  expect(peopleChoices(files, 'nothing', 'en')).toEqual([])
})
