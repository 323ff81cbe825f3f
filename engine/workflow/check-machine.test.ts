import { describe, expect, test } from 'vitest'
import type { MachineDefinition, StateDefinition } from '../definition/types.ts'
import { checkMachine } from './index.ts'
import { facts, machine, state, to, when } from './fixtures.ts'

const found = (definition: MachineDefinition): string[] => checkMachine(definition, facts).map(({ pointer, message, severity }) => `${severity ?? 'error'} ${pointer} ${message}`)
const last = state('last', { type: 'final', meta: { category: 'done' } })
/** A sound machine of two states with one thing changed. */
const sound = (first: Parameters<typeof state>[1] = {}, others: Readonly<Record<string, StateDefinition>> = {}): MachineDefinition =>
  machine({ first: state('first', { on: { GO: to('go', 'last') }, ...first }), last, ...others })

test('a sound machine has no issues', () => {
  expect(found(sound())).toEqual([])
})

describe('structure', () => {
  test('a target that is missing, with the nearest name', () => {
    const [issue] = checkMachine(sound({ on: { GO: to('go', 'lats') } }), facts)
    expect(issue).toEqual({ pointer: '/states/first/on/GO/target', message: 'There is no state "lats" to go to.', hint: 'Did you mean "last"?' })
  })
  test('an initial state that is missing or unknown', () => {
    expect(found({ ...sound(), initial: 'frist' })).toEqual(['error /initial The machine begins in "frist", which is no state of it.'])
    expect(found(sound({ states: { a: state('a') } }))).toContain('error /states/first/initial The state "first" does not say where it begins.')
  })
  test('ids that are used twice', () => {
    expect(found(sound({ on: { GO: to('go', 'last'), RUN: to('go', 'last', { guard: when('title') }) } }))).toEqual(['error /states/first/on/RUN/meta/id The id "tr_go" is already taken at /states/first/on/GO/meta/id.'])
  })
  test('a state without meta', () => {
    const { meta: _, ...bare } = state('bare', { on: { GO: to('bare', 'last') } })
    expect(found(sound({ on: { GO: to('go', 'bare') } }, { bare: bare as StateDefinition }))).toContain('error /states/bare/meta The state "bare" has no meta.')
  })
  test('a final state with ways out, a compound one without states', () => {
    expect(found(sound({ on: { GO: to('go', 'last'), X: to('x', 'odd') } }, { odd: state('odd', { type: 'final', on: { BACK: to('back', 'first') } }) }))[0]).toContain('/states/odd/type The final state "odd" has ways out (BACK)')
    expect(found(sound({ type: 'compound' }))[0]).toContain('has no states inside')
  })
  test('required and editable fields and roles that do not exist', () => {
    expect(found(sound({ meta: { required: ['titel'], editable: { boss: ['reson'] } } }))).toEqual([
      'error /states/first/meta/required/0 order has no field "titel".',
      'error /states/first/meta/editable/boss There is no role "boss".',
      'error /states/first/meta/editable/boss/0 order has no field "reson".',
    ])
  })
  test('parallel regions that make too many states together', () => {
    const region = (id: string): StateDefinition => state(id, { initial: 's0', states: Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`s${i}`, state(`${id}${i}`, { on: { [`T${i}`]: to(`${id}${i}`, `s${(i + 1) % 7}`) } })])) })
    expect(found(sound({ type: 'parallel', states: { a: region('a'), b: region('b'), c: region('c') } })).join()).toContain('make more than 256 states')
  })
})

describe('paths', () => {
  test('a state that can never be reached', () => {
    expect(found(sound({}, { lonely: state('lonely', { on: { GO: to('out', 'last') } }) }))).toEqual(['error /states/lonely The state "lonely" can never be reached.'])
  })
  test('a hidden transition leads nowhere', () => {
    expect(found(sound({ on: { GO: to('go', 'last'), SIDE: to('side', 'b', { meta: { hidden: true } }) } }, { b: state('b', { on: { GO: to('out', 'last') } }) }))).toEqual(['error /states/b The state "b" can never be reached.'])
  })
  test('a dead end, also one that only leads to itself', () => {
    expect(found(sound({ on: { GO: to('go', 'last'), SIDE: to('side', 'b') } }, { b: state('b', { on: { STAY: to('stay', 'b'), NOTE: to('note', undefined) } }) }))).toEqual(['error /states/b The state "b" is a dead end: nothing leads out of it.'])
  })
  test('nested states are left by the way of their outer one, and delays are ways', () => {
    expect(found(sound({ initial: 'in', states: { in: state('in') } }))).toEqual([])
    expect(found(sound({ on: {}, after: { P1D: to('late', 'last') } }))).toEqual([])
  })
  test('targets of children and by id are followed', () => {
    expect(found(sound({ initial: 'in', states: { in: state('in'), deep: state('deep') }, on: { GO: to('go', '#order.last'), DOWN: to('down', '.deep') } }))).toEqual([])
  })
})

describe('transitions', () => {
  const two = (a: Parameters<typeof to>[2], b: Parameters<typeof to>[2]) => found(sound({ on: { GO: [to('a', 'last', a), to('b', 'last', b)] } }))
  test('two of one event without guards can not be told apart', () => {
    expect(two({}, {})).toEqual(['error /states/first/on/GO/1 Two transitions of GO in "first" can\'t be told apart.'])
    expect(two({ guard: when('title') }, { guard: when('title', { titles: { en: 'a', ru: 'b' } }) })[0]).toContain("can't be told apart")
  })
  test('one behind another without guard is never taken', () => {
    expect(two({}, { guard: when('title') })).toEqual(['error /states/first/on/GO/1 This transition of GO is never taken: the one before it has no guard.'])
  })
  test('guards or roles that differ tell them apart', () => {
    expect(two({ guard: when('title') }, {})).toEqual([])
    expect(two({}, { meta: { roles: ['head'] } })).toEqual([])
  })
  test('one that no role may take', () => {
    expect(found(sound({ on: { GO: to('go', 'last', { meta: { roles: [] } }) } }))[0]).toContain('No one may take this transition: it names no role')
    expect(found(sound({ on: { GO: to('go', 'last', { meta: { roles: ['stranger'] } }) } }))[0]).toContain('roles that may not read order')
    expect(found(sound({ on: { GO: to('go', 'last', { meta: { roles: ['*'] } }) } }))).toEqual([])
  })
  test('roles that do not exist, with the nearest', () => {
    const issues = checkMachine(sound({ on: { GO: to('go', 'last', { meta: { roles: ['advisor', 'haed'] } }) } }), facts)
    expect(issues).toEqual([{ pointer: '/states/first/on/GO/meta/roles/1', message: 'There is no role "haed".', hint: 'Did you mean "head"?' }])
  })
})

describe('required fields', () => {
  const requiring = (field: string, first: Parameters<typeof state>[1] = {}) => found(sound({ meta: { editable: { advisor: ['title'] } }, ...first }, { last: state('last', { type: 'final', meta: { required: [field] } }) }))
  test('one that no earlier state lets anyone fill', () => {
    expect(requiring('reason')).toEqual(['error /states/last/meta/required/0 "last" requires "reason", but in no earlier state may anyone fill it.'])
    expect(requiring('title')).toEqual([])
  })
  test('editable by a role that may not edit, or read-only, does not count', () => {
    expect(requiring('reason', { meta: { editable: { viewer: ['*'] } } })).toHaveLength(1)
    expect(requiring('code', { meta: {} })).toHaveLength(1)
  })
  test('an action on the way, or a default, fills it', () => {
    expect(requiring('reason', { meta: { editable: {} }, on: { GO: to('go', 'last', { actions: [{ type: 'set', params: { field: 'reason' } }] }) } })).toEqual([])
    expect(requiring('kind', { meta: { editable: {} } })).toEqual([])
  })
  test('what the initial state requires is filled at creation', () => {
    expect(found(sound({ meta: { required: ['reason'] } }))).toEqual([])
    expect(found(sound({ meta: { required: ['reason'], editable: { advisor: ['title'] } } }))).toHaveLength(1)
  })
})

describe('catalogue', () => {
  test('unknown guards and actions', () => {
    expect(found(sound({ on: { GO: to('go', 'last', { guard: { type: 'expresion', params: { cel: 'true' } } }) } }))).toEqual(['error /states/first/on/GO/guard/type There is no guard "expresion".'])
    expect(found(sound({ entry: [{ type: 'seet' }] }))).toEqual(['error /states/first/entry/0/type There is no action "seet".'])
  })
  test('wrong params', () => {
    expect(found(sound({ exit: [{ type: 'set', params: {} }] }))[0]).toContain("/states/first/exit/0/params The params are wrong: must have required property 'field'")
    expect(found(sound({ on: { GO: to('go', 'last', { guard: when('true', { odd: 1 }) }) } }))[0]).toContain('/states/first/on/GO/guard/params "odd" is not a param here')
  })
  test('wrong expressions, and what the action itself finds', () => {
    expect(found(sound({ on: { GO: to('go', 'last', { guard: when('broken') }) } }))).toEqual(['error /states/first/on/GO/guard/params/cel it is broken'])
    expect(found(sound({ on: { GO: [to('go', 'last', { actions: [{ type: 'set', params: { field: 'nothing' } }] })] } }))).toEqual(['error /states/first/on/GO/0/actions/0/params/field no field nothing'])
  })
})

describe('delays', () => {
  const afterwards = (delay: string, target: string | undefined) => found(sound({ after: { [delay]: to('late', target) } }))
  test('a delay that is no length of time', () => {
    expect(afterwards('soon', 'last')).toEqual(['error /states/first/after/soon "soon" is not a length of time.'])
    expect(afterwards('P1M', 'last')).toHaveLength(1)
    for (const good of ['P2D', 'PT30M', 'P1W', 'P1DT12H', '1500']) expect(afterwards(good, 'last')).toEqual([])
  })
  test('one that repeats for ever is warned of', () => {
    expect(afterwards('P2D', 'first')).toEqual([expect.stringContaining('warning /states/first/after/P2D This delay has no bound')])
    expect(afterwards('P2D', undefined)).toEqual([])
  })
  test('immediate transitions in a circle are refused', () => {
    const circle = machine({ a: state('a', { on: { GO: to('go', 'end') }, after: { PT0S: to('one', 'b') } }), b: state('b', { after: { '0': to('two', 'a') } }), end: last })
    expect(found(circle)).toEqual([expect.stringContaining('error /states/a/after/PT0S This immediate transition leads back to "a"'), expect.stringContaining('error /states/b/after/0')])
  })
})

describe('what happens by itself', () => {
  const ending = (rest: Parameters<typeof state>[1]) => found(sound({ on: { GO: to('go', 'box') } }, { box: state('box', { initial: 'a', states: { a: state('a', { on: { END: to('end', 'b') } }), b: state('b', { type: 'final' }) }, ...rest }) }))
  test('a nested end leads on by onDone', () => {
    expect(ending({ onDone: to('next', 'last', { meta: { roles: [] } }) })).toEqual([])
    expect(ending({ onDone: to('next', 'lats') })).toEqual([expect.stringContaining('error /states/box/onDone/target There is no state "lats"')])
  })
  test('a nested end that nothing leads on from is a dead end', () => {
    expect(ending({})).toContain('error /states/box/states/b The state "box.b" is a dead end: nothing leads out of it.')
  })
  test('onDone where nothing ever ends', () => {
    const region = (id: string, ends: boolean) => state(id, { initial: 'x', states: { x: state(`${id}x`, { on: { [`GO_${id.toUpperCase()}`]: to(`${id}x`, 'y') } }), y: state(`${id}y`, ends ? { type: 'final' } : {}) } })
    const together = (second: boolean) => found(sound({ on: { GO: to('go', 'both') } }, { both: state('both', { type: 'parallel', states: { p: region('p', true), q: region('q', second) }, onDone: to('next', 'last') }) }))
    expect(together(true)).toEqual([])
    expect(together(false)).toEqual([expect.stringContaining('/states/both/onDone "onDone" of "both" is never taken: not every region')])
  })
  test('ends that follow each other at once and for ever', () => {
    const box = (id: string, next: string) => state(id, { initial: 'over', states: { over: state(`${id}_over`, { type: 'final' }) }, onDone: to(`${id}_next`, next), on: { [`OUT_${id.toUpperCase()}`]: to(`${id}_out`, 'last') } })
    expect(found(sound({ on: { GO: to('go', 'one') } }, { one: box('one', 'two'), two: box('two', 'one') }))).toEqual([expect.stringContaining('error /states/one/onDone This immediate transition leads back'), expect.stringContaining('error /states/two/onDone')])
  })
  test('moments: of the record alone, under a name, one for all transitions of the delay', () => {
    const at = (moment: string, delay = 'REMIND', meta: object = {}) => found(sound({ after: { [delay]: to('late', undefined, { meta: { roles: [], at: moment, ...meta } }) } }))
    expect(at('record.remindAt')).toEqual([])
    expect(at('broken')).toEqual(['error /states/first/after/REMIND/meta/at it is broken'])
    expect(at('record.client.birthday')).toEqual([expect.stringContaining('reads through a reference')])
    expect(at('now')).toEqual([expect.stringContaining('another moment whenever it is asked')])
    expect(at('record.remindAt', 'P1D')).toEqual(['error /states/first/after/P1D/meta/at "P1D" is a length of time, and this a moment.'])
    expect(at('record.remindAt', 'REMIND', { calendar: 'desk' })).toEqual(['error /states/first/after/REMIND/meta/calendar A moment needs no calendar.'])
    expect(found(sound({ on: { GO: to('go', 'last', { meta: { at: 'record.remindAt' } }) } }))).toEqual(['error /states/first/on/GO/meta/at An event is sent by somebody, it has no moment.'])
    const two = [to('a', 'last', { guard: when('title'), meta: { roles: [], at: 'record.a' } }), to('b', 'last', { meta: { roles: [], at: 'record.b' } })]
    expect(found(sound({ after: { REMIND: two } }))).toContain('error /states/first/after/REMIND/0/meta/at The transitions of "REMIND" have different moments.')
    // It comes once, wherever it leads.
    expect(found(sound({ after: { REMIND: to('late', 'first', { meta: { roles: [], at: 'record.remindAt' } }) } }))).toEqual([])
  })
  test('a form that nobody can fill in, a calendar that is none', () => {
    const late = (meta: object, delay = 'P1D') => found(sound({ after: { [delay]: to('late', 'last', { meta }) } }))
    expect(late({ form: { type: 'object', properties: {} } })).toEqual([expect.stringContaining('/states/first/after/P1D/meta/form This transition is taken by itself')])
    expect(late({ calendar: 'desk' })).toEqual([])
    expect(late({ calendar: 'dekk' })).toEqual(['error /states/first/after/P1D/meta/calendar There is no calendar "dekk".'])
    expect(found(sound({ on: { GO: to('go', 'last', { meta: { calendar: 'desk' } }) } }))).toEqual([expect.stringContaining('Only a delay counts in a calendar')])
    expect(found(sound({ after: { P1D: [to('a', 'last', { guard: when('title'), meta: { calendar: 'desk' } }), to('b', 'last')] } }))).toEqual([expect.stringContaining('name different calendars')])
  })
})

describe('clocks', () => {
  const clock = (rest: object) => found({ ...sound(), meta: { clocks: [{ id: 'cl_a', titles: { en: 'A', ru: 'A' }, limit: 'PT4H', run: ['first'], ...rest }] } })
  test('a sound one has no issues', () => {
    expect(clock({ calendar: 'desk', pause: ['category:waiting'], stop: ['last'], alarms: [{ id: 'al_a', at: 'PT1H', before: true, actions: [{ type: 'set', params: { field: 'reason' } }] }] })).toEqual([])
  })
  test('limits, states, calendars and alarms that cannot be', () => {
    expect(clock({ limit: 'P1M' })).toEqual(['error /meta/clocks/0/limit "P1M" is no length of time to promise.'])
    expect(clock({ limit: 'PT0S' })).toHaveLength(1)
    expect(clock({ run: [] })).toEqual([expect.stringContaining('This clock never runs')])
    expect(clock({ run: ['frist'] })).toEqual(['error /meta/clocks/0/run/0 There is no state "frist".'])
    expect(clock({ calendar: 'dekk' })).toEqual(['error /meta/clocks/0/calendar There is no calendar "dekk".'])
    expect(clock({ alarms: [{ id: 'al_a', at: 'PT4H', before: true, actions: [] }] })).toEqual([expect.stringContaining('would come before the clock begins')])
    expect(clock({ alarms: [{ id: 'al_a', at: 'PT1H', actions: [{ type: 'seet' }] }] })).toEqual(['error /meta/clocks/0/alarms/0/actions/0/type There is no action "seet".'])
  })
})

test('regions that make more states than there are seconds are counted, not made', () => {
  const region = (i: number): StateDefinition => state(`r${i}`, { initial: 's0', states: Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`s${n}`, state(`r${i}s${n}`)])) })
  const huge = sound({ type: 'parallel', states: Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`r${i}`, region(i)])) })
  expect(found(huge).join()).toContain('make more than 256 states')
})

test('every mistake is reported at once', () => {
  expect(found(machine({ a: state('a', { meta: { required: ['titel'] }, on: { GO: to('go', 'nowhere', { guard: { type: 'odd' }, meta: { roles: ['boss'] } }) } }) })).length).toBeGreaterThanOrEqual(4)
})
