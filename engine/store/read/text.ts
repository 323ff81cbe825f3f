/** Whole answers as JSON text: one statement reads every root of an operation under the names the answer has. */
import { EngineError } from '../../kernel/errors.ts'
import { ident, join, literal, raw, type Sql, sql } from '../../kernel/sql.ts'
import type { Entity } from '../../model/types.ts'
import { type AggregateQuery, aggregateSql } from './aggregate.ts'
import { oneSql } from './list.ts'
import { cursorSql } from './order.ts'
import { conditions, countSql, type RowsPage, rowsOf, type RowsQuery } from './rows.ts'
import type { ReadScope } from './scope.ts'
import { objectJson, rowJson, type Selected, textLiteral } from './selection.ts'

/** One root of an operation; values in it may be slots. */
export type TextRead =
  | { readonly kind: 'one'; readonly entity: Entity; readonly id: unknown; readonly select: readonly Selected[] }
  | { readonly kind: 'many'; readonly list: RowsQuery; readonly select: readonly PageSelected[] }
  | { readonly kind: 'aggregate'; readonly aggregate: AggregateQuery }

interface Constant {
  readonly key: string
  readonly kind: 'constant'
  readonly value: string
}

/** What of a page is asked for; `key` is the name in the answer. */
export type PageSelected =
  | Constant
  | { readonly key: string; readonly kind: 'total' }
  | { readonly key: string; readonly kind: 'nodes'; readonly select: readonly Selected[] }
  | { readonly key: string; readonly kind: 'edges'; readonly select: readonly EdgeSelected[] }
  | { readonly key: string; readonly kind: 'pageInfo'; readonly select: readonly (Constant | { readonly key: string; readonly kind: 'page'; readonly name: PageField })[] }

export type EdgeSelected = Constant | { readonly key: string; readonly kind: 'cursor' } | { readonly key: string; readonly kind: 'node'; readonly select: readonly Selected[] }
export type PageField = 'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor'

/** One row with one column of JSON text for each root. @throws EngineError BAD_INPUT, FORBIDDEN */
export function textSql(scope: ReadScope, reads: readonly TextRead[]): Sql {
  return sql`select ${join(reads.map((read) => sql`(${readSql(scope, read)})::text`))}`
}

function readSql(scope: ReadScope, read: TextRead): Sql {
  if (read.kind === 'one') return oneSql(scope, read.entity, read.id, read.select)
  if (read.kind === 'many') return pageSql(scope, read.list, read.select)
  return sql`select coalesce(json_agg(a.row), '[]'::json) from (${aggregateSql(scope, read.aggregate)}) a`
}

function pageSql(scope: ReadScope, list: RowsQuery, select: readonly PageSelected[]): Sql {
  const page = rowsOf(scope, list)
  const info = select.flatMap((item) => (item.kind === 'pageInfo' ? item.select : []))
  const looksOn = info.some((item) => item.kind === 'page')
  const withRows = looksOn || select.some(({ kind }) => kind === 'nodes' || kind === 'edges')
  const total = select.some(({ kind }) => kind === 'total') ? countSql(scope, list) : raw('null')
  const pairs = select.map((item, i): readonly [string, Sql] => [item.key, partSql(list, page, item, i, total, looksOn)])
  if (!withRows) {
    // What may not be filtered by is refused also where nothing of the list is asked for.
    conditions(scope, list, '')
    return sql`select ${objectJson(pairs)}`
  }
  const columns = (alias: string): readonly Sql[] => [
    ...select.flatMap((item, i) => rowColumn(scope, list, page, item, i, alias)),
    ...(looksOn ? [sql`${cursorSql(page.order, alias)} as c`] : []),
  ]
  // “having” makes one row of all of them, also where nothing is gathered from them.
  const rows = page.rows((alias) => atLeastOne(columns(alias)), looksOn ? 1 : 0)
  return sql`select row_to_json(j) from (select ${join(pairs.map(([key, value]) => sql`${value} as ${checkedKey(key)}`))} from (select r.*, row_number() over () as n from (${rows}) r) p having true) j`
}

const atLeastOne = (columns: readonly Sql[]): readonly Sql[] => (columns.length > 0 ? columns : [raw('1 as one')])

/** PostgreSQL keeps 63 bytes of a name. */
function checkedKey(key: string): Sql {
  if (Buffer.byteLength(key) > 63) throw new EngineError('BAD_INPUT', `The alias “${key}” is too long.`)
  return ident(key)
}

/** What of each row the i-th part of the page is made of. */
function rowColumn(scope: ReadScope, list: RowsQuery, page: RowsPage, item: PageSelected, i: number, alias: string): readonly Sql[] {
  if (item.kind === 'nodes') return [sql`${rowJson(scope, list.entity, alias, item.select)} as ${ident(`v${i}`)}`]
  if (item.kind !== 'edges') return []
  const parts = item.select.map((part): readonly [string, Sql] => {
    if (part.kind === 'constant') return [part.key, textLiteral(part.value)]
    return [part.key, part.kind === 'cursor' ? cursorSql(page.order, alias) : rowJson(scope, list.entity, alias, part.select)]
  })
  return [sql`${objectJson(parts)} as ${ident(`v${i}`)}`]
}

function partSql(list: RowsQuery, page: RowsPage, item: PageSelected, i: number, total: Sql, looksOn: boolean): Sql {
  if (item.kind === 'constant') return textLiteral(item.value)
  if (item.kind === 'total') return total
  if (item.kind === 'pageInfo') return infoSql(item.select.map((part) => [part.key, part.kind === 'constant' ? textLiteral(part.value) : pageFieldSql(list, page, part.name)]))
  const own = looksOn ? sql` filter (where p.n <= ${raw(String(page.size))})` : raw('')
  return sql`coalesce(json_agg(${ident('p', `v${i}`)}${raw(page.reversed ? ' order by p.n desc' : '')})${own}, '[]'::json)`
}

/** A function takes 100 arguments. */
const mostPairs = 50

/** Not a subselect, as other objects are: these values count the rows of the page. */
function infoSql(pairs: readonly (readonly [string, Sql])[]): Sql {
  if (pairs.length > mostPairs) throw new EngineError('BAD_INPUT', `An object has more than ${mostPairs} names.`)
  return sql`json_build_object(${join(pairs.map(([key, value]) => sql`${literal(key)}, ${value}`))})`
}

function pageFieldSql(list: RowsQuery, { size, reversed }: RowsPage, name: PageField): Sql {
  const hasMore = raw(`(count(*) > ${size})`)
  // Said where the rows come the other way round: one order of an aggregate becomes that of all.
  const cursors = `(array_agg(p.c${reversed ? ' order by p.n' : ''}) filter (where p.n <= ${size}))`
  const [near, far] = [raw(`${cursors}[1]`), raw(`${cursors}[least(count(*), ${size})]`)]
  switch (name) {
    case 'hasNextPage':
      return reversed ? raw(String(list.before != null)) : hasMore
    case 'hasPreviousPage':
      return reversed ? hasMore : raw(String(list.after != null || (list.offset ?? 0) > 0))
    case 'startCursor':
      return reversed ? far : near
    case 'endCursor':
      return reversed ? near : far
  }
}
