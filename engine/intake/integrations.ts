/** What administrators do about systems outside and what these tell. */
import { randomBytes } from 'node:crypto'
import { signatureOf } from '../channels/webhook/signature.ts'
import type { IntakeEventView, IntegrationView, NewIntegration, TestCall } from '../engine.ts'
import type { AuditAction } from '../kernel/audit-actions.ts'
import { EngineError } from '../kernel/errors.ts'
import { inLanguage } from '../kernel/refusals/spoken.ts'
import { titleOf } from '../kernel/titles.ts'
import { isUuid, uuidv7 } from '../kernel/uuid.ts'
import type { Actor, Model } from '../model/types.ts'
import { type CallEventStatus, changeLines, findCallEvent, findIntegration, insertAudit, insertIntegration, listCallEvents, type ListedCallEvent, listIntegrations, moveCallEvents, type Query, resetAttempts, revokeIntegration, rotateSecret } from '../store/index.ts'
import { lineOf } from './lines.ts'
import type { CallEvent } from './read-event.ts'
import type { IntakeOffice } from './types.ts'

export interface Doing {
  readonly office: IntakeOffice
  readonly actor: Actor
  readonly model: Model
  /** Dealerships that there are. */
  readonly sites: readonly string[]
}

const codePattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
/** How long the secret until now is good beside a new one. */
const overlapMs = 24 * 3_600_000
const mostLines = 500
const mostEvents = 200

const newSecret = (): string => `insec_${randomBytes(32).toString('base64url')}`
const missing = (code: string): EngineError => new EngineError('NOT_FOUND', `There is no integration “${code}”.`)

async function audit(query: Query, { actor, office }: Doing, action: AuditAction, note: string, dealership: string | null = null): Promise<void> {
  await insertAudit(query, [{ at: office.clock().toISOString(), actorId: actor.id, actorName: actor.name, dealership, action, note }])
}

export async function integrations({ office, actor, model }: Doing): Promise<readonly IntegrationView[]> {
  return (await listIntegrations(office.store.query)).map((row) => ({ ...row, title: titleOf(model.intakes.get(row.intake)?.titles ?? { en: row.intake, ru: row.intake }, actor.locale) }))
}

export async function addIntegration(doing: Doing, { code, intake, dealership, lines = {} }: NewIntegration): Promise<{ readonly secret: string }> {
  if (!codePattern.test(code) || code.length > 60) throw new EngineError('BAD_INPUT', `“${code}” is not a code.`, { hint: 'Small letters, digits and hyphens, beginning with a letter: “insurer”.' })
  if (!doing.model.intakes.has(intake)) throw new EngineError('BAD_INPUT', `The definitions have no intake “${intake}”.`, { hint: 'Make it in the studio and publish it first.' })
  if (dealership !== null && !doing.sites.includes(dealership)) throw new EngineError('BAD_INPUT', `There is no dealership “${dealership}”.`)
  const checked = checkedLines(doing, lines)
  const secret = newSecret()
  await doing.office.store.transaction(async (query) => {
    await insertIntegration(query, { code, intake, dealership, lines: checked, secret })
    await audit(query, doing, 'integration-added', `${code} ${intake}`, dealership)
  })
  return { secret }
}

export async function rotateIntegration(doing: Doing, code: string): Promise<{ readonly secret: string }> {
  const { store, clock } = doing.office
  const secret = newSecret()
  await store.transaction(async (query) => {
    if (!(await rotateSecret(query, code, secret, new Date(clock().getTime() + overlapMs).toISOString()))) throw missing(code)
    await audit(query, doing, 'integration-rotated', code)
  })
  return { secret }
}

export async function endIntegration(doing: Doing, code: string): Promise<void> {
  await doing.office.store.transaction(async (query) => {
    if (!(await revokeIntegration(query, code))) throw missing(code)
    await audit(query, doing, 'integration-revoked', code)
  })
}

export async function setLines(doing: Doing, code: string, lines: IntegrationView['lines']): Promise<void> {
  const checked = checkedLines(doing, lines)
  await doing.office.store.transaction(async (query) => {
    if (!(await changeLines(query, code, checked))) throw missing(code)
    await audit(query, doing, 'integration-changed', `${code} ${Object.entries(checked).map(([line, site]) => `${line} → ${site}`).join(', ')}`.slice(0, 1000))
  })
}

/** Each line once, in the form in which lines are compared. */
function checkedLines({ sites }: Doing, lines: IntegrationView['lines']): IntegrationView['lines'] {
  const entries = Object.entries(lines).map(([line, site]) => [lineOf(line), site] as const)
  if (entries.length > mostLines || entries.some(([line]) => line === '' || line.length > 60)) throw new EngineError('BAD_INPUT', 'These are no numbers of lines.', { hint: `At most ${mostLines}, each of at most 60 characters.` })
  const strange = entries.find(([, site]) => !sites.includes(site))?.[1]
  if (strange !== undefined) throw new EngineError('BAD_INPUT', `There is no dealership “${strange}”.`)
  return Object.fromEntries(entries)
}

const statuses: readonly string[] = ['waiting', 'fetching', 'done', 'failed', 'refused'] satisfies readonly CallEventStatus[]

export async function intakeEvents({ office, actor }: Doing, asked: { readonly integration?: string | undefined; readonly status?: string | undefined; readonly call?: string | undefined; readonly limit?: number | undefined }): Promise<readonly IntakeEventView[]> {
  if (asked.status !== undefined && !statuses.includes(asked.status)) throw new EngineError('BAD_INPUT', `No event is ever “${asked.status}”.`, { hint: `One of ${statuses.join(', ')}.` })
  const rows = await listCallEvents(office.store.query, { integration: asked.integration ?? null, status: (asked.status as CallEventStatus | undefined) ?? null, callId: asked.call ?? null, limit: Math.min(asked.limit ?? 50, mostEvents) })
  return rows.map((row) => eventView(row, actor.locale))
}

function eventView({ id, integration, callId, type, at, receivedAt, status, note, payload, entity, recordId, dealership }: ListedCallEvent, locale: string): IntakeEventView {
  const { from = null, to = null, extension = null } = payload as unknown as Partial<CallEvent>
  const said = (text: unknown): string | null => (typeof text === 'string' ? text : null)
  return { id, integration, call: callId, type, at, receivedAt, status, note: note === null ? null : inLanguage(locale, note), from: said(from), to: said(to), extension: said(extension), record: entity !== null && recordId !== null ? { entity, id: recordId, dealership } : null }
}

/** Once somebody has put right what it failed by. @throws EngineError NOT_FOUND where there is no such event that failed */
export async function retryEvent(doing: Doing, id: string): Promise<void> {
  const { store, clock, enqueueCall } = doing.office
  await store.transaction(async (query) => {
    const event = isUuid(id) ? await findCallEvent(query, id) : null
    const [moved] = event?.call ? await moveCallEvents(query, [id], ['failed'], { status: 'waiting', note: null, nextAt: clock().toISOString() }) : []
    if (!event?.call || !moved) throw new EngineError('NOT_FOUND', 'There is no such event that failed.', { hint: 'What was no event at all cannot be worked on again: have the exchange send it right.' })
    await resetAttempts(query, id)
    await audit(query, doing, 'call-retried', `${event.integration} ${event.type} ${event.eventId}`)
    await enqueueCall(query, event.call)
  })
}

/** Signs as the integration does. */
export async function signer({ office }: Pick<Doing, 'office'>, code: string): Promise<(body: string) => string> {
  const found = await findIntegration(office.store.query, code)
  if (!found?.isActive) throw missing(code)
  return (body) => signatureOf(found.secret, body, office.clock())
}

const talkSeconds = 42

/** A call that never was, as the exchange would tell it. */
export async function testCall(doing: Doing, code: string, asked: TestCall, receive: (body: string, signature: string) => Promise<unknown>): Promise<{ readonly call: string }> {
  const sign = await signer(doing, code)
  const now = doing.office.clock()
  const call = `test-${uuidv7()}`
  const at = (seconds: number): string => new Date(now.getTime() + seconds * 1000).toISOString()
  const { direction, number, line } = asked
  const told = { call, direction, ...(direction === 'in' ? { from: number, to: line } : { from: line, to: number }) }
  const events = [
    { ...told, id: `${call}-1`, type: 'ringing', at: at(-talkSeconds - 8) },
    ...(asked.isMissed ? [] : [{ ...told, id: `${call}-2`, type: 'answered', at: at(-talkSeconds), extension: asked.extension }]),
    { ...told, id: `${call}-3`, type: 'ended', at: at(0), duration: asked.isMissed ? 0 : talkSeconds, ...(asked.isMissed ? {} : { extension: asked.extension }) },
  ]
  for (const body of events.map((event) => JSON.stringify(event))) await receive(body, sign(body))
  await audit(doing.office.store.query, doing, 'call-tested', `${code} ${call}`)
  return { call }
}
