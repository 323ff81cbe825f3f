/** What becomes of records, journals and numbers when the definitions beneath them change. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DraftFiles, StateMapping, VersionView } from '../../engine/engine.ts'
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
const at = (content: Json, ...path: readonly string[]): Json => path.reduce((node, key) => (node[key] ??= {}) as Json, content)

/** The live files with some of them changed; `overlays/…` are made where they are not there. */
async function edited(changes: Readonly<Record<string, (content: Json) => void>>): Promise<DraftFiles> {
  const files = { ...(await network.engine.draft(admin)) }
  for (const [path, change] of Object.entries(changes)) {
    const content = JSON.parse(files[path] ?? '{}') as Json
    change(content)
    files[path] = JSON.stringify(content)
  }
  return files
}
const publish = (files: DraftFiles, mapping?: StateMapping): Promise<VersionView> => network.engine.publish(admin, files, null, undefined, mapping)
const issuesOf = async (files: DraftFiles, mapping?: StateMapping) => (await network.engine.plan(admin, files, mapping)).issues.filter(({ severity }) => severity !== 'warning')
const rows = <T extends object>(statement: ReturnType<typeof sql>) => network.store.query<T>(statement)

const [entity, machine] = ['entities/work-order/entity.json', 'entities/work-order/machine.json']
const field = (id: string, keywords: object = {}, schema: object = { type: 'string' }): Json => ({ ...schema, 'x-field': { id, titles: { en: id, ru: id }, ...keywords } })
const overlay = (dealership: string, ...operations: readonly Json[]): Json => ({ base: 'auto-service@1.0.0', dealership, operations })
const setOverlay = (dealership: string, ...operations: readonly Json[]) => (content: Json) => Object.assign(content, overlay(dealership, ...operations))

const washing = (content: Json): void => {
  at(content, 'states').washing = {
    on: { WASHED: { target: 'qualityControl', meta: { id: 'tr_wo_washed', titles: { en: 'Washed', ru: 'Помыт' }, roles: ['advisor', 'mechanic'] } } },
    meta: { id: 'st_wo_washing', titles: { en: 'Washing', ru: 'Мойка' }, category: 'active' },
  }
  at(content, 'states', 'reception', 'on').WASH = { target: 'washing', meta: { id: 'tr_wo_wash', titles: { en: 'To washing', ru: 'На мойку' }, roles: ['advisor'] } }
}
const unwashed = (content: Json): void => {
  delete at(content, 'states').washing
  delete at(content, 'states', 'reception', 'on').WASH
}
const send = 'mutation ($id: ID!, $v: Int!, $event: WorkOrderEvent!) { sendWorkOrder(id: $id, version: $v, event: $event) { state version } }'

describe('a state that goes while records stand in it', () => {
  let before: VersionView | undefined
  const orders: { id: string; version: number }[] = []

  it('asks where they go: who is in it, how many where, and what may take them', async () => {
    before = (await network.engine.versions(admin))[0]
    await publish(await edited({ [machine]: washing }))
    for (const actor of [tyumen, tyumen, spb]) {
      const order = await receiveOrder(network, actor)
      const { sendWorkOrder } = await network.ask<{ sendWorkOrder: { version: number } }>(actor, send, { id: order.id, v: order.version, event: 'WASH' })
      orders.push({ id: order.id, version: sendWorkOrder.version })
    }
    const { stranded, issues } = await network.engine.plan(admin, await edited({ [machine]: unwashed }))
    expect(stranded).toMatchObject([{ entity: 'work-order', state: 'washing', titles: { en: 'Washing' }, places: [{ dealership: 'spb', count: 1 }, { dealership: 'tyumen', count: 2 }] }])
    expect(stranded[0]?.targets.map(({ state }) => state)).toEqual(expect.arrayContaining(['reception', 'qualityControl']))
    expect(issues).toMatchObject([{ file: machine, pointer: '/states', message: 'the state “washing” is gone, but 3 records are in it', hint: expect.stringContaining('spb 1, tyumen 2') }])
  })

  it.each([
    ['a state that is not there', { 'work-order': { washing: 'nowhere' } }, '/mapping/work-order/washing', 'there is no state of work-order for records to go to “nowhere”'],
    ['a state that is not gone', { 'work-order': { washing: 'reception', reception: 'inRepair' } }, '/mapping/work-order/reception', 'the state “reception” of work-order is not gone'],
    ['an entity that is not there', { 'work-order': { washing: 'reception' }, order: { a: 'b' } }, '/mapping/order', 'there is no entity with states “order”'],
    ['a state that never was', { 'work-order': { washing: 'reception', wash: 'reception' } }, '/mapping/work-order/wash', 'there is no state of work-order “wash”'],
  ])('refuses a mapping that names %s', async (_, mapping, pointer, message) => {
    const files = await edited({ [machine]: unwashed })
    expect(await issuesOf(files, mapping)).toMatchObject([{ pointer, message }])
    await expect(publish(files, mapping)).rejects.toMatchObject({ code: 'PUBLISH_REFUSED' })
  })

  it('refuses what is no mapping at all', async () => {
    await expect(publish(await edited({ [machine]: unwashed }), { 'work-order': 'washing' } as unknown as StateMapping)).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  it('moves them where the mapping says, each with its entry in the audit and a change for listeners', async () => {
    const mapping = { 'work-order': { washing: 'qualityControl' } }
    const files = await edited({ [machine]: unwashed })
    expect(await issuesOf(files, mapping)).toEqual([])
    const made = await publish(files, mapping)
    expect(made.mapping).toEqual(mapping)
    const ids = orders.map(({ id }) => id)
    expect(await rows(sql`select state, version from data.work_order where id = any(${ids}::uuid[])`)).toEqual(orders.map(({ version }) => ({ state: 'qualityControl', version: version + 1 })))
    const told = await rows<Json>(sql`select record_id, actor_name, dealership, from_state, to_state, duration_ms from platform.audit_entry where action = 'state-mapped'`)
    expect(told.map(({ record_id }) => record_id).sort()).toEqual([...ids].sort())
    expect(told[0]).toMatchObject({ actor_name: admin.name, from_state: 'washing', to_state: 'qualityControl', duration_ms: expect.any(Number) })
    expect(told.every(({ duration_ms }) => Number(duration_ms) >= 0)).toBe(true)
    expect(await rows(sql`select count(*) as count from platform.change where kind = 'transitioned' and record_id = any(${ids}::uuid[]) and version > 2`)).toEqual([{ count: 3 }])
    const [last] = await network.engine.timeline(tyumen, 'en', 'work-order', ids[0] ?? '')
    expect(last).toMatchObject({ kind: 'transition', to: { value: 'qualityControl' } })
  })

  it('moves ten thousand at once', async () => {
    await publish(await edited({ [machine]: washing }))
    await rows(sql`insert into data.work_order (id, dealership, number, state, state_since, client) select gen_random_uuid(), 'tyumen', 1000 + n, 'washing', now() - interval '1 hour', (select id from data.client limit 1) from generate_series(1, 10000) n`)
    const begun = performance.now()
    await publish(await edited({ [machine]: unwashed }), { 'work-order': { washing: 'reception' } })
    expect(performance.now() - begun).toBeLessThan(20_000)
    expect(await rows(sql`select count(*) as count from platform.audit_entry where action = 'state-mapped' and to_state = 'reception' and duration_ms between 3600000 and 3700000`)).toEqual([{ count: 10_000 }])
    expect(await rows(sql`select count(*) as count from data.work_order where state = 'reception' and version = 2`)).toEqual([{ count: 10_000 }])
    await rows(sql`delete from data.work_order where number > 1000`)
  })

  it('comes back with an earlier version, whose number it takes no other’s place of', async () => {
    const [live] = await network.engine.versions(admin)
    const back = await network.engine.rollback(admin, before?.id ?? 0, 'back')
    expect(back).toMatchObject({ hash: before?.hash, version: before?.version, note: 'back', isLive: true })
    expect(back.id).toBeGreaterThan(live?.id ?? 0)
    expect(await network.engine.draft(admin)).toEqual(await network.engine.versionFiles(admin, before?.id ?? 0))
    await expect(network.engine.rollback(admin, back.id, null)).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(network.engine.rollback(admin, 999_999, null)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(network.engine.rollback(tyumen, before?.id ?? 0, null)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('names that change', () => {
  it('a state keeps its records, their history and their timers', async () => {
    await publish(await edited({ [machine]: washing }))
    const order = await receiveOrder(network, tyumen)
    await network.ask(tyumen, send, { id: order.id, v: order.version, event: 'WASH' })
    await rows(sql`insert into platform.timer (id, dealership, entity, record_id, state, delay, due_at) values (gen_random_uuid(), 'tyumen', 'work-order', ${order.id}::uuid, 'washing', 'P1D', now())`)
    const files = await edited({
      [machine]: (content) => {
        const states = at(content, 'states')
        states.cleaning = states.washing
        delete states.washing
        at(content, 'states', 'reception', 'on', 'WASH').target = 'cleaning'
      },
    })
    expect(await issuesOf(files)).toEqual([])
    await publish(files)
    const view = await network.engine.recordView(tyumen, 'en', 'work-order', order.id)
    expect(view.state).toMatchObject({ value: 'cleaning', title: 'Washing' })
    expect((await network.engine.timeline(tyumen, 'en', 'work-order', order.id))[0]).toMatchObject({ to: { value: 'cleaning', title: 'Washing' } })
    expect(await rows(sql`select state from platform.timer where record_id = ${order.id}::uuid`)).toEqual([{ state: 'cleaning' }])
  })

  it('a field keeps its values and what the journal says of it', async () => {
    await publish(await edited({ [entity]: (content) => void (at(content, 'schema', 'properties').tyreSet = field('fl_wo_tyre_set')) }))
    const order = await receiveOrder(network, tyumen)
    await network.ask(tyumen, 'mutation ($id: ID!, $v: Int!) { updateWorkOrder(id: $id, version: $v, input: { tyreSet: "Зимние" }) { id } }', { id: order.id, v: order.version })
    await publish(
      await edited({
        [entity]: (content) => {
          const { tyreSet, ...rest } = at(content, 'schema', 'properties')
          at(content, 'schema').properties = { ...rest, tyres: tyreSet }
        },
      }),
    )
    expect(await network.ask(tyumen, 'query ($id: ID!) { workOrder(id: $id) { tyres } }', { id: order.id })).toEqual({ workOrder: { tyres: 'Зимние' } })
    const [change] = await network.engine.timeline(tyumen, 'en', 'work-order', order.id)
    expect(change?.changes).toMatchObject([{ field: 'fl_wo_tyre_set', to: 'Зимние' }])
  })

  it('a field of an overlay keeps its values, is set aside when it goes, and comes back with them', async () => {
    const custom = (name: string, id = 'fl_cl_bonus') => setOverlay('tyumen', { op: 'add-field', entity: 'client', name, schema: field(id) })
    await publish(await edited({ 'overlays/tyumen.json': custom('bonusCard') }))
    const { createClient } = await network.ask<{ createClient: { id: string } }>(tyumen, 'mutation { createClient(input: { name: "Кодов Лев", clientType: "natural", bonusCard: "B-1" }) { id } }')
    const valueOf = async (name: string) => ((await network.ask<{ client: Json }>(tyumen, `query ($id: ID!) { client(id: $id) { value: ${name} } }`, { id: createClient.id })).client.value)
    await publish(await edited({ 'overlays/tyumen.json': custom('loyaltyCard') }))
    expect(await valueOf('loyaltyCard')).toBe('B-1')
    // Another field of the old name begins empty.
    await publish(await edited({ 'overlays/tyumen.json': custom('loyaltyCard', 'fl_cl_other') }))
    expect(await valueOf('loyaltyCard')).toBeNull()
    await publish(await edited({ 'overlays/tyumen.json': custom('card') }))
    expect(await valueOf('card')).toBe('B-1')
  })

  it('a field of an overlay that becomes the package’s brings its values along', async () => {
    const tyres: Json = { op: 'add-field', entity: 'client', name: 'tyreCount', schema: field('fl_cl_tyres', {}, { type: 'integer' }) }
    await publish(await edited({ 'overlays/tyumen.json': setOverlay('tyumen', tyres) }))
    const { createClient } = await network.ask<{ createClient: { id: string } }>(tyumen, 'mutation { createClient(input: { name: "Шинов Лев", clientType: "natural", tyreCount: 8 }) { id } }')
    await publish(await edited({ 'overlays/tyumen.json': setOverlay('tyumen'), 'entities/client/entity.json': (content) => { at(content, 'schema', 'properties').tyreCount = tyres.schema } }))
    expect(await network.ask(spb, 'query ($id: ID!) { client(id: $id) { tyreCount } }', { id: createClient.id })).toEqual({ client: { tyreCount: 8 } })
  })

  it('one dealership’s field takes nothing from another’s of the same name', async () => {
    const insurer = (dealership: string, name: string) => setOverlay(dealership, { op: 'add-field', entity: 'work-order', name, schema: field(`fl_wo_insurer_${dealership}`) })
    await publish(await edited({ 'overlays/tyumen.json': insurer('tyumen', 'insurer'), 'overlays/spb.json': insurer('spb', 'insurer') }))
    const write = 'mutation ($id: ID!, $v: Int!) { updateWorkOrder(id: $id, version: $v, input: { insurer: "Щит" }) { id } }'
    const [here, there] = [await receiveOrder(network, tyumen), await receiveOrder(network, spb)]
    await network.ask(tyumen, write, { id: here.id, v: here.version })
    await network.ask(spb, write, { id: there.id, v: there.version })
    await publish(await edited({ 'overlays/spb.json': insurer('spb', 'policy') }))
    expect(await network.ask(tyumen, 'query ($id: ID!) { workOrder(id: $id) { insurer } }', { id: here.id })).toEqual({ workOrder: { insurer: 'Щит' } })
    expect(await network.ask(spb, 'query ($id: ID!) { workOrder(id: $id) { policy } }', { id: there.id })).toEqual({ workOrder: { policy: 'Щит' } })
  })
})

describe('fields that must be filled', () => {
  const required = (name: string, schema: Json) => (content: Json): void => {
    const object = at(content, 'schema')
    object.required = [...((object.required ?? []) as readonly string[]), name]
    at(content, 'schema', 'properties')[name] = schema
  }

  it('are refused over records that would have no value, with their number', async () => {
    await receiveOrder(network, tyumen)
    const [{ count } = { count: 0 }] = await rows<{ count: number }>(sql`select count(*) as count from data.work_order where deleted_at is null`)
    const files = await edited({ [entity]: required('urgency', field('fl_wo_urgency', {}, { type: 'integer' })) })
    expect(await issuesOf(files)).toMatchObject([{ file: entity, pointer: '/schema/properties/urgency', message: `work_order.urgency is required, but ${count === 1 ? '1 record' : `${count} records`} that are there would have no value` }])
  })

  it('are filled with their default, or with what is computed from each record', async () => {
    const order = await receiveOrder(network, tyumen)
    const files = await edited({
        [entity]: (content) => {
          required('urgency', field('fl_wo_urgency', {}, { type: 'integer', default: 3 }))(content)
          required('remark', field('fl_wo_remark', { backfill: 'coalesce(record.client.name, "?") + " / " + record.state' }))(content)
        },
        'overlays/tyumen.json': setOverlay('tyumen', { op: 'add-field', entity: 'work-order', name: 'shelf', required: true, schema: field('fl_wo_shelf', { backfill: 'record.mileage > 30000 ? "A" : "B"' }) }),
    })
    expect(await issuesOf(files)).toEqual([])
    const [before] = await network.engine.versions(admin)
    await publish(files)
    const { workOrder } = await network.ask<{ workOrder: Json }>(tyumen, 'query ($id: ID!) { workOrder(id: $id) { number urgency remark shelf } }', { id: order.id })
    expect(workOrder).toMatchObject({ urgency: 3, remark: 'Ковшов Тимур Эдуардович / reception', shelf: 'A' })
    await network.engine.rollback(admin, before?.id ?? 0, null)
  })

  it('are not published where the backfill leaves records empty or is wrong', async () => {
    const empty = await edited({ [entity]: required('vat', field('fl_wo_vat', { backfill: 'record.client.name == "nobody" ? "x" : null' })) })
    await expect(publish(empty)).rejects.toMatchObject({ code: 'PUBLISH_REFUSED', issues: [{ pointer: '/schema/properties/vat/x-field/backfill', message: expect.stringContaining('without a value') }] })
    expect(await issuesOf(await edited({ [entity]: required('vat', field('fl_wo_vat', { backfill: 'record.number' })) }))).toMatchObject([{ pointer: '/schema/properties/vat/x-field/backfill' }])
    expect(await issuesOf(await edited({ [entity]: required('vat', field('fl_wo_vat', { backfill: 'actor.name' })) }))).toMatchObject([{ pointer: '/schema/properties/vat/x-field/backfill' }])
    expect(await rows(sql`select 1 from information_schema.columns where table_schema = 'data' and column_name = 'vat'`)).toEqual([])
  })
})

describe('an entity under another name', () => {
  it('keeps its records, numbers, journal and comments', async () => {
    const kiosk = (name: string, id: string): DraftFiles => ({
      [`entities/${name}/entity.json`]: JSON.stringify({ id, name, titles: { en: 'Kiosk', ru: 'Киоск' }, pluralTitles: { en: 'Kiosks', ru: 'Киоски' }, scope: 'dealership', label: ['title'], numbering: { start: 1 }, schema: { type: 'object', required: ['title'], properties: { title: field('fl_kiosk_title') } } }),
      [`entities/${name}/views.json`]: JSON.stringify({ form: { sections: [{ id: 'se_kiosk', titles: { en: 'Kiosk', ru: 'Киоск' }, fields: ['title'] }] }, list: { columns: ['title'] } }),
    })
    const files = await network.engine.draft(admin)
    await publish({ ...files, ...kiosk('kiosk', 'en_kiosk') })
    const here = await network.as('admin', 'tyumen')
    const { createKiosk } = await network.ask<{ createKiosk: { id: string; number: number } }>(here, 'mutation { createKiosk(input: { title: "Киоск 1" }) { id number } }')
    await network.engine.comment(here, 'kiosk', createKiosk.id, 'Свет не горит')
    await publish({ ...files, ...kiosk('work-kiosk', 'en_kiosk') })
    const timeline = await network.engine.timeline(here, 'en', 'work-kiosk', createKiosk.id)
    expect(timeline.map(({ kind }) => kind)).toEqual(['comment', 'create'])
    const { createWorkKiosk } = await network.ask<{ createWorkKiosk: { number: number } }>(here, 'mutation { createWorkKiosk(input: { title: "Киоск 2" }) { number } }')
    expect(createWorkKiosk.number).toBe(createKiosk.number + 1)
  })
})

describe('values that stand twice', () => {
  it('keep a field from becoming unique, told in the plan with an example', async () => {
    const order = await receiveOrder(network, tyumen)
    await receiveOrder(network, tyumen)
    const files = await edited({ [entity]: (content) => void Object.assign(at(content, 'schema', 'properties', 'reason', 'x-field'), { unique: true }) })
    expect(await issuesOf(files)).toMatchObject([{ file: entity, pointer: '/schema/properties/reason', message: expect.stringMatching(/^“reason” cannot be unique: \d+ records share their value with another, for example “Стук в подвеске”$/) }])
    expect(order.id).toBeTruthy()
  })
})

describe('what is taken away', () => {
  it('is told with what speaks of it and the records that hold something in it', async () => {
    await receiveOrder(network, tyumen)
    const used = await network.engine.whereUsed(admin, 'fl_wo_mileage').catch(() => null)
    expect(used === null || used.records === null || used.records > 0).toBe(true)
    const [{ id } = { id: '' }] = Object.values(at(JSON.parse((await network.engine.draft(admin))[entity] ?? '') as Json, 'schema', 'properties')).map((property) => ({ id: (property as { 'x-field': { id: string } })['x-field'].id }))
    const found = await network.engine.whereUsed(admin, id)
    expect(found).toMatchObject({ id, kind: 'field', entity: 'work-order', dealership: null })
    expect(found.uses.length).toBeGreaterThan(0)
    const files = await edited({ [entity]: (content) => void delete at(content, 'schema', 'properties')[found.name] })
    const { removed, issues } = await network.engine.plan(admin, files)
    expect(removed).toMatchObject([{ id, records: expect.any(Number) }])
    expect(removed[0]?.uses.length).toBeGreaterThan(0)
    expect(issues).toEqual(expect.arrayContaining([expect.objectContaining({ message: expect.stringContaining(`(${id}) of work-order was taken away, but is used (`) })]))
    await expect(network.engine.whereUsed(admin, 'fl_nowhere')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
