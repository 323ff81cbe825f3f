import { isoText } from '../columns.ts'
import { ident, sql } from '../../kernel/sql.ts'
import type { Query } from '../pool.ts'

export interface CommentRead {
  readonly id: string
  readonly record: string
  readonly at: string
  readonly author: string
  readonly body: string
}

/** The newest comments on these records of an entity; who may see the records is for the caller to know. */
export async function commentsOf(query: Query, entity: string, records: readonly string[]): Promise<readonly CommentRead[]> {
  if (records.length === 0) return []
  return query<CommentRead>(sql`select c.id, c.record_id as record, ${isoText(ident('c', 'created_at'))} as at, c.author_name as author, c.body from platform.comment c where c.entity = ${entity} and c.record_id = any(${records}::uuid[]) order by c.created_at desc limit 200`)
}
