import type { Issue } from '../kernel/errors.ts'
import { dataSchema } from '../kernel/names.ts'
import { checkCustom } from './check-custom.ts'
import { checkUnique } from './check-unique.ts'
import { type CustomField, fillKeys, keysToColumns, moveKeys } from './custom-keys.ts'
import { diffColumns } from './diff-columns.ts'
import { type AheadIndex, indexesAhead } from './indexes-ahead.ts'
import { isRekeyed, rekey } from './rekey.ts'
import { addForeignKey, alterTable, createIndex, createSchema, createTable, dropConstraint, dropIndex, dropTable, renameConstraint, renameTable } from './statements.ts'
import type { Change, DataCheck, ForeignKey, Index, Pair, Table } from './table.ts'

export interface TablesDiff {
  /** DDL in order, to be run in one transaction; empty when the catalogue is as wanted. */
  readonly statements: readonly string[]
  readonly changes: readonly Change[]
  /** What cannot be done whatever the tables hold. With any of these nothing should be run. */
  readonly refused: readonly Issue[]
  /** What the rows that are there may have against it; to be asked before anything is run. */
  readonly checks: readonly DataCheck[]
  /** Indexes that may be built before, while everybody works: over columns that are there already as they will be. */
  readonly ahead: readonly AheadIndex[]
  /** Live tables that nobody can read while the statements run, and until they are committed. */
  readonly closed: readonly string[]
}

/** What the catalogue cannot tell of the live version. */
export interface DiffContext {
  /** Tables as the live definitions describe them. */
  readonly before: readonly Table[]
  /** Fields of overlays, live and wanted; tables by their names to come. */
  readonly custom: { readonly before: readonly CustomField[]; readonly after: readonly CustomField[] }
  /** Codes of the network's dealerships. */
  readonly dealerships: readonly string[]
}

const nothingKnown: DiffContext = { before: [], custom: { before: [], after: [] }, dealerships: [] }

/**
 * How to bring the live tables to the wanted ones. Tables and columns are matched by stable id (their
 * comment), so that a rename keeps the data. Nothing that holds data is ever dropped.
 */
export function diffTables(live: readonly Table[], wanted: readonly Table[], context: DiffContext = nothingKnown): TablesDiff {
  const { kept, created, replaced } = matchTables(live, wanted)
  const rekeyed = kept.filter(isRekeyed).map((pair) => rekey(pair, context.dealerships))
  const shaped = kept.map((pair) => rekeyed.find((one) => one.pair.live.name === pair.live.name)?.pair ?? pair)
  const columns = shaped.map((pair) => diffColumns(pair, context.before.find(({ id }) => id !== null && id === pair.wanted.id) ?? null))
  const links = kept.map((pair) => diffLinks(pair, keysOf(context.custom.before)))
  const keys = moveKeys(context.custom.before, context.custom.after)
  const statements = [
    ...(live.length === 0 && created.length > 0 ? [createSchema()] : []),
    ...replaced.map(dropTable),
    ...links.flatMap(({ before }) => before),
    ...kept.flatMap(renames),
    ...rekeyed.flatMap(({ before }) => before),
    ...columns.flatMap((diff) => diff.statements),
    ...rekeyed.flatMap(({ after }) => after),
    ...created.flatMap(createTable),
    ...keysToColumns(context.custom.before, context.custom.after, kept.map((pair) => pair.wanted)),
    ...keys.statements,
    ...fillKeys(context.custom.before, context.custom.after),
    ...created.flatMap((table) => table.foreignKeys.map((key) => addForeignKey(table.name, key))),
    ...links.flatMap(({ after }) => after),
    ...created.flatMap((table) => table.indexes.flatMap((index) => createIndex(table.name, index))),
  ]
  return {
    statements,
    changes: [...created.map(creation), ...kept.flatMap(renameChange), ...rekeyed.map(rekeyChange), ...columns.flatMap((diff) => diff.changes), ...keys.changes, ...links.flatMap(({ changes }) => changes)],
    refused: nameTaken(live, wanted),
    ahead: kept.filter((pair) => !isRekeyed(pair)).flatMap(indexesAhead),
    closed: kept.filter((pair) => statements.some((statement) => closes(statement, pair))).map((pair) => pair.live.name).sort(),
    checks: [
      ...rekeyed.flatMap((one) => one.checks),
      ...columns.flatMap((diff) => diff.checks),
      ...links.flatMap((diff) => diff.checks),
      ...checkCustom(context.custom.before, context.custom.after, (table) => kept.find((pair) => pair.wanted.name === table)?.live.name ?? null),
    ],
  }
}

function closes(statement: string, { live, wanted }: Pair): boolean {
  if (statement.startsWith('drop index')) return live.indexes.some(({ name }) => statement === dropIndex(name))
  return [live.name, wanted.name].some((name) => statement.startsWith(alterTable(name)))
}

const keysOf = (fields: readonly CustomField[]): ReadonlyMap<string, string> => new Map(fields.map(({ id, key }) => [id, key]))
const rekeyChange = ({ pair: { wanted } }: { readonly pair: Pair }): Change => ({ area: 'table', text: `The rows of ${wanted.name} are kept under another key: whose they are changes` })

interface Matched {
  readonly kept: readonly Pair[]
  readonly created: readonly Table[]
  /** Empty live tables made anew under another key. */
  readonly replaced: readonly string[]
}

function matchTables(live: readonly Table[], wanted: readonly Table[]): Matched {
  const matched = wanted.map((table) => ({ wanted: table, live: liveOf(live, table) }))
  const pairs = matched.flatMap(({ live: old, wanted: table }): Pair[] => (old ? [{ live: old, wanted: table }] : []))
  const replaced = pairs.filter((pair) => isRekeyed(pair) && pair.live.isEmpty === true)
  const gone = new Set(replaced.map((pair) => pair.live.name))
  const newNames = new Map(pairs.map((pair) => [pair.live.name, pair.wanted.name]))
  return {
    kept: pairs.filter((pair) => !replaced.includes(pair)).map((pair) => ({ ...pair, live: followed(pair.live, gone, newNames) })),
    created: [...matched.filter((one) => !one.live).map((one) => one.wanted), ...replaced.map((pair) => pair.wanted)],
    replaced: [...gone],
  }
}

/** The live table of the same thing: same id, else (no id yet) same name. */
function liveOf(live: readonly Table[], table: Table): Table | undefined {
  return live.find((old) => old.id !== null && old.id === table.id) ?? live.find((old) => old.id === null && old.name === table.name)
}

/** Links as PostgreSQL keeps them: they follow a renamed target and go with a dropped one. */
function followed(table: Table, gone: ReadonlySet<string>, newNames: ReadonlyMap<string, string>): Table {
  const own = table.foreignKeys.filter(({ target }) => target.schema !== dataSchema || !gone.has(target.table))
  return { ...table, foreignKeys: own.map((key) => (key.target.schema === dataSchema ? { ...key, target: { ...key.target, table: newNames.get(key.target.table) ?? key.target.table } } : key)) }
}

function renames({ live, wanted }: Pair): readonly string[] {
  return [
    ...(live.name === wanted.name ? [] : [renameTable(live.name, wanted.name)]),
    ...(live.primaryKey.name === wanted.primaryKey.name || isRekeyed({ live, wanted }) ? [] : [renameConstraint(wanted.name, live.primaryKey.name, wanted.primaryKey.name)]),
  ]
}

const renameChange = ({ live, wanted }: Pair): readonly Change[] => (live.name === wanted.name ? [] : [{ area: 'table', text: `Table ${live.name} is renamed to ${wanted.name}; its rows are kept` }])
const creation = (table: Table): Change => ({ area: 'table', text: `New table ${table.name} with ${table.columns.length} columns` })

/** The old links and indexes that go first and the new ones that come last. */
function diffLinks({ live, wanted }: Pair, keys: ReadonlyMap<string, string>): { readonly before: readonly string[]; readonly after: readonly string[]; readonly changes: readonly Change[]; readonly checks: readonly DataCheck[] } {
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
    checks: newIndexes.filter(({ name }) => !oldIndexes.some((index) => index.name === name && index.unique)).flatMap((index) => checkUnique({ live, wanted }, index, keys)),
  }
}

function difference<T>(from: readonly T[], without: readonly T[], keyOf: (value: T) => string): readonly T[] {
  const known = new Set(without.map(keyOf))
  return from.filter((value) => !known.has(keyOf(value)))
}

/** A name that a table of something else still has: its rows would be mixed up. */
function nameTaken(live: readonly Table[], wanted: readonly Table[]): readonly Issue[] {
  return wanted.flatMap((table) => {
    const other = live.find((old) => old.name === table.name && old !== liveOf(live, table))
    if (!other) return []
    return [{ ...(table.file ? { file: table.file } : {}), pointer: '/name', message: `the table ${table.name} still belongs to ${other.id ?? 'something else'}`, hint: 'Choose another name, or give the entity the stable id it had.' }]
  })
}
