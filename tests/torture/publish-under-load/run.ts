import { createServer, request, Agent, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Engine } from '../../../engine/engine.ts'
import { createEngine, systemActor } from '../../../engine/index.ts'
import { sql } from '../../../engine/kernel/sql.ts'
import { uuidv7 } from '../../../engine/kernel/uuid.ts'
import { openPlatform } from '../../../engine/platform/index.ts'
import { openStore } from '../../../engine/store/index.ts'
import { sidesPackage, turns } from './sides-package.ts'

export interface LoadReport {
  readonly requests: number
  readonly perSecond: number
  /** What requests answered that they should not have. */
  readonly wrong: readonly string[]
  /** Milliseconds that each publication took. */
  readonly publications: readonly number[]
  /** Milliseconds until an answer: the middle, the hundredth slowest, the slowest. */
  readonly latency: { readonly median: number; readonly p99: number; readonly most: number }
}

interface Options {
  readonly seconds: number
  readonly perSecond: number
  /** Records that are there before. */
  readonly records: number
  readonly tell?: (text: string) => void
}

const dealership = { code: 'north', titles: { en: 'North', ru: 'Север' }, timeZone: 'UTC', currency: 'EUR', areaCode: '1' }
const fields = 'id version state left right'
const list = `{ a: tickets(first: 5, orderBy: [{ field: CREATED_AT, direction: DESC }]) { nodes { ${fields} } } b: tickets(first: 3) { totalCount nodes { ${fields} } } }`
const create = `mutation ($t: String!) { ticket: createTicket(input: { title: $t }) { ${fields} } }`
const createTwo = `mutation ($t: String!) { a: createTicket(input: { title: $t }) { ${fields} } b: createTicket(input: { title: $t }) { ${fields} } }`
const go = `mutation ($id: ID!, $v: Int!) { ticket: sendTicket(id: $id, version: $v, event: GO) { ${fields} } }`

interface Ticket {
  readonly id: string
  readonly version: number
  readonly state: string
  readonly left: string
  readonly right: string
}

/** Reads and writes over HTTP at two processes' doors while one version after the other is published. `databaseUrl`: migrated and empty. */
export async function runPublishUnderLoad(databaseUrl: string, { seconds, perSecond, records, tell = () => undefined }: Options): Promise<LoadReport> {
  const engines = [await createEngine({ databaseUrl, demo: false }), await createEngine({ databaseUrl, demo: false })] as const
  const servers: Server[] = []
  try {
    const token = await setUp(engines[0], databaseUrl, records)
    for (const engine of engines) servers.push(await serve(engine))
    const load = startLoad(servers.map((server) => (server.address() as AddressInfo).port), token, perSecond)
    const publications: number[] = []
    for (const [i, turn] of turns.entries()) {
      await pause((seconds * 1000) / (turns.length + 1))
      const begun = performance.now()
      await engines[i % 2]?.publish(systemActor, sidesPackage(turn), `turn ${i}`, undefined, turn.isParked === false && turns[i - 1]?.isParked !== false ? { ticket: { parked: 'there' } } : {}).catch((error: unknown) => load.wrong.push(`publication ${i}: ${String(error)} ${JSON.stringify((error as { issues?: unknown }).issues)}`))
      publications.push(Math.round(performance.now() - begun))
      tell(`publication ${i + 1} took ${publications.at(-1)} ms; ${load.done()} requests so far, ${load.wrong.length} wrong`)
    }
    await pause((seconds * 1000) / (turns.length + 1))
    return { ...(await load.stop()), publications }
  } finally {
    for (const server of servers) server.close().closeAllConnections()
    await Promise.all(engines.map((engine) => engine.close()))
  }
}

async function setUp(engine: Engine, databaseUrl: string, records: number): Promise<string> {
  const store = openStore(databaseUrl, { max: 2 })
  const platform = await openPlatform(databaseUrl)
  try {
    await engine.loadSites({ dealerships: [dealership] })
    await engine.publish(systemActor, sidesPackage({}), null)
    const id = uuidv7()
    await store.query(sql`insert into platform."user" (id, login, name, position, locale, password_hash) values (${id}::uuid, 'sender', 'Sender', '', 'en', '')`)
    await store.query(sql`insert into platform.membership (id, user_id, role, dealership) values (${uuidv7()}::uuid, ${id}::uuid, 'sender', ${dealership.code})`)
    await store.query(sql`insert into data.ticket (id, dealership, state, state_since, title, "left", "right") select gen_random_uuid(), ${dealership.code}, case n % 10 when 0 then 'parked' else 'here' end, now(), 't' || n, 'L-' || n, 'R-' || n from generate_series(1, ${records}::int) n`)
    return (await platform.tokens.create({ userId: id, name: 'load', dealership: dealership.code })).text
  } finally {
    await Promise.all([store.close(), platform.close()])
  }
}

async function serve(engine: Engine): Promise<Server> {
  const handler = engine.graphqlHandler(async () => null)
  const server = createServer((incoming, response) => void handler(incoming, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return server
}

/** Begins so many requests a second, whether or not the ones before are answered. */
function startLoad(ports: readonly number[], token: string, perSecond: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const wrong: string[] = []
  const latencies: number[] = []
  const movable: Ticket[] = []
  const open = new Set<Promise<void>>()
  let begun = 0
  const ask = async (): Promise<void> => {
    const n = begun++
    const port = ports[n % ports.length] ?? 0
    const movedOne = n % 10 === 8 ? movable.pop() : undefined
    const body = movedOne ? { query: go, variables: { id: movedOne.id, v: movedOne.version } } : n % 10 === 9 ? { query: createTwo, variables: { t: `n${n}` } } : n % 10 > 5 ? { query: create, variables: { t: `n${n}` } } : { query: list }
    const since = performance.now()
    const { status, text } = await post(agent, port, token, JSON.stringify(body))
    latencies.push(performance.now() - since)
    const tickets = status === 200 && !text.includes('"errors"') ? ticketsIn(JSON.parse(text)) : null
    if (!tickets || tickets.length === 0) wrong.push(`${status} ${text.slice(0, 300)}`)
    else if (new Set(tickets.map(orientation)).size !== 1 || tickets.some((ticket) => orientation(ticket) === null)) wrong.push(`two versions in one answer: ${text.slice(0, 400)}`)
    else if (body.query === create && tickets[0]) movable.push(tickets[0])
  }
  const since = performance.now()
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - since) / 1000) * perSecond)
    // Whoever is late does not pile up without end.
    for (; begun < due && open.size < 2000; ) {
      const one: Promise<void> = ask().catch((error: unknown) => void wrong.push(String(error))).finally(() => open.delete(one))
      open.add(one)
    }
  }, 5)
  return {
    wrong,
    done: () => latencies.length,
    stop: async (): Promise<Omit<LoadReport, 'publications'>> => {
      clearInterval(timer)
      const elapsed = (performance.now() - since) / 1000
      await Promise.all(open)
      agent.destroy()
      const sorted = latencies.sort((a, b) => a - b)
      const at = (part: number): number => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0)
      return { requests: sorted.length, perSecond: Math.round(sorted.length / elapsed), wrong, latency: { median: at(0.5), p99: at(0.99), most: at(1) } }
    },
  }
}

/** Which version the two names are of. */
function orientation({ left, right }: Ticket): string | null {
  const sides = `${left?.[0]}${right?.[0]}`
  return sides === 'LR' || sides === 'RL' ? sides : null
}

function ticketsIn({ data }: { readonly data: Readonly<Record<string, Ticket & { readonly nodes?: readonly Ticket[] }>> }): readonly Ticket[] {
  return Object.values(data).flatMap((one) => one.nodes ?? [one])
}

function post(agent: Agent, port: number, token: string, body: string): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ agent, port, host: '127.0.0.1', path: '/api/graphql', method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'content-length': Buffer.byteLength(body) } }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
      incoming.on('error', reject)
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
