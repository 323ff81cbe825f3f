/**
 * A network of 200 dealerships with an overlay each: how long a dealership that nobody has asked for yet takes to
 * answer its first query, what the process weighs when all have been served, how long publishing takes.
 * `node tests/bench/many-dealerships.ts [number of dealerships]`
 */
import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { resolve } from 'node:path'
import { openTestServer } from '../../engine/cli/database.ts'
import { readFolder } from '../../engine/definition/index.ts'
import { createEngine, systemActor } from '../../engine/index.ts'
import { createDatabase, databaseUrl, dropDatabase, withClient } from '../../engine/store/databases.ts'
import { migrate } from '../../engine/store/migrate.ts'
import { overlayOf, siteCode } from '../fixtures/many-overlays.ts'

const root = resolve(import.meta.dirname, '../..')
const head = '00000000-0000-7000-8000-000000000001'
const query = '{ workOrders(first: 20) { totalCount nodes { id number state client { name } works { name sum } } } }'

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const ms = (value: number): string => `${value.toFixed(0)} ms`
const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(0)} MB`

/** The same order at every run, far from that of the codes. */
function shuffled(count: number): readonly number[] {
  const key = (n: number): number => (n * 7919) % 10007
  return Array.from({ length: count }, (_, n) => n).sort((a, b) => key(a) - key(b))
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly took: number }> {
  const began = performance.now()
  const result = await work()
  return { result, took: performance.now() - began }
}

async function setUp(url: string, count: number): Promise<void> {
  await withClient(url, (client) => client.query(`insert into platform."user" (id, login, name, locale, password_hash) values ($1, 'head', 'head', 'en', '')`, [head]))
  const engine = await createEngine({ databaseUrl: url, demo: false })
  try {
    const codes = Array.from({ length: count }, (_, n) => siteCode(n))
    await engine.loadSites({ dealerships: codes.map((code) => ({ code, titles: { en: code, ru: code }, timeZone: 'Asia/Yekaterinburg', currency: 'RUB', areaCode: '3452' })) })
    const files = readFolder(resolve(root, 'definitions/auto-service'))
    const { id, version } = JSON.parse(files['manifest.json'] ?? '') as { id: string; version: string }
    const overlays = Object.fromEntries(codes.map((code, n) => [`overlays/${code}.json`, JSON.stringify(overlayOf(n, `${id}@${version}`))]))
    const first = await timed(() => engine.publish(systemActor, { ...files, ...overlays }, null))
    const draft = await engine.draft(systemActor)
    const manifest = JSON.stringify({ ...JSON.parse(files['manifest.json'] ?? ''), version: '1.0.1' })
    const second = await timed(() => engine.publish(systemActor, { ...draft, 'manifest.json': manifest }, null))
    console.log(`publishing the package with ${count} overlays: ${ms(first.took)}; a new version of it, every overlay rebased: ${ms(second.took)}`)
  } finally {
    await engine.close()
  }
  await withClient(url, (client) => client.query('insert into platform.membership (id, user_id, role, dealership) values (gen_random_uuid(), $1, $2, null)', [head, 'head']))
}

/** In a process of its own, which has done nothing else. */
async function serve(url: string, count: number): Promise<void> {
  const opened = await timed(() => createEngine({ databaseUrl: url, demo: false }))
  const engine = opened.result
  const started = process.memoryUsage().rss
  const ask = async (dealership: string): Promise<number> => {
    const actor = await engine.actor(head, dealership)
    const { result, took } = await timed(() => engine.graphql(actor, query))
    if (result.errors) throw new Error(JSON.stringify(result.errors))
    return took
  }
  const cold: number[] = []
  let heaviest = started
  for (const n of shuffled(count)) {
    cold.push(await ask(siteCode(n)))
    heaviest = Math.max(heaviest, process.memoryUsage().rss)
  }
  const again: number[] = []
  for (const n of shuffled(count)) again.push(await ask(siteCode(n)))
  heaviest = Math.max(heaviest, process.memoryUsage().rss)
  const network = await ask('*')
  console.log(`opening the engine: ${ms(opened.took)}, ${megabytes(started)}`)
  console.log(`first query of a cold dealership, ${count} in mixed order: median ${ms(median(cold))}, slowest ${ms(Math.max(...cold))} (the very first ${ms(cold[0] ?? 0)})`)
  console.log(`each once more: median ${ms(median(again))}, slowest ${ms(Math.max(...again))}`)
  console.log(`first query of the network, all dealerships' fields in it: ${ms(network)}`)
  console.log(`memory of the process (RSS): at most ${megabytes(Math.max(heaviest, process.memoryUsage().rss))}, heap in use ${megabytes(process.memoryUsage().heapUsed)}`)
  await engine.close()
}

async function run(count: number): Promise<void> {
  const server = await openTestServer(root)
  const name = `many_${process.pid}`
  try {
    await createDatabase(server.url, name)
    const url = databaseUrl(server.url, name)
    await migrate(url, resolve(root, 'prisma/migrations'))
    console.log(`${cpus()[0]?.model ?? ''}, ${cpus().length} processors, Node ${process.version}`)
    await setUp(url, count)
    execFileSync(process.execPath, ['--max-old-space-size=384', import.meta.filename, String(count), url], { stdio: 'inherit' })
  } finally {
    await dropDatabase(server.url, name)
    await server.close()
  }
}

const [count = '200', url] = process.argv.slice(2)
await (url === undefined ? run(Number(count)) : serve(url, Number(count)))
