/** One meaning, two engines: what an expression gives here, PostgreSQL gives from the same text compiled to SQL. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkSqlExpression, compileToSql } from '../engine/expressions/index.ts'
import { toStatement } from '../engine/kernel/sql.ts'
import type { Values } from '../engine/model/types.ts'
import { openStore, type Store } from '../engine/store/index.ts'
import { testDatabase, type TestDatabase } from './fixtures/database.ts'
import { bindings, difference, ids, language, openOrders, scope, table } from './fixtures/expressions.ts'

let database: TestDatabase
let store: Store
let rows: readonly Values[]

beforeAll(async () => {
  database = await testDatabase()
  store = openStore(database.url)
  rows = await openOrders(store, 80, 39)
})
afterAll(async () => {
  await store.close()
  await database.drop()
})

describe('SQL and evaluation agree', () => {
  test.each(['condition', 'number', 'text'] as const)('for every %s over every record', async (kind) => {
    await fc.assert(
      fc.asyncProperty(language[kind].filter((source) => source.length < 1500), async (source) => {
        expect(await difference(store, rows, source)).toBeNull()
      }),
      { numRuns: kind === 'condition' ? 400 : 150 },
    )
  })
  test('for what people write', async () => {
    for (const source of [
      'record.title != "a"', '!(record.total > 5)', '!(record.title == "a")', 'record.urgent == false', 'record.client == null || record.client.name != "b"', 'record.total / 3 > 1.0', 'record.count / 3', 'record.count % 7',
      'round(record.total * 1.005, 2)', 'record.total > params.least && record.advisor == actor.id', 'record.title.contains("%") || record.code.startsWith("_")', 'record.title < record.code', '"my " + record.title',
    ]) expect(await difference(store, rows, source)).toBeNull()
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
