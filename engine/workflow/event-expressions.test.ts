import { expect, it } from 'vitest'
import { actions, expression, machine, state, to, when } from './fixtures.ts'
import { compileMachine } from './compile-machine.ts'

const set = (field: string) => ({ type: 'set', params: { field } })

const compiled = compileMachine(
  machine({
    open: state('open', {
      entry: [set('entered')],
      exit: [set('left')],
      on: { GO: to('go', 'busy', { guard: when('ready'), actions: [set('moved')] }), STOP: to('stop', 'closed', { guard: when('stoppable') }) },
      after: { P1D: to('late', 'closed', { actions: [set('reminded')] }) },
    }),
    busy: state('busy', {
      initial: 'first',
      states: { first: state('first', { on: { END: to('end', 'last') } }), last: state('last', { type: 'final' }) },
      onDone: to('done', 'closed', { guard: when('finished') }),
    }),
    closed: state('closed', { type: 'final' }),
  }),
  { expressions: expression, actions },
)

const sources = (event: string): readonly string[] => compiled.expressionsOf(event).map(({ source }) => source).sort()

it('an event evaluates what stands on its own transitions, on those that follow by themselves, and in states on the way', () => {
  expect(sources('GO')).toEqual(['entered', 'finished', 'left', 'moved', 'ready'])
  expect(sources('STOP')).toEqual(['entered', 'finished', 'left', 'stoppable'])
})

it('a timer is an event of its own', () => {
  const [timer] = compiled.timers
  expect(sources(timer?.event ?? '')).toEqual(['entered', 'finished', 'left', 'reminded'])
})

it('options can be asked of one event alone', () => {
  const context = { record: { ready: true }, actor: { id: 'u', login: 'u', name: 'U', position: null, roles: ['advisor'], dealership: null }, now: new Date(0) }
  expect(compiled.options('open', context as never, 'GO').map(({ event, allowed }) => [event, allowed])).toEqual([['GO', true]])
  expect(compiled.options('open', context as never)).toHaveLength(2)
})
