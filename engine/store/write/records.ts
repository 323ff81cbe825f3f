/** Writing of records: one way for a single record and for thousands, through json_to_recordset. */
import { isSameJson } from '../../kernel/json.ts'
import { dataSchema } from '../../kernel/names.ts'
import { ident, join, raw, type Sql, sql } from '../../kernel/sql.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Entity, Field, Values } from '../../model/types.ts'
import { entityTable, perEntity } from '../columns.ts'
import type { Query } from '../pool.ts'
import { searchedFields, searchText } from './search-text.ts'

/** A record with its system fields apart from the defined ones. */
export interface RecordRow {
  readonly id: string
  readonly dealership: string | null
  readonly number: number | null
  readonly state: string | null
  readonly stateSince: string | null
  readonly version: number
  readonly createdAt: string
  readonly createdBy: string
  readonly updatedAt: string
  readonly updatedBy: string
  readonly values: Values
}

interface TypedColumn {
  readonly name: string
  readonly type: string
}

/** A column of the records themselves. */
interface RecordColumn extends TypedColumn {
  readonly of: (row: RecordRow) => unknown
  readonly isSame: (a: RecordRow, b: RecordRow) => boolean
}

function column(name: string, type: string, of: RecordColumn['of'], isSame: RecordColumn['isSame'] = (a, b) => isSameJson(of(a), of(b))): RecordColumn {
  return { name, type, of, isSame }
}

function systemColumns(entity: Entity): readonly RecordColumn[] {
  const custom = entity.fields.filter((field) => field.storage === 'custom')
  const searched = searchedFields(entity)
  return [
    column('id', 'uuid', (row) => row.id),
    ...(entity.scope === 'network' ? [] : [column('dealership', 'text', (row) => row.dealership)]),
    ...(entity.numbering ? [column('number', 'bigint', (row) => row.number)] : []),
    ...(entity.machine ? [column('state', 'text', (row) => row.state), column('state_since', 'timestamptz', (row) => row.stateSince)] : []),
    column('version', 'integer', (row) => row.version),
    column('created_at', 'timestamptz', (row) => row.createdAt),
    column('created_by', 'uuid', (row) => row.createdBy),
    column('updated_at', 'timestamptz', (row) => row.updatedAt),
    column('updated_by', 'uuid', (row) => row.updatedBy),
    column('search', 'text', (row) => searchText(entity, row), (a, b) => a.number === b.number && searched.every(({ name }) => isSameJson(a.values[name], b.values[name]))),
    column('custom', 'jsonb', (row) => customOf(custom, row.values)),
  ]
}

const ownColumns = (fields: readonly Field[]): readonly TypedColumn[] =>
  fields.filter((field) => field.storage === 'column').map((field) => ({ name: field.column, type: columnType(field) }))

const columnType = (field: Field): string => field.type.column(field) ?? 'text'

const lineFields = (entity: Entity): readonly Field[] => entity.fields.filter((field) => field.storage === 'lines')

/** Values that live in the `custom` column; a null takes the key's place so that it can be told from "never set". */
function customOf(fields: readonly Field[], values: Values): Values {
  return Object.fromEntries(fields.filter(({ name }) => name in values).map((field) => [field.column, values[field.name] ?? null]))
}

const typesOf = (columns: readonly TypedColumn[]): Sql => join(columns.map(({ name, type }) => sql`${ident(name)} ${raw(type)}`))

const recordset = (rows: readonly Record<string, unknown>[], types: Sql): Sql => sql`json_to_recordset(${JSON.stringify(rows)}::json) as r(${types})`

const names = (columns: readonly TypedColumn[], alias?: string): Sql => join(columns.map(({ name }) => (alias ? ident(alias, name) : ident(name))))

const known = new WeakMap<Entity, readonly RecordColumn[]>()

function recordColumns(entity: Entity): readonly RecordColumn[] {
  const own = (): readonly RecordColumn[] => entity.fields.filter(({ storage }) => storage === 'column').map((field) => column(field.column, columnType(field), (row) => row.values[field.name] ?? null))
  const columns = known.get(entity) ?? [...systemColumns(entity), ...own()]
  known.set(entity, columns)
  return columns
}

const recordTypes = perEntity((entity) => typesOf(recordColumns(entity)))

const insertion = perEntity((entity) => sql`insert into ${entityTable(entity)} (${names(recordColumns(entity))}) select ${names(recordColumns(entity), 'r')} from `)

export async function insertRecords(query: Query, entity: Entity, rows: readonly RecordRow[]): Promise<void> {
  if (rows.length === 0) return
  await query(sql`${insertion(entity)}${recordset(rows.map((row) => Object.fromEntries(recordColumns(entity).map(({ name, of }) => [name, of(row)]))), recordTypes(entity))}`)
  for (const field of lineFields(entity)) await insertLines(query, entity, field, rows)
}

async function insertLines(query: Query, entity: Entity, field: Field, rows: readonly RecordRow[]): Promise<void> {
  const lines = rows.flatMap((row) => lineRows(field, row))
  if (lines.length === 0) return
  const columns = lineColumns(entity, field)
  await query(sql`insert into ${ident(dataSchema, field.column)} (${names(columns)}) select ${names(columns, 'r')} from ${recordset(lines, typesOf(columns))}`)
}

const lineColumns = (entity: Entity, field: Field): readonly TypedColumn[] => [
  { name: 'id', type: 'uuid' },
  ...(entity.scope === 'network' ? [] : [{ name: 'dealership', type: 'text' }]),
  { name: 'parent', type: 'uuid' },
  { name: 'position', type: 'integer' },
  ...ownColumns(field.lines?.fields ?? []),
]

function lineRows(field: Field, row: RecordRow): readonly Record<string, unknown>[] {
  return linesOf(row.values, field).map((line, position) => ({
    ...Object.fromEntries((field.lines?.fields ?? []).map((inner) => [inner.column, line[inner.name] ?? null])),
    id: typeof line.id === 'string' ? line.id : uuidv7(),
    dealership: row.dealership,
    parent: row.id,
    position,
  }))
}

export const linesOf = (values: Values, field: Field): readonly Values[] => (Array.isArray(values[field.name]) ? (values[field.name] as unknown as readonly Values[]) : [])

/**
 * Writes the row as it stands now; the caller holds its lock and has raised `version`.
 * Lines that are gone are deleted, known ones updated in place, new ones added; what is as it was `before` is
 * left alone.
 */
export async function updateRecord(query: Query, entity: Entity, row: RecordRow, before: RecordRow | null = null): Promise<void> {
  await query(sql`update ${entityTable(entity)} t set ${assignments(entity, row, before)} where ${ownKey(entity, row)}`)
  const isAsBefore = ({ name }: Field): boolean => before !== null && isSameJson(before.values[name], row.values[name])
  for (const field of lineFields(entity)) if (!isAsBefore(field)) await replaceLines(query, entity, field, row)
}

const fixed: ReadonlySet<string> = new Set(['id', 'dealership', 'number', 'created_at', 'created_by'])

/** The columns that differ from `before`, or all that may: most commands change a few of many. */
function assignments(entity: Entity, row: RecordRow, before: RecordRow | null): Sql {
  const changed = recordColumns(entity).filter(({ name, isSame }) => !fixed.has(name) && !(before && isSame(before, row)))
  return join(changed.map(({ name, type, of }) => (name === 'custom' ? sql`custom = t.custom || ${JSON.stringify(of(row))}::jsonb` : sql`${ident(name)} = ${bound(type, of(row))}::${raw(type)}`)))
}

const bound = (type: string, value: unknown): unknown => (type === 'jsonb' && value !== null ? JSON.stringify(value) : value)

/** The row under the alias `t`; its dealership stands there as a value, which says at once where it lies. */
const ownKey = (entity: Entity, { id, dealership }: RecordRow): Sql => (entity.scope === 'dealership' ? sql`t.dealership = ${dealership} and t.id = ${id}::uuid` : sql`t.id = ${id}::uuid`)

async function replaceLines(query: Query, entity: Entity, field: Field, row: RecordRow): Promise<void> {
  const table = ident(dataSchema, field.column)
  const lines = lineRows(field, row)
  const site = entity.scope === 'dealership' ? sql` and dealership = ${row.dealership}` : raw('')
  await query(sql`delete from ${table} where parent = ${row.id}${site} and id <> all(${lines.map((line) => line.id)}::uuid[])`)
  if (lines.length === 0) return
  const columns = lineColumns(entity, field)
  const key = entity.scope === 'dealership' ? raw('(dealership, id)') : raw('(id)')
  const changed = columns.filter(({ name }) => !['id', 'dealership', 'parent'].includes(name))
  const replaced = changed.map(({ name }) => sql`${ident(name)} = ${ident('excluded', name)}`)
  await query(
    sql`insert into ${table} as l (${names(columns)}) select ${names(columns, 'r')} from ${recordset(lines, typesOf(columns))} on conflict ${key} do update set ${join(replaced)} where l.parent = ${row.id}`,
  )
}

/** Marks as deleted; the row stays for the audit and for references to it. */
export async function markDeleted(query: Query, entity: Entity, row: RecordRow, at: string): Promise<void> {
  const site = entity.scope === 'dealership' ? sql` and dealership = ${row.dealership}` : raw('')
  await query(sql`update ${entityTable(entity)} set deleted_at = ${at}::timestamptz, version = ${row.version}, updated_at = ${at}::timestamptz, updated_by = ${row.updatedBy}::uuid where id = ${row.id}::uuid${site}`)
}

/** The next number of an entity in its dealership ('' for a network's). Creators wait for each other, so numbers have no gaps. */
export async function nextNumbers(query: Query, entity: Entity, dealership: string | null, count = 1): Promise<number> {
  const start = entity.numbering?.start ?? 1
  const [row] = await query<{ value: number }>(
    sql`insert into platform.counter as c (entity, dealership, value) values (${entity.name}, ${dealership ?? ''}, ${start + count - 1}) on conflict (entity, dealership) do update set value = greatest(c.value + ${count}, ${start + count - 1}) returning value`,
  )
  return (row?.value ?? start) - count + 1
}
