import { describe, expect, it } from 'vitest'
import { diffTables } from './diff-tables.ts'
import { addColumn } from './statements.ts'
import { typeChange } from './column-types.ts'
import type { Column, Table } from './table.ts'

const column = (name: string, id: string | null, rest: Partial<Column> = {}): Column => ({ name, type: 'text', nullable: true, default: null, id, ...rest })
const table = (rest: Partial<Table> = {}): Table => ({
  name: 'client',
  id: 'en_client',
  columns: [column('id', null, { type: 'uuid', nullable: false }), column('phone', 'fl_phone')],
  primaryKey: { name: 'client_id_pkey', columns: ['id'] },
  foreignKeys: [],
  indexes: [{ name: 'client_phone_idx', unique: false, definition: 'using btree ("phone")' }],
  ...rest,
})

describe('the difference between tables', () => {
  it('is nothing between equals', () => {
    expect(diffTables([table({ isEmpty: false })], [table()])).toEqual({ statements: [], changes: [], refused: [], checks: [], ahead: [], closed: [] })
  })

  it('creates a table with its ids as comments, then its indexes', () => {
    expect(diffTables([], [table()]).statements).toEqual([
      'create schema if not exists "data"',
      'create table "data"."client" (\n  "id" uuid not null,\n  "phone" text,\n  constraint "client_id_pkey" primary key ("id")\n)',
      `comment on table "data"."client" is 'en_client'`,
      `comment on column "data"."client"."phone" is 'fl_phone'`,
      'create index "client_phone_idx" on "data"."client" using btree ("phone")',
      `comment on index "data"."client_phone_idx" is 'using btree ("phone")'`,
    ])
  })

  it('links tables to each other only after all of them are there', () => {
    const order = table({ name: 'order', id: 'en_order', indexes: [], foreignKeys: [{ name: 'order_client_fkey', columns: ['client'], target: { schema: 'data', table: 'client', columns: ['id'] }, onDelete: null }] })
    const { statements } = diffTables([], [order, table()])
    const link = statements.indexOf('alter table "data"."order" add constraint "order_client_fkey" foreign key ("client") references "data"."client" ("id")')
    expect(link).toBeGreaterThan(statements.findIndex((statement) => statement.startsWith('create table "data"."client"')))
  })

  it('never drops a column or a table', () => {
    const { statements } = diffTables([table({ isEmpty: false }), table({ name: 'old', id: 'en_old', indexes: [], isEmpty: false })], [table({ columns: [column('id', null, { type: 'uuid', nullable: false })], indexes: [] })])
    expect(statements).toEqual(['drop index "data"."client_phone_idx"'])
  })

  it('replaces an index whose definition changed', () => {
    const { statements } = diffTables([table({ isEmpty: false })], [table({ indexes: [{ name: 'client_phone_idx', unique: true, definition: 'using btree ("phone")' }] })])
    expect(statements.slice(0, 2)).toEqual(['drop index "data"."client_phone_idx"', 'create unique index "client_phone_idx" on "data"."client" using btree ("phone")'])
  })

  it('quotes every name, so that none can become SQL', () => {
    const evil = 'a"; drop table x; --'
    const { statements } = diffTables([], [table({ name: evil, indexes: [] })])
    expect(statements[1]).toContain('create table "data"."a""; drop table x; --" (')
  })

  it('gives rows that are there a value while a required system column is added', () => {
    expect(addColumn('order', column('state', null, { nullable: false, fill: "'new'" }))).toEqual([
      `alter table "data"."order" add column "state" text not null default 'new'`,
      'alter table "data"."order" alter column "state" drop default',
    ])
  })
})

describe('the change of a column type', () => {
  it.each([
    ['text', 'text', 'same'],
    ['bigint', 'numeric(18,2)', 'widen'],
    ['numeric(18,2)', 'numeric(20,3)', 'widen'],
    ['numeric(18,2)', 'numeric(18,3)', 'narrow'],
    ['numeric(18,2)', 'numeric(18,0)', 'narrow'],
    ['bigint', 'text', 'widen'],
    ['date', 'text', 'widen'],
    ['text', 'bigint', 'narrow'],
    ['text', 'date', 'narrow'],
    ['uuid', 'text', 'replace'],
    ['date', 'timestamp with time zone', 'replace'],
    ['numeric(18,2)', 'bigint', 'narrow'],
  ])('%s → %s: %s', (from, to, change) => {
    expect(typeChange(from, to)).toBe(change)
  })
})
