import { permissionOf } from '../access/index.ts'
import { EngineError } from '../kernel/errors.ts'
import { columnName, dataSchema } from '../kernel/names.ts'
import { type Sql, ident, join, raw, sql } from '../kernel/sql.ts'
import type { Entity, Field, ScalarKind } from '../model/types.ts'
import type { TableBlock } from './queries.ts'
import { type ReportRun, pathOf } from './reader.ts'

/** What the rows of a table stand for. */
export interface Dimension {
  /** SQL of the group's key over the rows called `r`. */
  readonly key: Sql
  readonly kind: ScalarKind
  /** The field at the end of the path; null for a system field. */
  readonly field: Field | null
  readonly name: string
  /** Entity that holds the field; differs from the source where the path leads through a reference. */
  readonly owner: Entity
  readonly isNested: boolean
  /** reference: entity of the rows. */
  readonly target: Entity | null
  /** reference: its shown fields; user: its name. Empty: the key itself is shown. */
  readonly show: readonly string[]
}

/** Throws DEFINITION_INVALID for a path that leads nowhere, FORBIDDEN for a field the reader may not see. */
export function dimensionOf(run: ReportRun, entity: Entity, block: TableBlock): Dimension {
  const path = block.dimension.field
  const steps = pathOf(run.reader, entity, path)
  const hidden = steps.find((step) => run.reader.mask(step.entity, step.name) !== 'clear')
  if (hidden !== undefined) throw new EngineError('FORBIDDEN', `The report groups by “${path}”, which your role may not see.`)
  const resolved = run.reader.sqlScope(entity, 'r').resolve(path.split('.'))
  const last = steps.at(-1)
  if (resolved === null || last === undefined) throw new EngineError('DEFINITION_INVALID', `“${path}” of “${entity.name}” is no column to group by.`)
  const field = last.entity.fieldByName.get(last.name) ?? null
  const isUser = last.target === null && resolved.kind === 'id'
  const show = last.target === null ? (isUser ? ['name'] : []) : (block.dimension.show ?? last.target.label)
  return { key: visibleKey(run, entity, path, resolved.sql), kind: resolved.kind, field, name: last.name, owner: last.entity, isNested: steps.length > 1, target: last.target, show }
}

/** The key where the reader may see all records on the way to it; no value else, as everywhere. */
function visibleKey({ reader }: ReportRun, entity: Entity, path: string, key: Sql): Sql {
  const names = path.split('.')
  const seen = pathOf(reader, entity, path).flatMap(({ target }, i) => {
    const pointer = target && reader.sqlScope(entity, 'r').resolve(names.slice(0, i + 1))
    if (!target || !pointer || seesAll(reader, target)) return []
    const alias = `v${i}`
    return [sql`exists (select 1 from ${ident(dataSchema, target.table)} ${ident(alias)} where ${ident(alias, 'id')} = ${pointer.sql} and ${reader.visible(target, alias)})`]
  })
  return seen.length === 0 ? key : sql`case when ${join(seen, ' and ')} then ${key} end`
}

/** A record points to its own dealership's or to shared ones: where no row filter stands between, all of them are seen. */
function seesAll({ model, actor }: ReportRun['reader'], target: Entity): boolean {
  const { read, filters } = permissionOf(model, actor, target)
  return read && filters.read === null
}

/** All rows there could be, as `key, live, s0, s1 …`; null where only what was counted can be known. */
export function dimensionRows(run: ReportRun, dimension: Dimension): Sql | null {
  const { target, owner, field, name, show, kind, isNested } = dimension
  if (target !== null) return targetRows(run, target, show)
  if (kind === 'id') return raw('select u.id as key, false as live, u.name as s0 from platform."user" u')
  const options = optionsOf(owner, field, name)
  if (options !== null) return sql`select unnest(${options}::text[]) as key, true as live`
  return isNested ? ownerRows(run, owner, name) : null
}

/** Deleted rows keep their texts for what they were counted under, but never show up empty. */
function targetRows({ reader }: ReportRun, target: Entity, show: readonly string[]): Sql {
  const scope = reader.sqlScope(target, 'e')
  const texts = show.map((name, i) => {
    const value = reader.mask(target, name) === 'clear' ? scope.resolve(name.split('.'))?.sql : raw(`'•••'`)
    if (value === undefined) throw new EngineError('DEFINITION_INVALID', `“${target.name}” has no field “${name}” to show.`)
    return sql`${value} as ${ident(`s${i}`)}`
  })
  const columns = join([sql`${ident('e', 'id')} as key`, sql`${ident('e', columnName('deletedAt'))} is null as live`, ...texts])
  return sql`select ${columns} from ${ident(dataSchema, target.table)} ${ident('e')} where ${reader.visible(target, 'e')}`
}

function ownerRows({ reader }: ReportRun, owner: Entity, name: string): Sql {
  const value = reader.sqlScope(owner, 'e').resolve([name])?.sql ?? raw('null')
  return sql`select distinct ${value} as key, true as live from ${ident(dataSchema, owner.table)} ${ident('e')} where ${ident('e', columnName('deletedAt'))} is null and ${reader.visible(owner, 'e')}`
}

function optionsOf(owner: Entity, field: Field | null, name: string): readonly string[] | null {
  if (field?.schema.enum !== undefined) return field.schema.enum.map(String)
  return field === null && name === 'state' && owner.machine !== null ? [...owner.machine.states.keys()] : null
}
