/**
 * How far reading through the engine is from bare SQL: `node tests/bench/read-path.ts`. Each case runs the
 * GraphQL query and hand-written SQL for the same answer in turns, on the demo network in a database of its
 * own, and prints requests per second as a ratio (1 = bare). One process, one connection at a time.
 */
import { resolve } from 'node:path'
import pg from 'pg'
import { demoNetwork } from '../../engine/cli/demo/index.ts'
import { openTestServer } from '../../engine/cli/database.ts'
import { readFolder } from '../../engine/definition/index.ts'
import { createEngine, type Engine, systemActor } from '../../engine/index.ts'
import type { Actor } from '../../engine/model/types.ts'
import { createDatabase, databaseUrl, dropDatabase } from '../../engine/store/databases.ts'
import { migrate } from '../../engine/store/migrate.ts'

const root = resolve(import.meta.dirname, '../..')
const milliseconds = 2000
const rounds = 3

interface Case {
  readonly name: string
  readonly query: string
  readonly sql: string
}

const cases: readonly Case[] = [
  {
    name: 'list of 50 orders, joins, total',
    query: '{ workOrders(first: 50) { totalCount nodes { id number state client { name } vehicle { plate } } } }',
    sql: `select (select count(*) from data.work_order where deleted_at is null and dealership = any('{tyumen,spb}')) as total,
      (select json_agg(r) from (select o.id, o.number, o.state, json_build_object('name', c.name) as client, json_build_object('plate', v.plate) as vehicle
        from data.work_order o left join data.client c on c.id = o.client left join data.vehicle v on v.id = o.vehicle
        where o.deleted_at is null and o.dealership = any('{tyumen,spb}') order by o.created_at desc, o.id desc limit 51) r) as rows`,
  },
  {
    name: 'one order, lines and references',
    query: '{ workOrders(first: 1, orderBy: [{ field: NUMBER, direction: DESC }]) { nodes { number total client { name phone } works { name sum mechanic { name } } parts { name sum } } } }',
    sql: `select json_build_object('number', o.number, 'total', o.total::text, 'client', (select json_build_object('name', c.name, 'phone', c.phone) from data.client c where c.id = o.client),
        'works', (select json_agg(json_build_object('name', w.name, 'sum', w.sum::text, 'mechanic', (select json_build_object('name', u.name) from platform."user" u where u.id = w.mechanic)) order by w.position) from data.work_order__works w where w.parent = o.id and w.dealership = o.dealership),
        'parts', (select json_agg(json_build_object('name', p.name, 'sum', p.sum::text) order by p.position) from data.work_order__parts p where p.parent = o.id and p.dealership = o.dealership)) as row
      from data.work_order o where o.deleted_at is null and o.dealership = any('{tyumen,spb}') order by o.number desc limit 1`,
  },
  {
    name: 'complaints by category',
    query: '{ complaintsAggregate(groupBy: [{ field: CATEGORY }]) { count group { category { code text } } } }',
    sql: `select json_build_object('count', count(*), 'category', (select json_build_object('code', k.code, 'text', k.text) from data.complaint_category k where k.id = c.category)) as row
      from data.complaint c where c.deleted_at is null and c.dealership = any('{tyumen,spb}') group by c.category`,
  },
]

async function perSecond(work: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + milliseconds
  let count = 0
  while (performance.now() < end) {
    await work()
    count++
  }
  return (count * 1000) / milliseconds
}

async function compare(engine: Engine, actor: Actor, bare: pg.Client, { name, query, sql }: Case): Promise<void> {
  const ask = async (): Promise<void> => {
    const { errors } = await engine.graphql(actor, query)
    if (errors) throw new Error(JSON.stringify(errors))
  }
  await perSecond(ask)
  let [engineRate, bareRate] = [0, 0]
  for (let round = 0; round < rounds; round++) {
    bareRate += (await perSecond(() => bare.query({ name, text: sql }))) / rounds
    engineRate += (await perSecond(ask)) / rounds
  }
  console.log(`${name.padEnd(34)} bare ${bareRate.toFixed(0).padStart(6)}/s   engine ${engineRate.toFixed(0).padStart(6)}/s   ratio ${(engineRate / bareRate).toFixed(2)}`)
}

const server = await openTestServer(root)
const name = `bench_${process.pid}`
await createDatabase(server.url, name)
const url = databaseUrl(server.url, name)
await migrate(url, resolve(root, 'prisma/migrations'))
const engine = await createEngine({ databaseUrl: url, demo: true })
const bare = new pg.Client({ connectionString: url })
try {
  const demo = demoNetwork({ now: new Date('2026-11-20T06:00:00Z') })
  await engine.loadSites(demo)
  await engine.publish(systemActor, readFolder(resolve(root, 'definitions/auto-service')), null)
  await engine.loadPeople(demo)
  console.log(`${await engine.loadHistory(demo, () => undefined)} records`)
  await bare.connect()
  await bare.query('analyze')
  const analyst: Actor = { kind: 'user', id: systemActor.id, login: 'analyst', name: 'Analyst', position: null, locale: 'en', dealership: null, dealerships: ['tyumen', 'spb'], roles: ['analyst'] }
  for (const one of cases) await compare(engine, analyst, bare, one)
} finally {
  await bare.end()
  await engine.close()
  await dropDatabase(server.url, name)
  await server.close()
}
