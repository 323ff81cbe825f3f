/** What a publication does about tables that are large, in use, or left half built, and requests about plans that are old. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DraftFiles } from '../../engine/engine.ts'
import { systemActor } from '../../engine/index.ts'
import { raw, sql } from '../../engine/kernel/sql.ts'
import { openPlatform } from '../../engine/platform/index.ts'
import { buildAhead } from '../../engine/publish/build-ahead.ts'
import { openLive } from '../../engine/publish/live.ts'
import { openRuns, type Run } from '../../engine/publish/run.ts'
import { openWorkshop, type Workshop, workshopFiles } from '../fixtures/workshop.ts'

let shop: Workshop
beforeAll(async () => {
  shop = await openWorkshop()
})
afterAll(() => shop?.close())

/** The workshop with keywords for the note of a job, and with further fields. */
function withNote(keywords: object, ...fields: readonly string[]): DraftFiles {
  const files = workshopFiles()
  const content = JSON.parse(files['entities/job/entity.json'] ?? '') as { schema: { properties: Record<string, Record<string, object>> } }
  const { properties } = content.schema
  properties.note = { ...properties.note, 'x-field': { ...properties.note?.['x-field'], ...keywords } }
  for (const name of fields) properties[name] = { type: 'string', maxLength: 50, 'x-field': { id: `fl_${name}`, titles: { en: name, ru: name } } } as unknown as Record<string, object>
  return { ...files, 'entities/job/entity.json': JSON.stringify(content) }
}
const publish = (files: DraftFiles) => shop.engine.publish(systemActor, files, null)
const indexes = (like: string) => shop.store.query<{ name: string; valid: boolean; unique: boolean }>(sql`select c.relname as name, i.indisvalid as valid, i.indisunique as unique from pg_index i join pg_class c on c.oid = i.indexrelid where c.relname like ${like} order by 1`)
const ahead = (name: string, what = '(title)', kind = 'index') => ({ name, table: 'job', create: [`create ${kind} concurrently ${name} on data.job ${what}`], drop: `drop index if exists data.${name}` })
const fill = (rows: number) => shop.store.query(sql`insert into data.job (id, dealership, state, state_since, version, created_at, created_by, updated_at, updated_by, search, title) select uuidv7(), 'north', 'received', now(), 1, now(), ${systemActor.id}::uuid, now(), ${systemActor.id}::uuid, 'same', 'same' from generate_series(1, ${rows})`)

describe('an index', () => {
  it('is built ahead on large tables alone', async () => {
    await fill(19_000)
    await shop.store.patiently(raw('analyze data.job'))
    await buildAhead(shop.store, [ahead('early_a')])
    expect(await indexes('early%')).toEqual([])
    await fill(1500)
    await shop.store.patiently(raw('analyze data.job'))
    await buildAhead(shop.store, [ahead('early_a')])
    expect(await indexes('early%')).toEqual([{ name: 'early_a', valid: true, unique: false }])
  })

  it('whose build fails leaves nothing behind, and does not keep the next one from being built', async () => {
    await buildAhead(shop.store, [ahead('early_b', '(title)', 'unique index'), ahead('early_c')])
    expect((await indexes('early%')).map(({ name }) => name)).toEqual(['early_a', 'early_c'])
  })

  it('that somebody’s death left half built is built anew by the publication', async () => {
    const files = withNote({ index: true })
    const statement = (await shop.engine.plan(systemActor, files)).sql.find((text) => text.startsWith('create index') && text.includes('note')) ?? ''
    const name = /create index "([^"]+)"/.exec(statement)?.[1] ?? ''
    await shop.store.patiently(raw(`create unique index concurrently "${name}" on data.job (title)`)).catch(() => undefined)
    expect(await indexes(name)).toEqual([{ name, valid: false, unique: true }])
    await publish(files)
    expect(await indexes(name)).toEqual([{ name, valid: true, unique: false }])
  })
})

describe('a long reader', () => {
  it('holds the publication up, but nobody else; it is made when the reader ends', async () => {
    const waiters = async () => (await shop.store.query(sql`select 1 as one from pg_locks l where l.relation = 'data.job'::regclass and not l.granted`)).length
    let isDone = false
    const publication = await shop.store.transaction(async (query) => {
      await query(sql`select count(*) from data.job`)
      const begun = publish(withNote({ index: true }, 'while')).then((version) => {
        isDone = true
        return version
      })
      await expect.poll(waiters, { interval: 10, timeout: 10_000 }).toBe(1)
      // It gives up for the moment, so that whoever came behind it is served.
      const served = await shop.ask<{ jobs: { nodes: object[] } }>(shop.advisor, '{ jobs(first: 1) { nodes { id } } }')
      expect(served.jobs.nodes).toHaveLength(1)
      await expect.poll(waiters, { interval: 10, timeout: 10_000 }).toBe(0)
      await expect.poll(waiters, { interval: 10, timeout: 10_000 }).toBe(1)
      expect(isDone).toBe(false)
      return { begun }
    })
    await publication.begun
    expect(await shop.store.query(sql`select j."while" from data.job j limit 1`)).toEqual([{ while: null }])
  })
})

describe('a request that meets an old plan', () => {
  /** PostgreSQL's own refusal: a statement that was prepared before the table got a column. */
  const meetOldPlan = (store: Run['store']) =>
    store.transaction(async (query) => {
      for (const text of ['create temp table met (a int) on commit drop', 'prepare met as select * from met', 'execute met', 'alter table met add column b int', 'execute met']) await query(raw(text))
    })

  async function inRuns<T>(work: (store: Run['store'], go: number) => Promise<T>): Promise<{ readonly goes: number; readonly outcome: PromiseSettledResult<T> | undefined }> {
    const platform = await openPlatform(shop.url)
    const live = await openLive(shop.store, platform)
    let goes = 0
    try {
      const on = openRuns(shop.store, live)
      const model = live.demand().modelOf('north')
      const runtime = on((run) => ({ store: run.store, model, modelOf: () => model, actor: systemActor, clock: shop.now }))
      const [outcome] = await Promise.allSettled([runtime.wholly?.((inside) => work(inside.store, ++goes)) as Promise<T>])
      return { goes, outcome }
    } finally {
      await live.close()
      await platform.close()
    }
  }

  it('is done again, and nobody hears of it', async () => {
    const { goes, outcome } = await inRuns(async (store, go) => {
      if (go === 1) await meetOldPlan(store)
      return 'answer'
    })
    expect([goes, outcome]).toEqual([2, { status: 'fulfilled', value: 'answer' }])
  })

  it('is not done again where something was saved already', async () => {
    const { goes, outcome } = await inRuns(async (store) => {
      await store.transaction((query) => query(sql`select 1 as one`))
      await meetOldPlan(store)
    })
    expect([goes, outcome?.status]).toEqual([1, 'rejected'])
  })
})
