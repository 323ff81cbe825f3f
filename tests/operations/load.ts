import { Agent, request } from 'node:http'

/** Requests over and over on connections that are kept, as many at once as there are `clients`. */
export interface Load {
  readonly answered: () => number
  readonly failures: readonly string[]
  /** Ends once every client has its last answer. */
  readonly stop: () => Promise<void>
}

interface Target {
  readonly url: string
  readonly clients: number
  readonly headers?: Readonly<Record<string, string>>
  /** Body of the nth request; without one it is a GET. */
  readonly body?: (n: number) => string
  /** What is wrong with an answer; null where nothing is. */
  readonly check?: (text: string) => string | null
  /** Whoever is not let in any more goes elsewhere: the server has not taken their request, which the caller is to make sure of. */
  readonly mayBeClosed?: boolean
}

export function startLoad({ url, clients, headers = {}, body, check = () => null, mayBeClosed = false }: Target): Load {
  const agent = new Agent({ keepAlive: true })
  const failures: string[] = []
  let answered = 0
  let n = 0
  let isRunning = true
  const ask = (): Promise<void> =>
    new Promise((done) => {
      const text = body?.(n++)
      const outgoing = request(url, { agent, method: text === undefined ? 'GET' : 'POST', headers: { ...(text === undefined ? {} : { 'content-type': 'application/json' }), ...headers } }, (answer) => {
        let received = ''
        answer.setEncoding('utf8').on('data', (part: string) => (received += part))
        answer.once('close', () => {
          const wrong = !answer.complete ? 'cut off' : answer.statusCode !== 200 ? `${answer.statusCode} ${received}` : check(received)
          if (wrong) failures.push(wrong)
          else answered++
          done()
        })
      })
      outgoing.once('error', (error: NodeJS.ErrnoException) => {
        if (mayBeClosed && (error.syscall === 'connect' || error.code === 'ECONNRESET')) isRunning = false
        else failures.push(`${error.code} ${error.message}`)
        done()
      })
      outgoing.end(text)
    })
  const running = Promise.all(
    Array.from({ length: clients }, async () => {
      while (isRunning) await ask()
    }),
  )
  return {
    answered: () => answered,
    failures,
    stop: async () => {
      isRunning = false
      await running
      agent.destroy()
    },
  }
}
