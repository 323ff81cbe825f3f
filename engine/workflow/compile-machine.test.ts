import { describe, expect, test } from 'vitest'
import type { MachineDefinition } from '../definition/types.ts'
import { actions, context, expression, machine, state, to, when } from './fixtures.ts'
import { compileMachine } from './index.ts'

const compile = (definition: MachineDefinition) => compileMachine(definition, { expressions: expression, actions })

const order = compile(
  machine({
    reception: state('reception', {
      meta: { category: 'new' },
      entry: [{ type: 'set', params: { field: 'entered' } }],
      exit: [{ type: 'set', params: { field: 'left' } }],
      on: {
        START: to('start', 'repair', { meta: { form: { type: 'object', properties: { who: { type: 'string', 'x-field': { id: 'fl_who', titles: { en: 'Who', ru: 'Кто' }, initial: 'prefilled' } } } } }, guard: when('title', { titles: { en: 'Give it a title.', ru: 'Дайте название.' } }), actions: [{ type: 'set', params: { field: 'title' } }] }),
        NOTE: to('note', undefined, { actions: [{ type: 'set', params: { field: 'reason' } }], meta: { roles: ['*'] } }),
        SPLIT: [to('split_a', 'repair', { guard: when('input.fast') }), to('split_b', 'done', { meta: { roles: ['head'] } })],
        HIDDEN: to('hidden', 'done', { meta: { hidden: true } }),
      },
      after: { P2D: to('late', 'done') },
    }),
    repair: state('repair', {
      initial: 'waiting',
      states: { waiting: state('waiting', { on: { PARTS: to('parts', 'working') } }), working: state('working', { meta: { color: 'red' } }) },
      on: { FINISH: to('finish', 'done') },
    }),
    done: state('done', { type: 'final', meta: { category: 'done' } }),
  }),
)

describe('events', () => {
  test('a new record begins in the initial state, with its entry actions', () => {
    expect(order.start(context())).toEqual({ state: 'reception', changed: true, actions: [{ type: 'set', params: { field: 'entered' } }], transitions: [], targets: [], entered: ['reception'], left: [], followed: [] })
    expect(order.initial).toBe('reception')
  })
  test('an event gives the next state and the actions in order, as data', () => {
    expect(order.next('reception', 'START', context(['advisor'], { title: 'x' }))).toEqual({
      state: 'repair.waiting',
      changed: true,
      actions: [{ type: 'set', params: { field: 'left' } }, { type: 'set', params: { field: 'title' } }],
      transitions: ['tr_start'],
      targets: ['repair'],
      entered: [],
      left: ['reception'],
      followed: [],
    })
  })
  test('a guard that does not hold, a missing role, an unknown event or state give nothing', () => {
    expect(order.next('reception', 'START', context())).toBeNull()
    expect(order.next('reception', 'START', context(['mechanic'], { title: 'x' }))).toBeNull()
    expect(order.next('reception', 'NOTHING', context())).toBeNull()
    expect(order.next('gone', 'START', context())).toBeNull()
    expect(order.next('done', 'START', context())).toBeNull()
  })
  test('the system may send every event, and * lets every role', () => {
    expect(order.next('reception', 'START', context(['system'], { title: 'x' }))?.state).toBe('repair.waiting')
    expect(order.next('reception', 'NOTE', context(['anyone']))).toMatchObject({ state: 'reception', changed: false, transitions: ['tr_note'] })
  })
  test('of several transitions the first that may be taken is', () => {
    expect(order.next('reception', 'SPLIT', context(['advisor', 'head'], {}, { fast: true }))?.transitions).toEqual(['tr_split_a'])
    expect(order.next('reception', 'SPLIT', context(['advisor', 'head']))?.transitions).toEqual(['tr_split_b'])
    expect(order.next('reception', 'SPLIT', context(['advisor']))).toBeNull()
  })
  test('an outer state answers for its inner ones', () => {
    expect(order.next('repair.waiting', 'PARTS', context())?.state).toBe('repair.working')
    expect(order.next('repair.working', 'FINISH', context())?.state).toBe('done')
  })
  test('a hidden transition is neither offered nor taken', () => {
    expect(order.next('reception', 'HIDDEN', context())).toBeNull()
    expect(order.options('reception', context()).map(({ event }) => event)).not.toContain('HIDDEN')
  })
  test('nothing of it depends on what was asked before', () => {
    const before = order.next('reception', 'START', context(['advisor'], { title: 'x' }))
    order.next('reception', 'SPLIT', context(['head']))
    expect(order.next('reception', 'START', context(['advisor'], { title: 'x' }))).toEqual(before)
  })
})

describe('options', () => {
  test('say why not: the role before the guard, the guard in its own words', () => {
    const reasonOf = (roles: readonly string[], event: string) => order.options('reception', context(roles)).find((option) => option.event === event)?.reason
    expect(reasonOf(['mechanic'], 'START')).toMatchObject({ code: 'ROLE' })
    expect(reasonOf(['advisor'], 'START')).toEqual({ code: 'GUARD', titles: { en: 'Give it a title.', ru: 'Дайте название.' } })
    expect(reasonOf(['advisor'], 'NOTE')).toBeNull()
  })
  test('leave a guard over the input open until somebody was asked', () => {
    const { input: _, ...unasked } = context()
    const split = (given: typeof unasked) => order.options('reception', given).find(({ transition }) => transition.id === 'tr_split_a')?.allowed
    expect([split(unasked), split(context())]).toEqual([true, false])
    expect(order.next('reception', 'SPLIT', unasked)).toBeNull()
  })
  test('agree with what next does, for every state, event and role', () => {
    for (const key of order.states.keys()) {
      if (key === 'repair') continue
      for (const event of order.events) {
        for (const given of [context(), context(['head']), context(['nobody']), context(['advisor'], { title: 'x' }), context(['advisor'], {}, { fast: true })]) {
          const offered = order.options(key, given).some((option) => option.event === event && option.allowed)
          expect([key, event, offered]).toEqual([key, event, order.next(key, event, given) !== null])
        }
      }
    }
  })
})

test('states know their place, category and colour', () => {
  expect([...order.states.keys()]).toEqual(['reception', 'repair', 'repair.waiting', 'repair.working', 'done'])
  expect(order.states.get('reception')).toMatchObject({ isInitial: true, isFinal: false, color: 'blue', id: 'st_reception' })
  expect(order.states.get('repair.working')).toMatchObject({ color: 'red', isInitial: false })
  expect(order.states.get('done')).toMatchObject({ isFinal: true, color: 'green' })
})

test('every CEL text of guards, actions and transition forms is compiled, by its source', () => {
  expect([...order.expressions.keys()].sort()).toEqual(['entered', 'input.fast', 'left', 'prefilled', 'reason', 'title'])
})

test('regions of a parallel state go on side by side and stand in one key', () => {
  const region = (id: string, event: string) => state(id, { initial: 'open', states: { open: state(`${id}_open`, { on: { [event]: to(`${id}_go`, 'closed') } }), closed: state(`${id}_closed`, { type: 'final' }) } })
  const parallel = compile(machine({ work: state('work', { type: 'parallel', states: { body: region('body', 'PAINT'), parts: region('parts', 'ORDER') }, on: { END: to('end', 'done') } }), done: state('done', { type: 'final' }) }))
  expect(parallel.initial).toBe('work.body.open|work.parts.open')
  expect(parallel.next(parallel.initial, 'ORDER', context())?.state).toBe('work.body.open|work.parts.closed')
  expect(parallel.next('work.body.open|work.parts.closed', 'END', context())?.state).toBe('done')
  expect(parallel.states.get('work.body.open|work.parts.closed')).toMatchObject({ titles: { en: 'body_open · parts_closed' }, isFinal: false })
  expect(parallel.options(parallel.initial, context()).map(({ event }) => event).sort()).toEqual(['END', 'ORDER', 'PAINT'])
})

describe('nested states that end', () => {
  const region = (id: string, event: string, rest: Parameters<typeof state>[1] = {}) => state(id, { initial: 'open', states: { open: state(`${id}_open`, { on: { [event]: to(`${id}_go`, 'closed') }, ...rest }), closed: state(`${id}_closed`, { type: 'final' }) } })
  const both = compile(
    machine({
      work: state('work', { type: 'parallel', states: { body: region('body', 'PAINT', { after: { P1D: to('body_late', undefined) } }), parts: region('parts', 'ORDER') }, onDone: [to('odd', 'lost', { guard: when('false') }), to('together', 'ready', { meta: { roles: [] } })], after: { P2D: to('work_late', 'lost') } }),
      ready: state('ready', { initial: 'washing', states: { washing: state('washing', { on: { CLEAN: to('clean', 'clean') } }), clean: state('clean', { type: 'final' }) }, onDone: to('issued', 'done') }),
      done: state('done', { type: 'final', meta: { category: 'done' } }),
      lost: state('lost', { type: 'final', meta: { category: 'cancelled' } }),
    }),
  )
  const open = 'work.body.open|work.parts.open'
  test('a parallel state is done once every region is, and goes on by itself', () => {
    expect(both.next(open, 'PAINT', context())?.state).toBe('work.body.closed|work.parts.open')
    expect(both.next('work.body.closed|work.parts.open', 'ORDER', context())).toMatchObject({ state: 'ready.washing', transitions: ['tr_parts_go'] })
    expect(both.next('ready.washing', 'CLEAN', context())?.state).toBe('done')
  })
  test('timers are set by the states that are entered, and no others', () => {
    expect(both.start(context())).toMatchObject({ entered: ['work', 'work.body.open'], left: [] })
    expect(both.next(open, 'ORDER', context())).toMatchObject({ entered: [], left: [] })
    expect(both.next(open, 'PAINT', context())).toMatchObject({ entered: [], left: ['work.body.open'] })
    expect(both.next('work.body.closed|work.parts.open', 'ORDER', context())).toMatchObject({ left: ['work'] })
    expect(both.timers.map(({ state: of, delay, milliseconds }) => [of, delay, milliseconds])).toEqual([['work', 'P2D', 172_800_000], ['work.body.open', 'P1D', 86_400_000]])
  })
  test('the event of a timer is the engine’s alone, and offered to nobody', () => {
    const event = both.timers[0]?.event ?? ''
    expect(both.next(open, event, context(['system']))?.state).toBe('lost')
    expect(both.next(open, event, context(['advisor', 'head']))).toBeNull()
    expect(both.next('ready.washing', event, context(['system']))).toBeNull()
    expect(both.options(open, context(['system'])).map(({ event: name }) => name).sort()).toEqual(['ORDER', 'PAINT'])
    expect(both.events).not.toContain(event)
  })
  test('records stand in a whole configuration, never in one region or an outer state', () => {
    const stored = [...both.states.values()].filter(({ isStored }) => isStored).map(({ key }) => key)
    expect(stored).toHaveLength(4 + 2 + 2)
    expect(stored).toEqual(expect.arrayContaining([open, 'ready.washing', 'done']))
    expect(stored).not.toContain('work.body.open')
  })
})

describe('clocks', () => {
  const clock = (rest: object) => ({ id: 'cl_answer', titles: { en: 'Answer', ru: 'Ответ' }, limit: 'PT4H', run: ['category:active', 'repair'], ...rest })
  const rules = (rest: object, ...states: readonly string[]) => {
    const [made] = compile({ ...order.definition, meta: { clocks: [clock(rest)] } }).clocks
    return states.map((key) => made?.ruleIn(key))
  }
  test('run in states by name, in all inside an outer one, and by category; end in final ones', () => {
    expect(rules({}, 'reception', 'repair.waiting', 'repair.working', 'done')).toEqual(['pause', 'run', 'run', 'stop'])
  })
  test('stand where they are told to, and end only where they are told to', () => {
    expect(rules({ pause: ['repair.waiting'], stop: ['repair.working'] }, 'repair.waiting', 'repair.working', 'done')).toEqual(['pause', 'stop', 'pause'])
  })
  test('go off before the limit and after it, in order', () => {
    const [made] = compile({ ...order.definition, meta: { clocks: [clock({ alarms: [{ id: 'al_late', at: 'PT1H', actions: [] }, { id: 'al_soon', at: 'PT30M', before: true, actions: [] }] })] } }).clocks
    expect(made).toMatchObject({ limitMs: 14_400_000, alarms: [{ id: 'al_soon', atMs: 12_600_000 }, { id: 'al_late', atMs: 18_000_000 }] })
  })
})

test('a machine that does not hold together is refused', () => {
  expect(() => compile(machine({ a: state('a', { on: { GO: to('go', 'nowhere') } }) }))).toThrow(/does not hold together/)
  expect(() => compile(machine({ a: state('a', { on: { GO: to('go', 'a', { guard: { type: 'odd' } }) } }) }))).toThrow(/no guard "odd"/)
  expect(() => compile(machine({ a: state('a', { entry: [{ type: 'odd' }] }) }))).toThrow(/no action "odd"/)
})
