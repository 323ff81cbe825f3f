import { describe, expect, test } from 'vitest'
import { isEngineError } from '../kernel/errors.ts'
import type { ExpressionContext } from '../model/types.ts'
import { checkExpression, compileExpression, type FieldScope, recordScope, type TypeScope } from './index.ts'

const line = recordScope('work', new Map<string, FieldScope>([['name', { kind: 'string' }], ['price', { kind: 'decimal' }]]))
const scope: TypeScope = { record: recordScope('order', new Map<string, FieldScope>([['title', { kind: 'string' }], ['total', { kind: 'decimal' }], ['count', { kind: 'integer' }], ['works', { kind: null, lines: () => line }]])), withActor: true }
/** As large as a body lets it be: what an expression goes over is the sender's. */
const works = Array.from({ length: 5000 }, (_, i) => ({ name: `work ${i}`, price: i }))
const context: ExpressionContext = {
  record: { title: 'x'.repeat(500_000), total: 99999999999999.99, count: 9007199254740991, works },
  actor: { id: '01900000-0000-7000-8000-00000000000a', login: 'a', name: 'a', position: null, roles: [], dealership: null },
  now: new Date(0),
}

const deep = (levels: number, open: string, close: string, core: string): string => open.repeat(levels) + core + close.repeat(levels)
const times = (count: number, part: string, operator: string): string => Array.from({ length: count }, () => part).join(operator)

const hostile: readonly (readonly [string, string])[] = [
  ['deep brackets', deep(900, '(', ')', '1')],
  ['deep negations', deep(1900, '!', '', 'true')],
  ['deep choices', deep(180, 'true ? ', ' : 1', '1')],
  ['deep lists', deep(900, '[', ']', '1')],
  ['a long path', `record${'.title'.repeat(300)}`],
  ['a long list', `[${times(900, '1', ',')}]`],
  ['a long text', `"${'x'.repeat(100_000)}"`],
  ['a long chain', times(600, 'true', ' && ')],
  ['macros in macros over lines', 'record.works.all(a, record.works.all(b, a.price >= 0.0 || b.price >= 0.0))'],
  ['macros in macros in macros', 'record.works.all(a, record.works.all(b, record.works.all(c, true)))'],
  ['macros over written lists', `[${times(60, '1', ',')}].map(a, [${times(60, '1', ',')}].map(b, a * b)).all(x, true)`],
  ['sums of sums', 'sum(record.works.map(a, sum(record.works.map(b, a.price * b.price)))) > 0.0'],
  ['large powers', times(160, 'record.total', ' * ')],
  ['large exponents', times(80, 'double("1e999")', ' * ')],
  ['large quotients', times(80, '(1.0 / double("1e999"))', ' * ')],
  ['growing texts', times(100, 'record.title', ' + ')],
  ['texts looked for in texts', times(40, `record.title.contains("${'x'.repeat(30)}y")`, ' || ')],
  ['lists looked into', `record.works.exists(w, w.name in [${times(150, '"x"', ',')}])`],
  ['rounding to no end', 'round(record.total, 999999999) > 0.0 && round(record.total, -999999999) == 0.0'],
  ['days beyond time', 'addDays(today(), 9007199254740991) > today()'],
  ['a pattern', 'record.title.matches("(x+)+$")'],
]

describe('an expression meant to keep the server busy', () => {
  test.each(hostile)('%s is refused or over within 50 ms', (_, source) => {
    // Once beforehand: what is measured is the expression, not the first use of the code.
    const run = (): unknown => {
      if (checkExpression(source, scope).length > 0) return 'refused'
      try {
        return compileExpression(source, scope).evaluate(context)
      } catch (error) {
        expect(isEngineError(error), String(error)).toBe(true)
        return 'stopped'
      }
    }
    run()
    const begun = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(begun)
    expect((user + system) / 1000).toBeLessThan(50)
  })

  test('is stopped where macros stand in macros, and nowhere that work is done', () => {
    expect(() => compileExpression('record.works.all(a, record.works.all(b, true))', scope).evaluate(context)).toThrow(/too much/)
    const usual = { ...context, record: { ...context.record, works: works.slice(0, 100) } }
    expect(compileExpression('record.works.all(a, record.works.exists(b, b.price == a.price))', scope).evaluate(usual)).toBe(true)
    expect(compileExpression('sum(record.works.map(w, w.price * 2.0)) > 10.0', scope).evaluate(context)).toBe(true)
  })
})
