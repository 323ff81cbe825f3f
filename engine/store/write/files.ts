/** What is known of attached files; their content stands elsewhere. */
import { sql } from '../../kernel/sql.ts'
import type { Query } from '../pool.ts'

export interface FileRow {
  readonly id: string
  readonly entity: string
  readonly recordId: string
  readonly dealership: string | null
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly sha256: string
  readonly storageKey: string
  readonly previewKey: string | null
  /** `recording`: of a call; null: attached by somebody. */
  readonly kind: 'recording' | null
  readonly uploadedBy: string
  readonly uploadedByName: string
  readonly createdAt: string
  readonly deletedAt: string | null
  readonly deletedByName: string | null
}

const columns = sql`f.id, f.entity, f.record_id as "recordId", f.dealership, f.name, f.media_type as "mediaType", f.size::float8 as size, f.sha256, f.storage_key as "storageKey", f.preview_key as "previewKey", f.kind, f.uploaded_by as "uploadedBy", f.uploaded_by_name as "uploadedByName", f.created_at as "createdAt", f.deleted_at as "deletedAt", f.deleted_by_name as "deletedByName"`

export async function insertFile(query: Query, file: Omit<FileRow, 'deletedAt' | 'deletedByName'>): Promise<void> {
  await query(sql`insert into platform.file (id, entity, record_id, dealership, name, media_type, size, sha256, storage_key, preview_key, kind, uploaded_by, uploaded_by_name, created_at)
    values (${file.id}::uuid, ${file.entity}, ${file.recordId}::uuid, ${file.dealership}, ${file.name}, ${file.mediaType}, ${file.size}::bigint, ${file.sha256}, ${file.storageKey}, ${file.previewKey}, ${file.kind}, ${file.uploadedBy}::uuid, ${file.uploadedByName}, ${file.createdAt}::timestamptz)`)
}

/** Deleted ones included; null where there is none. */
export async function findFile(query: Query, id: string): Promise<FileRow | null> {
  const [row] = await query<FileRow>(sql`select ${columns} from platform.file f where f.id = ${id}::uuid`)
  return row ?? null
}

/** Of one record, the newest first; deleted ones included where asked for. */
export function listFiles(query: Query, entity: string, recordId: string, limit: number): Promise<readonly FileRow[]> {
  return query<FileRow>(sql`select ${columns} from platform.file f where f.entity = ${entity} and f.record_id = ${recordId}::uuid and f.deleted_at is null order by f.created_at desc, f.id desc limit ${limit}::int`)
}

export async function countFiles(query: Query, entity: string, recordId: string): Promise<number> {
  const [row] = await query<{ count: number }>(sql`select count(*)::int as count from platform.file f where f.entity = ${entity} and f.record_id = ${recordId}::uuid and f.deleted_at is null`)
  return row?.count ?? 0
}

/** Those of the keys that no row speaks of: no attached file, no preview of one, nothing that a job was given or has made, no recording on its way to a record. */
export async function strangeKeys(query: Query, keys: readonly string[]): Promise<readonly string[]> {
  const rows = await query<{ key: string }>(sql`select key from unnest(${keys}::text[]) as kept (key)
    where key not in (select storage_key from platform.file)
      and key not in (select preview_key from platform.file where preview_key is not null)
      and key not in (select storage_key from platform.job where storage_key is not null)
      and key not in (select storage_key from platform.call_event where storage_key is not null)
      and substr(key, 4) not in (select replace(id::text, '-', '') from platform.job)
      and key not in (select jsonb_array_elements_text(params->'keys') from platform.job where jsonb_typeof(params->'keys') = 'array')`)
  return rows.map(({ key }) => key)
}

/** Takes the file away, or puts it back (`by` null). False where it is so already. */
export async function markFile(query: Query, id: string, at: string, by: { readonly id: string; readonly name: string } | null): Promise<boolean> {
  const rows = by
    ? await query(sql`update platform.file set deleted_at = ${at}::timestamptz, deleted_by = ${by.id}::uuid, deleted_by_name = ${by.name} where id = ${id}::uuid and deleted_at is null returning id`)
    : await query(sql`update platform.file set deleted_at = null, deleted_by = null, deleted_by_name = null where id = ${id}::uuid and deleted_at is not null returning id`)
  return rows.length > 0
}
