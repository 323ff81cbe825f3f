import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The header x-pitlane-signature: `t=<seconds>,v1=<hex>`, where v1 is HMAC-SHA-256 of `<t>.<body>` under the
 * webhook's secret. A receiver works it out again and refuses a `t` that is too old.
 */
export function signatureOf(secret: string, body: string | Buffer, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')}`
}

/** What is signed may be so old, and clocks may differ so much. */
const windowSeconds = 300

export interface SignatureCheck {
  readonly update: (bytes: Uint8Array) => void
  /** Whether one of the secrets signed what came, and not long ago. Takes the same time whatever is wrong. */
  readonly isRight: () => boolean
}

/** Checks the signature of what comes, piece by piece, under any of the secrets. */
export function signatureCheck(header: string | undefined, secrets: readonly string[], now: Date): SignatureCheck {
  const [, seconds = '0', given = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '') ?? []
  const signs = secrets.map((secret) => createHmac('sha256', secret).update(`${seconds}.`))
  return {
    update: (bytes) => signs.forEach((sign) => void sign.update(bytes)),
    isRight: () => {
      const claimed = Buffer.alloc(32, given, 'hex')
      const isOne = signs.map((sign) => timingSafeEqual(sign.digest(), claimed)).includes(true)
      return isOne && given !== '' && Math.abs(now.getTime() / 1000 - Number(seconds)) <= windowSeconds
    },
  }
}
