/** Bringing in a history: records with the events they went through, replayed through the machine with the clock at each moment. */
import type { LoadRecord } from '../engine.ts'
import { EngineError } from '../kernel/errors.ts'
import type { Json } from '../kernel/json.ts'
import type { Actor, Entity, Model, Values } from '../model/types.ts'
import { allRecords, type AuditEntry, insertAudit, insertComment, insertRecords, nextNumbers, type Query, type RecordRow, type Store, systemValues, updateRecord } from '../store/index.ts'
import { applyActions } from './steps/apply-actions.ts'
import { changesOf } from './steps/changes.ts'
import { checkRecord } from './steps/check-record.ts'
import { contextOf, type Expand, withValues } from './steps/expression-context.ts'
import { nextStep } from './steps/next-step.ts'
import { normalised, withComputed, withInitialValues, withLineIds } from './steps/values.ts'
import { uuidv7 } from '../kernel/uuid.ts'

export interface LoadSetting {
  readonly store: Store
  readonly modelOf: (dealership: string | null) => Model
  /** Actors by login, with the roles they hold in the dealership. */
  readonly actorOf: (login: string, dealership: string | null) => Actor
  readonly onProgress: (done: number) => void
}

/** Rows written in one statement. */
const batchSize = 500

/**
 * Loads everything in one transaction: all of it or nothing. States come from events alone, as everywhere;
 * notifications are not sent, for what is history already.
 * @returns how many records there are now more
 * @throws EngineError with the record's id where one of them is not valid
 */
export function loadRecords(setting: LoadSetting, records: Iterable<LoadRecord>): Promise<number> {
  return setting.store.transaction(async (query) => {
    const loading = new Loading(setting, query)
    let done = 0
    for (const record of records) {
      await loading.add(record)
      if (++done % 100 === 0) setting.onProgress(done)
    }
    await loading.flush()
    return done
  })
}

class Loading {
  readonly #setting: LoadSetting
  readonly #query: Query
  readonly #known = new Map<string, { readonly entity: string; readonly row: RecordRow }>()
  readonly #seeds = new Map<string, string>()
  readonly #numbers = new Map<string, number | null>()
  #batch: { entity: Entity; rows: RecordRow[] } | null = null
  #updates: { entity: Entity; row: RecordRow }[] = []
  #audit: AuditEntry[] = []
  #comments: Parameters<typeof insertComment>[1][] = []

  constructor(setting: LoadSetting, query: Query) {
    this.#setting = setting
    this.#query = query
  }

  async add(record: LoadRecord): Promise<void> {
    const model = this.#setting.modelOf(record.dealership)
    const entity = model.entities.get(record.entity)
    if (!entity) throw new EngineError('BAD_INPUT', `There is no entity “${record.entity}”.`)
    try {
      await this.#replay(model, entity, record)
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      throw new EngineError(error.code, `${record.entity} ${record.id}: ${error.message}`, { issues: error.issues, cause: error })
    }
  }

  async #replay(model: Model, entity: Entity, record: LoadRecord): Promise<void> {
    const actor = this.#setting.actorOf(record.by, record.dealership)
    let row = await this.#created(model, entity, record, actor)
    await this.#put(entity, row)
    for (const { at, by, event, input } of record.events ?? []) row = await this.#sent(model, entity, row, this.#setting.actorOf(by, record.dealership), at, event, await this.#resolved(model, entity, input ?? {}))
    const last = this.#batch?.rows.at(-1)
    // The row is written as it stands after its events, unless others were written in between.
    if (last?.id === row.id && this.#batch) this.#batch.rows[this.#batch.rows.length - 1] = row
    else if ((record.events ?? []).length > 0) this.#updates.push({ entity, row })
    this.#known.set(row.id, { entity: entity.name, row })
  }

  readonly #expand: Expand = async (entity, values, paths) => {
    const heads = new Set(paths.map((path) => path.split('.')[0] ?? ''))
    const expanded = [...heads].flatMap((name) => {
      const found = this.#known.get(String(values[name]))
      return found && entity.fieldByName.get(name)?.target ? [[name, { ...systemValues(found.row), ...found.row.values }] as const] : []
    })
    return { ...values, ...Object.fromEntries(expanded) }
  }

  async #created(model: Model, entity: Entity, { id, dealership, at, values: given }: LoadRecord, actor: Actor): Promise<RecordRow> {
    const facts = { model, actor, now: new Date(at) }
    const values = withLineIds(entity, normalised(entity.fields, await this.#resolved(model, entity, given)), {})
    const blank: RecordRow = { id, dealership: entity.scope === 'network' ? null : dealership, number: null, state: null, stateSince: null, version: 1, createdAt: at, createdBy: actor.id, updatedAt: at, updatedBy: actor.id, values }
    const initial = withInitialValues(entity, values, await contextOf(facts, this.#expand, entity, blank))
    const context = await contextOf(facts, this.#expand, entity, { ...blank, values: initial })
    const step = entity.machine?.start(context) ?? null
    const applied = applyActions(entity, initial, step?.actions ?? [], context)
    const row: RecordRow = { ...blank, state: step?.state ?? null, stateSince: step ? at : null, values: withComputed(entity, applied.values, context) }
    checkRecord(entity, row, withValues(context, entity, row.values), actor.locale)
    this.#audit.push({ ...head(actor, at, entity, row), action: 'create', toState: row.state })
    return row
  }

  async #sent(model: Model, entity: Entity, before: RecordRow, actor: Actor, at: string, event: string, given: Values): Promise<RecordRow> {
    const facts = { model, actor, now: new Date(at) }
    const context = await contextOf(facts, this.#expand, entity, before, given)
    const { step, input } = nextStep(entity, before.state, event, context, actor.locale)
    const applied = applyActions(entity, before.values, step.actions, { ...context, input })
    let values = withComputed(entity, applied.values, context)
    for (const effect of applied.effects) {
      if (effect.kind === 'create') {
        const created = uuidv7(Date.parse(at))
        await this.add({ id: created, entity: effect.entity, dealership: before.dealership, at, by: actor.login, values: effect.values })
        if (effect.link) values = { ...values, [effect.link]: created }
      } else if (effect.kind === 'comment') {
        this.#comments.push({ entity: entity.name, recordId: before.id, dealership: before.dealership, authorId: actor.id, authorName: actor.name, body: effect.text, at })
      }
    }
    const moved = step.state !== before.state
    const row: RecordRow = { ...before, version: before.version + 1, state: step.state, stateSince: moved ? at : before.stateSince, updatedAt: at, updatedBy: actor.id, values }
    checkRecord(entity, row, withValues(context, entity, values), actor.locale)
    this.#audit.push({ ...head(actor, at, entity, row), action: 'transition', event, transition: step.transitions[0] ?? null, fromState: before.state, toState: row.state, changes: changesOf(entity, before.values, values) })
    return row
  }

  async #resolved(model: Model, entity: Entity, values: Values): Promise<Values> {
    const resolve = async (value: Json): Promise<Json> => {
      if (Array.isArray(value)) return Promise.all(value.map(resolve))
      if (value === null || typeof value !== 'object') return value
      if ('$user' in value) return this.#setting.actorOf(String(value.$user), null).id
      if ('$seed' in value) return this.#seedId(model, value.$seed as unknown as readonly [string, Json])
      return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([name, inner]) => [name, entity.fieldByName.get(name)?.type.kind === 'json' ? inner : await resolve(inner)] as const)))
    }
    return (await resolve(values)) as Values
  }

  async #seedId(model: Model, [name, key]: readonly [string, Json]): Promise<string> {
    const at = `${name} ${String(key)}`
    if (!this.#seeds.has(at)) {
      const target = model.entities.get(name)
      if (target?.seed) for (const [value, id, row] of await this.#seedRows(target, target.seed.key)) {
        this.#seeds.set(`${name} ${value}`, id)
        this.#known.set(id, { entity: name, row })
      }
    }
    const id = this.#seeds.get(at)
    if (!id) throw new EngineError('BAD_INPUT', `“${name}” has no row “${String(key)}”.`)
    return id
  }

  async #seedRows(entity: Entity, key: string): Promise<readonly (readonly [string, string, RecordRow])[]> {
    const rows = await allRecords(this.#query, entity)
    return rows.map((row) => [String(row.values[key]), row.id, row] as const)
  }

  async #put(entity: Entity, row: RecordRow): Promise<void> {
    if (this.#batch?.entity.name !== entity.name || this.#batch.rows.length >= batchSize) await this.flush()
    this.#batch ??= { entity, rows: [] }
    this.#batch.rows.push(row)
    this.#known.set(row.id, { entity: entity.name, row })
  }

  async flush(): Promise<void> {
    const batch = this.#batch
    this.#batch = null
    const rows = batch ? await numbered(this.#query, batch.entity, batch.rows) : []
    if (batch) await insertRecords(this.#query, batch.entity, rows)
    for (const { id, number } of rows) this.#numbers.set(id, number)
    for (const { entity, row } of this.#updates.splice(0)) await updateRecord(this.#query, entity, { ...row, number: this.#numbers.get(row.id) ?? null })
    const audit = this.#audit.splice(0)
    for (let i = 0; i < audit.length; i += batchSize) await insertAudit(this.#query, audit.slice(i, i + batchSize))
    for (const comment of this.#comments.splice(0)) await insertComment(this.#query, comment)
  }
}

function head(actor: Actor, at: string, entity: Entity, row: RecordRow) {
  return { at, actorId: actor.id, actorName: actor.name, dealership: row.dealership, entity: entity.name, recordId: row.id }
}

/** Running numbers in the order of the rows, per dealership. */
async function numbered(query: Query, entity: Entity, rows: readonly RecordRow[]): Promise<readonly RecordRow[]> {
  if (!entity.numbering) return rows
  const next = new Map<string | null, number>()
  for (const dealership of new Set(rows.map((row) => row.dealership))) {
    next.set(dealership, await nextNumbers(query, entity, dealership, rows.filter((row) => row.dealership === dealership).length))
  }
  return rows.map((row) => {
    const number = next.get(row.dealership) ?? 1
    next.set(row.dealership, number + 1)
    return { ...row, number }
  })
}
