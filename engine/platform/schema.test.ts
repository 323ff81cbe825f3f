import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { testDatabase } from '../../tests/fixtures/database.ts'
import { withClient } from '../store/databases.ts'

const schema = readFileSync(resolve(import.meta.dirname, '../../prisma/schema.prisma'), 'utf8')
const sqlTypes: Readonly<Record<string, string>> = {
  String: 'text',
  Boolean: 'boolean',
  Int: 'integer',
  BigInt: 'bigint',
  Json: 'jsonb',
  'DateTime @db.Timestamptz': 'timestamp with time zone',
  'Unsupported("xid8")': 'xid8',
  'String @db.Uuid': 'uuid',
}

interface Column {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly nullable: boolean
}

/** Columns that schema.prisma declares; relations have none. */
function declared(): Column[] {
  return [...schema.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].flatMap(([, , body = '']) => {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? ''
    return [...body.matchAll(/^ {2}(\w+) +(\w+(?:\("\w+"\))?)(\?|\[\])?(.*)$/gm)].flatMap(([, name = '', type = '', modifier, attributes = '']) => {
      const native = /@db\.\w+/.exec(attributes)?.[0]
      const sqlType = sqlTypes[native ? `${type} ${native}` : type]
      return sqlType ? [{ table, column: /@map\("(\w+)"\)/.exec(attributes)?.[1] ?? name, type: sqlType, nullable: modifier === '?' }] : []
    })
  })
}

const byName = (a: Column, b: Column): number => (`${a.table}.${a.column}` < `${b.table}.${b.column}` ? -1 : 1)

test('schema.prisma says what the migrations make', async () => {
  const database = await testDatabase()
  const live = await withClient(database.url, (client) =>
    client.query<Column>(`
      select table_name as table, column_name as column, data_type as type, is_nullable = 'YES' as nullable
        from information_schema.columns where table_schema = 'platform' and table_name <> '_prisma_migrations'`),
  )
  await database.drop()
  expect(declared().length).toBeGreaterThan(60)
  expect(live.rows.sort(byName)).toEqual(declared().sort(byName))
})
