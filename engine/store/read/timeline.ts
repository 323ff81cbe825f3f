/** What stands in the journals of one record, in one order. */
import type { Json } from '../../kernel/json.ts'
import { and, join, type Sql, sql } from '../../kernel/sql.ts'
import type { Query } from '../pool.ts'

export interface TimelineRow {
  readonly id: string
  readonly at: string
  readonly actor_name: string
  readonly action: 'create' | 'update' | 'transition' | 'delete' | 'state-mapped' | 'automation' | 'comment' | 'file' | 'file-deleted' | 'message'
  readonly transition: string | null
  readonly from_state: string | null
  readonly to_state: string | null
  readonly changes: Readonly<Record<string, readonly [Json, Json]>> | null
  readonly note: string | null
  readonly facts: {
    readonly mentions?: readonly string[]
    readonly file?: { readonly id: string; readonly mediaType: string; readonly size: number; readonly isDeleted: boolean }
    readonly message?: { readonly recipient: string; readonly status: 'waiting' | 'sending' | 'sent' | 'failed' | 'unknown' | 'dismissed' }
  } | null
}

type Kind = 'changes' | 'comments' | 'files' | 'messages'

interface Part {
  readonly kinds?: readonly Kind[]
  readonly before?: { readonly at: string; readonly id: string }
  readonly limit: number
}

const nothing = sql`null::text as transition, null::text as from_state, null::text as to_state, null::jsonb as changes`

const journals: Readonly<Record<Kind, (of: Sql) => Sql>> = {
  changes: (of) => sql`select e.id, e.at, e.actor_name, e.action, e.transition, e.from_state, e.to_state, e.changes, e.note, null::jsonb as facts from platform.audit_entry e where ${of} and e.action in ('create', 'update', 'transition', 'delete', 'state-mapped', 'automation')`,
  comments: (of) => sql`select e.id, e.created_at as at, e.author_name as actor_name, 'comment' as action, ${nothing}, e.body as note,
    jsonb_build_object('mentions', (select coalesce(jsonb_agg(u.name order by length(u.name) desc), '[]') from platform."user" u where u.id::text in (select jsonb_array_elements_text(e.mentions)))) as facts from platform.comment e where ${of}`,
  files: (of) => sql`select e.id, e.created_at as at, e.uploaded_by_name as actor_name, 'file' as action, ${nothing}, e.name as note, ${fileFacts} as facts from platform.file e where ${of}
    union all select e.id, e.deleted_at, e.deleted_by_name, 'file-deleted', ${nothing}, e.name, ${fileFacts} from platform.file e where ${of} and e.deleted_at is not null`,
  messages: (of) => sql`select e.id, e.created_at as at, '' as actor_name, 'message' as action, ${nothing}, e.channel as note, jsonb_build_object('message', jsonb_build_object('recipient', e.recipient, 'status', e.status)) as facts from platform.message e where ${of}`,
}

const fileFacts = sql`jsonb_build_object('file', jsonb_build_object('id', e.id, 'mediaType', e.media_type, 'size', e.size, 'isDeleted', e.deleted_at is not null))`

/** Newest first. */
export function readTimeline(query: Query, entity: string, recordId: string, { kinds = ['changes', 'comments', 'files', 'messages'], before, limit }: Part): Promise<readonly TimelineRow[]> {
  const of = and([sql`e.entity = ${entity}`, sql`e.record_id = ${recordId}::uuid`])
  const earlier = before ? sql` where (t.at, t.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql``
  return query<TimelineRow>(sql`select * from (${join(kinds.map((kind) => journals[kind](of)), ' union all ')}) t${earlier} order by t.at desc, t.id desc limit ${limit}::int`)
}
