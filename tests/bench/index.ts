/**
 * How near the engine comes to hand-written SQL: `npm run bench`, or `npm run bench -- --small` for a short look.
 * The engine's API (token, permissions, validation and audit on) and a bare `node:http` + `pg` server run on one
 * PostgreSQL and are asked in turns, at 1 and 16 connections, for the same JSON. Once without a row filter in the
 * bare server's SQL and the whole network in sight of the engine's user, then with the same filter on both sides.
 * Options: --small, --only TEXT (cases whose name holds it), --seconds N, --warm-up N, --connections N.
 */
import { deepStrictEqual } from 'node:assert'
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { withClient } from '../../engine/store/databases.ts'
import { readCases, type Case } from './cases.ts'
import { openBenchDatabase } from './database.ts'
import { openLine, requestText } from './load.ts'
import { compare, type Figures, type Pace, type Side } from './measure.ts'
import { startServer } from './processes.ts'
import { dealershipCodes, full, small } from './rows.ts'
import { readSamples } from './samples.ts'
import { heading, line } from './table.ts'
import { limitNetwork } from './network.ts'
import { writeCases } from './writes.ts'

const { values: options } = parseArgs({ options: { small: { type: 'boolean', default: false }, only: { type: 'string', default: '' }, seconds: { type: 'string', default: '2' }, 'warm-up': { type: 'string', default: '10' }, connections: { type: 'string', default: '1,16' }, filtered: { type: 'boolean', default: true } }, allowNegative: true })
const sizes = options.small ? small : full
const pace: Pace = { warmUp: Number(options['warm-up']), seconds: Number(options.seconds), rounds: 3 }
const connections = options.connections.split(',').map(Number)
const isWanted = ({ name }: { readonly name: string }): boolean => name.includes(options.only)

const database = await openBenchDatabase(options.small, (text) => console.log(text))
const [engine, bare] = await Promise.all([startServer('engine-server.ts', { url: database.url, sizes }), startServer('bare-server.ts', { url: database.url, sizes })])
const headers = { authorization: `Bearer ${database.tokens.head}` }

const engineSide = ({ query, variables }: Case): Side => ({ server: engine, requests: (i) => requestText('/api/graphql', headers, JSON.stringify({ query, variables: variables(i) })) })
const bareSide = ({ name, variables }: Case, sites: readonly string[] | null): Side => ({ server: bare, requests: (i) => requestText('/', {}, JSON.stringify({ name, variables: variables(i), sites })) })

async function answerOf({ server, requests }: Side, i: number): Promise<unknown> {
  const connection = await openLine(server.port)
  const text = (await connection.ask(requests(i))).toString()
  connection.close()
  return JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4))
}

/** A comparison of different answers says nothing. */
async function demandSameAnswers(sides: readonly [Side, Side], name: string): Promise<void> {
  for (let i = 0; i < 20; i++) deepStrictEqual(await answerOf(sides[0], i), await answerOf(sides[1], i), `${name}: the answers differ.`)
}

async function run(name: string, target: number, sides: readonly [Side, Side]): Promise<void> {
  const figures: (readonly [Figures, Figures])[] = []
  for (const count of connections) figures.push(await compare(sides, count, database.postmaster, pace))
  console.log(line(name, target, figures))
}

try {
  console.log(`${cpus()[0]?.model} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${sizes.orders} work orders, ${pace.rounds} rounds of ${pace.seconds} s after ${pace.warmUp} s of warm-up`)
  console.log(heading(connections))
  for (const count of [null, ...(options.filtered ? [1, 5, 20] : [])]) {
    const sites = dealershipCodes.slice(0, count ?? dealershipCodes.length)
    await limitNetwork(database.url, engine.port, headers, sites)
    const samples = await withClient(database.url, (client) => readSamples(client, sizes, sites))
    for (const one of readCases(samples, sizes).filter((known) => isWanted(known) && (count === null || known.isFiltered))) {
      const sides = [engineSide(one), bareSide(one, count === null ? null : sites)] as const
      await demandSameAnswers(sides, one.name)
      await run(count === null ? one.name : `… with a filter of ${count}: ${one.name}`, one.target, sides)
    }
  }
  await limitNetwork(database.url, engine.port, headers, dealershipCodes)
  for (const one of (await withClient(database.url, (client) => writeCases(client, pace))).filter(isWanted)) {
    const at = { ...headers, 'x-dealership': one.dealership }
    await run(one.name, one.target, [
      { server: engine, requests: (i) => requestText('/api/graphql', at, JSON.stringify({ query: one.query, variables: one.variables('engine', i) })) },
      { server: bare, requests: (i) => requestText('/', {}, JSON.stringify({ name: one.name, variables: { ...one.variables('bare', i), dealership: one.dealership } })) },
    ])
  }
} finally {
  engine.stop()
  bare.stop()
  await database.close()
}
