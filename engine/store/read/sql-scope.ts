import { ident, sql } from '../../kernel/sql.ts'
import type { Entity, Model, SqlScope } from '../../model/types.ts'
import { columnOf, entityTable } from '../columns.ts'
import { pointsTo } from './selection.ts'

/** Where the paths of an expression over `entity` stand in SQL: columns of `alias`, and through references by subselect. */
export function sqlScopeOf(model: Model, entity: Entity, alias: string, depth = 0): SqlScope {
  return { resolve: (path) => resolve(model, entity, alias, path, depth) }
}

function resolve(model: Model, entity: Entity, alias: string, path: readonly string[], depth: number): ReturnType<SqlScope['resolve']> {
  const [name, ...rest] = path
  if (name === undefined || (entity.fieldByName.get(name)?.lines ?? null) !== null) return null
  const column = columnOf(entity, name)
  if (rest.length === 0) return { sql: column.sql(alias), kind: column.kind }
  const target = column.field?.target ? model.entities.get(column.field.target) : undefined
  if (!target) return null
  const to = `${alias}_${depth + 1}`
  const inner = resolve(model, target, to, rest, depth + 1)
  const dealership = entity.scope === 'network' ? null : ident(alias, 'dealership')
  return inner && { sql: sql`(select ${inner.sql} from ${entityTable(target)} ${ident(to)} where ${pointsTo(target, to, column.sql(alias), dealership)})`, kind: inner.kind }
}
