import { describe, expect, test } from 'vitest'
import type { ExpressionContext, Values } from '../model/types.ts'
import { type CelKind, checkExpression, compileExpression, type FieldScope, type ObjectScope, periodField, recordScope, type TypeScope } from './index.ts'

const field = (kind: FieldScope['kind'], rest: Partial<FieldScope> = {}): FieldScope => ({ kind, ...rest })
const group: ObjectScope = recordScope('group', new Map<string, FieldScope>([['name', field('string')], ['parent', field('id', { target: () => group })]]))
const client: ObjectScope = recordScope('client', new Map<string, FieldScope>([['name', field('string')], ['discount', field('decimal')], ['group', field('id', { target: () => group })]]))
const works: ObjectScope = { name: 'work-order.works', fields: new Map<string, FieldScope>([['title', field('string')], ['hours', field('decimal')], ['price', field('decimal')], ['mechanic', field('id', { target: () => client })]]) }
const record = recordScope(
  'work-order',
  new Map<string, FieldScope>([
    ['title', field('string')], ['client', field('id', { target: () => client })], ['works', { kind: null, lines: () => works }], ['total', field('decimal')],
    ['count', field('integer')], ['urgent', field('boolean')], ['due', field('date')], ['advisor', field('id')], ['extra', field('json')],
  ]),
  { states: ['reception', 'inRepair', 'issued'], isNumbered: true },
)
const scope: TypeScope = { record, line: works, input: { name: 'input', fields: new Map([['reason', field('string')]]) }, params: { name: 'params', fields: new Map([['period', periodField]]) }, withActor: true }

const actor: ExpressionContext['actor'] = { id: '00000000-0000-7000-8000-000000000001', login: 'head', name: 'Head', position: null, roles: ['head', 'advisor'], dealership: 'spb' }
const run = (source: string, values: Values = {}, rest: Partial<ExpressionContext> = {}): unknown =>
  compileExpression(source, scope).evaluate({ record: values, actor, now: new Date('2009-05-25T21:30:00Z'), ...rest })
const problems = (source: string, expected?: CelKind): string[] => checkExpression(source, scope, expected).map(({ message, hint }) => (hint ? `${message} ${hint}` : message))

describe('checking', () => {
  test('an unknown field names the nearest one', () => {
    expect(problems('record.titel == "x"')).toEqual(['work-order has no field "titel". Did you mean title?'])
    expect(problems('record.client.discont > 0')).toEqual(['client has no field "discont". Did you mean discount?'])
  })
  test('every mistake is reported at once', () => {
    expect(problems('record.titel == "x" && record.nothing && rnd(record.total)')).toHaveLength(3)
  })
  test('a name without its variable is told where it belongs', () => {
    expect(problems('total > 5')).toEqual(['"total" is not known here. Write record.total.'])
  })
  test('a value that a state or choice can never have is a mistake', () => {
    expect(problems('record.state == "inRepiar"')).toEqual(['record.state can never be "inRepiar". Did you mean "inRepair"?'])
    expect(problems('record.state in ["issued", "gone"]')[0]).toContain('can never be "gone"')
    expect(problems('record.state != "issued"')).toEqual([])
  })
  test('types that do not meet are told apart', () => {
    expect(problems('record.total == "5"')[0]).toContain('record.total is a number and "5" is text')
    expect(problems('record.createdAt > "2009-05-25"')[0]).toContain('timestamp(')
    expect(problems('record.due == "25.05.2009"')[0]).toContain('not a day')
    expect(problems('"no " + record.count')[0]).toContain('string(record.count)')
    expect(problems('record.works.price > 1')[0]).toContain('record.works.map(row, row.price)')
  })
  test('the result must be what is needed', () => {
    expect(problems('record.total', 'boolean')[0]).toContain('record.total > 0')
    expect(problems('record.client', 'boolean')[0]).toContain('record.client != null')
    expect(problems('record.count', 'decimal')).toEqual([])
    expect(problems('record.total * 2', 'integer')[0]).toContain('int(round(record.total * 2, 0))')
    expect(problems('record.client', 'id')).toEqual([])
    expect(problems('null', 'datetime')).toEqual([])
    expect(problems('today()', 'date')).toEqual([])
  })
  test('syntax mistakes give the place in a sentence', () => {
    expect(problems('record.total = 1')[0]).toContain('Compare with "=="')
    expect(problems('record.total >')[0]).toContain('at the end')
    expect(problems('  ')[0]).toContain('empty')
  })
  test('matches, deep macros, long and deep texts are refused', () => {
    expect(problems('record.title.matches("a+")')[0]).toContain('matches is not allowed')
    expect(problems('actor.roles.exists(a, actor.roles.exists(b, a == b))')).toEqual([])
    expect(problems('actor.roles.exists(a, actor.roles.exists(b, actor.roles.exists(c, a == c)))')[0]).toContain('more than 2')
    expect(problems('actor.roles.exists(record, true)')[0]).toContain('already taken')
    expect(problems('record.title == "\\u0000"')[0]).toContain('null character')
    expect(problems(`record.title == "${'x'.repeat(2000)}"`)[0]).toContain('2000 are allowed')
    expect(problems(`${'('.repeat(40)}1${')'.repeat(40)}`)[0]).toContain('too deeply nested')
  })
  test('entities that refer to themselves can be followed as far as written', () => {
    expect(problems('record.client.group.parent.parent.name == "x"')).toEqual([])
  })
})

describe('evaluating', () => {
  test('a record that was read where a text is asked for is its id', () => {
    expect(run('input.reason', {}, { input: { reason: { id: 'x', needsComment: true } } })).toBe('x')
  })
  test('numbers are decimal and exact', () => {
    expect(run('0.1 + 0.2')).toBe(0.3)
    expect(run('round(1.005, 2)')).toBe(1.01)
    expect(run('round(-2.5)')).toBe(-3)
    expect(run('record.total * 10 / 100', { total: 19.99 })).toBe(1.999)
    expect(run('7 / 2')).toBe(3)
    expect(run('7.0 / 2')).toBe(3.5)
    expect(run('1e-7 * 10')).toBe(0.000001)
  })
  test('a null operand gives null, x / 0 too', () => {
    expect(run('record.total + 1')).toBeNull()
    expect(run('"a" + record.title')).toBeNull()
    expect(run('1 / 0')).toBeNull()
    expect(run('-record.total')).toBeNull()
  })
  test('only == and != see null', () => {
    expect(run('record.total < 1')).toBe(false)
    expect(run('record.total >= 1')).toBe(false)
    expect(run('record.total != 1')).toBe(true)
    expect(run('record.client == null')).toBe(true)
    expect(run('!record.urgent')).toBe(true)
    expect(run('record.client.group.name == "x"')).toBe(false)
  })
  test('sum goes over lines and skips empty values', () => {
    const rows = [{ id: '1', hours: 1.5, price: 100 }, { id: '2', hours: null, price: 70 }, { id: '3', hours: 0.1, price: 0.2 }]
    expect(run('sum(record.works.map(w, w.hours * w.price))', { works: rows })).toBe(150.02)
    expect(run('sum(record.works.map(w, w.price))')).toBe(0)
    expect(run('size(record.works) > 0', { works: rows })).toBe(true)
    expect(run('record.works.exists(w, w.hours == null)', { works: rows })).toBe(true)
    expect(run('record.works.filter(w, w.price > 50.0).map(w, w.price)', { works: rows })).toEqual([100, 70])
    expect(run('record.works[0].price', { works: rows })).toBe(100)
    expect(run('record.works[9].price', { works: rows })).toBeNull()
  })
  test('a reference is its id, or the loaded object', () => {
    const id = '00000000-0000-7000-8000-0000000000aa'
    expect(run('record.client', { client: id })).toBe(id)
    expect(run('record.client', { client: { id, name: 'A' } })).toBe(id)
    expect(run('record.client.name', { client: { id, name: 'A' } })).toBe('A')
    expect(run('record.client.id == record.client', { client: id })).toBe(true)
    expect(run('record.client == "00000000-0000-7000-8000-0000000000aa"', { client: { id } })).toBe(true)
  })
  test('the paths through references are known', () => {
    const { references } = compileExpression('record.client.group.name != "x" && record.works.exists(w, w.mechanic.name != "y") && record.client.id != null && line.mechanic.discount > 1', scope)
    expect([...references].sort()).toEqual(['client.group', 'client.group.name', 'line.mechanic.discount', 'works.mechanic.name'])
  })
  test('points in time, durations and days', () => {
    expect(run('now - record.createdAt > duration("24h")', { createdAt: '2009-05-24T21:00:00Z' })).toBe(true)
    expect(run('now + duration("1h30m")')).toBe('2009-05-25T23:00:00.000Z')
    expect(run('today()')).toBe('2009-05-25')
    expect(run('today()', {}, { timeZone: 'Europe/Moscow' })).toBe('2009-05-26')
    expect(run('record.due < today()', { due: '2009-05-24' })).toBe(true)
    expect([run('timeOfDay(now)'), run('timeOfDay(now)', {}, { timeZone: 'Europe/Moscow' }), run('timeOfDay(now) < "09:00"', {}, { timeZone: 'Europe/Moscow' })]).toEqual(['21:30', '01:30', true])
    expect(run('day(now)', {}, { timeZone: 'Europe/Moscow' })).toBe('2009-05-26')
    expect([run('addDays(record.due, 7)', { due: '2009-05-25' }), run('addDays("2009-03-01", -1)'), run('addDays(record.due, 1)'), run('addDays(today(), 9999999)')]).toEqual(['2009-06-01', '2009-02-28', null, null])
    expect([run('minutes(now - record.createdAt)', { createdAt: '2009-05-25T20:01:31Z' }), run('minutes(duration("-30s"))'), run('minutes(now - record.createdAt)')]).toEqual([88, -1, null])
    expect(problems('minutes(record.total)')[0]).toContain('not a duration')
    expect(problems('addDays(record.title, 1)')[0]).toContain('not a date')
    expect(problems('now', 'date')[0]).toContain('day(now)')
  })
  test('a period holds both of its days, by the clock of the place', () => {
    const params = { period: { from: '2009-05-01', to: '2009-05-25' } }
    const inside = (createdAt: string): unknown => run('inPeriod(record.createdAt, params.period)', { createdAt }, { params, timeZone: 'Europe/Moscow' })
    expect([inside('2009-04-30T20:00:00Z'), inside('2009-05-25T19:59:00Z')]).toEqual([true, true])
    expect([inside('2009-04-30T19:59:59Z'), inside('2009-05-25T20:00:00Z')]).toEqual([false, false])
    expect(run('inPeriod(record.due, params.period)', { due: '2009-05-25' }, { params })).toBe(true)
    expect(run('inPeriod(record.due, params.period)', {}, { params })).toBe(false)
  })
  test('roles, choices, coalesce and text', () => {
    expect(run('"head" in actor.roles ? record.total : 0', { total: 5 })).toBe(5)
    expect(run('coalesce(record.total, record.client.discount, 3)')).toBe(3)
    expect(run('record.title.startsWith("A") && record.title.contains("b") && record.title.endsWith("c")', { title: 'Abc' })).toBe(true)
    expect(run('record.title.contains("b")')).toBe(false)
    expect(run('"no. " + string(record.count)', { count: 3 })).toBe('no. 3')
    expect(run('input.reason', {}, { input: { reason: 'because' } })).toBe('because')
  })
  test('values from outside that do not fit count as empty', () => {
    expect(run('record.total > 1', { total: 'many' })).toBe(false)
    expect(run('record.createdAt < now', { createdAt: 'yesterday' })).toBe(false)
    expect(problems('record.constructor == null')).toHaveLength(1)
  })
})

test('compiling a wrong text throws with every problem', () => {
  expect(() => compileExpression('record.titel + record.nothing', scope)).toThrow(/titel.*nothing/)
})
