/** The texts of DDL statements. Names are quoted, texts are literals; nothing else goes in. */
import { dataSchema } from '../kernel/names.ts'
import { ident, join, literal, raw, type Sql, sql, toStatement } from '../kernel/sql.ts'
import { narrowed, type TypeChange } from './column-types.ts'
import type { Column, ForeignKey, Index, Table } from './table.ts'

const text = (statement: Sql): string => toStatement(statement).text
const names = (columns: readonly string[]): Sql => join(columns.map((column) => ident(column)))
const at = (table: string): Sql => ident(dataSchema, table)
export const alterTable = (table: string): string => text(sql`alter table ${at(table)} `)
const alter = (table: string, change: Sql): string => alterTable(table) + text(change)

export const createSchema = (): string => text(sql`create schema if not exists ${ident(dataSchema)}`)

function columnSql(column: Column): Sql {
  const notNull = raw(column.nullable ? '' : ' not null')
  const initial = column.default === null ? raw('') : raw(` default ${column.default}`)
  return sql`${ident(column.name)} ${raw(column.type)}${notNull}${initial}`
}

export function createTable(table: Table): readonly string[] {
  const parts = [...table.columns.map(columnSql), sql`constraint ${ident(table.primaryKey.name)} primary key (${names(table.primaryKey.columns)})`]
  return [
    text(sql`create table ${at(table.name)} (\n  ${join(parts, ',\n  ')}\n)`),
    ...(table.id === null ? [] : [text(sql`comment on table ${at(table.name)} is ${literal(table.id)}`)]),
    ...table.columns.flatMap((column) => commentColumn(table.name, column)),
  ]
}

function commentColumn(table: string, column: Column): readonly string[] {
  return column.id === null ? [] : [text(sql`comment on column ${ident(dataSchema, table, column.name)} is ${literal(column.id)}`)]
}

/** A column for a table that may hold rows: a value for those stands as default only while it is added. */
export function addColumn(table: string, column: Column): readonly string[] {
  const { fill } = column
  const added = fill === undefined ? column : { ...column, default: fill }
  return [
    alter(table, sql`add column ${columnSql(added)}`),
    ...(fill === undefined ? [] : [alter(table, sql`alter column ${ident(column.name)} drop default`)]),
    ...commentColumn(table, column),
  ]
}

export const dropTable = (table: string): string => text(sql`drop table ${at(table)} cascade`)
export const renameTable = (from: string, to: string): string => alter(from, sql`rename to ${ident(to)}`)
export const renameColumn = (table: string, from: string, to: string): string => alter(table, sql`rename column ${ident(from)} to ${ident(to)}`)
export const renameConstraint = (table: string, from: string, to: string): string => alter(table, sql`rename constraint ${ident(from)} to ${ident(to)}`)
export const dropNotNull = (table: string, column: string): string => alter(table, sql`alter column ${ident(column)} drop not null`)

export function changeType(table: string, column: Column, from: string, change: TypeChange): string {
  const name = ident(column.name)
  const value = change === 'widen' ? sql`${name}::${raw(column.type)}` : change === 'narrow' ? raw(narrowed(text(name), from, column.type)) : sql`null::${raw(column.type)}`
  return alter(table, sql`alter column ${name} type ${raw(column.type)} using ${value}`)
}

/** Gives the rows that have none the value. */
export const fillColumn = (table: string, { name, fill = 'null' }: Column): string => text(sql`update ${at(table)} set ${ident(name)} = ${raw(fill)} where ${ident(name)} is null`)
export const setNotNull = (table: string, column: string): string => alter(table, sql`alter column ${ident(column)} set not null`)
export const dropColumn = (table: string, column: string): string => alter(table, sql`drop column ${ident(column)}`)
export const addPrimaryKey = (table: string, key: Table['primaryKey']): string => alter(table, sql`add constraint ${ident(key.name)} primary key (${names(key.columns)})`)
/** With the links to it, which come back with the new key. */
export const dropKey = (table: string, name: string): string => alter(table, sql`drop constraint ${ident(name)} cascade`)

/** Rows belong to the dealership that their parent belongs to. */
export function dealershipOfParent(table: string, parent: string): string {
  return text(sql`update ${at(table)} l set ${ident('dealership')} = p.dealership from ${at(parent)} p where p.id = l.parent`)
}

export function addForeignKey(table: string, key: ForeignKey): string {
  const { target } = key
  const cascade = raw(key.onDelete === 'cascade' ? ' on delete cascade' : '')
  return alter(table, sql`add constraint ${ident(key.name)} foreign key (${names(key.columns)}) references ${ident(target.schema, target.table)} (${names(target.columns)})${cascade}`)
}

export const dropConstraint = (table: string, name: string): string => alter(table, sql`drop constraint ${ident(name)}`)

export function createIndex(table: string, index: Index): readonly string[] {
  return [
    text(sql`create ${raw(index.unique ? 'unique ' : '')}index ${ident(index.name)} on ${at(table)} ${raw(index.definition)}`),
    text(sql`comment on index ${ident(dataSchema, index.name)} is ${literal(index.definition)}`),
  ]
}

export const dropIndex = (name: string): string => text(sql`drop index ${ident(dataSchema, name)}`)
