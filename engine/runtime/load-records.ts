/** Bringing in a history: records with the events they went through, replayed through the machine with the clock at each moment. */
import type { LoadRecord } from '../engine.ts'
import { EngineError } from '../kernel/errors.ts'
import { uuidv7 } from '../kernel/uuid.ts'
import type { Actor, Entity, Model } from '../model/types.ts'
import { type AuditEntry, type CommentRow, insertAudit, insertComment, insertRecords, nextNumbers, type Query, type RecordRow, type Store, systemValues, updateRecord } from '../store/index.ts'
import { type KnownRecords, referencesWith, type ResolveReferences } from './loaded-references.ts'
import type { Applied } from './steps/apply-actions.ts'
import { checkRecord } from './steps/check-record.ts'
import { type ContextFacts, contextOf, type Expand, typedInput, withValues } from './steps/expression-context.ts'
import { firstRow } from './steps/first-row.ts'
import { auditHead, commentRow, transitionEntry } from './steps/journal-entries.ts'
import { nextRow } from './steps/next-row.ts'
import { nextStep } from './steps/next-step.ts'
import { recomputed } from './steps/recomputed.ts'
import { normalised, withLineIds } from './steps/values.ts'
import { type Follower, LoadedTime } from './time/loaded-time.ts'

type LoadEvent = NonNullable<LoadRecord['events']>[number]

export interface LoadSetting {
  readonly store: Store
  readonly modelOf: (dealership: string | null) => Model
  /** Actors by login, with the roles they hold in the dealership. */
  readonly actorOf: (login: string, dealership: string | null) => Actor
  readonly onProgress: (done: number) => void
  /** The moment of loading, where it is not the clock's: what should have happened before it is history. */
  readonly now?: Date
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
  readonly #resolve: ResolveReferences
  readonly #known: KnownRecords = new Map()
  readonly #numbers = new Map<string, number | null>()
  #batch: { entity: Entity; rows: RecordRow[] } | null = null
  #updates: { entity: Entity; row: RecordRow }[] = []
  #audit: AuditEntry[] = []
  #comments: CommentRow[] = []
  readonly #time: LoadedTime

  constructor(setting: LoadSetting, query: Query) {
    this.#setting = setting
    this.#query = query
    this.#time = new LoadedTime(query, setting.now ?? new Date())
    this.#resolve = referencesWith(query, (login) => setting.actorOf(login, null).id, this.#known)
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
    const follower = await this.#time.follow(model, entity, record.dealership)
    let row = await this.#created(model, entity, record, actor, follower)
    await this.#put(entity, row)
    for (const event of record.events ?? []) row = await this.#sent(model, entity, row, event, this.#setting.actorOf(event.by, record.dealership), follower)
    follower?.end(row)
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

  async #created(model: Model, entity: Entity, { id, dealership, at, values: given }: LoadRecord, actor: Actor, follower: Follower | null): Promise<RecordRow> {
    const facts = { model, actor, now: new Date(at) }
    const values = withLineIds(entity, normalised(entity.fields, await this.#resolve(model, entity, given)), {})
    const { row, entered } = await firstRow(facts, this.#expand, entity, { id, dealership: entity.scope === 'network' ? null : dealership }, values)
    checkRecord(entity, row, withValues(await contextOf(facts, this.#expand, entity, row), entity, row.values), actor.locale)
    this.#audit.push({ ...auditHead(facts, entity, row), action: 'create', toState: row.state })
    follower?.step(null, row, { entered, left: [] }, facts.now)
    return row
  }

  async #sent(model: Model, entity: Entity, before: RecordRow, { at, event, input: given = {} }: LoadEvent, actor: Actor, follower: Follower | null): Promise<RecordRow> {
    const facts = { model, actor, now: new Date(at) }
    const context = await contextOf(facts, this.#expand, entity, before, { input: await this.#resolve(model, entity, given) })
    const { step, input, typed, fields } = await nextStep(entity, before.state, event, context, actor.locale, (asked, values) => typedInput(model, this.#expand, asked, values, entity.machine?.expressionsOf(event) ?? []))
    const { row: next, effects, context: seen } = await nextRow(facts, this.#expand, entity, before, step, { ...context, input: typed })
    const row = await this.#carriedOut(facts, entity, next, effects)
    checkRecord(entity, row, withValues(seen, entity, row.values), actor.locale, { before: before.values })
    this.#audit.push(transitionEntry(facts, entity, before, row, step, event, { fields, input }))
    follower?.step(before.state, row, step, facts.now)
    return row
  }

  /** What actions asked for besides the record's own values; nobody is notified of what is long past. */
  async #carriedOut(facts: ContextFacts, entity: Entity, row: RecordRow, effects: Applied['effects']): Promise<RecordRow> {
    let values = row.values
    for (const effect of effects) {
      if (effect.kind === 'comment') this.#comments.push(commentRow(facts, entity, row, effect.text))
      if (effect.kind !== 'create') continue
      const created = effect.id ?? uuidv7(facts.now.getTime())
      await this.add({ id: created, entity: effect.entity, dealership: row.dealership, at: facts.now.toISOString(), by: facts.actor.login, values: effect.values })
      if (effect.link) values = { ...values, [effect.link]: created }
    }
    return recomputed(facts, this.#expand, entity, row, { ...row, values })
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
    // What is long past happens to nobody now: subscribers hear of no version.
    const audit = this.#audit.splice(0).map(({ version: _, ...entry }) => entry)
    for (let i = 0; i < audit.length; i += batchSize) await insertAudit(this.#query, audit.slice(i, i + batchSize))
    await this.#time.flush(batchSize)
    for (const comment of this.#comments.splice(0)) await insertComment(this.#query, comment)
  }
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
