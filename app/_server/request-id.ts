import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Letters, digits and a few signs: it goes into headers, log lines and the audit as it is. */
const valid = /^[A-Za-z0-9._:-]{1,64}$/

/** What the balancer in front calls the request, else a name of our own. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && valid.test(given) ? given : randomUUID()
}
