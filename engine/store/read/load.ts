/** Reading of whole records for commands and expressions: engine values (decimals are numbers), no masks. */
import { dataSchema } from '../../kernel/names.ts'
import { ident, raw, type Sql, sql } from '../../kernel/sql.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Entity, Field, Model, Values } from '../../model/types.ts'
import { entityTable, fieldSql, isoText, parameter, perEntity, valueSql } from '../columns.ts'
import type { Query } from '../pool.ts'
import type { RecordRow } from '../write/records.ts'
import { objectJson } from './selection.ts'

function valuesJson(entity: Entity, alias: string): Sql {
  return objectJson(entity.fields.map((field): readonly [string, Sql] => [field.name, field.lines ? linesJson(entity, field, alias) : scalarJson(field, alias)]))
}

const scalarJson = (field: Field, alias: string): Sql => valueSql(field.type.kind ?? 'json', fieldSql(field, alias))

function linesJson(entity: Entity, field: Field, alias: string): Sql {
  const lines = field.lines
  if (!lines) return sql`null`
  const pairs = lines.fields.map((inner): readonly [string, Sql] => [inner.name, scalarJson(inner, 'l')])
  const site = entity.scope === 'dealership' ? sql` and l.dealership = ${ident(alias, 'dealership')}` : sql``
  return sql`(select coalesce(json_agg(o.line), '[]'::json) from (select ${objectJson([['id', ident('l', 'id')], ...pairs])} as line from ${ident(dataSchema, lines.table)} l where l.parent = ${ident(alias, 'id')}${site} order by l.position) o)`
}

/** System fields of the row called `t`, by the names that expressions know. */
function systemSql(entity: Entity): Readonly<Record<string, Sql>> {
  const at = (column: string): Sql => isoText(ident('t', column))
  return {
    id: ident('t', 'id'),
    dealership: entity.scope === 'network' ? sql`null::text` : ident('t', 'dealership'),
    number: entity.numbering ? ident('t', 'number') : sql`null::bigint`,
    state: entity.machine ? ident('t', 'state') : sql`null::text`,
    stateSince: entity.machine ? at('state_since') : sql`null::text`,
    version: ident('t', 'version'),
    createdAt: at('created_at'),
    createdBy: ident('t', 'created_by'),
    updatedAt: at('updated_at'),
    updatedBy: ident('t', 'updated_by'),
  }
}

/** The whole row called `t`. */
const rowJson = perEntity((entity) => objectJson([...Object.entries(systemSql(entity)), ['values', valuesJson(entity, 't')]]))

/** Of the row called `t` its id and the named fields; `names` joined by commas. */
const partJson = perEntity((entity, names) => {
  const system = systemSql(entity)
  const wanted = new Set(['id', ...names.split(',')])
  const own = entity.fields.filter(({ name }) => wanted.has(name)).map((field): readonly [string, Sql] => [field.name, field.lines ? linesJson(entity, field, 't') : scalarJson(field, 't')])
  return objectJson([...Object.entries(system).filter(([name]) => wanted.has(name) && !entity.fieldByName.has(name)), ...own])
})

export interface LoadOptions {
  /** Row filter over the alias `t`. */
  readonly visible?: Sql
  /** Holds the row until the transaction ends. */
  readonly forUpdate?: boolean
  /** The one that is expected of a row that is held: at this one it is read at once. */
  readonly version?: number
  /** Where the record belongs to, as far as that is known: it is looked for there alone. */
  readonly dealership?: string | null
}

/** The record, or null where there is none (or none that `visible` lets through). */
export async function loadRecord(query: Query, entity: Entity, id: string, { visible, forUpdate = false, version, dealership = null }: LoadOptions = {}): Promise<RecordRow | null> {
  const site = entity.scope === 'dealership' && dealership !== null ? sql` and t.dealership = ${dealership}` : sql``
  const found = sql`from ${entityTable(entity)} t where t.id = ${parameter('id', id)} and t.deleted_at is null${site}`
  const read = sql`select ${rowJson(entity)} as row ${found}${visible ? sql` and ${visible}` : sql``}`
  // Ids never change, so others may point to the row meanwhile; a stronger lock would let two commands wait for each other.
  const lock = raw(' for no key update of t')
  if (forUpdate && version !== undefined) {
    const [held] = await query<{ row: RecordRow }>(sql`${read}${lock}`)
    // One that changed while it was waited for has another version by now, and its lines are read from before that.
    if (held?.row.version === version) return held.row
  }
  // The lock comes first: lines must be read as they are once the row is ours.
  const locked = forUpdate ? query(sql`select 1 ${found}${lock}`) : null
  const [, [row]] = await Promise.all([locked, query<{ row: RecordRow }>(read)])
  return row?.row ?? null
}

/** Records by id, in the order of the ids; those that `visible` (over the alias `t`) does not let through are left out. */
export async function loadRecords(query: Query, entity: Entity, ids: readonly string[], visible: Sql): Promise<readonly RecordRow[]> {
  if (ids.length === 0) return []
  const rows = await query<{ row: RecordRow }>(sql`select ${rowJson(entity)} as row from ${entityTable(entity)} t where t.id = any(${ids}::uuid[]) and t.deleted_at is null and ${visible}`)
  const byId = new Map(rows.map(({ row }) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/**
 * The values with references that `paths` read replaced by what they read there (`client.group.name` → client with
 * its group and that with its name), as expressions see them. An empty reference is null. `dealership`: whose record holds the values, as far as that is known.
 */
export async function withReferences(query: Query, model: Model, entity: Pick<Entity, 'fieldByName'>, values: Values, paths: readonly string[], dealership: string | null = null): Promise<Values> {
  if (paths.length === 0) return values
  const heads = new Map<string, string[]>()
  for (const path of paths) {
    const [head, ...rest] = path.split('.')
    if (!head) continue
    heads.set(head, [...(heads.get(head) ?? []), ...(rest.length > 0 ? [rest.join('.')] : [])])
  }
  const found = await Promise.all(
    [...heads].map(async ([name, rest]): Promise<readonly [string, Values] | null> => {
      const field = entity.fieldByName.get(name)
      const id = values[name]
      if (!field?.target || !isUuid(id)) return null
      const target = model.entities.get(field.target)
      const site = target?.scope === 'dealership' && dealership !== null ? sql` and t.dealership = ${dealership}` : sql``
      const names = [...new Set(rest.map((path) => path.split('.', 1)[0] ?? ''))].sort().join(',')
      const [found] = target ? await query<{ part: Values }>(sql`select ${partJson(target, names)} as part from ${entityTable(target)} t where t.id = ${parameter('id', id)}${site}`) : []
      return target && found ? [name, await withReferences(query, model, target, found.part, rest.filter((path) => path.includes('.')), dealership)] : null
    }),
  )
  return { ...values, ...Object.fromEntries(found.filter((one) => one !== null)) }
}

/** System fields of a record as expressions read them. */
export function systemValues(row: Omit<RecordRow, 'values'>): Values {
  return {
    id: row.id,
    dealership: row.dealership,
    number: row.number,
    state: row.state,
    stateSince: row.stateSince,
    version: row.version,
    createdAt: row.createdAt,
    createdBy: row.createdBy,
    updatedAt: row.updatedAt,
    updatedBy: row.updatedBy,
  }
}

/** Every record of a small catalogue. */
export async function allRecords(query: Query, entity: Entity): Promise<readonly RecordRow[]> {
  const rows = await query<{ row: RecordRow }>(sql`select ${rowJson(entity)} as row from ${entityTable(entity)} t where t.deleted_at is null`)
  return rows.map(({ row }) => row)
}
