import type { FieldView, ListView } from '../../../engine/client.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { listDocument, type ListPage, type ListRow } from '../../_lib/documents.ts'
import type { ListArguments } from '../../_lib/list-filter.ts'
import { request } from '../../_lib/request.ts'

/** Records that one request may ask for. */
const mostAtOnce = 1000

/** The first records of a list, with no more than what chooses them; with a refusal those that came before it. */
export async function readRows(dealership: string, list: ListView, args: ListArguments, most: number): Promise<{ readonly rows: readonly ListRow[]; readonly refusal: Refusal | null }> {
  const rows: ListRow[] = []
  for (let after: string | null = null; rows.length < most; ) {
    const answer: Awaited<ReturnType<typeof request<ListPage>>> = await request<ListPage>(dealership, listDocument(list, { columns: [], count: 'none' }), { ...args, first: Math.min(mostAtOnce, most - rows.length), after })
    if (!answer.ok) return { rows, refusal: answer.refusal }
    const page: ListPage['page'] = answer.data.page
    rows.push(...page.nodes)
    after = page.pageInfo.endCursor
    if (!page.pageInfo.hasNextPage || after === null) break
  }
  return { rows, refusal: null }
}

/** One record as a list shows it; null where it is not to be seen (any more). */
export async function readRow(dealership: string, list: ListView, id: string, columns: readonly FieldView[]): Promise<ListRow | null> {
  const answer = await request<ListPage>(dealership, listDocument(list, { columns, count: 'none' }), { filter: { id: { eq: id } }, first: 1 })
  return answer.ok ? (answer.data.page.nodes[0] ?? null) : null
}
