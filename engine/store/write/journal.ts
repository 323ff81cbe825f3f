/** What is written beside a record in the same transaction: audit, comments. */
import type { Json } from '../../kernel/json.ts'
import { currentRequest } from '../../kernel/request-context.ts'
import type { AuditAction } from '../../kernel/audit-actions.ts'
import { join, sql } from '../../kernel/sql.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { announceAfterCommit } from '../announce.ts'
import type { Query } from '../pool.ts'
import { type Change, changeChannel, type ChangeKind, changesSql } from './changes.ts'

export interface AuditEntry {
  readonly at: string
  readonly actorId: string
  readonly actorName: string
  readonly dealership: string | null
  readonly action: AuditAction
  readonly entity?: string | null
  readonly recordId?: string | null
  readonly event?: string | null
  readonly transition?: string | null
  readonly fromState?: string | null
  readonly toState?: string | null
  /** field → [old, new]; values of personal fields are not repeated here. */
  readonly changes?: Readonly<Record<string, readonly [Json, Json]>> | null
  readonly note?: string | null
  /** Transition: milliseconds spent in the state that was left. */
  readonly durationMs?: number | null
  /** Transition: what was typed into its form, without personal data. */
  readonly input?: Readonly<Record<string, Json>> | null
  /** Of the request that caused it, where another one writes it down. */
  readonly requestId?: string | null
  /** Version of the record that the entry tells of: subscribers hear of it. */
  readonly version?: number
}

/** The request or job that caused the entries is written with them. */
export async function insertAudit(query: Query, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const requestId = currentRequest()?.id ?? null
  const rows = entries.map(
    (entry) =>
      sql`(${uuidv7(Date.parse(entry.at))}::uuid, ${entry.at}::timestamptz, ${entry.actorId}::uuid, ${entry.actorName}, ${entry.dealership}, ${entry.action}, ${entry.entity ?? null}, ${entry.recordId ?? null}::uuid, ${entry.event ?? null}, ${entry.transition ?? null}, ${entry.fromState ?? null}, ${entry.toState ?? null}, ${entry.changes ? JSON.stringify(entry.changes) : null}::jsonb, ${entry.note ?? null}, ${entry.requestId ?? requestId}, ${entry.durationMs ?? null}::bigint, ${entry.input ? JSON.stringify(entry.input) : null}::jsonb)`,
  )
  const changes = entries.flatMap(changeOf)
  const head = changes.length > 0 ? sql`with c as (${changesSql(changes)}) ` : sql``
  await query(sql`${head}insert into platform.audit_entry (id, at, actor_id, actor_name, dealership, action, entity, record_id, event, transition, from_state, to_state, changes, note, request_id, duration_ms, input) values ${join(rows)}`)
  if (changes.length > 0) announceAfterCommit(query, changeChannel)
}

const kinds: Readonly<Record<string, ChangeKind>> = { create: 'created', update: 'updated', delete: 'deleted', transition: 'transitioned', 'file-add': 'attached', 'file-delete': 'attached', 'file-restore': 'attached' }

function changeOf({ action, entity, recordId, dealership, actorId, version }: AuditEntry): readonly Change[] {
  const kind = kinds[action]
  return kind && entity && recordId && version !== undefined ? [{ kind, entity, recordId, dealership, userId: actorId, version }] : []
}

export interface CommentRow {
  readonly entity: string
  readonly recordId: string
  readonly dealership: string | null
  readonly authorId: string
  readonly authorName: string
  readonly body: string
  readonly at: string
  /** Ids of the people spoken to. */
  readonly mentions?: readonly string[]
}

export async function insertComment(query: Query, comment: CommentRow): Promise<void> {
  await query(
    sql`insert into platform.comment (id, entity, record_id, dealership, author_id, author_name, body, created_at, mentions) values (${uuidv7(Date.parse(comment.at))}::uuid, ${comment.entity}, ${comment.recordId}::uuid, ${comment.dealership}, ${comment.authorId}::uuid, ${comment.authorName}, ${comment.body}, ${comment.at}::timestamptz, ${JSON.stringify(comment.mentions ?? [])}::jsonb)`,
  )
}
