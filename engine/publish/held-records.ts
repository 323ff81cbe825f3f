import { dataSchema } from '../kernel/names.ts'
import { ident, type Sql, sql } from '../kernel/sql.ts'
import type { Entity, Model } from '../model/types.ts'
import { fieldSql, type Query } from '../store/index.ts'
import type { FoundElement } from './where-used.ts'

/** How many records an element holds: values of a field, records in a state or of an entity, people of a role; null where it holds none by its nature. */
export async function heldRecords(query: Query, network: Model, { kind, entity: name, id, name: own }: FoundElement): Promise<number | null> {
  const count = async (statement: Sql): Promise<number> => (await query<{ count: number }>(statement))[0]?.count ?? 0
  if (kind === 'role') return count(sql`select count(distinct user_id) as count from platform.membership where role = ${own}`)
  const entity = [...network.entities.values()].find((one) => one.name === name || one.id === name)
  if (!entity) return null
  const table = ident(dataSchema, entity.table)
  if (kind === 'entity') return count(sql`select count(*) as count from ${table}`)
  if (kind === 'state') return entity.machine ? count(sql`select count(*) as count from ${table} t where exists (select from unnest(string_to_array(t.state, '|')) part where part = ${keyOf(entity, id, own)} or starts_with(part, ${`${keyOf(entity, id, own)}.`}))`) : null
  if (kind === 'field') return fieldCount(entity, id, count)
  if (kind === 'line-field') return lineCount(entity, id, count)
  return null
}

const keyOf = (entity: Entity, id: string, name: string): string => [...(entity.machine?.states.values() ?? [])].find((state) => state.id === id)?.key ?? name

async function fieldCount(entity: Entity, id: string, count: (statement: Sql) => Promise<number>): Promise<number | null> {
  const field = entity.fields.find((one) => one.id === id)
  if (!field) return null
  if (field.storage === 'lines') return count(sql`select count(distinct parent) as count from ${ident(dataSchema, field.column)}`)
  return count(sql`select count(*) as count from ${ident(dataSchema, entity.table)} t where ${fieldSql(field, 't')} is not null`)
}

async function lineCount(entity: Entity, id: string, count: (statement: Sql) => Promise<number>): Promise<number | null> {
  for (const { lines } of entity.fields) {
    const inner = lines?.fields.find((one) => one.id === id)
    if (lines && inner) return count(sql`select count(distinct parent) as count from ${ident(dataSchema, lines.table)} where ${ident(inner.column)} is not null`)
  }
  return null
}
