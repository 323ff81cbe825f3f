import type { Issue } from '../kernel/errors.ts'
import { dataSchema } from '../kernel/names.ts'
import { diffColumns } from './diff-columns.ts'
import { addForeignKey, createIndex, createSchema, createTable, dropConstraint, dropIndex, dropTable, renameConstraint, renameTable } from './statements.ts'
import type { Change, ForeignKey, Index, Pair, Table } from './table.ts'

export interface TablesDiff {
  /** DDL in order, to be run in one transaction; empty when the catalogue is as wanted. */
  readonly statements: readonly string[]
  readonly changes: readonly Change[]
  /** What cannot be done without losing data. With any of these nothing should be run. */
  readonly refused: readonly Issue[]
}

/**
 * How to bring the live tables to the wanted ones. Tables and columns are matched by stable id (their
 * comment), so that a rename keeps the data. Nothing that holds data is ever dropped.
 */
export function diffTables(live: readonly Table[], wanted: readonly Table[]): TablesDiff {
  const { kept, created, replaced, rescoped } = matchTables(live, wanted)
  const columns = kept.map(diffColumns)
  const links = kept.map(diffLinks)
  const statements = [
    ...(live.length === 0 && created.length > 0 ? [createSchema()] : []),
    ...replaced.map(dropTable),
    ...links.flatMap(({ before }) => before),
    ...kept.flatMap(renames),
    ...columns.flatMap((diff) => diff.statements),
    ...created.flatMap(createTable),
    ...created.flatMap((table) => table.foreignKeys.map((key) => addForeignKey(table.name, key))),
    ...links.flatMap(({ after }) => after),
    ...created.flatMap((table) => table.indexes.flatMap((index) => createIndex(table.name, index))),
  ]
  return {
    statements,
    changes: [...created.map(creation), ...kept.flatMap(renameChange), ...columns.flatMap((diff) => diff.changes), ...links.flatMap(({ changes }) => changes)],
    refused: [...nameTaken(live, wanted), ...rescoped.map(scopeRefused), ...columns.flatMap((diff) => diff.refused)],
  }
}

interface Matched {
  readonly kept: readonly Pair[]
  readonly created: readonly Table[]
  /** Empty live tables made anew under another key. */
  readonly replaced: readonly string[]
  /** The same, but holding records. */
  readonly rescoped: readonly Pair[]
}

function matchTables(live: readonly Table[], wanted: readonly Table[]): Matched {
  const matched = wanted.map((table) => ({ wanted: table, live: liveOf(live, table) }))
  const pairs = matched.flatMap(({ live: old, wanted: table }): Pair[] => (old ? [{ live: old, wanted: table }] : []))
  const moved = pairs.filter((pair) => !sameKey(pair))
  const replaced = moved.filter((pair) => pair.live.isEmpty === true)
  const gone = new Set(replaced.map((pair) => pair.live.name))
  const newNames = new Map(pairs.map((pair) => [pair.live.name, pair.wanted.name]))
  return {
    kept: pairs.filter(sameKey).map((pair) => ({ ...pair, live: followed(pair.live, gone, newNames) })),
    created: [...matched.filter((one) => !one.live).map((one) => one.wanted), ...replaced.map((pair) => pair.wanted)],
    replaced: [...gone],
    rescoped: moved.filter((pair) => pair.live.isEmpty !== true),
  }
}

/** The live table of the same thing: same id, else (no id yet) same name. */
function liveOf(live: readonly Table[], table: Table): Table | undefined {
  return live.find((old) => old.id !== null && old.id === table.id) ?? live.find((old) => old.id === null && old.name === table.name)
}

const sameList = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join()

/** A table keeps its key; shared rows may get additions beside them, but a dealership's own never become everybody's. */
function sameKey({ live, wanted }: Pair): boolean {
  const had = live.columns.some(({ name }) => name === 'dealership')
  const has = wanted.columns.some(({ name }) => name === 'dealership')
  return sameList(live.primaryKey.columns, wanted.primaryKey.columns) && (has || !had)
}

/** Links as PostgreSQL keeps them: they follow a renamed target and go with a dropped one. */
function followed(table: Table, gone: ReadonlySet<string>, newNames: ReadonlyMap<string, string>): Table {
  const own = table.foreignKeys.filter(({ target }) => target.schema !== dataSchema || !gone.has(target.table))
  return { ...table, foreignKeys: own.map((key) => (key.target.schema === dataSchema ? { ...key, target: { ...key.target, table: newNames.get(key.target.table) ?? key.target.table } } : key)) }
}

function renames({ live, wanted }: Pair): readonly string[] {
  return [
    ...(live.name === wanted.name ? [] : [renameTable(live.name, wanted.name)]),
    ...(live.primaryKey.name === wanted.primaryKey.name ? [] : [renameConstraint(wanted.name, live.primaryKey.name, wanted.primaryKey.name)]),
  ]
}

const renameChange = ({ live, wanted }: Pair): readonly Change[] => (live.name === wanted.name ? [] : [{ area: 'table', text: `Table ${live.name} is renamed to ${wanted.name}; its rows are kept` }])
const creation = (table: Table): Change => ({ area: 'table', text: `New table ${table.name} with ${table.columns.length} columns` })

/** The old links and indexes that go first and the new ones that come last. */
function diffLinks({ live, wanted }: Pair): { readonly before: readonly string[]; readonly after: readonly string[]; readonly changes: readonly Change[] } {
  const renamed = new Map(wanted.columns.flatMap((column) => live.columns.filter((old) => old.id !== null && old.id === column.id).map((old) => [old.name, column.name] as const)))
  const keyOf = (key: ForeignKey): string => JSON.stringify([key.name, key.columns, key.target, key.onDelete])
  const indexOf = (index: Index): string => JSON.stringify([index.name, index.unique, index.definition])
  const oldKeys = difference(live.foreignKeys, wanted.foreignKeys, keyOf)
  const newKeys = difference(wanted.foreignKeys, live.foreignKeys, keyOf)
  const oldIndexes = difference(live.indexes, wanted.indexes, indexOf)
  const newIndexes = difference(wanted.indexes, live.indexes, indexOf)
  const isOnlyRenamed = live.name !== wanted.name || [...renamed].some(([from, to]) => from !== to)
  return {
    before: [...oldKeys.map((key) => dropConstraint(live.name, key.name)), ...oldIndexes.map((index) => dropIndex(index.name))],
    after: [...newKeys.map((key) => addForeignKey(wanted.name, key)), ...newIndexes.flatMap((index) => createIndex(wanted.name, index))],
    changes: isOnlyRenamed ? [] : [...newIndexes.map((index): Change => ({ area: 'index', text: `New index ${index.name}` })), ...oldIndexes.map((index): Change => ({ area: 'index', text: `Index ${index.name} is dropped` }))],
  }
}

function difference<T>(from: readonly T[], without: readonly T[], keyOf: (value: T) => string): readonly T[] {
  const known = new Set(without.map(keyOf))
  return from.filter((value) => !known.has(keyOf(value)))
}

function scopeRefused({ live, wanted }: Pair): Issue {
  return { ...(wanted.file ? { file: wanted.file } : {}), pointer: '/scope', message: `the scope cannot change while ${live.name} holds records`, hint: 'Set the scope back, or make a new entity and move the records.' }
}

/** A name that a table of something else still has: its rows would be mixed up. */
function nameTaken(live: readonly Table[], wanted: readonly Table[]): readonly Issue[] {
  return wanted.flatMap((table) => {
    const other = live.find((old) => old.name === table.name && old !== liveOf(live, table))
    if (!other) return []
    return [{ ...(table.file ? { file: table.file } : {}), pointer: '/name', message: `the table ${table.name} still belongs to ${other.id ?? 'something else'}`, hint: 'Choose another name, or give the entity the stable id it had.' }]
  })
}
