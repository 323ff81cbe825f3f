/** Groups as they stand in an answer: the values grouped by, at their places in the record they belong to. */
import { EngineError } from '../../kernel/errors.ts'
import { ident, raw, type Sql } from '../../kernel/sql.ts'
import { wireSql } from '../columns.ts'
import type { Reached } from './reach.ts'
import type { ReadScope } from './scope.ts'
import { objectJson, recordSql, type Selected, textLiteral, userSql } from './selection.ts'

/** A value grouped by: its path, and what it is. */
export interface Grouped {
  readonly path: readonly string[]
  readonly isBucket: boolean
  readonly reached: Reached
}

/** The value at a path in the group; empty for what was not grouped by. Groups are the columns g0, g1 … of `g`. */
export function groupValue(scope: ReadScope, groups: readonly Grouped[], path: readonly string[], select: readonly Selected[]): Sql {
  const at = groups.findIndex((group) => isPath(group.path, path))
  const group = groups[at]
  if (!group) return groups.some((one) => path.every((name, i) => one.path[i] === name)) ? inside(scope, groups, path, select) : raw('null')
  const value = ident('g', `g${at}`)
  const { target, kind, field } = group.reached
  if (target) return recordSql(scope, target, value, null, select)
  const isPerson = kind === 'id' && (field !== null || path.at(-1) !== 'id')
  if (isPerson) return userSql(value, select.flatMap((item) => (item.kind === 'column' ? [{ key: item.key, name: item.name }] : item.kind === 'constant' ? [{ key: item.key, name: '__typename' }] : [])))
  return group.isBucket ? value : wireSql(kind, value)
}

/** What every record has, a group of several records lacks. */
function demandGrouped(groups: readonly Grouped[], path: readonly string[]): void {
  const name = path.at(-1)
  if ((name !== 'id' && name !== 'version') || groups.some((group) => isPath(group.path, path))) return
  throw new EngineError('BAD_INPUT', `The groups stand for several records of “${path.slice(0, -1).join('.')}”: they have no ${name}.`, { hint: 'Group by the reference itself, or leave the field out.' })
}

const isPath = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((name, i) => name === b[i])

/** A record of which only some values are grouped by. */
function inside(scope: ReadScope, groups: readonly Grouped[], path: readonly string[], select: readonly Selected[]): Sql {
  return objectJson(
    select.map((item): readonly [string, Sql] => {
      if (item.kind === 'constant') return [item.key, textLiteral(item.value)]
      if (item.kind === 'column') demandGrouped(groups, [...path, item.name])
      if (item.kind === 'column') return [item.key, groupValue(scope, groups, [...path, item.name], [])]
      if (item.kind === 'reference') return [item.key, groupValue(scope, groups, [...path, item.field.name], item.select)]
      if (item.kind === 'user') return [item.key, groupValue(scope, groups, [...path, item.name], item.select.map(({ key, name }) => ({ key, kind: 'column', name })))]
      return [item.key, item.kind === 'lines' ? raw(`'[]'::json`) : raw('null')]
    }),
  )
}
