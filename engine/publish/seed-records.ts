import type { SeedDefinition } from '../definition/types.ts'
import { contentHash, type JsonObject } from '../kernel/json.ts'
import { sql } from '../kernel/sql.ts'
import { uuidv7 } from '../kernel/uuid.ts'
import type { Actor, Entity, Field, Model, Values } from '../model/types.ts'
import { columnOf, entityTable, insertRecords, loadRecord, nextNumbers, type Query, type RecordRow, updateRecord } from '../store/index.ts'

/**
 * Brings the package's own rows (categories, goals, survey types) into the tables: new ones are added, rows
 * that differ from the version before are updated in the fields that differ. What an admin changed in the
 * meantime in other fields stays; rows that left the package stay too.
 */
export async function writeSeeds(query: Query, model: Model, actor: Actor, before: ReadonlyMap<string, SeedDefinition>, at: string): Promise<void> {
  for (const entity of inReferenceOrder(model)) {
    if (entity.seed) await writeSeed(query, model, entity, entity.seed, actor, before.get(entity.name), at)
  }
}

async function writeSeed(query: Query, model: Model, entity: Entity, seed: SeedDefinition, actor: Actor, before: SeedDefinition | undefined, at: string): Promise<void> {
  const earlier = new Map((before?.records ?? []).map((record) => [record[seed.key], record]))
  const ids = await idsByKey(query, entity, seed.key)
  const added: RecordRow[] = []
  for (const record of seed.records) {
    const values = await resolved(query, model, entity, record)
    const id = ids.get(String(record[seed.key]))
    if (id === undefined) added.push(await newRow(query, entity, actor, values, at))
    else if (contentHash(earlier.get(record[seed.key]) ?? null) !== contentHash(record)) await mergeRow(query, entity, id, record, earlier.get(record[seed.key]), values, at)
  }
  await insertRecords(query, entity, added)
}

async function newRow(query: Query, entity: Entity, actor: Actor, values: Values, at: string): Promise<RecordRow> {
  const number = entity.numbering ? await nextNumbers(query, entity, null) : null
  const initial = Object.fromEntries(entity.fields.map((field) => [field.name, values[field.name] ?? field.schema.default ?? null]))
  return { id: uuidv7(), dealership: null, number, state: entity.machine?.initial ?? null, stateSince: entity.machine ? at : null, version: 1, createdAt: at, createdBy: actor.id, updatedAt: at, updatedBy: actor.id, values: initial }
}

async function mergeRow(query: Query, entity: Entity, id: string, record: JsonObject, earlier: JsonObject | undefined, values: Values, at: string): Promise<void> {
  const row = await loadRecord(query, entity, id, { forUpdate: true })
  if (!row) return
  const changed = Object.keys(record).filter((name) => contentHash(record[name] ?? null) !== contentHash(earlier?.[name] ?? null))
  await updateRecord(query, entity, { ...row, version: row.version + 1, updatedAt: at, values: { ...row.values, ...Object.fromEntries(changed.map((name) => [name, values[name] ?? null])) } })
}

async function idsByKey(query: Query, entity: Entity, key: string): Promise<ReadonlyMap<string, string>> {
  const shared = entity.scope === 'layered' ? sql` and t.dealership is null` : sql``
  const rows = await query<{ id: string; key: string }>(sql`select t.id, ${columnOf(entity, key).sql('t')}::text as key from ${entityTable(entity)} t where t.deleted_at is null${shared}`)
  return new Map(rows.map((row) => [row.key, row.id]))
}

/** References in a seed are written as the key of the row they mean. */
async function resolved(query: Query, model: Model, entity: Entity, record: JsonObject): Promise<Values> {
  const values: Values = { ...record }
  for (const field of entity.fields) {
    const value = record[field.name]
    if (field.target === null || value === undefined || value === null) continue
    values[field.name] = (await referenceId(query, model, field, String(value))) ?? null
  }
  return values
}

async function referenceId(query: Query, model: Model, field: Field, key: string): Promise<string | undefined> {
  const target = field.target === null ? undefined : model.entities.get(field.target)
  if (!target?.seed) return undefined
  return (await idsByKey(query, target, target.seed.key)).get(key)
}

/** Entities that others' seeds point to come first. */
function inReferenceOrder(model: Model): readonly Entity[] {
  const ordered: Entity[] = []
  const visit = (entity: Entity): void => {
    if (ordered.includes(entity)) return
    for (const field of entity.fields) {
      const target = field.target === null ? undefined : model.entities.get(field.target)
      if (target && target !== entity && target.seed && entity.seed) visit(target)
    }
    if (!ordered.includes(entity)) ordered.push(entity)
  }
  for (const entity of model.entities.values()) visit(entity)
  return ordered
}
