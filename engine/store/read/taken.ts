/** What time the entries of a calendar take of people, posts and whatever else they occupy. */
import { and, ident, join, raw, type Sql, sql } from '../../kernel/sql.ts'
import { type Occupation, usualMinutes } from '../../model/occupation.ts'
import type { Entity, Field } from '../../model/types.ts'
import { columnOf, entityTable, fieldSql, parameter, parameterList } from '../columns.ts'
import type { Query } from '../pool.ts'
import type { ReadScope } from './scope.ts'
import { labelSql, textLiteral } from './selection.ts'

/** Instants, milliseconds since 1970. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Whose time: values of one of the occupied fields. */
export interface OccupiedValues {
  readonly field: Field
  readonly values: readonly string[]
}

/** Among which entries it is looked. */
interface Entries {
  readonly entity: Entity
  readonly occupation: Occupation
  /** Whose entries; null: the network's. */
  readonly dealership: string | null
  /** Id of the record that is planned itself. */
  readonly without: string | null
}

/** The time that is thought of, and whose it would be. */
export interface Wanted extends Stretch {
  readonly of: readonly OccupiedValues[]
}

export interface TakenQuery extends Entries {
  readonly range: Wanted
  readonly wanted: Wanted | null
}

export interface Taken {
  /** Apart from each other, for each field and value of the range. */
  readonly stretches: readonly (Stretch & { readonly field: string; readonly value: string })[]
  /** The first entries that share a moment with what is wanted, by which fields. `id` and `label`: null where the reader may not see the record. */
  readonly overlaps: readonly (Stretch & { readonly id: string | null; readonly label: string | null; readonly fields: readonly string[] })[]
}

const mostOverlaps = 6

/** One statement. Which entries count is not up to the reader's row filter: what others have taken is taken. */
export async function readTaken(query: Query, scope: ReadScope, asked: TakenQuery): Promise<Taken> {
  const { range, wanted } = asked
  const looked = [range, ...(wanted ? [wanted] : [])].filter(({ of }) => of.length > 0)
  if (looked.length === 0) return { stretches: [], overlaps: [] }
  const stretches = range.of.length > 0 ? stretchesSql(asked, range) : nothing
  const overlaps = wanted && wanted.of.length > 0 ? overlapsSql(scope, asked, wanted) : nothing
  const [row] = await query<Taken>(sql`with e as materialized (${entriesSql(asked, looked)}) select ${stretches} as stretches, ${overlaps} as overlaps`)
  return row ?? { stretches: [], overlaps: [] }
}

const nothing = raw("'[]'::json")

/** The first entry that shares a moment with the wanted time, whoever may see it. */
export async function firstOverlap(query: Query, asked: Entries, wanted: Wanted): Promise<(Stretch & { readonly fields: readonly string[] }) | null> {
  if (wanted.of.length === 0) return null
  const [row] = await query<Stretch & { readonly fields: readonly string[] }>(sql`with e as materialized (${entriesSql(asked, [wanted])}) select ${inTheWay(asked, wanted)} as fields, ${millis(raw('e.s'))} as "from", ${millis(raw('e.u'))} as "to" from e order by e.s, e.id limit 1`)
  return row ?? null
}

/** Whoever holds these keys decides alone about their time until the transaction ends. In one order, so that two never wait for each other. */
export async function holdTime(query: Query, keys: readonly string[]): Promise<void> {
  await query(sql`select pg_advisory_xact_lock(hashtextextended(k, 0)) from unnest(${[...keys].sort()}::text[]) k`)
}

/** Id, beginning, end, and a column for each occupied field. */
function entriesSql({ entity, occupation, dealership, without }: Entries, looked: readonly Wanted[]): Sql {
  const alias = 't'
  const start = fieldSql(occupation.start, alias)
  const until = untilSql(occupation, alias)
  const ofAny = (of: readonly OccupiedValues[]): Sql => sql`(${join(of.map(({ field, values }) => sql`${fieldSql(field, alias)} = any(${listOf(field, values)})`), ' or ')})`
  const inOne = ({ of, ...stretch }: Wanted): Sql => and([ofAny(of), sql`${start} < ${instant(stretch.to)}`, begunSince(occupation, alias, stretch), sql`${until} > ${instant(stretch.from)}`])
  const where = and([
    sql`${ident(alias, 'deleted_at')} is null`,
    ownSql(entity, alias, dealership),
    without === null ? null : sql`${ident(alias, 'id')} <> ${without}::uuid`,
    entity.machine ? sql`${columnOf(entity, 'stateCategory').sql(alias)} is distinct from 'cancelled'` : null,
    sql`(${join(looked.map(inOne), ' or ')})`,
  ])
  return sql`select ${ident(alias, 'id')} as id, ${start} as s, ${until} as u, ${join(occupation.resources.map((field, i) => sql`${fieldSql(field, alias)} as ${place(i)}`))} from ${entityTable(entity)} ${ident(alias)} where ${where}`
}

function ownSql({ scope }: Entity, alias: string, dealership: string | null): Sql | null {
  if (scope === 'network') return null
  const own = sql`${ident(alias, 'dealership')} = ${dealership}`
  return scope === 'layered' ? sql`(${ident(alias, 'dealership')} is null or ${own})` : own
}

const place = (i: number): Sql => raw(`r${i}`)
const placeOf = ({ occupation }: Entries, field: Field): Sql => place(occupation.resources.findIndex(({ name }) => name === field.name))
const listOf = (field: Field, values: readonly string[]): Sql => parameterList(field.type.kind ?? 'string', values)
const instant = (at: number): Sql => parameter('datetime', new Date(at).toISOString())
const millis = (at: Sql): Sql => sql`(extract(epoch from ${at}) * 1000)::double precision`

/** As the planner draws an entry: an end that comes before the beginning is none. */
function untilSql({ start, end, duration }: Occupation, alias: string): Sql {
  const from = fieldSql(start, alias)
  const usual = raw(String(usualMinutes))
  const lasting = sql`(${from} + ${duration ? sql`greatest(1, coalesce(${fieldSql(duration, alias)}, ${usual}))` : usual} * interval '1 minute')`
  if (!end) return lasting
  const to = fieldSql(end, alias)
  return sql`(case when ${to} > ${from} then ${to} else ${lasting} end)`
}

/** What an index finds: nothing that began earlier lasts that long. */
function begunSince({ start, end, duration }: Occupation, alias: string, { from }: Stretch): Sql | null {
  const most = duration ? duration.schema.maximum : usualMinutes
  if (most === undefined) return null
  const since = sql`${fieldSql(start, alias)} > ${instant(from - Math.max(most, usualMinutes) * 60_000)}`
  return end ? sql`(${since} or ${fieldSql(end, alias)} > ${instant(from)})` : since
}

/** Time that is taken of each value, put together where it meets: however many entries there are, little is to be told. */
function stretchesSql(entries: Entries, { of, from, to }: Wanted): Sql {
  const each = of.map(({ field, values }) => sql`select ${textLiteral(field.name)} as field, ${placeOf(entries, field)}::text as value, s, u from e where ${placeOf(entries, field)} = any(${listOf(field, values)}) and s < ${instant(to)} and u > ${instant(from)}`)
  const together = sql`select k.field, k.value, unnest(range_agg(tstzrange(k.s, k.u))) as r from (${join(each, ' union all ')}) k group by k.field, k.value`
  return sql`(select coalesce(json_agg(m), '[]'::json) from (select g.field, g.value, ${millis(raw('lower(g.r)'))} as "from", ${millis(raw('upper(g.r)'))} as "to" from (${together}) g order by 1, 2, 3) m)`
}

/** Names of the fields by which an entry is in the way. */
function inTheWay(entries: Entries, { of }: Wanted): Sql {
  const names = of.map(({ field, values }) => sql`case when e.${placeOf(entries, field)} = any(${listOf(field, values)}) then ${textLiteral(field.name)} end`)
  return sql`array_remove(array[${join(names)}], null)`
}

function overlapsSql(scope: ReadScope, entries: Entries, wanted: Wanted): Sql {
  const { entity, dealership } = entries
  const alias = scope.alias()
  const told = (value: Sql): Sql => sql`case when ${scope.visible(entity, alias)} then ${value} end`
  const same = and([sql`${ident(alias, 'id')} = e.id`, ownSql(entity, alias, dealership)])
  const fields = inTheWay(entries, wanted)
  const rows = sql`select ${told(ident(alias, 'id'))} as id, ${told(labelSql(scope, entity, alias))} as label, ${millis(raw('e.s'))} as "from", ${millis(raw('e.u'))} as "to", ${fields} as fields from e join ${entityTable(entity)} ${ident(alias)} on ${same} where e.s < ${instant(wanted.to)} and e.u > ${instant(wanted.from)} and cardinality(${fields}) > 0 order by e.s, e.id limit ${raw(String(mostOverlaps))}`
  return sql`(select coalesce(json_agg(o), '[]'::json) from (${rows}) o)`
}
