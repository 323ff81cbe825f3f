import { createHmac } from 'node:crypto'

/**
 * The header x-pitlane-signature: `t=<seconds>,v1=<hex>`, where v1 is HMAC-SHA-256 of `<t>.<body>` under the
 * webhook's secret. A receiver works it out again and refuses a `t` that is too old.
 */
export function signatureOf(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}
