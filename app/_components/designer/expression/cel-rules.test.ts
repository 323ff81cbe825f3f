import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkExpression, type DraftFiles } from '../../../../engine/client.ts'
import type { Rule, RuleGroup } from '../../condition/condition-model.ts'
import { rulesOfCel } from './cel-rows.ts'
import { celOfRules, celOperators, celRanges } from './cel-rules.ts'
import { expressionScope } from './scope.ts'
import { scopePaths } from './scope-paths.ts'

const property = (id: string, more: object, keywords: object = {}) => ({ ...more, 'x-field': { id, titles: { en: id, ru: id }, ...keywords } })
const files: DraftFiles = {
  'roles/head/role.json': JSON.stringify({ name: 'head', titles: { en: 'Head', ru: 'Старший' } }),
  'entities/client/entity.json': JSON.stringify({ name: 'client', schema: { type: 'object', properties: { city: property('fl_city', { type: 'string' }), doNotCall: property('fl_dnc', { type: 'boolean' }) } } }),
  'entities/order/entity.json': JSON.stringify({
    name: 'order',
    schema: {
      type: 'object',
      properties: {
        client: property('fl_client', { type: 'string', format: 'uuid' }, { type: 'reference', entity: 'client' }),
        advisor: property('fl_advisor', { type: 'string', format: 'uuid' }, { type: 'user' }),
        kind: property('fl_kind', { type: 'string', enum: ['paid', 'free'] }),
        total: property('fl_total', { type: 'number' }, { type: 'money' }),
        due: property('fl_due', { type: 'string', format: 'date' }),
        promised: property('fl_promised', { type: 'string', format: 'date-time' }),
        reason: property('fl_reason', { type: 'string' }),
        works: property('fl_works', { type: 'array', items: { type: 'object', properties: { price: property('fl_price', { type: 'number' }) } } }, { type: 'lines' }),
      },
    },
  }),
  'entities/broken/entity.json': '{"name": "broken", "schema": {"properties": {"a": 1}}}',
}

const scope = expressionScope(files, { entity: 'order', input: { type: 'object', properties: { note: property('fl_note', { type: 'string' }) } }, withActor: true }, 'en')
const { paths, fieldAt } = scopePaths(scope, 'en', (name) => name)
const read = (source: string): RuleGroup | null => rulesOfCel(source, fieldAt, true)

const text = fc.string({ minLength: 1, maxLength: 6 }).filter((value) => !value.includes('\0'))
const day = fc.constantFrom('2009-05-25', '2031-12-31')
const rule = fc.constantFrom(...paths.map(({ path }) => path)).chain((path) => {
  const field = fieldAt(path.split('.'))
  if (!field) throw new Error(path)
  const choices = field.options?.map(({ value }) => value) ?? ['01900000-0000-7000-8000-000000000003']
  return fc.constantFrom(...celOperators(field, true)).chain((operator): fc.Arbitrary<Rule> => {
    const values = operator === 'in' || operator === 'notIn' ? fc.subarray([...choices], { minLength: 1 }) : operator === 'within' ? fc.constantFrom(...celRanges) : operator === 'from' || operator === 'to' ? day : operator === 'is' ? fc.boolean() : field.kind === 'decimal' || field.kind === 'integer' ? fc.integer() : text
    return values.map((value): Rule => ({ field: path, operator, value }))
  })
})
const { group } = fc.letrec<{ readonly group: RuleGroup }>((tie) => ({
  group: fc.record({ combinator: fc.constantFrom('and' as const, 'or' as const), not: fc.boolean(), rules: fc.array(fc.oneof({ maxDepth: 3, depthIdentifier: 'rules' }, rule, tie('group')), { maxLength: 3 }) }),
}))

describe('conditions in CEL as rows', () => {
  it('say the same when read back, and are right by the engine’s own checks', () => {
    fc.assert(
      fc.property(group, (rules) => {
        const source = celOfRules(rules, fieldAt)
        if (source === '') return
        expect(checkExpression(source, scope.types, 'boolean')).toEqual([])
        const back = read(source)
        expect(back).not.toBeNull()
        expect(celOfRules(back as RuleGroup, fieldAt)).toBe(source)
      }),
      { numRuns: 300 },
    )
  })

  it('show what people have written where rows can say it', () => {
    expect(read('size(record.works) > 0')?.rules).toEqual([{ field: 'record.works', operator: 'filled', value: '' }])
    expect(read('record.client == null || record.client.doNotCall != true')).toEqual(read('record.client == null || !(record.client.doNotCall == true)'))
    expect(read('record.client == null || !(record.client.doNotCall == true)')).toEqual({ combinator: 'or', rules: [{ field: 'record.client', operator: 'empty', value: '' }, { combinator: 'and', not: true, rules: [{ field: 'record.client.doNotCall', operator: 'is', value: true }] }] })
    expect(read('"head" in actor.roles && record.advisor == actor.id')?.rules).toEqual([{ field: 'actor.roles', operator: 'in', value: ['head'] }, { field: 'record.advisor', operator: 'isMe', value: '' }])
    expect(read('input.note.contains("x")')?.rules).toHaveLength(1)
    expect(read('')?.rules).toEqual([])
  })

  it('leave to text what they cannot', () => {
    for (const source of ['record.due >= record.promised', 'coalesce(record.total, 0.0) > 0', 'record.total + 1 > 2', 'record.works.exists(w, w.price > 0)', 'record.nothing == 1', 'true', 'record.total >', 'record.total == "a"', 'size(record.works) > 2']) expect(read(source)).toBeNull()
  })

  it('survive files that are not whole', () => {
    expect(expressionScope({ ...files, 'entities/order/entity.json': '{' }, { entity: 'order' }, 'en').types.record).toBeUndefined()
    expect(expressionScope(files, { entity: 'broken' }, 'en').types.record).toBeUndefined()
  })
})
