/** How long a version takes whose mapping moves many records, each with its delay and clock. `node tests/torture/mapping.ts [RECORDS]` */
import { createEngine, systemActor } from '../../engine/index.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { openStore } from '../../engine/store/index.ts'
import { workshopFiles, workshopMachine } from '../fixtures/workshop.ts'
import { withDatabase } from './support/database.ts'

const [records = 100_000] = process.argv.slice(2).map(Number)
const { received, stuck, ...others } = workshopMachine.states
const { ALARM: _, ...on } = received.on
const way = (id: string, target: string) => ({ target, meta: { id, titles: { en: id, ru: id }, roles: ['advisor'] } })
const clocks = (run: readonly string[]) => [{ id: 'cl_wait', titles: { en: 'Wait', ru: 'Ожидание' }, limit: 'PT40H', calendar: 'desk', run }]
const before = workshopFiles({ ...workshopMachine, meta: { clocks: clocks(['stuck', 'received']) } })
const after = workshopFiles({ ...workshopMachine, states: { ...others, received: { ...received, on: { ...on, NOTE: way('tr_note', 'noted'), ORDER: way('tr_order', 'outside') } } }, meta: { clocks: clocks(['received']) } })

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return Math.round((performance.now() - begun) / 100) / 10
}

await withDatabase(async (url) => {
  const engine = await createEngine({ databaseUrl: url, demo: false })
  const store = openStore(url)
  try {
    await engine.loadSites({ dealerships: [{ code: 'north', titles: { en: 'North', ru: 'Север' }, timeZone: 'Asia/Yekaterinburg', currency: 'EUR', areaCode: '1' }] })
    await engine.publish(systemActor, workshopFiles({ ...workshopMachine, meta: {} }), null)
    await store.query(sql`insert into data.job (id, dealership, state, state_since, version, created_at, created_by, updated_at, updated_by, search, title)
      select uuidv7(), 'north', 'stuck', now() - n * interval '1 second', 1, now(), ${systemActor.id}::uuid, now(), ${systemActor.id}::uuid, 'job ' || n, 'job ' || n from generate_series(1, ${records}) n`)
    const armed = await seconds(() => engine.publish(systemActor, before, null))
    const planned = await seconds(() => engine.plan(systemActor, after, { job: { stuck: 'received' } }))
    const mapped = await seconds(() => engine.publish(systemActor, after, null, undefined, { job: { stuck: 'received' } }))
    const [left] = await store.query<{ jobs: number; timers: number; clocks: number; entries: number; changes: number }>(sql`select (select count(*) from data.job where state = 'received') as jobs, (select count(*) from platform.timer where state = 'received') as timers, (select count(*) from platform.sla_clock where status = 'running') as clocks, (select count(*) from platform.audit_entry where action = 'state-mapped') as entries, (select count(*) from platform.change) as changes`)
    console.log(`${records} records: a clock that is new ${armed} s, the plan ${planned} s, mapped to another state ${mapped} s`)
    console.log(JSON.stringify(left))
    const isWhole = left && left.jobs === records && left.timers === 2 * records && left.clocks === records && left.entries === records && left.changes === records
    process.exitCode = isWhole ? 0 : 1
  } finally {
    await store.close()
    await engine.close()
  }
})
