import { expect, it } from 'vitest'
import { machine, state, to } from './fixtures.ts'
import { waysOutOf } from './index.ts'

const form = { type: 'object', required: ['reason'], properties: {} } as const
const nested = machine({
  waiting: state('waiting', {
    initial: 'fresh',
    on: { TAKE: to('take', 'working'), AGAIN: to('again', 'waiting'), NOTE: to('note', undefined) },
    states: { fresh: state('fresh', { on: { REMIND: to('remind', 'late') } }), late: state('late', { on: { DROP: to('drop', '#order.working') } }) },
  }),
  working: state('working', { on: { DONE: to('done', 'waiting', { meta: { form } }) } }),
})

it('knows by which events a record leaves the state it has come into', () => {
  expect(waysOutOf(nested, 'waiting')).toEqual([{ event: 'TAKE', asks: false }, { event: 'AGAIN', asks: false }])
  expect(waysOutOf(nested, 'waiting.fresh')?.map(({ event }) => event)).toEqual(['REMIND', 'TAKE', 'AGAIN'])
  expect(waysOutOf(nested, 'working')).toEqual([{ event: 'DONE', asks: true }])
  expect(waysOutOf(nested, 'nowhere')).toBeUndefined()
})
