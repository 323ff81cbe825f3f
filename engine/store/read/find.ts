/** Finding records by what somebody types: a number, phone or plate exactly, then by the beginning, then by a part. */
import { comparableText, withoutMarks } from '../../kernel/comparable-text.ts'
import { columnName } from '../../kernel/names.ts'
import { and, ident, join, raw, type Sql, sql } from '../../kernel/sql.ts'
import type { Entity } from '../../model/types.ts'
import { entityTable, fieldSql } from '../columns.ts'
import type { Query } from '../pool.ts'
import { shownSql } from './layer.ts'
import { likeText } from './operators.ts'
import type { ReadScope } from './scope.ts'
import { anyOf, isSearched, searchForms, termsSql } from './search.ts'
import { labelSql } from './selection.ts'

export interface FoundRecord {
  readonly id: string
  readonly label: string
  /** What else it is told by, as far as the reader may see it: a phone, a plate. */
  readonly detail: string
  readonly state: string | null
  /** 0: exactly, 1: begins so, 2: somewhere in it, from 3 on: something like it. */
  readonly rank: number
}

/** Further values shown of a record that was found. */
const mostDetails = 2
/** Shorter texts are looked for at the beginning of words: a part of them is in nearly everything. */
const shortest = 3

/** The records of each entity that fit, in the order of the entities, at most `limit` of each. One statement, so that all are asked of the same moment. */
export function findRecords(query: Query, scope: ReadScope, entities: readonly Entity[], text: string, limit: number): Promise<readonly (readonly FoundRecord[])[]> {
  return foundOf(query, scope, entities, limit, (entity) => fittingSql(scope, entity, text, limit))
}

/** The same of records whose words look like the text, for one that is found nowhere: one slip of the finger leaves half of a word as it is. */
export function findSimilar(query: Query, scope: ReadScope, entities: readonly Entity[], text: string, limit: number): Promise<readonly (readonly FoundRecord[])[]> {
  return foundOf(query, scope, entities, limit, (entity) => similarSql(scope, entity, text, limit))
}

/** The ways of fitting one after the other, the best first: where one of them has found enough, PostgreSQL does not begin with the next. */
function fittingSql(scope: ReadScope, entity: Entity, text: string, limit: number): Sql | null {
  const alias = scope.alias()
  const ways = [exactly, beginning, anywhere].flatMap((way, rank) => {
    const fits = way(scope, entity, alias, text)
    return fits ? [{ fits, rank }] : []
  })
  if (ways.length === 0) return null
  const parts = ways.map(({ fits, rank }, i) => {
    const better = ways.slice(0, i).map((way) => sql`${way.fits} is not true`)
    return sql`(select ${ident(alias, 'id')} as id, ${raw(String(rank))}::real as rank ${keyColumn(entity, alias)} from ${entityTable(entity)} ${ident(alias)} where ${and([seen(scope, entity, alias), fits, ...better])} limit ${limit}::int)`
  })
  return sql`select * from (${join(parts, ' union all ')}) w limit ${limit}::int`
}

function similarSql(scope: ReadScope, entity: Entity, text: string, limit: number): Sql | null {
  const alias = scope.alias()
  const typed = withoutMarks(text)
  const longest = [...typed.split(/\s+/)].sort((a, b) => b.length - a.length)[0] ?? ''
  const middle = Math.ceil(longest.length / 2)
  const halves = [longest.slice(0, middle), longest.slice(middle)].filter((half) => half.length >= shortest)
  if (halves.length === 0) return null
  // What the reader may not see must not make a record look alike.
  const likeness = sql`word_similarity(${typed}::text, ${termsSql(scope, entity, alias)})`
  const near = sql`select ${ident(alias, 'id')} as id, ${likeness} as likeness ${keyColumn(entity, alias)} from ${entityTable(entity)} ${ident(alias)} where ${and([seen(scope, entity, alias), anyOf(ident(alias, 'search'), halves)])} limit ${mostCompared}::int`
  return sql`select n.*, (4 - n.likeness)::real as rank from (${near}) n where n.likeness >= ${leastLikeness}::real order by n.likeness desc limit ${limit}::int`
}

/** Records compared with a text that was found nowhere, and how much alike they must be (one letter of eight is wrong). */
const mostCompared = 500
const leastLikeness = 0.5

const keyColumn = (entity: Entity, alias: string): Sql => (entity.scope === 'dealership' ? sql`, ${ident(alias, 'dealership')} as dealership` : raw(''))
const seen = (scope: ReadScope, entity: Entity, alias: string): Sql => and([sql`${ident(alias, 'deleted_at')} is null`, scope.visible(entity, alias), shownSql(scope, entity, alias)])

interface FoundRow extends FoundRecord {
  /** Place of its entity among those that were asked. */
  readonly at: number
}

async function foundOf(query: Query, scope: ReadScope, entities: readonly Entity[], limit: number, rowsOf: (entity: Entity) => Sql | null): Promise<readonly (readonly FoundRecord[])[]> {
  const parts = entities.flatMap((entity, at) => {
    const rows = rowsOf(entity)
    return rows ? [namedSql(scope, entity, at, rows, limit)] : []
  })
  const rows = parts.length === 0 ? [] : await query<FoundRow>(join(parts, ' union all '))
  return entities.map((_, at) => rows.filter((row) => row.at === at))
}

/** The rows found with what people know them by, the best first. */
function namedSql(scope: ReadScope, entity: Entity, at: number, rows: Sql, limit: number): Sql {
  const alias = scope.alias()
  const same = entity.scope === 'dealership' ? sql`${ident(alias, 'dealership')} = f.dealership and ${ident(alias, 'id')} = f.id` : sql`${ident(alias, 'id')} = f.id`
  const state = entity.machine && scope.mask(entity, 'state') === 'clear' ? ident(alias, 'state') : raw('null')
  return sql`(select ${raw(String(at))} as at, f.id, f.rank, ${labelSql(scope, entity, alias)} as label, ${detailSql(scope, entity, alias)} as detail, ${state}::text as state from (${rows}) f join ${entityTable(entity)} ${ident(alias)} on ${same} order by f.rank, label limit ${limit}::int)`
}

function detailSql(scope: ReadScope, entity: Entity, alias: string): Sql {
  const fields = entity.fields.filter((field) => isSearched(scope, entity, field) && !field.hidden && field.target === null && field.type.kind === 'string' && field.type.name !== 'text' && !entity.label.includes(field.name)).slice(0, mostDetails)
  return fields.length === 0 ? raw("''") : sql`concat_ws(' · ', ${join(fields.map((field) => sql`nullif(${fieldSql(field, alias)}::text, '')`))})`
}

/** Every way in which the text as a whole may be written. */
function wholes(text: string): readonly string[] {
  const { words, whole } = searchForms(text)
  const plain = comparableText(text)
  return [...new Set([plain, ...(whole as readonly string[]), ...(words.length === 1 ? (words[0] as readonly string[]) : [])])].filter(Boolean)
}

/** A whole line of the terms, or the number. The plain `like` beside it finds the rows by their index. */
function exactly(scope: ReadScope, entity: Entity, alias: string, text: string): Sql | null {
  const forms = wholes(text).filter((form) => form.length >= shortest)
  const terms = termsSql(scope, entity, alias)
  const lines = sql`(${anyOf(ident(alias, 'search'), forms)} and (${join(forms.map((form) => sql`E'\n' || ${terms} || E'\n' like ${`%\n${likeText(form)}\n%`}`), ' or ')}))`
  const digits = text.trim().replace(/^№\s*/, '')
  const isNumber = entity.numbering !== null && scope.mask(entity, 'number') === 'clear' && /^\d{1,12}$/.test(digits)
  if (forms.length === 0 && !isNumber) return null
  return isNumber ? sql`${ident(alias, columnName('number'))} = ${digits}::bigint` : lines
}

/** A line begins so; with several words the first of them, and the others are somewhere. */
function beginning(scope: ReadScope, entity: Entity, alias: string, text: string): Sql | null {
  const forms = wholes(text).filter((form) => form.length > 1)
  if (forms.length === 0) return null
  const begun = (column: Sql): Sql => sql`(${join(forms.flatMap((form) => [sql`${column} like ${`${likeText(form)}%`}`, sql`${column} like ${`%\n${likeText(form)}%`}`]), ' or ')})`
  return both(scope, entity, alias, begun)
}

/** Every word is somewhere: as typed, as a phone number, or as a plate in either alphabet. */
function anywhere(scope: ReadScope, entity: Entity, alias: string, text: string): Sql | null {
  const { words, whole } = searchForms(text)
  const inside = (forms: readonly unknown[]) => (column: Sql): Sql => {
    const long = forms.filter((form) => String(form).length >= shortest)
    const short = forms.filter((form) => String(form).length < shortest).flatMap((form) => [sql`${column} like ${`${likeText(String(form))}%`}`, sql`${column} like ${`% ${likeText(String(form))}%`}`])
    return sql`(${join([...(long.length > 0 ? [anyOf(column, long)] : []), ...short], ' or ')})`
  }
  if (words.length === 0 || words.some((word) => word.every((form) => String(form).length < 2))) return null
  const all = sql`(${join(words.map((forms) => both(scope, entity, alias, inside(forms))), ' and ')})`
  return whole.length === 0 ? all : sql`(${all} or ${both(scope, entity, alias, inside(whole))})`
}

/** True of the terms that the reader may see; the indexed column, which holds them all, narrows first. */
function both(scope: ReadScope, entity: Entity, alias: string, condition: (column: Sql) => Sql): Sql {
  const column = ident(alias, 'search')
  const terms = termsSql(scope, entity, alias)
  const isWhole = terms.values.length === 0 && terms.pieces.join('') === column.pieces.join('')
  return isWhole ? condition(column) : sql`(${condition(column)} and ${condition(terms)})`
}
