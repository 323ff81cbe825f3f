/** Follows a call: makes its record, then takes the step of everything that has happened, each in a transaction of its own. */
import type { CallMoment } from '../definition/types.ts'
import { type ErrorCode, isEngineError } from '../kernel/errors.ts'
import { isSameJson, type Json, type JsonObject } from '../kernel/json.ts'
import type { Entity, Intake, IntakeStep, Values } from '../model/types.ts'
import { runCommand } from '../runtime/execute-command.ts'
import type { CommandRuntime, Runtime } from '../runtime/index.ts'
import { type CallEventRow, type CallRow, eventsOfCall, findCall, findIntegration, forgetContent, isTransient, loadRecord, moveCallEvents, type RecordRow, saveCall } from '../store/index.ts'
import { callValues, contextOfCall, contextOfStep, known } from './call-context.ts'
import { type CallFacts, callFacts, numberOf, sidesOf, type ToldEvent } from './call-facts.ts'
import { found, identified } from './identify.ts'
import { placeOfLine } from './lines.ts'
import type { CallEvent } from './read-event.ts'
import { Unprocessable } from './unprocessable.ts'
import { settleEvents } from './settle-events.ts'
import type { IntakeOffice } from './types.ts'

/** What would be the same the next time: it is told to an administrator, who puts it right and has it done again. */
const refusals: ReadonlySet<ErrorCode> = new Set(['EVENT_REFUSED', 'VALIDATION_FAILED', 'BAD_INPUT', 'NOT_FOUND', 'FORBIDDEN', 'DUPLICATE', 'REFERENCED', 'DEFINITION_INVALID'])

/** More moments than calls have. */
const mostSteps = 12

/** Does all that the call asks for as far as it was told; may be told twice, and at the same time. */
export async function processCall(office: IntakeOffice, id: string): Promise<void> {
  const begun = office.clock()
  try {
    // All of it at once, as nearly every call goes …
    if ((await step(office, id, { isWhole: true, passed: null })) === 'done') return
  } catch (error) {
    if (reasonIn(error) === null) throw error
  }
  // … or step by step, so that what can be done is done.
  for (let steps = 0; steps < mostSteps; steps++) {
    try {
      if ((await stepOrPass(office, id)) === 'done') return
    } catch (error) {
      const reason = reasonIn(error)
      if (reason === null) throw error
      return giveUp(office, id, reason, begun)
    }
  }
}

/** Why it would be the same the next time; null where another try may go better. */
function reasonIn(error: unknown): string | null {
  if (error instanceof Unprocessable) return error.message
  return isEngineError(error) && refusals.has(error.code) ? (error.issues[0]?.message ?? error.message) : null
}

/** An event that does not fit where the record stands is passed over. */
async function stepOrPass(office: IntakeOffice, id: string): Promise<'again' | 'done'> {
  try {
    return await step(office, id, { isWhole: false, passed: null })
  } catch (error) {
    if (!isEngineError(error) || error.code !== 'EVENT_REFUSED') throw error
    return step(office, id, { isWhole: false, passed: error.message })
  }
}

/** What waited of the call is there for an administrator to see; what has come since has a job of its own. */
async function giveUp({ store, clock }: IntakeOffice, id: string, reason: string, begun: Date): Promise<void> {
  const events = (await eventsOfCall(store.query, id)).filter(({ receivedAt }) => Date.parse(receivedAt) <= begun.getTime())
  await moveCallEvents(store.query, events.map((event) => event.id), ['waiting'], { status: 'failed', note: reason, nextAt: clock().toISOString() })
}

export const toldOf = (rows: readonly CallEventRow[]): readonly ToldEvent[] =>
  rows.map(({ id: row, payload, status, storageKey, receivedAt, type }) => ({ ...(payload as unknown as CallEvent), row, receivedAt, isAttached: type === 'recorded' && status === 'done' && storageKey === null && (payload.recording !== null || payload.content !== undefined) }))

interface Manner {
  /** Everything in one transaction. */
  readonly isWhole: boolean
  /** Why the event of the step is passed over. */
  readonly passed: string | null
}

/** The next thing to be done, or all of it. */
async function step(office: IntakeOffice, id: string, manner: Manner): Promise<'again' | 'done'> {
  const { store, clock, runtimeIn } = office
  const call = await findCall(store.query, id)
  const integration = call && (await findIntegration(store.query, call.integration))
  const facts = call && callFacts(toldOf(await eventsOfCall(store.query, id)), clock())
  if (!call || !integration || !facts) return 'done'
  const { line } = sidesOf(facts)
  const dealership = call.recordId === null ? placeOfLine(integration, line) : call.dealership
  if (dealership === undefined) throw new Unprocessable(line === null ? 'The event does not say which line was called.' : `No dealership has the line ${line}.`)
  const areaCode = await office.areaCodeOf(dealership)
  const runtime = runtimeIn(dealership)
  const work = (one: Runtime) => inTransaction(one, async (inside) => {
    const at: At = { office, inside, areaCode, intake: integration.intake, passed: manner.passed, dealership }
    for (let steps = 1; ; steps++) {
      const outcome = await taken(at, id)
      if (outcome === 'done' || !manner.isWhole || steps === mostSteps) return outcome
    }
  })
  return runtime.wholly ? runtime.wholly(work) : work(runtime)
}

/** Again where two transactions waited for each other. */
async function inTransaction<T>({ store, model, actor, clock, enqueue }: Runtime, work: (inside: CommandRuntime) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await store.transaction((query) => work({ query, model, actor, now: clock(), enqueue }))
    } catch (error) {
      if (!isTransient(error) || attempt === 3) throw error
    }
  }
}

interface At {
  readonly office: IntakeOffice
  readonly inside: CommandRuntime
  readonly areaCode: string
  /** Name of the intake. */
  readonly intake: string
  readonly passed: string | null
  readonly dealership: string | null
}

/** Where the call stands, seen under its lock. */
interface Standing extends Omit<At, 'intake'> {
  readonly intake: Intake
  readonly entity: Entity
  readonly call: CallRow
  readonly facts: CallFacts
  readonly number: string | null
  /** As expressions read it. */
  readonly told: Values
}

async function taken({ intake: name, ...at }: At, id: string): Promise<'again' | 'done'> {
  const { inside, areaCode, dealership } = at
  const { query, model, now } = inside
  const call = await findCall(query, id, true)
  const events = await eventsOfCall(query, id)
  const facts = callFacts(toldOf(events), now)
  if (!call || !facts) return 'done'
  const intake = model.intakes.get(name)
  const entity = intake && model.entities.get(intake.entity)
  if (!intake || !entity) throw new Unprocessable(`The definitions have no intake “${name}”.`)
  if (intake.isOff) throw new Unprocessable('The intake is switched off in the definitions.')
  const number = numberOf(sidesOf(facts).other, areaCode)
  const standing: Standing = { ...at, intake, entity, call, facts, number, told: await callValues(inside, call.callId, number, facts, dealership) }
  if (call.recordId === null) return intake.condition === null || intake.condition.evaluate(contextOfCall(inside, standing.told)) === true ? made(standing) : leftOut(inside, events)
  const row = await loadRecord(query, entity, call.recordId, { forUpdate: true, dealership: call.dealership })
  if (!row) throw new Unprocessable('The record of this call was deleted.')
  const next = facts.moments.find((moment) => !call.applied.includes(moment))
  if (next !== undefined) return stepped(standing, row, next)
  await completed(standing, row)
  return settleEvents(at.office, inside, { entity, row, events, facts })
}

/** The intake is about other calls: nothing is made of this one, and what was sent of it is not kept. */
async function leftOut({ query, now }: CommandRuntime, events: readonly CallEventRow[]): Promise<'done'> {
  const waiting = events.filter(({ status }) => status === 'waiting')
  for (const { id } of waiting) await forgetContent(query, id)
  await moveCallEvents(query, waiting.map(({ id }) => id), ['waiting'], { status: 'done', note: 'The intake is not about such calls.', nextAt: now.toISOString() })
  return 'done'
}

/** The record is made with everything that is known by now. */
async function made({ inside, intake, entity, call, number, areaCode, told, dealership }: Standing): Promise<'again'> {
  const context = contextOfCall(inside, told)
  const values = { ...known(intake.values, context), ...(await found(inside, intake, entity, context)), ...(await identified(inside, intake, entity, number, areaCode)) }
  const row = await runCommand(inside, { kind: 'create', entity, values })
  await saveCall(inside.query, { ...call, dealership, entity: entity.name, recordId: row.id, filled: values as JsonObject })
  return 'again'
}

async function stepped({ inside, intake, entity, call, told, passed }: Standing, before: RecordRow, moment: CallMoment): Promise<'again'> {
  const step = intake.steps.get(moment)
  const holds = step !== undefined && (step.condition === null || step.condition.evaluate(await contextOfStep(inside, entity, before, step, told)) === true)
  const values = holds ? known(step.values, await contextOfStep(inside, entity, before, step, told)) : {}
  const row = await written(inside, entity, before, values)
  if (holds && step.event !== null && passed === null) await sent(inside, entity, row, step, step.event, told)
  await saveCall(inside.query, { ...call, applied: [...call.applied, moment], filled: { ...call.filled, ...values } })
  if (passed !== null) await notePassed(inside, call.id, moment, passed)
  return 'again'
}

async function sent(inside: CommandRuntime, entity: Entity, row: RecordRow, step: IntakeStep, event: string, told: Values): Promise<void> {
  const input = known(step.input, await contextOfStep(inside, entity, row, step, told))
  await runCommand(inside, { kind: 'send', entity, id: row.id, version: row.version, event, input })
}

/** The event of the step did not fit where the record stood: that is no mistake, and is said. */
async function notePassed({ query, now }: CommandRuntime, call: string, moment: CallMoment, reason: string): Promise<void> {
  const type = moment === 'talked' || moment === 'missed' ? 'ended' : moment
  const rows = (await eventsOfCall(query, call)).filter((event) => event.type === type).map(({ id }) => id)
  await moveCallEvents(query, rows, ['waiting'], { status: 'waiting', note: reason, nextAt: now.toISOString() })
}

const written = async (inside: CommandRuntime, entity: Entity, row: RecordRow, values: Values): Promise<RecordRow> =>
  Object.keys(values).length === 0 ? row : runCommand(inside, { kind: 'update', entity, id: row.id, version: row.version, values })

/** What was told late is put where nothing stands, or what was told before; what people changed or emptied stays so. */
async function completed({ inside, intake, entity, call, number, areaCode, told }: Standing, row: RecordRow): Promise<void> {
  const now = (field: string): Json => row.values[field] ?? null
  const isFree = (field: string): boolean => !Object.hasOwn(call.filled, field) && now(field) === null
  const isOurs = (field: string): boolean => isFree(field) || (Object.hasOwn(call.filled, field) && isSameJson(now(field), call.filled[field]))
  const late: Values = {}
  const add = (values: Values, isMeant: (field: string) => boolean) => Object.assign(late, Object.fromEntries(Object.entries(values).filter(([field, value]) => isMeant(field) && !isSameJson(value, now(field)))))
  const context = contextOfCall(inside, told)
  add(known(intake.values, context), isOurs)
  add(await found(inside, intake, entity, context, isFree), isFree)
  add(await identified(inside, intake, entity, number, areaCode, isFree), isFree)
  for (const step of call.applied.flatMap((moment) => intake.steps.get(moment as CallMoment) ?? [])) add(known(step.values, await contextOfStep(inside, entity, row, step, told)), isFree)
  if (Object.keys(late).length === 0) return
  await written(inside, entity, row, late)
  await saveCall(inside.query, { ...call, filled: { ...call.filled, ...late } })
}
