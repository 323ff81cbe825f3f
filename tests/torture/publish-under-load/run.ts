import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { request, Agent } from 'node:http'
import { resolve as pathOf } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Engine } from '../../../engine/engine.ts'
import { createEngine, systemActor } from '../../../engine/index.ts'
import { sql } from '../../../engine/kernel/sql.ts'
import { uuidv7 } from '../../../engine/kernel/uuid.ts'
import { openPlatform } from '../../../engine/platform/index.ts'
import { openStore } from '../../../engine/store/index.ts'
import type { PublishOrder, Told } from './door.ts'
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
const list = `{ a: tickets(first: 5, orderBy: [{ field: CREATED_AT, direction: DESC }]) { nodes { ${fields} } } b: tickets(first: 3) { nodes { ${fields} } } }`
const count = `{ a: tickets(first: 3) { totalCount nodes { ${fields} } } }`
const read = `query ($a: ID!, $b: ID!) { a: ticket(id: $a) { ${fields} } b: ticket(id: $b) { ${fields} } }`
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
  const { token, ids } = await setUp(databaseUrl, records)
  const doors = await Promise.all([openDoor(databaseUrl), openDoor(databaseUrl)])
  try {
    const load = startLoad(doors.map(({ port }) => port), token, ids, perSecond)
    const publications: number[] = []
    for (const [i, turn] of turns.entries()) {
      await pause((seconds * 1000) / (turns.length + 1))
      const begun = performance.now()
      const mapping = turn.isParked === false && turns[i - 1]?.isParked !== false ? { ticket: { parked: 'there' } } : {}
      const refusal = await doors[i % 2]?.publish({ files: sidesPackage(turn), note: `turn ${i}`, mapping })
      if (refusal) load.wrong.push(`publication ${i}: ${refusal}`)
      publications.push(Math.round(performance.now() - begun))
      tell(`publication ${i + 1} took ${publications.at(-1)} ms; ${load.done()} requests so far, ${load.wrong.length} wrong`)
    }
    await pause((seconds * 1000) / (turns.length + 1))
    return { ...(await load.stop()), publications }
  } finally {
    for (const door of doors) door.close()
  }
}

interface Door {
  readonly port: number
  /** What was wrong; null: it is published. */
  readonly publish: (order: PublishOrder) => Promise<string | null>
  readonly close: () => void
}

async function openDoor(databaseUrl: string): Promise<Door> {
  const child: ChildProcess = fork(pathOf(import.meta.dirname, 'door.ts'), [databaseUrl], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const next = async (): Promise<Told> => (await once(child, 'message'))[0] as Told
  const ready = await next()
  return {
    port: 'port' in ready ? ready.port : 0,
    publish: async (order) => {
      const told = next()
      child.send(order)
      const answer = await told
      return 'published' in answer ? answer.published : null
    },
    close: () => void child.kill(),
  }
}

/** The first version, the records, and a token of somebody who may send everything; some ids of records that stay where they are. */
async function setUp(databaseUrl: string, records: number): Promise<{ readonly token: string; readonly ids: readonly string[] }> {
  const engine: Engine = await createEngine({ databaseUrl, demo: false })
  const store = openStore(databaseUrl, { max: 2 })
  const platform = await openPlatform(databaseUrl)
  try {
    await engine.loadSites({ dealerships: [dealership] })
    await engine.publish(systemActor, sidesPackage({}), null)
    const id = uuidv7()
    await store.query(sql`insert into platform."user" (id, login, name, position, locale, password_hash) values (${id}::uuid, 'sender', 'Sender', '', 'en', '')`)
    await store.query(sql`insert into platform.membership (id, user_id, role, dealership) values (${uuidv7()}::uuid, ${id}::uuid, 'sender', ${dealership.code})`)
    await store.query(sql`insert into data.ticket (id, dealership, state, state_since, title, "left", "right") select gen_random_uuid(), ${dealership.code}, case n % 10 when 0 then 'parked' else 'here' end, now(), 't' || n, 'L-' || n, 'R-' || n from generate_series(1, ${records}::int) n`)
    await store.query(sql`analyze data.ticket`)
    const known = await store.query<{ id: string }>(sql`select id from data.ticket where state = 'here' limit 1000`)
    return { token: (await platform.tokens.create({ userId: id, name: 'load', dealership: dealership.code })).text, ids: known.map((row) => row.id) }
  } finally {
    await Promise.all([store.close(), platform.close(), engine.close()])
  }
}

/** One of twenty requests counts, three read lists, three write; the others read records by id. */
function bodyOf(n: number, ids: readonly string[], movable: Ticket[]): { readonly query: string; readonly variables?: object } {
  const [a, b] = [ids[(7 * n) % ids.length], ids[(13 * n + 5) % ids.length]]
  const moved = n % 20 === 18 ? movable.pop() : undefined
  if (moved) return { query: go, variables: { id: moved.id, v: moved.version } }
  if (n % 20 === 19) return { query: createTwo, variables: { t: `n${n}` } }
  if (n % 20 >= 17) return { query: create, variables: { t: `n${n}` } }
  if (n % 20 === 16) return { query: count }
  return n % 20 >= 13 ? { query: list } : { query: read, variables: { a, b } }
}

/** Begins so many requests a second, whether or not the ones before are answered. */
function startLoad(ports: readonly number[], token: string, ids: readonly string[], perSecond: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const wrong: string[] = []
  const latencies: number[] = []
  const movable: Ticket[] = []
  const open = new Set<Promise<void>>()
  let begun = 0
  const ask = async (): Promise<void> => {
    const n = begun++
    const port = ports[n % ports.length] ?? 0
    const body = bodyOf(n, ids, movable)
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
