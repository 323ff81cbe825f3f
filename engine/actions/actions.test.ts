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

test('notify follows a path of one reference to a person, and to rows of people', () => {
  expect(problems('notify', { to: ['field:next.advisor', 'field:next.createdBy', 'lines:helpers', 'lines:next.helpers'], message: 'late' })).toEqual([])
  expect(problems('notify', { to: ['field:nxt.advisor', 'field:title.advisor', 'field:next.advisr', 'lines:advisor', 'lines:next.helprs'], message: 'late' })).toEqual([
    '/to/0 task has no field "nxt". Did you mean "next"?',
    '/to/1 "title" refers to no record. A path with a point leads through a reference: goal.supervisor.',
    '/to/2 task has no field "advisr". Did you mean "advisor"?',
    '/to/3 "advisor" has no rows. Name a field of type "lines".',
    '/to/4 task has no field "helprs". Did you mean "helpers"?',
  ])
})

test('rows of people name roles that are there', () => {
  const strange = { ...around, roles: ['head'] }
  expect(actionTypes.get('notify')?.check?.({ to: ['lines:helpers'], message: 'late' }, sampleEntity, strange)[0]?.message).toBe('The column "role" of "helpers" offers "advisor", which is no role.')
})

test('a notice that stands goes one day, and its event leads out without a question', () => {
  const standing = (rest: Params, waysOut?: ActionSurroundings['waysOut']) => actionTypes.get('notify')?.check?.({ to: ['role:head'], message: 'late', ...rest }, sampleEntity, { ...around, waysOut }).map(({ pointer, message }) => `${pointer} ${message}`)
  const close = { event: 'CLOSE', asks: false }
  expect(standing({ stands: true, event: 'CLOSE' }, [close])).toEqual([])
  expect(standing({ stands: true, event: 'CLOSE' })).toEqual([])
  expect(standing({ stands: true }, [{ event: null, asks: false }])).toEqual([])
  expect(standing({ stands: true }, [])).toEqual(['/stands The notice would stand for ever: nothing leads out of the state.'])
  expect(standing({ event: 'CLOSE' }, [close])).toEqual(['/event Only a notice that stands sends an event.'])
  expect(standing({ stands: true, event: 'CLOS' }, [close])).toEqual(['/event task has no event "CLOS".'])
  expect(standing({ stands: true, event: 'CLOSE' }, [{ event: 'OTHER', asks: false }])).toEqual(['/event "CLOSE" does not lead out of the state, so the notice would stay.'])
  expect(standing({ stands: true, event: 'CLOSE' }, [{ ...close, asks: true }])?.[0]).toContain('asks for something first')
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
