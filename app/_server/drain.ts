import type { Server, ServerResponse } from 'node:http'

/** A server that is being stopped goes through these: it serves, tells everybody to leave, and takes nobody any more. */
export interface Drain {
  readonly isDraining: () => boolean
  /** Counts a request in until its answer has ended. Streams end with `end`, or nobody would be done. */
  readonly follow: (response: ServerResponse) => void
  /** Whoever asks about readiness has been told that there is none any more. */
  readonly told: () => void
  /** Ends once every request is answered, or the time is up. */
  readonly run: (server: Server) => Promise<void>
}

export interface DrainTimes {
  /** Longest that a balancer is waited for until it has asked and been told, in milliseconds. */
  readonly notice: number
  /** Then a little more, until what it sent before has come in. */
  readonly settle: number
  /** Longest that running requests get. */
  readonly requests: number
}

const usual: DrainTimes = { notice: 3_000, settle: 250, requests: 4_000 }

export function openDrain({ notice, settle, requests }: DrainTimes = usual, now: () => number = Date.now): Drain {
  const open = new Set<ServerResponse>()
  let draining = false
  /** When readiness was asked for last, and how long after the time before. */
  const probe = { at: Number.NEGATIVE_INFINITY, interval: Number.POSITIVE_INFINITY }
  let onTold: () => void = () => undefined
  const beTold = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      onTold = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  return {
    isDraining: () => draining,
    follow: (response) => {
      open.add(response)
      response.once('close', () => open.delete(response))
      if (draining) response.setHeader('connection', 'close')
    },
    told: () => {
      const at = now()
      Object.assign(probe, { at, interval: at - probe.at })
      if (draining) onTold()
    },
    run: async (server) => {
      draining = true
      for (const response of open) leave(response)
      // A balancer asks at regular intervals; who missed two asks no more.
      const expected = probe.at + 2 * probe.interval + settle - now()
      if (expected > 0) await beTold(Math.min(expected, notice))
      await wait(settle)
      for (const response of open) leave(response)
      await close(server, requests)
    },
  }
}

/** A stream ends as it should, so that its reader connects again, elsewhere; any other answer is the last of its connection. */
function leave(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close')
  else if (String(response.getHeader('content-type')).startsWith('text/event-stream')) {
    // Its writer may not have heard yet.
    response.on('error', () => undefined)
    response.end()
  }
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function close(server: Server, milliseconds: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), milliseconds)
  await closed
  clearTimeout(timer)
}
