import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FieldView } from '../../../engine/client.ts'
import { filterOfRules, isComplete, operatorsOf, type Rule, type RuleGroup, rulesOfFilter } from './condition-model.ts'

const field = (name: string, kind: string | null, more: Partial<FieldView> = {}): FieldView => ({ name, title: name, type: kind ?? name, kind, graphqlName: name.toUpperCase(), sortable: true, ...more })
const zone = 'Asia/Yekaterinburg'

const own: readonly FieldView[] = [
  field('state', 'string', { type: 'state', options: [{ value: 'new', title: 'New' }, { value: 'done', title: 'Done' }] }),
  field('client', 'id', { type: 'reference', target: { entity: 'client', type: 'Client', many: 'clients', one: 'client' } }),
  field('advisor', 'id', { type: 'user', target: { entity: 'user', type: 'User', many: 'users', one: 'user' } }),
  field('createdAt', 'datetime'),
  field('dueOn', 'date'),
  field('total', 'decimal'),
  field('isPaid', 'boolean'),
  field('reason', 'string'),
]
const city = field('city', 'string')
const fieldAt = (path: readonly string[]): FieldView | undefined => (path.length === 2 && path[0] === 'client' && path[1] === 'city' ? city : path.length === 1 ? own.find(({ name }) => name === path[0]) : undefined)

const day = fc.date({ min: new Date('2001-01-02'), max: new Date('2039-12-30'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
const text = fc.string({ minLength: 1, maxLength: 5 })

const ruleOf = ([path, one]: readonly [string, FieldView]): fc.Arbitrary<Rule> =>
  fc.constantFrom(...operatorsOf(one)).chain((operator) => {
    const value =
      operator === 'in' || operator === 'notIn' ? fc.array(text, { minLength: 1, maxLength: 3 }) : operator === 'within' ? fc.constantFrom('TODAY', 'LAST_7_DAYS') : operator === 'from' || operator === 'to' ? day : operator === 'is' ? fc.boolean() : one.kind === 'decimal' ? fc.integer() : text
    return value.map((given): Rule => ({ field: path, operator, value: given }))
  })

const rule = fc.constantFrom(...own.map((one) => [one.name, one] as const), ['client.city', city] as const).chain(ruleOf)
const { group } = fc.letrec<{ readonly group: RuleGroup }>((tie) => ({
  group: fc.record({ combinator: fc.constantFrom('and' as const, 'or' as const), not: fc.boolean(), rules: fc.array(fc.oneof({ maxDepth: 3, depthIdentifier: 'rules' }, rule, tie('group')), { maxLength: 4 }) }),
}))

test('whatever is put together comes back saying the same', () => {
  fc.assert(
    fc.property(group, (rules) => {
      const filter = filterOfRules(rules, fieldAt, zone)
      const back = rulesOfFilter(filter, fieldAt, zone)
      expect(back).not.toBeNull()
      expect(filterOfRules(back as RuleGroup, fieldAt, zone)).toEqual(filter)
    }),
    { numRuns: 500 },
  )
})

test('days of moments are the dealership’s, both ends whole', () => {
  const rules: RuleGroup = { combinator: 'and', rules: [{ field: 'createdAt', operator: 'from', value: '2026-03-01' }, { field: 'createdAt', operator: 'to', value: '2026-03-31' }] }
  expect(filterOfRules(rules, fieldAt, zone)).toEqual({ and: [{ createdAt: { gte: '2026-02-28T19:00:00.000Z' } }, { createdAt: { lt: '2026-03-31T19:00:00.000Z' } }] })
})

test('filters written by others are shown where there is a way to say them', () => {
  const shown = (filter: object): RuleGroup | null => rulesOfFilter(JSON.parse(JSON.stringify(filter)), fieldAt, zone)
  expect(shown({ state: { notIn: ['done'] }, total: { gte: 5, lt: 9 } })?.rules).toHaveLength(3)
  expect(shown({ state: { ne: 'done' } })?.rules).toEqual([{ field: 'state', operator: 'notIn', value: ['done'] }])
  expect(shown({ client: { city: { eq: 'Омск' }, isNull: false } })?.rules).toEqual([{ field: 'client.city', operator: 'eq', value: 'Омск' }, { field: 'client', operator: 'filled', value: '' }])
  for (const filter of [{ works: { some: {} } }, { client: { not: { city: { eq: 'x' } } } }, { createdAt: { gte: '2026-03-01T10:00:00Z' } }, { noSuch: { eq: 1 } }, { state: { like: 'x' } }, { or: [] }]) expect(shown(filter)).toBeNull()
})

test('a rule that says nothing yet asks nothing', () => {
  const rules: RuleGroup = { combinator: 'or', rules: [{ field: 'reason', operator: 'contains', value: '' }, { field: 'state', operator: 'in', value: [] }, { combinator: 'and', not: true, rules: [] }] }
  expect(filterOfRules(rules, fieldAt, zone)).toBeNull()
  expect(isComplete({ field: 'advisor', operator: 'isMe', value: '' })).toBe(true)
})
