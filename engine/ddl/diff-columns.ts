import { checkColumns } from './check-columns.ts'
import { typeChange } from './column-types.ts'
import { liveColumn } from './live-column.ts'
import { addColumn, changeType, dropNotNull, fillColumn, renameColumn } from './statements.ts'
import type { Change, Column, DataCheck, Pair, Table } from './table.ts'

export interface ColumnsDiff {
  readonly statements: readonly string[]
  readonly changes: readonly Change[]
  readonly checks: readonly DataCheck[]
}

/**
 * How the columns of one live table become the wanted ones. Columns no longer wanted stay, nullable.
 * `before`: the table as the live definitions describe it, null where they don't.
 */
export function diffColumns(pair: Pair, before: Table | null): ColumnsDiff {
  const { live, wanted } = pair
  const pairs = wanted.columns.map((column) => ({ column, old: liveColumn(live, column) }))
  const kept = pairs.flatMap(({ column, old }) => (old ? [{ column, old }] : []))
  const added = pairs.filter(({ old }) => !old).map(({ column }) => column)
  const orphans = live.columns.filter((old) => !kept.some((pair) => pair.old === old))
  const aside = orphans.filter((old) => wanted.columns.some(({ name }) => name === old.name))
  const renamed = kept.filter(({ column, old }) => column.name !== old.name)
  const retyped = kept.map(({ column, old }) => ({ column, old, change: typeChange(old.type, column.type) })).filter(({ change }) => change !== 'same')
  const filled = kept.filter(({ column }) => column.fill !== undefined && column.id !== null && column.required === true && isNewlyRequired(before, column))
  const { name } = wanted
  return {
    statements: [
      ...aside.map((old) => renameColumn(name, old.name, asideName(live, old))),
      ...renameAll(name, renamed),
      ...retyped.map(({ column, old, change }) => changeType(name, column, old.type, change)),
      ...filled.map(({ column }) => fillColumn(name, column)),
      ...orphans.filter((old) => !old.nullable).map((old) => dropNotNull(name, aside.includes(old) ? asideName(live, old) : old.name)),
      ...kept.filter(({ column, old }) => column.nullable && !old.nullable).map(({ column }) => dropNotNull(name, column.name)),
      ...added.flatMap((column) => addColumn(name, column)),
    ],
    changes: [
      ...renamed.map(({ column, old }): Change => ({ area: 'field', text: `Column ${name}.${old.name} is renamed to ${column.name}; its values are kept` })),
      ...added.map((column): Change => ({ area: 'field', text: `New column ${name}.${column.name} (${column.type})` })),
      ...retyped.map(({ column, old }): Change => ({ area: 'field', text: `Column ${name}.${column.name} becomes ${column.type} (was ${old.type})` })),
    ],
    checks: checkColumns(pair, before),
  }
}

/** Whether the live definitions let the field be empty. */
const isNewlyRequired = (before: Table | null, { id }: Column): boolean => before?.columns.some((old) => old.id === id && old.required !== true) ?? false

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
