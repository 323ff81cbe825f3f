/** One meaning, two engines: what an expression gives here, PostgreSQL gives from the same text compiled to SQL. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkSqlExpression, compileExpression, compileToSql, type FieldScope, periodField, recordScope, type TypeScope } from '../engine/expressions/index.ts'
import type { Json } from '../engine/kernel/json.ts'
import { ident, raw, sql, toStatement } from '../engine/kernel/sql.ts'
import type { ExpressionContext, SqlScope, Values } from '../engine/model/types.ts'
import { openStore, type Store } from '../engine/store/index.ts'
import { testDatabase, type TestDatabase } from './fixtures/database.ts'

const kinds = { title: 'string', code: 'string', total: 'decimal', rate: 'decimal', count: 'integer', urgent: 'boolean', paid: 'boolean', due: 'date', at: 'datetime', advisor: 'id' } as const
const columns = { title: 'text collate "und-x-icu"', code: 'text', total: 'numeric(18,2)', rate: 'numeric(18,4)', count: 'bigint', urgent: 'boolean', paid: 'boolean', due: 'date', at: 'timestamptz', advisor: 'uuid', client: 'uuid', client_name: 'text' }
const client = recordScope('client', new Map<string, FieldScope>([['name', { kind: 'string' }], ['tags', { kind: 'json' }]]))
const scope: TypeScope = {
  record: recordScope('order', new Map<string, FieldScope>([...Object.entries(kinds).map(([name, kind]) => [name, { kind }] as const), ['client', { kind: 'id', target: () => client }], ['works', { kind: null, lines: () => client }]])),
  params: { name: 'params', fields: new Map<string, FieldScope>([['period', periodField], ['least', { kind: 'decimal' }], ['nothing', { kind: 'string' }]]) },
  withActor: true,
}
const table: SqlScope = {
  resolve: (path) => {
    const name = path.join('_')
    if (path.length === 1 && name in kinds) return { sql: ident('orders', name), kind: kinds[name as keyof typeof kinds] }
    return name === 'client' ? { sql: ident('orders', name), kind: 'id' } : name === 'client_name' ? { sql: ident('orders', name), kind: 'string' } : null
  },
}

const ids = ['01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-00000000000b'] as const
const days = ['2009-04-30', '2009-05-01', '2009-05-25', '2009-05-26', '2010-01-01']
const times = ['2009-04-30T19:59:59.999Z', '2009-04-30T20:00:00.000Z', '2009-05-25T12:30:00.000Z', '2009-05-25T20:00:00.000Z', '2010-01-01T00:00:00.000Z']
const texts = ['', 'a', 'A', 'b', 'ab', '50%', 'a_b', '\\', "o'clock", 'Ёлка', 'яблоко', '😀', 'я', '2009-05-01']
const surroundings: Omit<ExpressionContext, 'record'> = {
  actor: { id: ids[0], login: 'head.spb', name: 'a', position: null, roles: ['head', 'advisor'], dealership: 'spb' },
  params: { period: { from: '2009-05-01', to: '2009-05-25' }, least: 2.5, nothing: null },
  now: new Date('2009-05-25T12:30:00Z'),
  timeZone: 'Europe/Moscow',
}
const bindings = { actor: surroundings.actor, params: surroundings.params ?? {}, now: surroundings.now, timeZone: 'Europe/Moscow' }

const optional = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { freq: 3 })
const cents = (digits: number, most: number) => fc.integer({ min: -most, max: most }).map((units) => units / 10 ** digits)
const record = fc.record({
  title: optional(fc.constantFrom(...texts)), code: optional(fc.constantFrom(...texts)), total: optional(cents(2, 100_000)), rate: optional(cents(4, 50_000)), count: optional(fc.integer({ min: -20, max: 20 })),
  urgent: optional(fc.boolean()), paid: optional(fc.boolean()), due: optional(fc.constantFrom(...days)), at: optional(fc.constantFrom(...times)), advisor: optional(fc.constantFrom(...ids)),
  client: optional(fc.record({ id: fc.constantFrom(...ids), name: optional(fc.constantFrom(...texts)) })),
})

const quoted = (text: string): string => JSON.stringify(text)
const pick = (...values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values)
const operator = pick('==', '!=', '<', '<=', '>', '>=')
const equality = pick('==', '!=')

/** Expressions of the language that SQL speaks too, by the kind of their value. */
const language = fc.letrec<Record<'condition' | 'number' | 'text' | 'day' | 'time' | 'person', string>>((tie) => {
  const of = (kind: 'condition' | 'number' | 'text' | 'day' | 'time' | 'person') => tie(kind)
  const pair = (kind: 'number' | 'text' | 'day' | 'time', operators = operator) => fc.tuple(of(kind), operators, of(kind)).map(([a, op, b]) => `(${a} ${op} ${b})`)
  const choice = (kind: 'condition' | 'number' | 'text') => fc.tuple(of('condition'), of(kind), of(kind)).map(([c, a, b]) => `(${c} ? ${a} : ${b})`)
  const size = { maxDepth: 4, depthSize: 'small' as const }
  return {
    condition: fc.oneof(
      size,
      pick('record.urgent', 'record.paid', 'true', "'head' in actor.roles", 'record.urgent == true', 'record.paid != false', 'inPeriod(record.at, params.period)', 'inPeriod(record.due, params.period)', 'has(record.client)'),
      pair('number'), pair('text'), pair('day'), pair('time'),
      fc.tuple(of('person'), equality, of('person')).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(pick(...Object.keys(kinds).map((name) => `record.${name}`), 'record.client', 'record.client.name'), equality).map(([field, op]) => `(${field} ${op} null)`),
      fc.tuple(of('condition'), pick('&&', '||', '==', '!='), of('condition')).map(([a, op, b]) => `(${a} ${op} ${b})`),
      of('condition').map((a) => `!(${a})`),
      choice('condition'),
      fc.tuple(of('text'), pick('startsWith', 'endsWith', 'contains'), of('text')).map(([a, test, b]) => `${a}.${test}(${b})`),
      fc.tuple(of('text'), fc.array(fc.constantFrom(...texts).map(quoted), { maxLength: 3 })).map(([a, list]) => `(${a} in [${list.join(', ')}])`),
      fc.tuple(of('number'), fc.array(of('number'), { minLength: 1, maxLength: 3 })).map(([a, list]) => `(${a} in [${list.join(', ')}])`),
      pick(`record.client in ["${ids[0]}", "other"]`, `record.due in ["${days[1]}", "${days[2]}"]`, 'record.title in [record.code, params.nothing]', 'record.count in [1, 2, 2.5]'),
    ),
    number: fc.oneof(
      size,
      pick('record.total', 'record.rate', 'record.count', 'params.least'),
      fc.integer({ min: 0, max: 30 }).map(String),
      cents(2, 3000).map((value) => (Number.isInteger(value) ? `${value}.0` : `${value}`)),
      fc.tuple(of('number'), pick('+', '-', '*', '/', '%'), of('number')).map(([a, op, b]) => `(${a} ${op} ${b})`),
      of('number').map((a) => `(-(${a}))`),
      fc.tuple(of('number'), fc.integer({ min: 0, max: 3 })).map(([a, digits]) => `round(${a}, ${digits})`),
      fc.tuple(of('number'), of('number')).map(([a, b]) => `coalesce(${a}, ${b})`),
      of('text').map((a) => `size(${a})`),
      choice('number'),
    ),
    text: fc.oneof(
      size,
      pick('record.title', 'record.code', 'record.client.name', 'actor.name', 'params.nothing'),
      fc.constantFrom(...texts).map(quoted),
      fc.tuple(of('text'), of('text')).map(([a, b]) => `(${a} + ${b})`),
      fc.tuple(of('text'), of('text')).map(([a, b]) => `coalesce(${a}, ${b})`),
      choice('text'),
    ),
    day: fc.oneof(
      pick('record.due', 'today()', 'params.period.from', 'day(record.at)', ...days.map(quoted)),
      fc.tuple(pick('record.due', 'day(record.at)', 'today()'), fc.integer({ min: -400, max: 400 })).map(([day, count]) => `addDays(${day}, ${count})`),
    ),
    time: pick('record.at', 'now', 'record.at', 'now - duration("24h")', ...times.map((time) => `timestamp("${time}")`)),
    person: pick('record.advisor', 'record.client', 'record.client.id', 'actor.id', `"${ids[1]}"`, '"nobody"', 'params.nothing'),
  }
})

let database: TestDatabase
let store: Store
const rows: Values[] = fc.sample(record, { numRuns: 80, seed: 39 }) as Values[]

beforeAll(async () => {
  database = await testDatabase()
  store = openStore(database.url)
  await store.query(sql`create table orders (position int, ${raw(Object.entries(columns).map(([name, type]) => `"${name}" ${type}`).join(', '))})`)
  const given = rows.map((row, position) => ({ position, ...row, client: (row.client as { id?: string } | null)?.id ?? null, client_name: (row.client as { name?: string } | null)?.name ?? null }))
  await store.query(sql`insert into orders select * from jsonb_populate_recordset(null::orders, ${JSON.stringify(given)}::jsonb)`)
})
afterAll(async () => {
  await store.close()
  await database.drop()
})

/** The first record for which the two do not give the same. */
async function difference(source: string): Promise<object | null> {
  const expression = compileExpression(source, scope)
  const fragment = compileToSql(source, scope, table, bindings)
  const answered = await store.query<{ value: Json }>(sql`select ${fragment} as value from orders order by position`)
  const isCondition = answered.some(({ value }) => typeof value === 'boolean')
  for (const [i, row] of rows.entries()) {
    const here = expression.evaluate({ record: row, ...surroundings })
    const there = answered[i]?.value ?? null
    const same = isCondition || typeof here === 'boolean' ? (here === true) === (there === true) : here === there
    if (!same) return { source, sql: toStatement(fragment), row, here, there }
  }
  return null
}

describe('SQL and evaluation agree', () => {
  test.each(['condition', 'number', 'text'] as const)('for every %s over every record', async (kind) => {
    await fc.assert(
      fc.asyncProperty(language[kind].filter((source) => source.length < 1500), async (source) => {
        expect(await difference(source)).toBeNull()
      }),
      { numRuns: kind === 'condition' ? 400 : 150 },
    )
  })
  test('for what people write', async () => {
    for (const source of [
      'record.title != "a"', '!(record.total > 5)', '!(record.title == "a")', 'record.urgent == false', 'record.client == null || record.client.name != "b"', 'record.total / 3 > 1.0', 'record.count / 3', 'record.count % 7',
      'round(record.total * 1.005, 2)', 'record.total > params.least && record.advisor == actor.id', 'record.title.contains("%") || record.code.startsWith("_")', 'record.title < record.code', '"my " + record.title',
    ]) expect(await difference(source)).toBeNull()
  })
})

describe('the SQL', () => {
  const text = (source: string): [string, readonly unknown[]] => {
    const statement = toStatement(compileToSql(source, scope, table, bindings))
    return [statement.text, statement.values]
  }
  test('binds every value and keeps simple comparisons open to an index', () => {
    expect(text('record.title == "x\'; drop table orders; --"')).toEqual(['("orders"."title" = $1::text)', ["x'; drop table orders; --"]])
    expect(text('record.count >= 5 && record.advisor == actor.id')).toEqual(['(("orders"."count" >= $1::bigint) and ("orders"."advisor" = $2::uuid))', ['5', ids[0]]])
    expect(text('record.title in ["a", "b"]')).toEqual(['("orders"."title" = any($1::text[]))', [['a', 'b']]])
  })
  test('counts null as people do', () => {
    expect(text('record.title != "x"')[0]).toBe('("orders"."title" is distinct from $1::text)')
    expect(text('record.client == null')[0]).toBe('("orders"."client" is null)')
    expect(text('!(record.total > 5)')[0]).toBe('((("orders"."total" > $1::bigint)) is not true)')
  })
  test('knows the wild signs of like', () => {
    expect(text('record.title.contains("50%_\\\\")')).toEqual(['("orders"."title" like $1::text)', ['%50\\%\\_\\\\%']])
  })
  test('holds a period by the clock of the place, on the bare column', () => {
    expect(text('inPeriod(record.at, params.period)')[1]).toEqual(['2009-05-01', 'Europe/Moscow', '2009-05-25', 'Europe/Moscow'])
    expect(text('inPeriod(record.due, params.period)')[0]).toBe('("orders"."due" >= $1::date and "orders"."due" <= $2::date)')
  })
  test('settles at once what does not depend on the record', () => {
    expect(text('"head" in actor.roles')[0]).toBe('true')
    expect(text('"admin" in actor.roles || record.advisor == actor.id')[0]).toBe('(false or ("orders"."advisor" = $1::uuid))')
  })
  test.each(['size(record.works) > 0', 'record.works.exists(w, w.name == "x")', 'record.client.tags == "x"', 'record.at + duration("1h") < now', '[record.title] == ["a"]', 'record.total > 1 && int(record.total) > 1'])('is refused as a whole for %s', (source) => {
    expect(() => compileToSql(source, scope, table, bindings)).toThrow(/can't be asked of the database/)
    expect(checkSqlExpression(source, scope)).toHaveLength(1)
  })
  test('can be promised without a table', () => {
    expect(checkSqlExpression('record.client.name != "x" && inPeriod(record.at, params.period)', scope)).toEqual([])
    expect(checkSqlExpression('record.titel == "x"', scope)[0]?.message).toContain('titel')
  })
})
