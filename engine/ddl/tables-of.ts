import { dataSchema, fieldIndexName, foreignKeyName, indexName } from '../kernel/names.ts'
import { ident, literal, toStatement } from '../kernel/sql.ts'
import type { Entity, Field, LinesModel, Model } from '../model/types.ts'
import type { Column, ForeignKey, Index, Table } from './table.ts'

/** The tables of the network's model: one per entity and one per lines field. Pure. */
export function tablesOf(model: Model): readonly Table[] {
  return [...model.entities.values()].flatMap((entity) => [
    entityTable(entity, model),
    ...entity.fields.flatMap((field) => (field.lines && field.storage === 'lines' ? [linesTable(entity, field, field.lines, model)] : [])),
  ])
}

const fileOf = (entity: Entity): string => `entities/${entity.name}/entity.json`

function column(name: string, type: string, options: Partial<Omit<Column, 'name' | 'type'>> = {}): Column {
  return { name, type, nullable: true, default: null, id: null, ...options }
}

function entityTable(entity: Entity, model: Model): Table {
  const own = entity.fields.filter((field) => field.storage === 'column')
  return {
    name: entity.table,
    id: entity.id,
    columns: [...headColumns(entity), ...own.flatMap((field) => fieldColumn(field, pointerOf(field))), ...tailColumns],
    primaryKey: primaryKeyOf(entity.table, entity),
    foreignKeys: own.flatMap((field) => foreignKey(entity.table, entity, field, model)),
    indexes: [...systemIndexes(entity), ...entity.fields.flatMap((field) => fieldIndexes(entity, field))],
    custom: entity.fields.filter((field) => field.storage === 'custom').flatMap((field) => fieldColumn(field, pointerOf(field))),
    file: fileOf(entity),
  }
}

/** Rows of dealership-scoped records are keyed by dealership first, so that the tables can be distributed by it. */
const keyedByDealership = (entity: Entity): boolean => entity.scope === 'dealership'

function primaryKeyOf(table: string, entity: Entity): Table['primaryKey'] {
  return { name: indexName(table, ['id'], 'pkey'), columns: keyedByDealership(entity) ? ['dealership', 'id'] : ['id'] }
}

function dealershipColumn(entity: Entity): readonly Column[] {
  return entity.scope === 'network' ? [] : [column('dealership', 'text', { nullable: entity.scope === 'layered' })]
}

function headColumns(entity: Entity): readonly Column[] {
  const { machine } = entity
  const first = machine ? text(literal(machine.initial)) : ''
  return [
    column('id', 'uuid', { nullable: false }),
    ...dealershipColumn(entity),
    ...(entity.numbering ? [column('number', 'bigint')] : []),
    ...(machine ? [column('state', 'text', { nullable: false, fill: first }), column('state_since', 'timestamp with time zone', { nullable: false, fill: 'now()' })] : []),
    column('version', 'integer', { nullable: false, default: '1' }),
    column('created_at', 'timestamp with time zone', { nullable: false, default: 'now()' }),
    column('created_by', 'uuid'),
    column('updated_at', 'timestamp with time zone', { nullable: false, default: 'now()' }),
    column('updated_by', 'uuid'),
    column('deleted_at', 'timestamp with time zone'),
  ]
}

const tailColumns: readonly Column[] = [
  column('search', 'text', { nullable: false, default: "''::text" }),
  column('custom', 'jsonb', { nullable: false, default: "'{}'::jsonb" }),
]

/** PostgreSQL's own spelling, so that the catalogue compares equal. */
const spelled: Readonly<Record<string, string>> = { timestamptz: 'timestamp with time zone', int8: 'bigint', int4: 'integer', bool: 'boolean' }

function fieldColumn(field: Field, pointer: string): readonly Column[] {
  const type = field.type.column(field)
  if (type === null) return []
  const { keywords, schema } = field
  const isFilledByPeople = keywords.computed === undefined && schema.readOnly !== true
  const fill = field.required && keywords.backfill === undefined ? fillOf(field) : null
  return [
    column(field.column, spelled[type] ?? type.replaceAll(' ', ''), {
      id: field.id,
      pointer,
      ...(field.required && isFilledByPeople ? { required: true } : {}),
      ...(keywords.backfill === undefined ? {} : { isBackfilled: true }),
      ...(fill === null ? {} : { fill }),
      ...(schema.enum ? { options: schema.enum.map(String) } : {}),
    }),
  ]
}

const pointerOf = (field: Field): string => `/schema/properties/${field.name}`

/** The default as SQL: what rows that are there get when the field comes to be required. */
function fillOf({ schema, type }: Field): string | null {
  const { default: given } = schema
  if (given === undefined || given === null) return null
  return text(literal(type.kind === 'json' ? JSON.stringify(given) : String(given)))
}

function foreignKey(table: string, entity: Entity, field: Field, model: Model): readonly ForeignKey[] {
  const name = foreignKeyName(table, field.column)
  if (field.type.name === 'user') return [{ name, columns: [field.column], target: { schema: 'platform', table: 'user', columns: ['id'] }, onDelete: null }]
  const target = field.type.name === 'reference' && field.target !== null ? model.entities.get(field.target) : undefined
  if (!target) return []
  const both = keyedByDealership(target) && keyedByDealership(entity)
  return [{ name, columns: both ? ['dealership', field.column] : [field.column], target: { schema: dataSchema, table: target.table, columns: both ? ['dealership', 'id'] : ['id'] }, onDelete: null }]
}

function systemIndexes(entity: Entity): readonly Index[] {
  const lead = entity.scope === 'network' ? [] : ['dealership']
  const { table } = entity
  return [
    ...(keyedByDealership(entity) ? [index(table, ['id'])] : []),
    plainIndex(indexName(table, [...lead, 'created'], 'idx'), inOrderOfMaking(lead)),
    ...(entity.machine ? [plainIndex(indexName(table, [...lead, 'state']), inOrderOfMaking([...lead, 'state']))] : []),
    ...(entity.numbering ? [index(table, [...lead, 'number'])] : []),
    plainIndex(indexName(table, ['search'], 'trgm'), 'using gin ("search" gin_trgm_ops)'),
  ]
}

/** Lists show the youngest first, whole or of one state; without deleted records the index alone counts them. */
const inOrderOfMaking = (lead: readonly string[]): string => `using btree (${[...lead, 'created_at', 'id'].map(quoted).join(', ')}) where ("deleted_at" is null)`

function fieldIndexes(entity: Entity, field: Field): readonly Index[] {
  const { keywords, type } = field
  const value = field.storage === 'custom' ? customValue(field) : field.storage === 'column' ? quoted(field.column) : null
  if (value === null) return []
  const lead = entity.scope === 'network' ? [] : ['dealership']
  const columns = [...lead.map(quoted), value].join(', ')
  const name = (kind: 'idx' | 'key'): string => fieldIndexName(entity.table, field.column, { kind, isByDealership: lead.length > 0, isCustom: field.storage === 'custom' })
  const isLink = field.storage === 'column' && (type.name === 'reference' || type.name === 'user')
  return [
    ...(keywords.index || isLink ? [plainIndex(name('idx'), `using btree (${columns})`)] : []),
    ...(keywords.unique ? [{ name: name('key'), unique: true, over: { lead, id: field.id, name: field.name, column: field.column, isCustom: field.storage === 'custom', isPersonal: keywords.personal === true, pointer: pointerOf(field) }, definition: `using btree (${columns}) nulls not distinct where ("deleted_at" is null and ${value} is not null)` }] : []),
  ]
}

/** The same expression the store reads a custom field by; null where PostgreSQL cannot index it (text to date depends on settings). */
function customValue(field: Field): string | null {
  const type = field.type.column(field)
  const { kind } = field.type
  return type === null || kind === 'json' || kind === 'date' || kind === 'datetime' ? null : `(("custom" ->> ${text(literal(field.column))})::${type})`
}

function linesTable(entity: Entity, field: Field, lines: LinesModel, model: Model): Table {
  const key = keyedByDealership(entity)
  const lead = key ? ['dealership'] : []
  const pointer = `/schema/properties/${field.name}/items/properties`
  const parent: ForeignKey = { name: indexName(lines.table, ['parent'], 'fkey'), columns: [...lead, 'parent'], target: { schema: dataSchema, table: entity.table, columns: [...lead, 'id'] }, onDelete: 'cascade' }
  const links = lines.fields.filter(({ type }) => type.name === 'reference' || type.name === 'user')
  return {
    name: lines.table,
    id: field.id,
    columns: [
      column('id', 'uuid', { nullable: false }),
      ...dealershipColumn(entity),
      column('parent', 'uuid', { nullable: false }),
      column('position', 'integer', { nullable: false, default: '0' }),
      ...lines.fields.flatMap((one) => fieldColumn(one, `${pointer}/${one.name}`)),
    ],
    primaryKey: primaryKeyOf(lines.table, entity),
    foreignKeys: [parent, ...lines.fields.flatMap((one) => foreignKey(lines.table, entity, one, model))],
    indexes: [index(lines.table, [...lead, 'parent']), ...links.map((one) => index(lines.table, [...lead, one.column]))],
    file: fileOf(entity),
  }
}

const text = (fragment: ReturnType<typeof ident>): string => toStatement(fragment).text.trim()
const quoted = (name: string): string => text(ident(name))

const plainIndex = (name: string, definition: string): Index => ({ name, unique: false, definition })
const index = (table: string, columns: readonly string[]): Index => plainIndex(indexName(table, columns), `using btree (${columns.map(quoted).join(', ')})`)
