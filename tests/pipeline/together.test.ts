import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ident, sql } from '../../engine/kernel/sql.ts'
import type { Actor } from '../../engine/model/types.ts'
import type { Query } from '../../engine/store/index.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'

let network: Network
let head: Actor
let advisor: Actor

beforeAll(async () => {
  network = await openNetwork({
    'overlays/tyumen.json': JSON.stringify({
      base: 'auto-service@1.0.0',
      dealership: 'tyumen',
      operations: [{ op: 'add-field', entity: 'client', name: 'bonusCard', schema: { type: 'string', 'x-field': { id: 'fl_client_bonus_card', titles: { en: 'Bonus card', ru: 'Бонусная карта' }, unique: true } } }],
    }),
  })
  head = await network.as('head.tyumen')
  advisor = await network.as('advisor.tyumen')
})
afterAll(() => network?.close())

function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = (): void => undefined
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { given, give: () => give() }
}

/** Comes back once another connection waits for a lock that this transaction holds. */
async function somebodyWaits(query: Query): Promise<void> {
  const waiting = sql`select exists (select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))) as yes`
  while ((await query<{ yes: boolean }>(waiting))[0]?.yes !== true) await new Promise((done) => setTimeout(done, 10))
}

const create = 'mutation ($input: ClientInput!) { createClient(input: $input) { id } }'
const client = (values: object) => ({ input: { name: 'Кодов Лев', clientType: 'natural', ...values } })
const send = 'mutation ($id: ID!, $version: Int!, $event: WorkOrderEvent!, $input: JSON) { sendWorkOrder(id: $id, version: $version, event: $event, input: $input) { id version state } }'
const remove = 'mutation ($id: ID!, $version: Int!) { deleteWorkOrder(id: $id, version: $version) }'

describe('two people at once', () => {
  it.each([
    ['a field of the package', 'clientCode', 'Client code'],
    ['a field of an overlay', 'bonusCard', 'Bonus card'],
  ])('who give one value: one wins, the other is told which field: %s', async (_, field, title) => {
    const answers = await Promise.all([1, 2].map(() => network.engine.graphql({ ...head, locale: 'en' }, create, client({ [field]: `A-${field}` }))))
    const errors = answers.flatMap((answer) => answer.errors ?? [])
    expect(errors).toHaveLength(1)
    const text = `“${title}”: another record has this value already.`
    expect(errors[0]).toMatchObject({ message: text, extensions: { code: 'DUPLICATE', issues: [{ pointer: `/${field}`, message: text }] } })
    expect(JSON.stringify(errors)).not.toMatch(/constraint|detail|client_|A-/)
  })

  it('who delete and move one record: exactly one does', async () => {
    const order = await receiveOrder(network, advisor)
    const answers = await Promise.all([network.engine.graphql(head, remove, order), network.engine.graphql(head, send, { ...order, event: 'CANCEL', input: { reason: 'Передумал клиент' } })])
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions?.code ?? 'done')
    expect(codes.filter((code) => code === 'done')).toHaveLength(1)
    expect(codes.filter((code) => code !== 'done')).toEqual([expect.stringMatching(/^(NOT_FOUND|VERSION_CONFLICT)$/)])
  })

  it('who wait for each other: the command that the database gives up begins again', async () => {
    const [order, other] = [await receiveOrder(network, advisor), await receiveOrder(network, advisor)]
    const lock = (table: string, id: string) => sql`select 1 from ${ident('data', table)} where id = ${id}::uuid for update`
    const update = 'mutation ($id: ID!, $version: Int!, $input: WorkOrderInput!) { updateWorkOrder(id: $id, version: $version, input: $input) { version } }'
    // The command holds the order and wants its new client; the one that holds the client wants the order.
    const begun = signal()
    const holder = network.store.transaction(async (query) => {
      // The other one notices first that they wait for each other, and is given up.
      await query(sql`select set_config('deadlock_timeout', '20s', true)`)
      await query(lock('client', other.client))
      begun.give()
      await somebodyWaits(query)
      await query(lock('work_order', order.id))
    })
    await begun.given
    expect(await network.ask(advisor, update, { id: order.id, version: order.version, input: { client: other.client } })).toEqual({ updateWorkOrder: { version: order.version + 1 } })
    await holder
  })
})

/** Publishes what is live once more; the answer is there once somebody waits for it. */
function publishMeanwhile(): { readonly begun: Promise<void>; readonly done: Promise<void> } {
  const begun = signal()
  const done = network.store.transaction(async (query) => {
    await query(sql`select pg_advisory_xact_lock(hashtext('pitlane.publish'))`)
    begun.give()
    await somebodyWaits(query)
    await query(sql`insert into platform.publication (package_hash, overlays, version, note, published_by, published_at) select package_hash, overlays, version, 'again', null, now() from platform.publication order by id desc limit 1`)
  })
  return { begun: begun.given, done }
}

describe('a request that meets a publication', () => {
  const count = async () => (await network.store.query<{ n: number }>(sql`select count(*) as n from data.client`))[0]?.n ?? 0

  it('is carried out once, by the new version', async () => {
    const before = await count()
    const { begun, done } = publishMeanwhile()
    await begun
    expect(await network.ask(head, create, client({}))).toEqual({ createClient: { id: expect.any(String) } })
    await done
    expect(await count()).toBe(before + 1)
  })

  it('of several commands is carried out by one version, whole', async () => {
    const before = await count()
    const { begun, done } = publishMeanwhile()
    await begun
    const both = 'mutation ($input: ClientInput!) { a: createClient(input: $input) { id } b: createClient(input: $input) { id } }'
    expect(Object.keys(await network.ask<object>(head, both, client({})))).toEqual(['a', 'b'])
    await done
    expect(await count()).toBe(before + 2)
  })

  it('is repeated whole where a read meets tables that are others by now', async () => {
    const admin = await network.as('admin')
    const files = await network.engine.draft(admin)
    const renamed = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replaceAll('surveyTime', 'hoursToAsk')]))
    // Whoever asks by what stays finds the same, however the tables change beneath.
    const answers: unknown[] = []
    let isPublishing = true
    const reader = async (): Promise<void> => {
      while (isPublishing) answers.push(await network.ask(head, '{ clients(first: 3) { nodes { id name dealership: label } totalCount } }'))
    }
    const readers = [reader(), reader()]
    await network.engine.publish(admin, renamed, 'rename')
    isPublishing = false
    await Promise.all(readers)
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  })
})

describe('many commands while versions come one after another', () => {
  it('are carried out whole or not at all, and no value of an overlay is lost', async () => {
    const admin = await network.as('admin')
    const saved = new Map<string, string>()
    let isPublishing = true
    const worker = async (n: number): Promise<void> => {
      for (let i = 0; isPublishing || i < 3; i++) {
        const bonusCard = `W-${n}-${i}`
        const { data, errors } = await network.engine.graphql(head, create, client({ bonusCard }))
        expect(errors).toBeUndefined()
        saved.set((data as { createClient: { id: string } }).createClient.id, bonusCard)
      }
    }
    const workers = [1, 2, 3, 4].map(worker)
    for (const n of [1, 2, 3]) {
      const files = await network.engine.draft(admin)
      const content = JSON.parse(files['entities/client/entity.json'] ?? '') as { schema: { properties: Record<string, unknown> } }
      content.schema.properties[`extra${n}`] = { type: 'string', 'x-field': { id: `fl_client_extra_${n}`, titles: { en: 'Extra', ru: 'Ещё' }, index: true } }
      await network.engine.publish(admin, { ...files, 'entities/client/entity.json': JSON.stringify(content) }, `extra ${n}`)
    }
    isPublishing = false
    await Promise.all(workers)
    const rows = await network.store.query<{ id: string; card: string | null }>(sql`select c.id, coalesce(c.custom ->> 'bonus_card', c.custom ->> 'bonusCard') as card from data.client c where c.id = any(${[...saved.keys()]}::uuid[])`)
    expect(saved.size).toBeGreaterThan(11)
    expect(new Map(rows.map(({ id, card }) => [id, card]))).toEqual(saved)
  })
})

describe('a flood of rows', () => {
  it('is refused with its place before anything is computed; what is let through is done soon', async () => {
    const order = await receiveOrder(network, advisor)
    const update = 'mutation ($id: ID!, $version: Int!, $works: [WorkOrderWorksInput!]) { updateWorkOrder(id: $id, version: $version, input: { works: $works }) { version total } }'
    const works = (count: number) => ({ id: order.id, version: order.version, works: Array.from({ length: count }, () => ({ name: 'x', normHours: 1, price: 1, quantity: 1 })) })
    const { errors } = await network.engine.graphql(advisor, update, works(1200))
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ pointer: '/works' }] })
    const began = performance.now()
    expect(await network.ask(advisor, update, works(1000))).toMatchObject({ updateWorkOrder: { version: order.version + 1 } })
    expect(performance.now() - began).toBeLessThan(8000)
  })
})
