import { expect, test } from 'vitest'
import type { ActionContext, ActionSurroundings } from '../model/types.ts'
import { actionTypes } from './index.ts'
import type { Params } from './problems.ts'
import { sampleContext, sampleEntity } from './samples.ts'

const around: ActionSurroundings = { entity: (name) => (name === 'task' ? sampleEntity : null), entities: ['task'], roles: ['head', 'advisor'], messages: new Map([['late', 'task'], ['other', 'client']]), events: (name) => (name === 'task' ? ['CLOSE'] : []) }
const problems = (action: string, params: Params) => actionTypes.get(action)?.check?.(params, sampleEntity, around).map(({ pointer, message, hint }) => `${pointer} ${message} ${hint ?? ''}`)
const effects = (action: string, params: Params, evaluate: ActionContext['evaluate']) => actionTypes.get(action)?.effects(params, { ...sampleContext, evaluate } as ActionContext)

test('set-fields refuses unknown and computed fields', () => {
  expect(problems('set-fields', { values: { titel: '"x"', double: '1', total: '1' } })).toEqual([
    '/values/titel task has no field "titel". Did you mean "title"?',
    '/values/double "double" is computed and can\'t be set. Set the fields it is computed from.',
  ])
})

test('assign wants a field that holds a person', () => {
  expect(problems('assign', { field: 'title' })).toEqual(['/field "title" does not hold a person. Name a field of type "user", or use set-fields.'])
  expect(problems('assign', { field: 'mechanik' })?.[0]).toContain('Did you mean "mechanic"?')
  expect(problems('assign', { field: 'mechanic' })).toEqual([])
})

test('create-record checks the entity, its fields and the link', () => {
  expect(problems('create-record', { entity: 'taks', values: {} })).toEqual(['/entity There is no entity "taks". Did you mean "task"?'])
  expect(problems('create-record', { entity: 'task', values: { totl: '1' } })?.[0]).toContain('/values/totl')
  expect(problems('create-record', { entity: 'task', values: {}, link: 'advisor' })?.[0]).toContain('does not refer to task')
})

test('notify checks roles and person fields, and knows those every record has', () => {
  expect(problems('notify', { to: ['role:haed', 'field:title', 'field:createdBy', 'field:advisor'], message: 'late' })).toEqual([
    '/to/0 There is no role "haed". Did you mean "head"?',
    '/to/1 "title" does not hold a person. Name a field of type "user".',
  ])
})

test('notify tells a person whose field holds the loaded user', () => {
  const context = { ...sampleContext, record: { advisor: { id: 'u1', name: 'A' } }, evaluate: () => null } as unknown as ActionContext
  expect(actionTypes.get('notify')?.effects({ to: ['field:advisor'], titles: { en: 'a', ru: 'b' } }, context)).toEqual([{ kind: 'notify', to: [{ user: 'u1' }], titles: { en: 'a', ru: 'b' } }])
})

test('a comment of nothing is none; a number is written as text', () => {
  expect(effects('comment', { text: 'x' }, () => '')).toEqual([])
  expect(effects('comment', { text: 'x' }, () => 5)).toEqual([{ kind: 'comment', text: '5' }])
})

test('notify says one thing: a message about these records, or texts of its own', () => {
  expect(problems('notify', { to: [] })).toEqual([' It says nothing. Choose a message, or write titles.'])
  expect(problems('notify', { to: [], message: 'lat' })).toEqual(['/message There is no message "lat". Did you mean "late"?'])
  expect(problems('notify', { to: [], message: 'other' })?.[0]).toContain('speaks of client, not of task')
  expect(problems('notify', { to: [], message: 'late', titles: { en: 'a', ru: 'b' } })?.[0]).toContain('Keep one of the two')
})

test('send-event wants an event of the record, or of the one it points to, and stands in automations', () => {
  expect(problems('send-event', { event: 'CLOSE' })).toEqual([])
  expect(problems('send-event', { event: 'CLOSE', to: 'next' })).toEqual([])
  expect(problems('send-event', { event: 'CLOS' })).toEqual(['/event task has no event "CLOS". Did you mean "CLOSE"?'])
  expect(problems('send-event', { event: 'CLOSE', to: 'title' })?.[0]).toContain('refers to no record')
  expect(actionTypes.get('send-event')?.only).toBe('automation')
})
