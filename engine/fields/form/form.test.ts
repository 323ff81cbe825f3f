import { expect, it } from 'vitest'
import { form } from './index.ts'

const titles = { en: 'Question', ru: 'Вопрос' }
const asked = (question: object, keywords: object = {}) => ({ schema: { type: 'object', properties: { q1: { type: 'string', ...question, 'x-field': { id: 'fl_q1', titles, ...keywords } } } } })
const problemOf = (value: object) => form.check?.(value as never, {} as never)

it.each([
  ['reach for other schemas', asked({ $ref: 'http://example.com/x' }), '/schema/properties/q1'],
  ['repeat without end', asked({ pattern: '^(a|a)*$' }), '/schema/properties/q1/pattern'],
  ['are no regular expression', asked({ pattern: '(' }), '/schema/properties/q1/pattern'],
  ['work something out', asked({}, { computed: 'record.x' }), '/schema/properties/q1/x-field/computed'],
  ['hide them in rows', asked({ type: 'array', items: asked({ pattern: '^(a|a)*$' }).schema }), '/schema/properties/q1/items/properties/q1/pattern'],
  ['bear names that objects have', { schema: { type: 'object', properties: JSON.parse(`{"__proto__": {"type": "string", "x-field": {"id": "fl_q", "titles": {"en": "Q", "ru": "В"}}}}`) as object } }, '/schema/properties'],
])('questions that %s are refused with their place', (_, value, place) => {
  expect(problemOf(value)).toContain(`is not a form: ${place}`)
})
