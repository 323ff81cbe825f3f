/** What systems outside tell: kept first, worked on by a job. */
import { randomBytes } from 'node:crypto'
import { signatureCheck } from '../channels/webhook/signature.ts'
import { EngineError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { RequestLimits } from '../runtime/request-limits.ts'
import type { UploadLimits } from '../runtime/files/upload-limits.ts'
import { callRowId, findIntegration, hasCall, insertCallEvent, type IntegrationRow, type NewCallEvent } from '../store/index.ts'
import { readEvent } from './read-event.ts'
import { storeSound } from './recordings.ts'
import type { IntakeOffice } from './types.ts'

export interface IntakeLimits {
  /** Requests of one integration. */
  readonly told: RequestLimits
  /** Requests that nobody signed, from one address. */
  readonly unsigned: RequestLimits
  readonly uploads: UploadLimits
}

/** How a request proves whose it is. */
export interface Signed {
  readonly code: string
  /** x-pitlane-signature. */
  readonly signature: string | undefined
  readonly address: string
}

/** `known`: told before, and not kept again. */
export interface Received {
  readonly status: 'kept' | 'known'
}

/** Compared with where there is no such integration: it takes as long. */
const nobody = randomBytes(32).toString('hex')

/** The secrets that are good now. */
async function secretsOf({ store, clock }: IntakeOffice, code: string) {
  const found = await findIntegration(store.query, code)
  const isOn = found?.isActive === true
  const isOlderGood = isOn && found.previousSecret !== null && found.previousUntil !== null && Date.parse(found.previousUntil) > clock().getTime()
  return { integration: isOn ? found : null, secrets: [isOn ? found.secret : nobody, isOlderGood ? (found.previousSecret ?? nobody) : nobody] }
}

function unsigned({ unsigned: limits }: IntakeLimits, address: string): EngineError {
  limits.fromAddress(address)
  return new EngineError('UNAUTHENTICATED', 'The signature is not right.', { hint: 'x-pitlane-signature: t=<seconds>,v1=<HMAC-SHA-256 of “<t>.<body>” under the secret, in hex>; t not more than 5 minutes old.' })
}

/** Keeps an event, once. @throws EngineError UNAUTHENTICATED, RATE_LIMITED, BAD_INPUT (kept for an administrator all the same) */
export async function receiveEvent(office: IntakeOffice, limits: IntakeLimits, { code, signature, address }: Signed, body: Buffer): Promise<Received> {
  const { integration, secrets } = await secretsOf(office, code)
  const check = signatureCheck(signature, secrets, office.clock())
  check.update(body)
  if (!check.isRight() || !integration) throw unsigned(limits, address)
  limits.told.byActor(code)
  const event = readEvent(body.toString('utf8'))
  const now = office.clock().toISOString()
  if ('problem' in event) {
    await insertCallEvent(office.store.query, { integration: code, eventId: event.id, call: null, type: 'unknown', at: now, payload: event.payload, status: 'refused', note: event.problem, storageKey: null, receivedAt: now })
    throw new EngineError('BAD_INPUT', event.problem, { hint: 'It is kept for an administrator to look at, and does nothing.' })
  }
  return keep(office, integration, event.call, { eventId: event.id, type: event.type, at: event.at, payload: { ...event } as unknown as JsonObject, receivedAt: now, storageKey: null })
}

/** With the job that works on it, or not at all. */
async function keep({ store, enqueueCall }: IntakeOffice, { code }: IntegrationRow, callId: string, event: Pick<NewCallEvent, 'eventId' | 'type' | 'at' | 'payload' | 'receivedAt' | 'storageKey'>): Promise<Received> {
  return store.transaction(async (query) => {
    const call = await callRowId(query, code, callId)
    const isNew = await insertCallEvent(query, { ...event, integration: code, call, status: 'waiting', note: null })
    if (isNew) await enqueueCall(query, call)
    return { status: isNew ? 'kept' : 'known' }
  })
}

/** The recording itself, signed like an event, after an event of its call. @throws EngineError UNAUTHENTICATED, RATE_LIMITED, NOT_FOUND, BAD_INPUT */
export async function receiveRecording(office: IntakeOffice, limits: IntakeLimits, { code, signature, address }: Signed, callId: string, file: { readonly name: string | null; readonly content: AsyncIterable<Uint8Array> }): Promise<Received> {
  const { files, largest, clock } = office
  const { integration, secrets } = await secretsOf(office, code)
  // A signature that cannot be right is not worth reading a file for.
  if (!integration || signature === undefined) throw unsigned(limits, address)
  const check = signatureCheck(signature, secrets, clock())
  const upload = limits.uploads.begin(`intake ${code}`)
  let bytes = 0
  try {
    const content = await storeSound(files, followed(file.content, (piece) => {
      bytes += piece.byteLength
      check.update(piece)
    }), largest, () => {
      if (!check.isRight()) throw unsigned(limits, address)
    })
    const received = await keepContent(office, integration, callId, file.name, content).catch(async (error: unknown) => {
      await files.remove(content.key)
      throw error
    })
    if (received.status === 'known') await files.remove(content.key)
    return received
  } finally {
    upload.end(bytes)
  }
}

/** What came is an event of its own, the same whenever it is sent again. */
async function keepContent(office: IntakeOffice, integration: IntegrationRow, call: string, name: string | null, { key, ...content }: Awaited<ReturnType<typeof storeSound>>): Promise<Received> {
  if (!(await hasCall(office.store.query, integration.code, call))) throw new EngineError('NOT_FOUND', 'No event has told of this call.', { hint: 'Send its events first, then the recording.' })
  const now = office.clock().toISOString()
  const id = `recording ${call.slice(0, 120)} ${content.sha256}`
  const payload = { id, call, type: 'recorded', at: now, direction: 'in', from: null, to: null, extension: null, duration: null, recording: null, content: { ...content, name } }
  return keep(office, integration, call, { eventId: id, type: 'recorded', at: now, payload, receivedAt: now, storageKey: key })
}

async function* followed(content: AsyncIterable<Uint8Array>, hear: (piece: Uint8Array) => void): AsyncIterable<Uint8Array> {
  for await (const piece of content) {
    hear(piece)
    yield piece
  }
}
