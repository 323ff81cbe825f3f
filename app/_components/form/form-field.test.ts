import { expect, test } from 'vitest'
import { fieldsOf } from './form-field.ts'
import { mistakesOf } from './issues.ts'

const schema = { type: 'object', required: ['name'], properties: { name: { title: 'Имя' }, since: { title: 'С', readOnly: true }, note: { description: 'Кратко' } } }

test('fields stand in the order that the layout gives, each once, and none that is not there', () => {
  expect(fieldsOf('record', schema, { 'ui:order': ['note', 'gone', 'name'] }, false, mistakesOf([])).map(({ name }) => name)).toEqual(['note', 'name', 'since'])
})

test('a field knows its input, its words, whether it may be changed, and what is wrong with it', () => {
  const [name, since, note] = fieldsOf('record', schema, { name: { 'ui:widget': 'radio' } }, false, mistakesOf([{ pointer: '/name', message: 'a' }]))
  expect(name).toMatchObject({ id: 'record_name', title: 'Имя', isRequired: true, isReadOnly: false, ui: { 'ui:widget': 'radio' }, mistakes: { messages: ['a'] } })
  expect(since).toMatchObject({ isReadOnly: true, isRequired: false, mistakes: undefined })
  expect(note).toMatchObject({ title: 'note', help: 'Кратко' })
  expect(fieldsOf('record', schema, {}, true, mistakesOf([])).every(({ isReadOnly }) => isReadOnly)).toBe(true)
})
