import { fieldAccess } from '../access/index.ts'
import type { DraftContent, DraftView, RecordDraft } from '../engine.ts'
import { EngineError } from '../kernel/errors.ts'
import type { Json, JsonObject } from '../kernel/json.ts'
import { sql } from '../kernel/sql.ts'
import { titleOf } from '../kernel/titles.ts'
import { isUuid } from '../kernel/uuid.ts'
import type { Entity } from '../model/types.ts'
import { entityTable, loadRecord, readLabels } from '../store/index.ts'
import { atHome } from './at-home.ts'
import { demandRight, hasRight, readScopeOf, visibleRows } from './read-scope.ts'
import type { Runtime } from './types.ts'

/** Days after which what nobody came back to is thrown away. */
export const draftDays = 30

/** Characters of one draft as JSON. */
const largestDraft = 1_000_000

const newRecord = 'new'
/** Several records may be half made at once on one screen: each stands on a sheet of its own. */
export const sheets: readonly string[] = [1, 2, 3, 4, 5].map((n) => `${newRecord}-${n}`)
const isSheet = (record: string): boolean => sheets.includes(record)
const mostListed = 100

interface DraftRow {
  readonly base_version: number
  readonly data: { readonly values?: JsonObject; readonly base?: JsonObject }
  readonly updated_at: string
}

const siteOf = ({ actor }: Runtime): string => actor.dealership ?? '*'

const isRecord = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Names of the fields that the actor sees in the record as it stands, and that people fill in. */
async function draftFields(asked: Runtime, of: Entity, record: string | null): Promise<ReadonlySet<string>> {
  const id = record !== null && isSheet(record) ? null : record
  const { runtime, entity } = id === null ? { runtime: asked, entity: of } : await atHome(asked, of, id)
  const { store, model, actor, clock } = runtime
  if (id === null) demandRight(model, actor, entity, 'create')
  const row = id === null ? null : isUuid(id) ? await loadRecord(store.query, entity, id, { visible: visibleRows(model, actor, clock(), entity, 't', 'read') }) : null
  if (id !== null && !row) throw new EngineError('NOT_FOUND', 'There is no such record, or it is not yours to see.')
  const access = fieldAccess(model, actor, entity, row?.state ?? null, id === null)
  const isKept = (name: string): boolean => {
    const { mode, reason } = access.get(name) ?? { mode: 'hidden', reason: null }
    return mode === 'edit' || (mode === 'read-only' && reason !== 'COMPUTED')
  }
  return new Set(entity.fields.flatMap(({ name }) => (isKept(name) ? [name] : [])))
}

const only = (values: unknown, names: ReadonlySet<string>): Record<string, Json> =>
  isRecord(values) ? Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (names.has(name) && value !== undefined ? [[name, value]] : []))) : {}

export async function readDraft(runtime: Runtime, entity: Entity, id: string | null): Promise<RecordDraft | null> {
  const names = await draftFields(runtime, entity, id)
  const [row] = await runtime.store.query<DraftRow>(sql`select d.base_version, d.data, d.updated_at from platform.draft d
    where d.user_id = ${runtime.actor.id}::uuid and d.dealership = ${siteOf(runtime)} and d.entity = ${entity.name} and d.record = ${id ?? newRecord}`)
  const values = only(row?.data.values, names)
  if (!row || Object.keys(values).length === 0) return null
  return { baseVersion: row.base_version, values, base: only(row.data.base, names), savedAt: row.updated_at }
}

export async function saveDraft(runtime: Runtime, entity: Entity, id: string | null, content: DraftContent): Promise<string> {
  const { baseVersion, values, base } = content
  if (!Number.isSafeInteger(baseVersion) || baseVersion < 0 || baseVersion > 2_147_483_647 || !isRecord(values) || !isRecord(base)) throw new EngineError('BAD_INPUT', 'This is no draft.', { hint: 'A draft has baseVersion, values and base.' })
  const names = await draftFields(runtime, entity, id)
  const data = JSON.stringify({ values: only(values, names), base: only(base, names) })
  if (data.length > largestDraft) throw new EngineError('BAD_INPUT', 'The draft is too large to be kept.', { hint: 'Save the record: what is saved may be larger.' })
  const now = runtime.clock().toISOString()
  await runtime.store.query(sql`insert into platform.draft (user_id, dealership, entity, record, base_version, data, updated_at)
    values (${runtime.actor.id}::uuid, ${siteOf(runtime)}, ${entity.name}, ${id ?? newRecord}, ${baseVersion}, ${data}::jsonb, ${now}::timestamptz)
    on conflict (user_id, dealership, entity, record) do update set base_version = excluded.base_version, data = excluded.data, updated_at = excluded.updated_at`)
  return now
}

export async function discardDraft(runtime: Runtime, entity: Entity, id: string | null): Promise<void> {
  await runtime.store.query(sql`delete from platform.draft where user_id = ${runtime.actor.id}::uuid and dealership = ${siteOf(runtime)} and entity = ${entity.name} and record = ${id ?? newRecord}`)
}

interface ListedRow {
  readonly entity: string
  readonly record: string
  readonly names: readonly string[]
  readonly updated_at: string
}

export async function listDrafts(runtime: Runtime, locale: string): Promise<readonly DraftView[]> {
  const { store, model, actor } = runtime
  const rows = await store.query<ListedRow>(sql`select d.entity, d.record, array(select jsonb_object_keys(d.data -> 'values')) as names, d.updated_at from platform.draft d
    where d.user_id = ${actor.id}::uuid and d.dealership = ${siteOf(runtime)} and d.record <> all(${sheets}::text[]) order by d.updated_at desc limit ${mostListed}`)
  const names = [...new Set(rows.map(({ entity }) => entity))]
  const labels = new Map((await Promise.all(names.map((name) => labelsIn(runtime, name, rows.filter(({ entity }) => entity === name))))).flat())
  return rows.flatMap((row) => {
    const entity = model.entities.get(row.entity)
    const isNew = row.record === newRecord
    const label = labels.get(row.record) ?? null
    if (!entity || (isNew ? !hasRight(model, actor, entity, 'create') : label === null)) return []
    return [{ entity: entity.name, title: titleOf(entity.titles, locale), icon: entity.icon, record: isNew ? null : row.record, label, fields: row.names.length, savedAt: row.updated_at }]
  })
}

/** Labels of the records that are still the actor's to see. */
async function labelsIn({ store, model, actor, clock }: Runtime, name: string, rows: readonly ListedRow[]): Promise<readonly (readonly [string, string])[]> {
  const entity = model.entities.get(name)
  const ids = rows.flatMap(({ record }) => (record === newRecord ? [] : [record]))
  if (!entity || ids.length === 0 || !hasRight(model, actor, entity, 'read')) return []
  const alive = await store.query<{ id: string }>(sql`select t.id from ${entityTable(entity)} t where t.id = any(${ids}::uuid[]) and t.deleted_at is null`)
  const found = await readLabels(store.query, readScopeOf(model, actor, clock()), entity, alive.map(({ id }) => id))
  return found.map(({ id, label }) => [id, label] as const)
}
