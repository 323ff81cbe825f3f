import type { Channel, ChannelSurroundings, Delivery, Parcel, WebhookEndpoint } from '../../model/channel.ts'
import { type Address, addressOf } from '../address.ts'
import { type Answer, post } from '../post.ts'
import { signatureOf } from './signature.ts'

const timeoutMs = 10_000

/** Signed messages over HTTP: a POST to the endpoint that the code names. */
export const webhook: Channel = {
  name: 'webhook',
  titles: { en: 'Webhook', ru: 'Веб-хук', uk: 'Вебхук', ro: 'Webhook' },
  deliver: async (parcel, around) => {
    const endpoint = await around.webhook(parcel.recipient, parcel.dealership)
    if (!endpoint) return refused(`There is no webhook “${parcel.recipient}”. Add it with “npm run pitlane -- webhook add ${parcel.recipient} URL”, then send the message again.`)
    if (!endpoint.isActive) return refused(`The webhook “${parcel.recipient}” is switched off.`)
    const begun = Date.now()
    const target = await targetOf(new URL(endpoint.url), around)
    if ('kind' in target) return target
    return deliveryOf(await send(parcel, endpoint, target, around, Math.max(1000, timeoutMs - (Date.now() - begun))))
  },
}

const refused = (reason: string): Delivery => ({ kind: 'refused', reason })

async function targetOf(url: URL, { mayReachPrivate }: ChannelSurroundings): Promise<Address | Delivery> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refused('Only http and https addresses are sent to.')
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the name server does not answer')), timeoutMs / 2)
  })
  try {
    const address = await Promise.race([addressOf(url, mayReachPrivate), late])
    return address ?? refused(`${url.hostname} is not an address of the public internet; PITLANE_PRIVATE_WEBHOOKS=on allows private ones.`)
  } catch (error) {
    return { kind: 'later', reason: `${url.hostname} was not found: ${(error as Error).message}` }
  } finally {
    clearTimeout(timer)
  }
}

function send({ id, payload }: Parcel, { url, secret }: WebhookEndpoint, address: Address, { now }: ChannelSurroundings, left: number): Promise<Answer> {
  const body = JSON.stringify({ id, ...payload })
  const headers = { 'user-agent': 'Pitlane', 'x-pitlane-delivery': id, 'idempotency-key': id, 'x-pitlane-signature': signatureOf(secret, body, now()) }
  return post({ url: new URL(url), address, headers, body, timeoutMs: left })
}

/** Busy or broken receivers are asked again; what says that it was understood and not wanted is not. */
function deliveryOf(answer: Answer): Delivery {
  if (answer.kind !== 'status') return answer.kind === 'unsent' ? { kind: 'later', reason: answer.reason } : { kind: 'unknown', reason: `The request went out, and no answer came: ${answer.reason}` }
  const { status } = answer
  if (status >= 200 && status < 300) return { kind: 'sent' }
  const reason = `The receiver answered ${status}.`
  if (status >= 500 || status === 408 || status === 425 || status === 429) return { kind: 'later', reason }
  return refused(status >= 300 && status < 400 ? `${reason} Redirects are not followed: register the address it leads to.` : reason)
}
