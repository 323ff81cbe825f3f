/** One command, one transaction: all of it or nothing, in the order written here. */
import { permissionOf, requiredIn } from '../access/index.ts'
import { EngineError } from '../kernel/errors.ts'
import { together } from '../kernel/together.ts'
import { uuidv7 } from '../kernel/uuid.ts'
import type { Actor, Entity, Field, Values } from '../model/types.ts'
import { apart, insertAudit, insertRecords, isTransient, loadRecord, markDeleted, nextNumbers, type Query, type RecordRow, settled, unheard, updateRecord, withReferences } from '../store/index.ts'
import { atHome } from './at-home.ts'
import { demandFree } from './free-times/demand-free.ts'
import { checkPeople } from './presence/choices.ts'
import { demandRight, isNetworks, visibleRows } from './read-scope.ts'
import { acceptValues } from './steps/accept-values.ts'
import { carryOut } from './steps/carry-out.ts'
import { changesOf } from './steps/changes.ts'
import { checkReferences } from './steps/check-references.ts'
import { checkRecord } from './steps/check-record.ts'
import { contextOf, type Expand, typedInput, withValues } from './steps/expression-context.ts'
import { endStanding } from './steps/end-standing.ts'
import { firstRow } from './steps/first-row.ts'
import { auditHead, transitionEntry } from './steps/journal-entries.ts'
import { namedConflict } from './steps/named-conflict.ts'
import { nextRow } from './steps/next-row.ts'
import { nextStep } from './steps/next-step.ts'
import { onceOf } from './steps/once.ts'
import { readOnce } from './steps/read-once.ts'
import { readableValues } from './steps/readable-values.ts'
import { withComputed, withInitialLines, withLineIds } from './steps/values.ts'
import { noteOccasions } from './time/automations.ts'
import { endTime, keepTime } from './time/keep-time.ts'
import { followMoments } from './time/moments.ts'
import type { Command, CommandRuntime, Runtime } from './types.ts'

/**
 * @param answer what to make of the record as it stands after the command, in the same transaction and so by the same version
 * @throws EngineError FORBIDDEN, NOT_FOUND, VALIDATION_FAILED, VERSION_CONFLICT (data: the current record), EVENT_REFUSED, DUPLICATE, REFERENCED, IDEMPOTENCY_MISMATCH
 */
export async function executeCommand<T>(given: Runtime, asked: Command, answer: (row: RecordRow, query: Query) => Promise<T> | T): Promise<T> {
  const once = onceOf(given, asked)
  // What was deleted, or has left the sender's sight, is not looked for again.
  const answered = asked.kind === 'create' ? null : await once?.answered(given.store.query)
  if (answered) return answer(answered, given.store.query)
  const { runtime, entity } = asked.kind === 'create' ? { runtime: given, entity: asked.entity } : await atHome(given, asked.entity, asked.id)
  const { store, model, actor, clock, enqueue } = runtime
  const command: Command = { ...asked, entity }
  for (let attempt = 1; ; attempt++) {
    try {
      return await store.transaction(async (query) => {
        const work = () => begin({ query, model, actor, now: clock(), enqueue }, command)
        return answer(await (once ? once.run(query, work) : work()), query)
      })
    } catch (error) {
      if (!isTransient(error) || attempt === mostAttempts) throw namedConflict(model, entity, actor.locale, error)
    }
  }
}

/** Two commands that wait for each other are ended by PostgreSQL, one of them; begun again it finds the way free. */
export const mostAttempts = 4

/** The same inside a transaction that is already open (an action that creates another record, a timer). Everything is written when it answers. */
export async function runCommand(runtime: CommandRuntime, command: Command): Promise<RecordRow> {
  const row = await begin(runtime, command)
  await settled(runtime.query)
  return row
}

/** What it writes may still be on its way; the commit comes after it. */
function begin(runtime: CommandRuntime, command: Command): Promise<RecordRow> {
  switch (command.kind) {
    case 'create':
      return command.event === undefined ? create(runtime, command) : createAndSend(runtime, command, command.event)
    case 'update':
      return update(runtime, command)
    case 'delete':
      return remove(runtime, command)
    case 'send':
      return send(runtime, command)
  }
}

/** What a command reads through its references it reads once. */
function expandWith({ query, model, actor }: CommandRuntime): Expand {
  const once = readOnce(query)
  return (entity, values, paths) => withReferences(once, model, entity, values, paths, actor.dealership)
}

async function create(runtime: CommandRuntime, { entity, values: given, id = uuidv7(runtime.now.getTime()) }: Extract<Command, { kind: 'create' }>): Promise<RecordRow> {
  const { query, model, actor } = runtime
  demandRight(model, actor, entity, 'create')
  const expand = expandWith(runtime)
  const accepted = withLineIds(entity, acceptValues(runtime, entity, given, null, null), {})
  const dealership = dealershipOf(actor, entity)
  // What may be asked at once is; the number, which others may hold, last. A refusal takes it back. A reference that leads nowhere is told first.
  const [, { row: first, effects, entered }, number] = await together(
    checkReferences(runtime, entity, entity.fields, accepted, { dealership, values: {} }),
    firstRow(runtime, expand, entity, { id, dealership }, accepted),
    entity.numbering ? nextNumbers(apart(query), entity, dealership) : null,
  )
  const row: RecordRow = { ...first, number }
  await checkPeople(runtime, entity, entity.fields, accepted, { ...row, before: {} })
  checkRecord(entity, row, withValues(await contextOf(runtime, expand, entity, row, { purpose: 'create' }), entity, row.values), actor.locale)
  await demandFree(runtime, entity, row, null)
  await insertRecords(unheard(query), entity, [row])
  await demandRow(runtime, entity, row, 'create')
  await keepTime(runtime, entity, null, row, { entered, left: [] })
  const created = await carryOut(begin, runtime, entity, row, effects, { name: 'create' })
  await noteOccasions(runtime, entity, null, created)
  await insertAudit(unheard(query), [{ ...auditHead(runtime, entity, row), action: 'create', toState: row.state, changes: changesOf(entity, {}, created.values) }])
  return created
}

async function createAndSend(runtime: CommandRuntime, command: Extract<Command, { kind: 'create' }>, event: string): Promise<RecordRow> {
  const { id, version } = await create(runtime, command)
  return send(runtime, { kind: 'send', entity: command.entity, id, version, event, input: command.input ?? {} })
}

/** A record belongs to the dealership of the request; what the network shares belongs to none. */
function dealershipOf(actor: Actor, entity: Entity): string | null {
  if (entity.scope === 'network') return null
  if (entity.scope === 'dealership' && actor.dealership === null) throw new EngineError('BAD_INPUT', 'Choose the dealership that the record belongs to.', { hint: 'Switch to a dealership, or send its code in the X-Dealership header.' })
  return actor.dealership
}

/** The record under lock, as the sender saw it and theirs to change. */
async function lockToChange(runtime: CommandRuntime, command: Extract<Command, { kind: 'update' | 'delete' }>, right: 'edit' | 'delete'): Promise<RecordRow> {
  const { entity, version } = command
  demandRight(runtime.model, runtime.actor, entity, right)
  const row = await lock(runtime, command)
  await demandRow(runtime, entity, row, right)
  demandVersion(runtime, entity, row, version)
  return row
}

async function update(runtime: CommandRuntime, command: Extract<Command, { kind: 'update' }>): Promise<RecordRow> {
  const { query, actor, now } = runtime
  const { entity } = command
  const before = await lockToChange(runtime, command, 'edit')
  const accepted = acceptValues(runtime, entity, command.values, before.values, before.state)
  await checkReferences(runtime, entity, entity.fields, accepted, before)
  const merged = withLineIds(entity, { ...before.values, ...accepted }, before.values)
  await checkPeople(runtime, entity, entity.fields, accepted, { values: merged, dealership: before.dealership, before: before.values })
  const changed = { ...before, version: before.version + 1, updatedAt: now.toISOString(), updatedBy: actor.id, values: merged }
  const context = await contextOf(runtime, expandWith(runtime), entity, changed, { purpose: linesIn(entity, accepted) ? 'add-lines' : 'change' })
  const values = withComputed(entity, withInitialLines(entity, merged, before.values, context), context)
  const row: RecordRow = { ...changed, values }
  checkRecord(entity, row, withValues(context, entity, values), actor.locale, { before: before.values })
  const changes = changesOf(entity, before.values, values)
  // Saving what is already there changes nothing and is no entry in the audit.
  if (changes === null) return before
  await demandFree(runtime, entity, row, before)
  await updateRecord(unheard(query), entity, row, before)
  await followMoments(runtime, entity, before, row)
  await noteOccasions(runtime, entity, before, row)
  await insertAudit(unheard(query), [{ ...auditHead(runtime, entity, row), action: 'update', changes }])
  return row
}

async function remove(runtime: CommandRuntime, command: Extract<Command, { kind: 'delete' }>): Promise<RecordRow> {
  const { query, actor, now } = runtime
  const { entity } = command
  const before = await lockToChange(runtime, command, 'delete')
  const row: RecordRow = { ...before, version: before.version + 1, updatedBy: actor.id }
  await markDeleted(query, entity, row, now.toISOString())
  await endTime(runtime, entity, row.id)
  await endStanding(runtime, entity, before.state, { ...row, state: null })
  await insertAudit(unheard(query), [{ ...auditHead(runtime, entity, row), action: 'delete', fromState: before.state }])
  return row
}

async function send(runtime: CommandRuntime, command: Extract<Command, { kind: 'send' }>): Promise<RecordRow> {
  const { query, actor } = runtime
  const { entity } = command
  const before = await lock(runtime, command)
  demandOwn(actor, entity, before)
  demandVersion(runtime, entity, before, command.version)
  const expand = expandWith(runtime)
  const context = await contextOf(runtime, expand, entity, before, { input: command.input, event: command.event })
  const { step, input, typed, fields } = await nextStep(entity, before.state, command.event, context, actor.locale, async (asked, given) => {
    await checkReferences(runtime, entity, asked, given, before, '/input')
    await checkPeople(runtime, entity, asked, given, { ...before, before: {} }, '/input')
    return typedInput(runtime.model, expand, asked, given, entity.machine?.expressionsOf(command.event) ?? [])
  })
  const { row, effects, context: seen } = await nextRow(runtime, expand, entity, before, step, { ...context, input: typed })
  checkRecord(entity, row, withValues(seen, entity, row.values), actor.locale, { fieldNames: touchedFields(entity, before.values, row.values, step.state), before: before.values })
  await demandFree(runtime, entity, row, before)
  await updateRecord(unheard(query), entity, row, before)
  await endStanding(runtime, entity, before.state, row, step)
  await keepTime(runtime, entity, before.state, row, step)
  await followMoments(runtime, entity, before, row, step.entered)
  const sent = await carryOut(begin, runtime, entity, row, effects, { name: step.transitions.join('+'), targets: step.targets })
  await noteOccasions(runtime, entity, before, sent)
  await insertAudit(unheard(query), [{ ...transitionEntry(runtime, entity, before, sent, step, command.event, { fields, input }), note: noteOf(fields, input) }])
  return sent
}

const linesIn = (entity: Entity, values: Values): boolean => entity.fields.some(({ name, lines }) => lines !== null && values[name] !== undefined)

/** An event answers for what it changes and for what its target state demands, not for the rest of the record. */
function touchedFields(entity: Entity, before: Values, after: Values, state: string): readonly string[] {
  const changed = Object.keys(changesOf(entity, before, after) ?? {})
  const required = requiredIn(entity, state)
  return [...new Set([...changed, ...required])]
}

/** What the person wrote into the event's form in words, kept with the transition; the rest stands in the record's fields, under their masks. */
function noteOf(fields: readonly Field[], input: Values): string | null {
  const texts = fields.filter(({ type }) => type.name === 'string' || type.name === 'text').flatMap(({ name }) => (typeof input[name] === 'string' ? [input[name]] : []))
  return texts.length === 0 ? null : texts.join(' · ')
}

/** The record, held until the command ends; one that the actor may not read is not there for them. */
async function lock({ query, model, actor, now }: CommandRuntime, { entity, id, version }: Exclude<Command, { kind: 'create' }>): Promise<RecordRow> {
  const row = await loadRecord(query, entity, id, { forUpdate: true, version, dealership: actor.dealership, visible: visibleRows(model, actor, now, entity, 't', 'read') })
  if (!row) throw new EngineError('NOT_FOUND', 'There is no such record, or it is not yours to see.')
  return row
}

/** The row filter of the right, asked of the row itself. */
async function demandRow({ query, model, actor, now }: CommandRuntime, entity: Entity, row: RecordRow, right: 'create' | 'edit' | 'delete'): Promise<void> {
  demandOwn(actor, entity, row)
  if (holdsInAll(permissionOf(model, actor, entity), right) && (entity.scope === 'network' || row.dealership === actor.dealership)) return
  if (await loadRecord(query, entity, row.id, { visible: visibleRows(model, actor, now, entity, 't', right) })) return
  throw new EngineError('FORBIDDEN', `Your role may not ${right} this record.`, { data: { reason: 'ROW' } })
}

/** Without a filter of its own a right ends where the dealership does: no need to ask the table. */
const holdsInAll = (permission: ReturnType<typeof permissionOf>, right: 'create' | 'edit' | 'delete'): boolean => permission[right] && permission.filters[right] === null

function demandOwn(actor: Actor, entity: Entity, row: RecordRow): void {
  if (isNetworks(actor, entity, row)) throw new EngineError('FORBIDDEN', 'This record is shared by the network and is changed there.', { data: { reason: 'SHARED_ROW' } })
}

function demandVersion({ model, actor }: CommandRuntime, entity: Entity, row: RecordRow, version: number): void {
  if (row.version === version) return
  throw new EngineError('VERSION_CONFLICT', 'Somebody else has changed this record in the meantime.', {
    hint: 'Compare both versions and save again.',
    data: { version: row.version, state: row.state, updatedAt: row.updatedAt, updatedBy: row.updatedBy, values: readableValues(model, actor, entity, row.values) },
  })
}
