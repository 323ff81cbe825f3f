import webpush from 'web-push'
import type { JsonObject } from '../../kernel/json.ts'
import { addressOf } from '../address.ts'
import { post } from '../post.ts'

/** What proves to push services that messages come from this installation. */
export interface PushKeys {
  readonly publicKey: string
  readonly privateKey: string
}

/** A browser that somebody let notify them: where its service listens, and what only that browser can open. */
export interface PushTarget {
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
}

/** `gone`: the browser no longer wants it. `away`: the service was not reached, as in a network without internet. */
export type Pushed = 'sent' | 'gone' | 'refused' | 'away'

interface Surroundings {
  readonly keys: PushKeys
  /** Whether requests may go to addresses that are not public, and unencrypted. */
  readonly mayReachPrivate: boolean
}

const timeoutMs = 8_000
/** Seconds that a service keeps a message for a browser that is switched off: until the next morning. */
const keptSeconds = 12 * 3600
/** Whom operators of push services may write to. */
const contact = 'mailto:pitlane@example.com'

export const makePushKeys = (): PushKeys => webpush.generateVAPIDKeys()

/** May messages go to this address at all? */
export function isPushAddress(endpoint: string, mayReachPrivate: boolean): boolean {
  if (!URL.canParse(endpoint) || endpoint.length > 1000) return false
  const { protocol, username } = new URL(endpoint)
  return username === '' && (protocol === 'https:' || (mayReachPrivate && protocol === 'http:'))
}

/** Hands one message to a browser's push service, readable by that browser alone. Throws nothing. */
export async function push(target: PushTarget, told: JsonObject, { keys, mayReachPrivate }: Surroundings): Promise<Pushed> {
  if (!isPushAddress(target.endpoint, mayReachPrivate)) return 'gone'
  try {
    const { endpoint, headers, body } = webpush.generateRequestDetails(target, JSON.stringify(told), { TTL: keptSeconds, vapidDetails: { subject: contact, ...keys } })
    const url = new URL(endpoint)
    const address = await addressOf(url, mayReachPrivate)
    if (!address) return 'refused'
    const answer = await post({ url, address, headers: named(headers), body, timeoutMs })
    return answer.kind === 'status' ? pushedBy(answer.status) : 'away'
  } catch (error) {
    // Keys of the browser that cannot be worked with never will.
    return error instanceof Error && 'code' in error ? 'away' : 'gone'
  }
}

const named = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined || value === null ? [] : [[name.toLowerCase(), String(value)]])))

function pushedBy(status: number): Pushed {
  if (status >= 200 && status < 300) return 'sent'
  return status === 404 || status === 410 ? 'gone' : 'refused'
}
