/** Values for records that are there without one, computed in the database once, when the definition comes to say how. */
import { overlayFile, entityFile } from '../definition/index.ts'
import type { PropertySchema } from '../definition/types.ts'
import { compileToSql, entityScope } from '../expressions/index.ts'
import { EngineError, type Issue, isEngineError } from '../kernel/errors.ts'
import { and, ident, literal, raw, type Sql, sql } from '../kernel/sql.ts'
import type { Entity, Field, Model } from '../model/types.ts'
import { entityTable, fieldSql, type Query, sqlScopeOf } from '../store/index.ts'
import type { Compiled } from './renames.ts'

export interface Backfill {
  readonly entity: Entity
  readonly field: Field
  readonly source: string
  readonly isRequired: boolean
  /** Rows of one dealership; null: all. */
  readonly dealership: string | null
  readonly file: string
  readonly pointer: string
}

/** Those that are new, or other than in the version before. */
export function backfillsOf(before: Compiled | null, after: Compiled): readonly Backfill[] {
  const old = new Map(before ? allBackfills(before).map((one) => [keyOf(one), one.source]) : [])
  return allBackfills(after).filter((one) => old.get(keyOf(one)) !== one.source)
}

const keyOf = ({ field, dealership }: Backfill): string => `${field.id} ${dealership ?? ''}`

function allBackfills({ candidate, network }: Compiled): readonly Backfill[] {
  const own = [...network.entities.values()].flatMap((entity) =>
    entity.fields.flatMap((field): Backfill[] => {
      const { backfill } = field.keywords
      return field.storage !== 'column' || backfill === undefined ? [] : [{ entity, field, source: backfill, isRequired: field.required, dealership: null, file: entityFile(entity.name, 'entity'), pointer: `/schema/properties/${field.name}/x-field/backfill` }]
    }),
  )
  const added = Object.entries(candidate.overlays).flatMap(([code, { operations }]) =>
    operations.flatMap((operation, i): Backfill[] => {
      if (operation.op !== 'add-field' || operation.schema['x-field'].backfill === undefined) return []
      const entity = [...network.entities.values()].find(({ id, name }) => operation.entity === name || operation.entity === id)
      const field = entity?.fieldByName.get(operation.name)
      if (!entity || !field) return []
      return [{ entity, field: named(field, operation.schema), source: operation.schema['x-field'].backfill, isRequired: operation.required === true, dealership: entity.scope === 'dealership' ? code : null, file: overlayFile(code), pointer: `/operations/${i}/schema/x-field/backfill` }]
    }),
  )
  return [...own, ...added]
}

/** The field as this dealership has it; the network's may be another's of the same name. */
const named = (field: Field, schema: PropertySchema): Field => ({ ...field, id: schema['x-field'].id, schema, keywords: schema['x-field'] })

/** @throws EngineError PUBLISH_REFUSED where a record comes out without what it needs; the transaction is to be given up then */
export async function runBackfills(query: Query, model: Model, backfills: readonly Backfill[], at: string): Promise<void> {
  const issues: Issue[] = []
  for (const one of backfills) {
    await fill(query, model, one, at).catch((error: unknown) => {
      throw isEngineError(error) && error.code !== 'UNAVAILABLE' ? refusal([{ file: one.file, pointer: one.pointer, message: `what it computes does not fit the field: ${error.message}`, hint: 'Nothing was changed. Try the expression on a few records first.' }], error) : error
    })
    issues.push(...(await leftOver(query, one)))
  }
  if (issues.length > 0) throw refusal(issues)
}

async function fill(query: Query, model: Model, { entity, field, source, dealership }: Backfill, at: string): Promise<void> {
  const value = compileToSql(source, { record: entityScope(model, entity) }, sqlScopeOf(model, entity, 't'), { now: new Date(at), timeZone: model.settings.timeZone })
  const type = raw(field.type.column(field) ?? 'text')
  const rows = and([sql`${fieldSql(field, 't')} is null`, dealership === null ? null : sql`t.dealership = ${dealership}`])
  const set = field.storage === 'column' ? sql`${ident(field.column)} = (${value})::${type}` : sql`custom = t.custom || jsonb_strip_nulls(jsonb_build_object(${literal(field.column)}, (${value})::${type}))`
  await query(sql`update ${entityTable(entity)} t set ${set} where ${rows}`)
}

/** Records that must have a value and got none, and values that are not among those to choose from. */
async function leftOver(query: Query, { entity, field, isRequired, dealership, file, pointer }: Backfill): Promise<readonly Issue[]> {
  const value = fieldSql(field, 't')
  const own = dealership === null ? null : sql`t.dealership = ${dealership}`
  const count = async (condition: Sql): Promise<number> => (await query<{ count: number }>(sql`select count(*) as count from ${entityTable(entity)} t where ${and([condition, own, sql`t.deleted_at is null`])}`))[0]?.count ?? 0
  const empty = isRequired ? await count(sql`${value} is null`) : 0
  const options = field.schema.enum?.map(String)
  const strange = options ? await count(sql`${value} is not null and not (${value} = any(${options}::text[]))`) : 0
  return [
    ...(empty === 0 ? [] : [{ file, pointer, message: `it leaves ${empty} records without a value, and “${field.name}” is required`, hint: 'Write coalesce(…, a value for the rest), or let the field be empty.' }]),
    ...(strange === 0 ? [] : [{ file, pointer, message: `it gives ${strange} records a value that is not among those of “${field.name}”`, hint: `Values are ${options?.join(', ')}.` }]),
  ]
}

const refusal = (issues: readonly Issue[], cause?: unknown): EngineError => new EngineError('PUBLISH_REFUSED', 'Nothing was published.', { issues, cause, hint: 'Mend what is named and publish again; the version before is live.' })
