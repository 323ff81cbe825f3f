/** What people do about messages and where they go. */
import type { AuditAction } from '../kernel/audit-actions.ts'
import { randomBytes } from 'node:crypto'
import { EngineError } from '../kernel/errors.ts'
import { isUuid } from '../kernel/uuid.ts'
import type { Actor } from '../model/types.ts'
import { deleteWebhook, insertAudit, insertWebhook, listMessages, listWebhooks, type MessageRow, moveMessage, type Store, type WebhookRow } from '../store/index.ts'
import type { Runtime } from './types.ts'

interface Doing {
  readonly store: Store
  readonly actor: Actor
  readonly now: Date
}

/** What a message may be in when somebody looks for it. */
const messageStatuses: readonly string[] = ['waiting', 'sending', 'sent', 'failed', 'unknown', 'dismissed']

/** Newest first, at most 500. @throws EngineError BAD_INPUT for a status that there is not */
export function messages({ query }: Store, status?: string, limit = 100): Promise<readonly MessageRow[]> {
  if (status !== undefined && !messageStatuses.includes(status)) throw new EngineError('BAD_INPUT', `No message is ever “${status}”.`, { hint: `One of ${messageStatuses.join(', ')}.` })
  return listMessages(query, status === undefined ? null : [status], Math.min(limit, 500))
}

/**
 * Has a message sent once more that came to nothing, or of which nobody knows: the one who asks has made sure.
 * @throws EngineError NOT_FOUND where it is not there, or still on its way
 */
export async function resendMessage({ store, actor, now, enqueue }: Doing & Pick<Runtime, 'enqueue'>, id: string): Promise<void> {
  await store.transaction(async (query) => {
    const message = isUuid(id) ? await moveMessage(query, id, ['failed', 'unknown', 'dismissed'], 'waiting', now.toISOString()) : null
    if (!message) throw noSuchMessage()
    await insertAudit(query, [auditOf(actor, now, message, 'message-resend')])
    await enqueue?.(query, id)
  })
}

/** Lays a message aside that came to nothing, or of which nobody knows. @throws EngineError NOT_FOUND */
export async function dismissMessage({ store, actor, now }: Doing, id: string): Promise<void> {
  await store.transaction(async (query) => {
    const message = isUuid(id) ? await moveMessage(query, id, ['failed', 'unknown'], 'dismissed', now.toISOString()) : null
    if (!message) throw noSuchMessage()
    await insertAudit(query, [auditOf(actor, now, message, 'message-dismiss')])
  })
}

const noSuchMessage = () => new EngineError('NOT_FOUND', 'There is no such message that failed or is unknown.', { hint: 'Only what is not on its way any more is sent again or laid aside: “npm run pitlane -- messages list --status failed”.' })

const auditOf = ({ id, name }: Actor, now: Date, message: Pick<MessageRow, 'id' | 'entity' | 'recordId' | 'dealership' | 'recipient'>, action: AuditAction) => ({
  at: now.toISOString(),
  actorId: id,
  actorName: name,
  dealership: message.dealership,
  action,
  entity: message.entity,
  recordId: message.recordId,
  note: `${message.recipient} ${message.id}`,
})

const codePattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/**
 * Registers an endpoint. @returns the secret that signs what is sent there; it is shown this once
 * @throws EngineError BAD_INPUT, DUPLICATE
 */
export async function addWebhook({ store, actor, now }: Doing, { code, url, dealership }: Pick<WebhookRow, 'code' | 'url' | 'dealership'>): Promise<{ readonly secret: string }> {
  if (!codePattern.test(code) || code.length > 60) throw new EngineError('BAD_INPUT', `“${code}” is not a code.`, { hint: 'Small letters, digits and hyphens, beginning with a letter: “insurer”.' })
  if (!isWebAddress(url)) throw new EngineError('BAD_INPUT', 'This is not an address that messages can go to.', { hint: 'https://host/path or http://host/path, without user and password.' })
  const secret = `whsec_${randomBytes(32).toString('base64url')}`
  await store.transaction(async (query) => {
    await insertWebhook(query, { code, url, dealership, secret })
    await insertAudit(query, [{ at: now.toISOString(), actorId: actor.id, actorName: actor.name, dealership, action: 'webhook-add', note: `${code} ${new URL(url).origin}` }])
  })
  return { secret }
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === ''
}

/** @throws EngineError NOT_FOUND */
export async function removeWebhook({ store, actor, now }: Doing, code: string, dealership: string | null): Promise<void> {
  await store.transaction(async (query) => {
    if (!(await deleteWebhook(query, code, dealership))) throw new EngineError('NOT_FOUND', `There is no webhook “${code}”${dealership ? ` of ${dealership}` : ''}.`)
    await insertAudit(query, [{ at: now.toISOString(), actorId: actor.id, actorName: actor.name, dealership, action: 'webhook-remove', note: code }])
  })
}

export const webhooks = ({ query }: Store): Promise<readonly WebhookRow[]> => listWebhooks(query)
