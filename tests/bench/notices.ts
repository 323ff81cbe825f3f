/**
 * How long it takes from a contact that is registered to the notification in a manager's hands, with many connected:
 * `node tests/bench/notices.ts [--subscriptions 200] [--rounds 200]`. The engine (token, rights, audit, timeline on) is
 * asked to make a contact and send it on in one command; beside it a bare server writes a row, tells by NOTIFY and writes
 * to as many event streams. Both are asked in turns, one contact at a time, on the same PostgreSQL.
 */
import { request } from 'node:http'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import { openBenchServer } from '../../engine/cli/database.ts'
import { readFolder } from '../../engine/definition/index.ts'
import { createEngine, systemActor } from '../../engine/index.ts'
import { openPlatform } from '../../engine/platform/index.ts'
import { createDatabase, databaseUrl, dropDatabase, withClient } from '../../engine/store/databases.ts'
import { migrate } from '../../engine/store/migrate.ts'
import { startServer } from './processes.ts'
import { full } from './rows.ts'

const { values: options } = parseArgs({ options: { subscriptions: { type: 'string', default: '200' }, rounds: { type: 'string', default: '200' } } })
const [subscriptions, rounds] = [Number(options.subscriptions), Number(options.rounds)]
/** Specialists of the goal: each of them is told. */
const told = 10
const root = resolve(import.meta.dirname, '../..')

const server = await openBenchServer(root)
await dropDatabase(server.url, 'bench_notices')
await createDatabase(server.url, 'bench_notices')
const url = databaseUrl(server.url, 'bench_notices')
await migrate(url, resolve(root, 'prisma/migrations'))
const tokens = await setUp()
const [engine, bare] = await Promise.all([startServer('engine-server.ts', { url, sizes: full }), startServer('notices-bare.ts', { url, sizes: full })])
const goal = await ask<{ trafficGoals: { nodes: readonly { readonly id: string }[] } }>('{ trafficGoals(filter: { code: { eq: "visit-sales-new" } }) { nodes { id } } }').then(({ trafficGoals }) => trafficGoals.nodes[0]?.id)

/** When each of the streams that are told heard of the contact that is on its way. */
let hear: () => void = () => undefined
const closing: (() => void)[] = []
const watch = 'subscription { notificationAdded { notification { id title } } }'
await Promise.all(tokens.slice(1).map((token) => listen(engine.port, { method: 'POST', path: '/api/graphql', headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${token}`, 'x-dealership': 'here' } }, JSON.stringify({ query: watch }))))
await Promise.all(Array.from({ length: subscriptions }, () => listen(bare.port, { method: 'GET', path: '/' }, '')))

const times = { engine: [] as number[], bare: [] as number[] }
for (let round = 0; round < rounds + 20; round++) {
  const isWarm = round >= 20
  const [ours, theirs] = [await arrivals(told, () => ask('mutation ($goal: ID!, $text: String) { createIncomingTraffic(input: { goal: $goal, clientText: $text }, event: REGISTER) { id } }', { goal, text: `Гость ${round}` })), await arrivals(subscriptions, () => post(bare.port, '/', {}, JSON.stringify({ text: `Гость ${round}` })))]
  if (isWarm) times.engine.push(...ours)
  if (isWarm) times.bare.push(...theirs)
}
const at = (all: readonly number[], part: number): number => [...all].sort((a, b) => a - b)[Math.floor((all.length - 1) * part)] ?? 0
const [ours, theirs] = [[at(times.engine, 0.5), at(times.engine, 0.99)], [at(times.bare, 0.5), at(times.bare, 0.99)]] as const
console.log(`${subscriptions} subscriptions, ${rounds} contacts one by one, ${told} people told of each, ${cpus().length} processors`)
console.log(`engine  median ${ours[0]?.toFixed(1)} ms  p99 ${ours[1]?.toFixed(1)} ms`)
console.log(`bare    median ${theirs[0]?.toFixed(1)} ms  p99 ${theirs[1]?.toFixed(1)} ms`)
console.log(`ratio   median ${((ours[0] ?? 0) / (theirs[0] ?? 1)).toFixed(1)}  p99 ${((ours[1] ?? 0) / (theirs[1] ?? 1)).toFixed(1)}`)
for (const close of closing) close()
engine.stop()
bare.stop()
await server.close()
process.exit(0)

/** Milliseconds after which each of so many streams heard of what `work` does. */
async function arrivals(count: number, work: () => Promise<unknown>): Promise<readonly number[]> {
  const heard: number[] = []
  const begun = performance.now()
  const all = new Promise<void>((done, fail) => {
    const late = setTimeout(() => fail(new Error(`${heard.length} of ${count} heard within 10 s`)), 10_000)
    hear = () => {
      heard.push(performance.now() - begun)
      if (heard.length < count) return
      clearTimeout(late)
      done()
    }
  })
  await Promise.all([work(), all])
  return heard
}

/** An event stream of its own; done once it is open. */
function listen(port: number, to: object, body: string): Promise<void> {
  return new Promise((done, fail) => {
    const asked = request({ host: '127.0.0.1', port, agent: false, ...to }, (response) => {
      if (response.statusCode !== 200 || !response.headers['content-type']?.startsWith('text/event-stream')) return fail(new Error(`no stream: ${response.statusCode}`))
      response.on('data', (piece: Buffer) => {
        for (const _ of piece.toString().matchAll(/^event: next$/gm)) hear()
      })
      done()
    })
    closing.push(() => asked.destroy())
    asked.on('error', fail).end(body)
  })
}

async function post(port: number, path: string, headers: Record<string, string>, body: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })
  return response.text()
}

async function ask<T>(query: string, variables: object = {}): Promise<T> {
  const answer = JSON.parse(await post(engine.port, '/api/graphql', { authorization: `Bearer ${tokens[0]}`, 'x-dealership': 'here' }, JSON.stringify({ query, variables }))) as { readonly data: T; readonly errors?: unknown }
  if (answer.errors) throw new Error(JSON.stringify(answer.errors))
  return answer.data
}

/** One dealership: a head who registers, specialists who are told, and others who are connected. Answers their tokens. */
async function setUp(): Promise<readonly string[]> {
  const opened = await createEngine({ databaseUrl: url, demo: false })
  await opened.loadSites({ dealerships: [{ code: 'here', titles: { en: 'Here', ru: 'Здесь' }, timeZone: 'Asia/Yekaterinburg', currency: 'RUB', areaCode: '3452' }] })
  await opened.publish(systemActor, readFolder(resolve(root, 'definitions/auto-service')), null)
  await opened.close()
  const platform = await openPlatform(url)
  const roles = ['head', ...Array.from({ length: subscriptions }, (_, i) => (i < told ? 'sales-manager' : 'mechanic'))]
  const made: string[] = []
  for (const [i, role] of roles.entries()) {
    const id = `00000000-0000-7000-8000-${String(i + 1).padStart(12, '0')}`
    await withClient(url, async (client) => {
      await client.query(`insert into platform."user" (id, login, name, locale, password_hash) values ($1, $2, $2, 'en', '')`, [id, `p${i}`])
      await client.query(`insert into platform.membership (id, user_id, role, dealership) values (gen_random_uuid(), $1, $2, 'here')`, [id, role])
    })
    made.push((await platform.tokens.create({ userId: id, name: 'bench', dealership: 'here' })).text)
  }
  await platform.close()
  return made
}
