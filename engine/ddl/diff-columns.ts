import type { Issue } from '../kernel/errors.ts'
import { typeChange } from './column-types.ts'
import { addColumn, changeType, dropNotNull, renameColumn } from './statements.ts'
import type { Change, Column, Pair, Table } from './table.ts'

export interface ColumnsDiff {
  readonly statements: readonly string[]
  readonly changes: readonly Change[]
  readonly refused: readonly Issue[]
}

/** How the columns of one live table become the wanted ones. Columns no longer wanted stay, nullable. */
export function diffColumns({ live, wanted }: Pair): ColumnsDiff {
  const pairs = wanted.columns.map((column) => ({ column, old: liveColumn(live, column) }))
  const kept = pairs.flatMap(({ column, old }) => (old ? [{ column, old }] : []))
  const added = pairs.filter(({ old }) => !old).map(({ column }) => column)
  const orphans = live.columns.filter((old) => !kept.some((pair) => pair.old === old))
  const aside = orphans.filter((old) => wanted.columns.some(({ name }) => name === old.name))
  const renamed = kept.filter(({ column, old }) => column.name !== old.name)
  const types = kept.map(({ column, old }) => ({ column, old, change: typeChange(old.type, column.type) }))
  const isEmpty = live.isEmpty === true
  const retyped = types.filter(({ change }) => change === 'widen' || (change === 'refuse' && isEmpty))
  const { name } = wanted
  return {
    statements: [
      ...aside.map((old) => renameColumn(name, old.name, asideName(live, old))),
      ...renameAll(name, renamed),
      ...retyped.map(({ column, change }) => changeType(name, column, change === 'refuse')),
      ...orphans.filter((old) => !old.nullable).map((old) => dropNotNull(name, aside.includes(old) ? asideName(live, old) : old.name)),
      ...kept.filter(({ column, old }) => column.nullable && !old.nullable).map(({ column }) => dropNotNull(name, column.name)),
      ...added.flatMap((column) => addColumn(name, column)),
    ],
    changes: [
      ...renamed.map(({ column, old }): Change => ({ area: 'field', text: `Column ${name}.${old.name} is renamed to ${column.name}; its values are kept` })),
      ...added.map((column): Change => ({ area: 'field', text: `New column ${name}.${column.name} (${column.type})` })),
      ...retyped.map(({ column, old }): Change => ({ area: 'field', text: `Column ${name}.${column.name} becomes ${column.type} (was ${old.type})` })),
    ],
    refused: [
      ...types.filter(({ change }) => change === 'refuse' && !isEmpty).map(({ column, old }) => typeRefused(wanted, column, old)),
      ...(isEmpty ? [] : kept.flatMap(({ column, old }) => targetRefused({ live, wanted }, column, old))),
    ],
  }
}

/** Fields match by stable id, system columns by name. */
function liveColumn(live: Table, column: Column): Column | undefined {
  return live.columns.find((old) => (column.id === null ? old.id === null && old.name === column.name : old.id === column.id))
}

/** A removed column whose name is wanted anew makes room, its values with it. No field's column begins with `_`. */
function asideName(live: Table, old: Column): string {
  const names = new Set(live.columns.map(({ name }) => name))
  const base = `_removed_${old.id ?? old.name}`.slice(0, 58)
  let name = base
  for (let i = 2; names.has(name); i++) name = `${base}_${i}`
  return name
}

/** Two columns may swap names, so whoever finds its name taken goes through a third. */
function renameAll(table: string, renamed: readonly { readonly column: Column; readonly old: Column }[]): readonly string[] {
  const moving = new Set(renamed.map(({ old }) => old.name))
  const blocked = renamed.filter(({ column }) => moving.has(column.name))
  const through = (i: number): string => `_moving_${i}`
  return [
    ...blocked.map(({ old }, i) => renameColumn(table, old.name, through(i))),
    ...renamed.filter((pair) => !blocked.includes(pair)).map(({ column, old }) => renameColumn(table, old.name, column.name)),
    ...blocked.map(({ column }, i) => renameColumn(table, through(i), column.name)),
  ]
}

const placeOf = (table: Table, column: Column): Pick<Issue, 'file' | 'pointer'> => ({ ...(table.file ? { file: table.file } : {}), pointer: column.pointer ?? '' })

function typeRefused(table: Table, column: Column, old: Column): Issue {
  return { ...placeOf(table, column), message: `${table.name}.${column.name} cannot become ${column.type}: it holds values of ${old.type}`, hint: 'Keep the type, or add a new field (with a stable id of its own) and hide this one.' }
}

/** Ids of one entity's records mean nothing in another's. */
function targetRefused({ live, wanted }: Pair, column: Column, old: Column): readonly Issue[] {
  const [from, to] = [targetOf(live, old.name), targetOf(wanted, column.name)]
  if (from === null || to === null || from === to) return []
  return [{ ...placeOf(wanted, column), message: `${wanted.name}.${column.name} cannot point to ${to}: it holds links to ${from}`, hint: 'Add a new field for the new link and hide this one.' }]
}

const targetOf = (table: Table, column: string): string | null => table.foreignKeys.find((key) => key.columns.at(-1) === column)?.target.table ?? null
