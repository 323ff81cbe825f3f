import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DefinitionDrafts, Engine } from '../../engine/engine.ts'
import { createEngine } from '../../engine/index.ts'
import { sql } from '../../engine/kernel/sql.ts'
import type { Actor } from '../../engine/model/types.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'

let network: Network
let drafts: DefinitionDrafts
let [admin, consultant, advisor]: Actor[] = []
/** Processes of their own on the same database, the first with its queues open. */
let workers: readonly [Engine, Engine]

beforeAll(async () => {
  network = await openNetwork()
  drafts = network.engine.definitionDrafts
  ;[admin, consultant, advisor] = await Promise.all(['admin', 'consultant', 'advisor.spb'].map((login) => network.as(login)))
  workers = [await createEngine({ databaseUrl: network.url, demo: true }), await createEngine({ databaseUrl: network.url, demo: true })]
  await workers[0].openJobs()
})
afterAll(async () => {
  await Promise.all((workers ?? []).map((worker) => worker.close()))
  await network?.close()
})

const client = 'entities/client/entity.json'
const vehicle = 'entities/vehicle/entity.json'

const who = (actor: Actor | undefined): Actor => actor as Actor
const live = async (path: string): Promise<string> => (await network.engine.draft(who(admin)))[path] ?? ''
const retitled = (text: string, language: 'en' | 'ru', title: string): string => {
  const definition = JSON.parse(text) as { titles: Record<string, string> }
  return `${JSON.stringify({ ...definition, titles: { ...definition.titles, [language]: title } }, null, 2)}\n`
}
const liveVersion = async () => (await network.engine.versions(who(admin)))[0]?.id ?? 0

it('several drafts are kept, shared, renamed and discarded; only whoever may publish changes them', async () => {
  const { id, base } = await drafts.create(who(admin), ' Winter ')
  await drafts.create(who(consultant), 'Spring')
  expect((await drafts.list(who(consultant))).map(({ name, createdBy }) => [name, createdBy])).toContainEqual(['Winter', who(admin).name])
  await drafts.rename(who(consultant), id, 'Autumn')
  for (const work of [() => drafts.list(who(advisor)), () => drafts.create(who(advisor), 'x'), () => drafts.save(who(advisor), id, base, []), () => drafts.discard(who(advisor), id), () => drafts.publish(who(advisor), id, { revision: 0, note: null }), () => drafts.schedule(who(advisor), id, '2030-01-01', { revision: 0, note: null })]) {
    await expect(work()).rejects.toMatchObject({ code: 'FORBIDDEN' })
  }
  await drafts.discard(who(admin), id)
  await expect(drafts.read(who(admin), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const told = await network.store.query(sql`select action, note from platform.audit_entry where action like 'draft-%' order by at, id`)
  expect(told).toEqual([{ action: 'draft-added', note: 'Winter' }, { action: 'draft-added', note: 'Spring' }, { action: 'draft-discarded', note: 'Autumn' }])
  await Promise.all((await drafts.list(who(admin))).map((one) => drafts.discard(who(admin), one.id)))
})

it('files of two people are kept side by side, the second on the same file gets the first one to merge with', async () => {
  const { id, base } = await drafts.create(who(admin), 'Both')
  const [ours, theirs] = [retitled(await live(client), 'en', 'Customer'), retitled(await live(client), 'ru', 'Покупатель')]
  expect(await drafts.save(who(admin), id, base, [{ path: client, text: ours, revision: 0 }])).toMatchObject({ revision: 1, saved: [{ path: client, revision: 1 }], behind: [] })
  const late = await drafts.save(who(consultant), id, base, [{ path: client, text: theirs, revision: 0 }, { path: vehicle, text: '{', revision: 0 }])
  expect(late).toMatchObject({ revision: 2, saved: [{ path: vehicle, revision: 2 }], behind: [{ path: client, text: ours, revision: 1, by: who(admin).name }] })
  // An answer that was lost on the way is asked for again.
  expect(await drafts.save(who(admin), id, base, [{ path: client, text: ours, revision: 0 }])).toMatchObject({ revision: 2, saved: [{ revision: 1 }], behind: [] })
  expect(await drafts.read(who(admin), id, 1)).toMatchObject({ changes: 2, files: [{ path: vehicle }], paths: [client, vehicle] })
  // As it was before: it differs no more.
  await drafts.save(who(admin), id, base, [{ path: vehicle, text: await live(vehicle), revision: 2 }])
  expect(await drafts.read(who(admin), id)).toMatchObject({ changes: 1, paths: [client] })
  expect(await drafts.save(who(consultant), id, base, [{ path: vehicle, text: '{ }', revision: 2 }])).toMatchObject({ behind: [{ path: vehicle, revision: 0, text: await live(vehicle) }] })
  await drafts.discard(who(admin), id)
})

it('what is no change of a definition is refused', async () => {
  const { id, base } = await drafts.create(who(admin), 'Bounds')
  const write = (path: string, text: string | null = '{}', revision: unknown = 0) => drafts.save(who(admin), id, base, [{ path, text, revision: revision as number }])
  for (const bad of [() => write('../etc/passwd'), () => write('a'.repeat(300)), () => write(client, 'x'.repeat(2_000_001)), () => write(client, '\u0000'), () => write(client, '{}', 'no'), () => write('/x.json'), () => drafts.create(who(admin), ' '), () => drafts.attend(who(admin), id, 'tab', null), () => drafts.attend(who(admin), id, id, undefined as never), () => drafts.rebase(who(admin), id, 0, { [client]: null as never }), () => drafts.rebase(who(admin), id, 0, null as never)]) await expect(bad()).rejects.toMatchObject({ code: 'BAD_INPUT' })
  for (let n = 0; n < 4; n++) await drafts.save(who(admin), id, base, [{ path: `entities/big${n}/seed.json`, text: 'x'.repeat(1_999_999), revision: 0 }])
  await expect(write('entities/big4/seed.json', 'x'.repeat(1_000))).rejects.toMatchObject({ code: 'BAD_INPUT' })
  expect(await drafts.read(who(admin), id)).toMatchObject({ changes: 4, revision: 4 })
  await expect(drafts.save(who(admin), id, base - 1, [])).rejects.toBeDefined()
  await drafts.discard(who(admin), id)
})

it('who has a draft open is seen, and where', async () => {
  const { id } = await drafts.create(who(admin), 'Seen')
  const [tab, other] = ['0190b0c0-0000-7000-8000-000000000001', '0190b0c0-0000-7000-8000-000000000002']
  await drafts.attend(who(admin), id, tab, { path: client, pointer: '/titles' })
  await drafts.attend(who(consultant), id, other, { path: null, pointer: null })
  expect((await drafts.read(who(admin), id)).people).toEqual(expect.arrayContaining([{ tab, user: who(admin).id, name: who(admin).name, path: client, pointer: '/titles' }]))
  // Nobody speaks for another one's browser.
  await drafts.attend(who(consultant), id, tab, null)
  await drafts.attend(who(consultant), id, other, null)
  expect((await drafts.read(who(admin), id)).people.map(({ name }) => name)).toEqual([who(admin).name])
  await network.store.query(sql`update platform.definition_presence set seen_at = now() - interval '1 minute'`)
  expect((await drafts.read(who(admin), id)).people).toEqual([])
  await drafts.discard(who(admin), id)
})

it('a draft is laid over the version that somebody publishes meanwhile, and asks where both changed the same', async () => {
  const mine = await drafts.create(who(admin), 'Mine')
  const other = await drafts.create(who(consultant), 'Other')
  await drafts.save(who(admin), mine.id, mine.base, [{ path: client, text: retitled(await live(client), 'en', 'Mine'), revision: 0 }, { path: vehicle, text: retitled(await live(vehicle), 'en', 'Motor car'), revision: 0 }])
  const both = retitled(retitled(await live(client), 'en', 'Other'), 'ru', 'Иной')
  await drafts.save(who(consultant), other.id, other.base, [{ path: client, text: both, revision: 0 }, { path: vehicle, text: retitled(await live(vehicle), 'ru', 'Машина'), revision: 0 }])
  await expect(drafts.publish(who(consultant), other.id, { revision: 0, note: null })).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
  const published = await drafts.publish(who(consultant), other.id, { revision: 1, note: 'other' })
  await expect(drafts.read(who(admin), other.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(drafts.publish(who(admin), mine.id, { revision: 1, note: null })).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })

  const asked = await drafts.rebase(who(admin), mine.id, 1)
  expect(asked).toEqual({ base: mine.base, conflicts: [{ path: client, key: '/titles/en', pointer: '/titles/en', kind: 'value', base: expect.any(String), ours: 'Mine', theirs: 'Other' }] })
  await expect(drafts.rebase(who(admin), mine.id, 0, {})).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
  expect(await drafts.rebase(who(admin), mine.id, 1, { [client]: { '/titles/en': 'theirs' } })).toEqual({ base: published.id, conflicts: [] })
  const { files, base } = await drafts.read(who(admin), mine.id)
  expect([base, files.map(({ path }) => path)]).toEqual([published.id, [vehicle]])
  expect(JSON.parse(files[0]?.text ?? '')).toMatchObject({ titles: { en: 'Motor car', ru: 'Машина' } })
  await drafts.discard(who(admin), mine.id)
})

/** Moments from now, for something that is planned. */
const soon = (): string => new Date(Date.now() + 600).toISOString()
const statusOf = async (schedule: string) => (await drafts.schedules(who(admin))).find(({ id }) => id === schedule)?.status

it('a publication that was planned takes place once, whoever works on it, over what came since', async () => {
  const { id, base } = await drafts.create(who(admin), 'Planned')
  await drafts.save(who(admin), id, base, [{ path: client, text: retitled(await live(client), 'en', 'Planned'), revision: 0 }])
  await expect(drafts.schedule(who(admin), id, '2001-01-01T00:00:00Z', { revision: 1, note: null })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  await expect(drafts.schedule(who(admin), id, soon(), { revision: 0, note: null })).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
  await network.engine.publish(who(consultant), { ...(await network.engine.draft(who(consultant))), [vehicle]: retitled(await live(vehicle), 'en', 'Wheels') }, null)
  const before = await liveVersion()
  const { id: schedule } = await workers[0].definitionDrafts.schedule(who(admin), id, soon(), { revision: 1, note: 'at night' })
  expect(await drafts.read(who(consultant), id)).toMatchObject({ scheduled: { id: schedule, status: 'waiting', note: 'at night' } })
  await expect(drafts.schedule(who(admin), id, soon(), { revision: 1, note: null })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  await Promise.all(workers.map((worker) => worker.startWorker()))
  await expect.poll(() => statusOf(schedule), { timeout: 15_000 }).toBe('published')
  expect((await network.engine.versions(who(admin))).filter((version) => version.id > before).map(({ note }) => note)).toEqual(['at night'])
  // This process hears of it a moment later.
  await expect.poll(async () => [JSON.parse(await live(client)), JSON.parse(await live(vehicle))]).toMatchObject([{ titles: { en: 'Planned' } }, { titles: { en: 'Wheels' } }])
  await expect(drafts.read(who(admin), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('what stands in the way at its time is told to all who may publish, and nothing is published; cancelled, nothing happens', async () => {
  const { id, base } = await drafts.create(who(admin), 'Broken')
  await drafts.save(who(admin), id, base, [{ path: client, text: '{ "broken": ', revision: 0 }])
  const before = await liveVersion()
  const plan = () => workers[0].definitionDrafts.schedule(who(admin), id, soon(), { revision: 1, note: null })
  const cancelled = await plan()
  await drafts.cancelScheduled(who(consultant), cancelled.id)
  await expect(drafts.cancelScheduled(who(consultant), cancelled.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const { id: schedule } = await plan()
  await expect.poll(() => statusOf(schedule), { timeout: 15_000 }).toBe('refused')
  expect([await liveVersion(), await statusOf(cancelled.id)]).toEqual([before, 'cancelled'])
  expect((await drafts.schedules(who(admin))).find((one) => one.id === schedule)?.issues).toMatchObject([{ file: client }])
  const told = await network.store.query<{ login: string; body: string }>(sql`select u.login, n.body from platform.notification n join platform."user" u on u.id = n.user_id where n.titles ->> 'en' like 'A planned publication%' order by u.login`)
  expect(told.map(({ login }) => login)).toEqual(['admin', 'consultant'])
  expect(told[0]?.body).toContain(client)
})
