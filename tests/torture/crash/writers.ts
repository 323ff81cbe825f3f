import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { createTicket, sendTicket, type Ticket } from '../../fixtures/relay-package.ts'

/** What was acknowledged of one ticket: nothing of it may be missing, and nothing may be there besides. */
export interface Known {
  readonly ticket: Ticket & { readonly note: string | null }
  /** `create`, `update` or the event, one for each version. */
  readonly history: readonly string[]
}

export interface Writers {
  readonly known: () => readonly Known[]
  /** Acknowledged writes so far. */
  readonly written: () => number
  /** What could not be had lately, a few. */
  readonly last: () => readonly string[]
  /** Answers that no crash explains. */
  readonly wrong: readonly string[]
  /** Ends every writer at its next acknowledgement. */
  readonly stop: () => Promise<void>
}

interface Answer {
  readonly data?: { readonly ticket: Ticket } | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
}

const updateTicket = 'mutation ($id: ID!, $version: Int!, $note: String) { ticket: updateTicket(id: $id, version: $version, input: { note: $note }) { id version state title } }'
/** What a crash may answer; sent again under the same key. */
const passing: ReadonlySet<string | undefined> = new Set(['UNAVAILABLE'])
const mostTickets = 6

/** `count` clients that write without rest, each under keys of its own, and ask again until they have an answer. */
export function startWriters(url: () => string, token: string, count: number): Writers {
  const agent = new Agent({ keepAlive: true })
  const wrong: string[] = []
  const last: string[] = []
  const all = new Map<string, Known>()
  let written = 0
  let isRunning = true

  const insist = async (query: string, variables: Readonly<Record<string, unknown>>): Promise<Ticket | null> => {
    const key = randomUUID()
    for (;;) {
      const answer = await post(agent, url(), token, key, JSON.stringify({ query, variables }))
      const code = answer?.errors?.[0]?.extensions?.code
      if (answer?.data?.ticket) {
        written++
        return answer.data.ticket
      }
      if (answer && !passing.has(code)) {
        wrong.push(JSON.stringify(answer))
        return null
      }
      last.splice(0, Math.max(0, last.length - 4), answer ? JSON.stringify(answer.errors) : 'no answer')
      await setTimeout(50)
    }
  }

  const writer = async (n: number): Promise<void> => {
    const own: (Known | undefined)[] = []
    for (let i = 0; isRunning; i++) {
      const at = i % mostTickets
      const next = await write(insist, own[at] ?? null, `${n}/${at}`, i)
      if (!next) return
      own[at] = next
      all.set(next.ticket.id, next)
    }
  }
  const running = Promise.all(Array.from({ length: count }, (_, n) => writer(n)))
  return {
    known: () => [...all.values()],
    written: () => written,
    last: () => last,
    wrong,
    stop: async () => {
      isRunning = false
      await running
      agent.destroy()
    },
  }
}

/** The next write to a ticket: made, told something, sent to and fro; at times laid to rest, for its delay to end. */
async function write(insist: (query: string, variables: Readonly<Record<string, unknown>>) => Promise<Ticket | null>, known: Known | null, title: string, i: number): Promise<Known | null> {
  if (!known || known.ticket.state === 'resting') {
    const made = await insist(createTicket, { title })
    return made && { ticket: { ...made, note: null }, history: ['create'] }
  }
  const { id, version, state } = known.ticket
  const asked = i % 3 === 0 ? 'update' : state === 'there' ? 'COME' : i % 7 === 0 ? 'REST' : 'GO'
  const note = asked === 'update' ? `note ${i}` : known.ticket.note
  const next = await (asked === 'update' ? insist(updateTicket, { id, version, note }) : insist(sendTicket, { id, version, event: asked }))
  // Asked again, a request is answered by the record as it is by then: its delay may have ended meanwhile.
  const laid = next && asked === 'REST' ? { ...next, state: 'resting', version: version + 1 } : next
  return laid && { ticket: { ...laid, note }, history: [...known.history, asked] }
}

/** null: no whole answer came. */
function post(agent: Agent, url: string, token: string, key: string, body: string): Promise<Answer | null> {
  return new Promise((done) => {
    const outgoing = request(`${url}/api/graphql`, { agent, method: 'POST', timeout: 20_000, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': key } }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.once('close', () => done(response.complete ? parsed(text) : null))
    })
    outgoing.once('timeout', () => outgoing.destroy())
    outgoing.once('error', () => done(null))
    outgoing.end(body)
  })
}

function parsed(text: string): Answer | null {
  try {
    return JSON.parse(text) as Answer
  } catch {
    // Not our answer: the server is just starting.
    return null
  }
}
