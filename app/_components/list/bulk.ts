import type { Json, JsonObject, ListView } from '../../../engine/client.ts'
import type { Answer, Refusal } from '../../_lib/answer.ts'
import type { ListRow } from '../../_lib/documents.ts'

/** Rows that one action takes at most, and how many go in one request. */
export const mostRows = 2000
const chunkSize = 100

/** What is to happen to every chosen row. */
export type BulkAction =
  | { readonly kind: 'send'; readonly event: string; readonly input: JsonObject | null }
  | { readonly kind: 'set'; readonly field: string; readonly value: Json }
  | { readonly kind: 'remove' }

/** What became of the rows. */
export interface BulkReport {
  readonly succeeded: number
  readonly refused: readonly { readonly row: ListRow; readonly message: string }[]
  /** Rows that were not reached, because the work was stopped or the connection was lost. */
  readonly left: number
  readonly refusal: Refusal | null
}

interface BulkAnswer {
  readonly bulk: { readonly items: readonly { readonly index: number; readonly error: { readonly message: string; readonly hint: string | null; readonly issues: readonly { readonly message: string }[] } | null }[] }
}

export function bulkDocument({ entity: { names }, bulk }: ListView, { kind }: BulkAction): string {
  const [type, mutation] = { send: [`${names.type}Sending`, bulk.send], set: [`${names.type}Update`, bulk.update], remove: ['RecordVersion', bulk.remove] }[kind]
  return `mutation Bulk($items: [${type}!]!) {\n  bulk: ${mutation}(items: $items, onError: CONTINUE) { items { index error { message hint issues { message } } } }\n}`
}

function bulkItem(action: BulkAction, { id, version }: ListRow): JsonObject {
  if (action.kind === 'send') return { id, version, event: action.event, ...(action.input && { input: action.input }) }
  return { id, version, ...(action.kind === 'set' && { input: { [action.field]: action.value } }) }
}

/** Rows by the dealership whose rules they are written by, in pieces that one request takes. */
export function chunksOf(rows: readonly ListRow[], dealership: string): readonly { readonly site: string; readonly rows: readonly ListRow[] }[] {
  const bySite = new Map<string, ListRow[]>()
  for (const row of rows) {
    const site = typeof row.dealership === 'string' ? row.dealership : dealership
    bySite.set(site, [...(bySite.get(site) ?? []), row])
  }
  return [...bySite].flatMap(([site, own]) => Array.from({ length: Math.ceil(own.length / chunkSize) }, (_, i) => ({ site, rows: own.slice(i * chunkSize, (i + 1) * chunkSize) })))
}

interface Run {
  readonly list: ListView
  readonly action: BulkAction
  readonly rows: readonly ListRow[]
  readonly dealership: string
  readonly ask: (site: string, document: string, variables: JsonObject) => Promise<Answer<BulkAnswer>>
  readonly onProgress: (done: number) => void
  readonly isStopped: () => boolean
}

/** Carries the action out row by row by its own rules; one that is refused does not hinder the others. */
export async function runBulk({ list, action, rows, dealership, ask, onProgress, isStopped }: Run): Promise<BulkReport> {
  const document = bulkDocument(list, action)
  const refused: { row: ListRow; message: string }[] = []
  let [succeeded, done] = [0, 0]
  for (const chunk of chunksOf(rows, dealership)) {
    if (isStopped()) return { succeeded, refused, left: rows.length - done, refusal: null }
    const answer = await ask(chunk.site, document, { items: chunk.rows.map((row) => bulkItem(action, row)) })
    if (!answer.ok) return { succeeded, refused, left: rows.length - done, refusal: answer.refusal }
    for (const { index, error } of answer.data.bulk.items) {
      const row = chunk.rows[index]
      if (!error) succeeded++
      else if (row) refused.push({ row, message: (error.issues.length > 0 ? error.issues : [error]).map(({ message }) => message).join(' ') })
    }
    done += chunk.rows.length
    onProgress(done)
  }
  return { succeeded, refused, left: 0, refusal: null }
}
