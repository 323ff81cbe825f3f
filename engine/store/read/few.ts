import { ident, join, raw, type Sql, sql } from '../../kernel/sql.ts'
import type { Entity } from '../../model/types.ts'
import { entityTable } from '../columns.ts'
import type { Query } from '../pool.ts'
import type { ReadScope } from './scope.ts'
import { anyOf, isKept, linkedTo, type SearchForms, searchForms } from './search.ts'

/** So many records that are pointed to may be named one by one, and so many of the entity itself be looked at by their words. */
const mostLinked = 2_000
const mostOwn = 20_000
/** So many may be kept in memory to look each row up in; of more, each row looks for itself. Two letters are in no index: who has them is found by reading all. */
const mostHeld = (word: readonly unknown[]): number => (word.some((form) => String(form).length < 3) ? 10_000 : 50_000)

/** What PostgreSQL says of a statement that it would run. */
interface PlanNode {
  readonly 'Node Type': string
  readonly 'Plan Rows': number
  readonly 'Subplan Name'?: string
  readonly Plans?: readonly PlanNode[]
}

/**
 * The text taken apart, with what PostgreSQL expects of each word: where few records have it, those that point to them
 * are found through their indexes; where many have it, the first page is soon full of them however it is read. Asking
 * for a plan runs nothing. Only where records are also found by what they point to does it make a difference.
 */
export async function weighed(query: Query, scope: ReadScope, entity: Entity, text: string): Promise<SearchForms> {
  const forms = searchForms(text)
  const linked = linkedTo(scope, entity)
  const looked = [entity, ...new Map(linked.map(({ target }) => [target.name, target])).values()]
  // Of values that are put together while reading, PostgreSQL knows nothing.
  if (linked.length === 0 || forms.words.length === 0 || !looked.every((one) => isKept(scope, one))) return forms
  const asked = [...forms.words, ...(forms.whole.length > 0 ? [forms.whole] : [])]
  const counts = asked.flatMap((word) => looked.map((one) => countOf(scope, one, word)))
  const [row] = await query<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }>(sql`explain (format json) select ${join(counts)}`)
  const expected = expectedRows(row?.['QUERY PLAN'][0]?.Plan)
  const expectedOf = (i: number): readonly number[] => looked.map((_, k) => expected.get(i * looked.length + k + 1) ?? Infinity)
  const few = new Set(asked.filter((_, i) => expectedOf(i).every((rows, k) => rows <= (k === 0 ? mostOwn : mostLinked))))
  const wide = new Set(asked.filter((word, i) => expectedOf(i).some((rows, k) => k > 0 && rows > mostHeld(word))))
  // Of several words, each of which many have, few may have all.
  return { ...forms, few, wide, isCommon: few.size === 0 && (asked.length === 1 || wide.size === asked.length) }
}

/** The same query with its text weighed. */
export async function withSearch<T extends { readonly entity: Entity; readonly search?: string | SearchForms | null }>(query: Query, scope: ReadScope, asked: T): Promise<T> {
  return typeof asked.search === 'string' ? { ...asked, search: await weighed(query, scope, asked.entity, asked.search) } : asked
}

/** The limit is none: the rows that come to it are those of the word. */
const countOf = (scope: ReadScope, entity: Entity, forms: readonly unknown[]): Sql => {
  const alias = scope.alias()
  return sql`(select count(*) from (select 1 from ${entityTable(entity)} ${ident(alias)} where ${scope.visible(entity, alias)} and ${anyOf(ident(alias, 'search'), forms)} limit ${raw('1000000000')}) c)`
}

/** Number of each count, from 1, → rows expected below its limit. */
function expectedRows(plan: PlanNode | undefined): ReadonlyMap<number, number> {
  const limitIn = (node: PlanNode): PlanNode | undefined => (node['Node Type'] === 'Limit' ? node : node.Plans?.map(limitIn).find(Boolean))
  return new Map(
    (plan?.Plans ?? []).flatMap((node) => {
      const number = /^InitPlan (\d+)/.exec(node['Subplan Name'] ?? '')?.[1]
      const limit = limitIn(node)
      return number && limit ? [[Number(number), limit['Plan Rows']] as const] : []
    }),
  )
}
