import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DraftFiles } from '../../engine/engine.ts'
import { createEngine, type Engine } from '../../engine/index.ts'
import { sql } from '../../engine/kernel/sql.ts'
import type { Actor } from '../../engine/model/types.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'

let network: Network
let admin: Actor
let tyumen: Actor
let spb: Actor

beforeAll(async () => {
  network = await openNetwork()
  admin = await network.as('admin')
  tyumen = await network.as('advisor.tyumen')
  spb = await network.as('advisor.spb')
})
afterAll(() => network?.close())

type Json = Record<string, unknown>
/** The live files with one of them changed. */
async function edited(path: string, change: (content: Json) => void): Promise<DraftFiles> {
  const files = await network.engine.draft(admin)
  const content = JSON.parse(files[path] ?? '{}') as Json
  change(content)
  return { ...files, [path]: JSON.stringify(content) }
}
const at = (content: Json, ...path: readonly string[]): Json => path.reduce((node, key) => (node[key] ??= {}) as Json, content)
const fieldsOf = async (actor: Actor, entity: string): Promise<readonly string[]> => Object.keys(((await network.engine.recordView(actor, 'en', entity, null)).form.schema as { properties: object }).properties)
const workOrder = 'entities/work-order'

describe('publishing', () => {
  it('puts a new field, state and entity to work at once, without a restart', async () => {
    const order = await receiveOrder(network, tyumen)
    const files = await edited(`${workOrder}/entity.json`, (entity) => {
      at(entity, 'schema', 'properties').tyreSet = { type: 'string', 'x-field': { id: 'fl_wo_tyre_set', titles: { en: 'Tyre set', ru: 'Комплект шин' } } }
    })
    const machine = JSON.parse(files[`${workOrder}/machine.json`] ?? '') as Json
    at(machine, 'states').washing = {
      on: { WASHED: { target: 'qualityControl', meta: { id: 'tr_wo_washed', titles: { en: 'Washed', ru: 'Помыт' }, roles: ['advisor', 'mechanic'] } } },
      meta: { id: 'st_wo_washing', titles: { en: 'Washing', ru: 'Мойка' }, category: 'active' },
    }
    at(machine, 'states', 'reception', 'on').WASH = { target: 'washing', meta: { id: 'tr_wo_wash', titles: { en: 'To washing', ru: 'На мойку' }, roles: ['advisor'] } }
    const kiosk = {
      'entities/kiosk/entity.json': JSON.stringify({ id: 'en_kiosk', name: 'kiosk', titles: { en: 'Kiosk', ru: 'Киоск' }, pluralTitles: { en: 'Kiosks', ru: 'Киоски' }, scope: 'dealership', label: ['title'], schema: { type: 'object', required: ['title'], properties: { title: { type: 'string', 'x-field': { id: 'fl_kiosk_title', titles: { en: 'Title', ru: 'Название' } } } } } }),
      'entities/kiosk/views.json': JSON.stringify({ form: { sections: [{ id: 'se_kiosk', titles: { en: 'Kiosk', ru: 'Киоск' }, fields: ['title'] }] }, list: { columns: ['title'] } }),
    }
    const draft = { ...files, [`${workOrder}/machine.json`]: JSON.stringify(machine), ...kiosk }
    const plan = await network.engine.plan(admin, draft)
    expect(plan.issues.filter(({ severity }) => severity !== 'warning')).toEqual([])
    expect(plan.changes.map(({ text }) => text)).toEqual(expect.arrayContaining(['New field “Tyre set” in Work order', 'New state “Washing” in Work order', 'New entity “Kiosk”']))
    await network.engine.publish(admin, draft, 'washing')

    expect(await fieldsOf(tyumen, 'work-order')).toContain('tyreSet')
    const { sendWorkOrder } = await network.ask<{ sendWorkOrder: Json }>(tyumen, 'mutation ($id: ID!, $v: Int!) { sendWorkOrder(id: $id, version: $v, event: WASH) { state tyreSet } }', { id: order.id, v: order.version })
    expect(sendWorkOrder).toEqual({ state: 'washing', tyreSet: null })
    const here = await network.as('admin', 'tyumen')
    const { createKiosk } = await network.ask<{ createKiosk: Json }>(here, 'mutation { createKiosk(input: { title: "Киоск 1" }) { title dealership } }')
    expect(createKiosk).toEqual({ title: 'Киоск 1', dealership: 'tyumen' })
  })

  it('refuses to strand records in a state that is taken away, and changes nothing', async () => {
    const files = await edited(`${workOrder}/machine.json`, (machine) => {
      delete at(machine, 'states').washing
      delete at(machine, 'states', 'reception', 'on').WASH
    })
    const plan = await network.engine.plan(admin, files)
    expect(plan.issues.map(({ message }) => message)).toEqual(expect.arrayContaining(['the state “washing” is gone, but 1 records are in it']))
    await expect(network.engine.publish(admin, files, null)).rejects.toMatchObject({ code: 'PUBLISH_REFUSED' })
    expect((await network.engine.recordView(tyumen, 'en', 'work-order', null)).entity.states.map(({ value }) => value)).toContain('washing')
  })

  it('never publishes half of a broken definition', async () => {
    const before = await network.engine.versions(admin)
    const files = await edited(`${workOrder}/entity.json`, (entity) => {
      at(entity, 'schema', 'properties').good = { type: 'string', 'x-field': { id: 'fl_wo_good', titles: { en: 'Good', ru: 'Хорошо' } } }
      at(entity, 'schema', 'properties').broken = { type: 'string', 'x-field': { id: 'fl_wo_broken', titles: { en: 'Broken', ru: 'Сломано' }, computed: 'record.nothing + 1' } }
    })
    const error = await network.engine.publish(admin, files, null).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'PUBLISH_REFUSED', issues: [{ file: 'entities/work-order/entity.json', pointer: '/schema/properties/broken/x-field/computed' }] })
    expect(await network.engine.versions(admin)).toEqual(before)
    const columns = await network.store.query(sql`select 1 from information_schema.columns where table_schema = 'data' and column_name = 'good'`)
    expect(columns).toEqual([])
  })

  it('keeps the data of a renamed field', async () => {
    const order = await receiveOrder(network, tyumen)
    const files = await edited(`${workOrder}/entity.json`, (entity) => {
      const properties = at(entity, 'schema', 'properties')
      properties.tyres = properties.tyreSet
      delete properties.tyreSet
    })
    await network.ask(tyumen, 'mutation ($id: ID!, $v: Int!) { updateWorkOrder(id: $id, version: $v, input: { tyreSet: "Зимние" }) { id } }', { id: order.id, v: order.version })
    await network.engine.publish(admin, files, 'rename')
    expect(await network.ask(tyumen, 'query ($id: ID!) { workOrder(id: $id) { tyres } }', { id: order.id })).toEqual({ workOrder: { tyres: 'Зимние' } })
  })

  it('is for those who hold the right', async () => {
    await expect(network.engine.publish(tyumen, await network.engine.draft(admin), null)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(network.engine.draft(tyumen)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('is followed by every process on the database', async () => {
    const other: Engine = await createEngine({ databaseUrl: network.url, demo: false })
    try {
      const files = await edited('manifest.json', (manifest) => {
        manifest.version = '1.9.0'
      })
      await network.engine.publish(admin, files, null)
      await expect.poll(async () => (await other.model(tyumen)).package.version, { timeout: 5000 }).toBe('1.9.0')
    } finally {
      await other.close()
    }
  })

  it('takes back nobody’s version with files that are older', async () => {
    const [base] = await network.engine.versions(admin)
    const mine = await edited('manifest.json', (manifest) => {
      manifest.titles = { en: 'Mine', ru: 'Моё' }
    })
    await network.engine.publish(admin, await edited('manifest.json', (manifest) => { manifest.version = '1.9.1' }), 'theirs', base?.id)
    await expect(network.engine.publish(admin, mine, 'mine', base?.id)).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
    expect((await network.engine.model(admin)).package.version).toBe('1.9.1')
  })

  it('takes turns with another admin who publishes at the same moment', async () => {
    const one = await edited('manifest.json', (manifest) => {
      manifest.version = '2.0.0'
    })
    const two = await edited('manifest.json', (manifest) => {
      manifest.version = '2.0.1'
    })
    await Promise.all([network.engine.publish(admin, one, 'one'), network.engine.publish(admin, two, 'two')])
    const [newest] = await network.engine.versions(admin)
    expect((await network.engine.model(tyumen)).package.version).toBe(newest?.version)
  })
})

describe('an overlay', () => {
  const overlay = (operations: readonly Json[]) => JSON.stringify({ base: 'auto-service@1.0.0', dealership: 'tyumen', operations })

  it('adds a field and a state for one dealership only, and the network still reads them', async () => {
    const files = await network.engine.draft(admin)
    await network.engine.publish(
      admin,
      {
        ...files,
        'overlays/tyumen.json': overlay([
          { op: 'add-field', entity: 'client', name: 'loyaltyLevel', schema: { type: 'string', 'x-field': { id: 'fl_cl_loyalty', titles: { en: 'Loyalty level', ru: 'Уровень лояльности' } } } },
          { op: 'add-state', entity: 'work-order', name: 'polishing', state: { on: { POLISHED: { target: 'washing', meta: { id: 'tr_wo_polished', titles: { en: 'Polished', ru: 'Отполирован' }, roles: ['advisor', 'mechanic'] } } }, meta: { id: 'st_wo_polishing', titles: { en: 'Polishing', ru: 'Полировка' }, category: 'active' } } },
          { op: 'retarget', transition: 'tr_wo_wash', to: 'st_wo_polishing' },
          { op: 'retitle', element: 'tr_wo_wash', titles: { en: 'To polishing', ru: 'На полировку' } },
        ]),
      },
      'loyalty',
    )
    expect(await fieldsOf(tyumen, 'client')).toContain('loyaltyLevel')
    expect(await fieldsOf(spb, 'client')).not.toContain('loyaltyLevel')

    const { createClient } = await network.ask<{ createClient: { id: string } }>(tyumen, 'mutation { createClient(input: { name: "Гладышев Лев", clientType: "natural", loyaltyLevel: "золото" }) { id loyaltyLevel } }')
    expect(createClient).toMatchObject({ loyaltyLevel: 'золото' })
    expect(await network.refused(spb, '{ clients { nodes { loyaltyLevel } } }')).toEqual(['BAD_INPUT'])
    expect(await network.ask(admin, 'query ($id: ID!) { client(id: $id) { loyaltyLevel } clients(filter: { loyaltyLevel: { eq: "золото" } }) { totalCount } }', { id: createClient.id })).toEqual({ client: { loyaltyLevel: 'золото' }, clients: { totalCount: 1 } })

    const send = 'mutation ($id: ID!, $v: Int!) { sendWorkOrder(id: $id, version: $v, event: WASH) { state } }'
    const [here, there] = [await receiveOrder(network, tyumen), await receiveOrder(network, spb)]
    expect(await network.ask(tyumen, send, { id: here.id, v: here.version })).toEqual({ sendWorkOrder: { state: 'polishing' } })
    expect(await network.ask(spb, send, { id: there.id, v: there.version })).toEqual({ sendWorkOrder: { state: 'washing' } })
    expect(await network.ask(admin, '{ workOrders(filter: { state: { eq: "polishing" } }) { totalCount } }')).toEqual({ workOrders: { totalCount: 1 } })
  })

  it('holds for those who look over the whole network too', async () => {
    const order = await receiveOrder(network, tyumen)
    const { events } = await network.engine.recordView(admin, 'en', 'work-order', order.id)
    expect(events.find(({ event }) => event === 'WASH')).toMatchObject({ title: 'To polishing', target: { value: 'polishing' } })
    const inTyumen = await network.as('admin', 'tyumen')
    const roles = { op: 'set-roles', transition: 'tr_wo_wash', roles: ['advisor', 'admin'] }
    const files = await network.engine.draft(admin)
    const laid = JSON.parse(files['overlays/tyumen.json'] ?? '') as { operations: Json[] }
    await network.engine.publish(admin, { ...files, 'overlays/tyumen.json': overlay([...laid.operations, roles]) }, null)
    const send = 'mutation ($id: ID!, $v: Int!) { sendWorkOrder(id: $id, version: $v, event: WASH) { state } }'
    expect(await network.ask(admin, send, { id: order.id, v: order.version })).toEqual({ sendWorkOrder: { state: 'polishing' } })
    expect((await network.engine.recordView(inTyumen, 'en', 'work-order', order.id)).state?.value).toBe('polishing')
  })

  it('survives that another dealership saves a shared record: what it does not know stays', async () => {
    const { clients } = await network.ask<{ clients: { nodes: { id: string; version: number }[] } }>(tyumen, '{ clients(filter: { loyaltyLevel: { eq: "золото" } }) { nodes { id version } } }')
    const [client] = clients.nodes
    await network.ask(spb, 'mutation ($id: ID!, $v: Int!) { updateClient(id: $id, version: $v, input: { comments: "из Петербурга" }) { id } }', { id: client?.id, v: client?.version })
    expect(await network.ask(tyumen, 'query ($id: ID!) { client(id: $id) { loyaltyLevel comments } }', { id: client?.id })).toEqual({ client: { loyaltyLevel: 'золото', comments: 'из Петербурга' } })
  })

  it('is refused where it names what is not there', async () => {
    const files = await network.engine.draft(admin)
    const { issues } = await network.engine.plan(admin, { ...files, 'overlays/spb.json': JSON.stringify({ base: 'auto-service@1.0.0', dealership: 'spb', operations: [{ op: 'hide', element: 'fl_nowhere' }] }) })
    expect(issues).toMatchObject([{ file: 'overlays/spb.json', pointer: expect.stringContaining('/operations/0') }])
  })
})
