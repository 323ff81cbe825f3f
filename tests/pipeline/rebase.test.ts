import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DraftFiles } from '../../engine/engine.ts'
import type { Actor } from '../../engine/model/types.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'

let network: Network
let admin: Actor

const overlay = (dealership: string, operations: readonly object[]): DraftFiles => ({ [`overlays/${dealership}.json`]: JSON.stringify({ base: 'auto-service@1.0.0', dealership, operations }) })
const ours = [
  { op: 'retitle', element: 'tr_wo_finish_repair', titles: { en: 'Repair done, to control' } },
  { op: 'set-color', element: 'st_wo_in_repair', color: 'orange' },
]

beforeAll(async () => {
  network = await openNetwork({ ...overlay('spb', ours), ...overlay('tyumen', [{ op: 'retitle', element: 'st_wo_in_repair', titles: { en: 'On the lift' } }]) })
  admin = await network.as('admin')
})
afterAll(() => network?.close())

type Json = Record<string, unknown>

/** The live files as version 1.1.0 of the package, the machine of work orders changed. */
async function newVersion(change: (states: Record<string, Json>) => void): Promise<DraftFiles> {
  const files = await network.engine.draft(admin)
  const manifest = { ...(JSON.parse(files['manifest.json'] ?? '') as Json), version: '1.1.0' }
  const machine = JSON.parse(files['entities/work-order/machine.json'] ?? '') as { states: Record<string, Json> }
  change(machine.states)
  return { ...files, 'manifest.json': JSON.stringify(manifest), 'entities/work-order/machine.json': JSON.stringify(machine) }
}

/** The definition with this stable id. */
function withId(node: unknown, id: string): { meta: Json } {
  const found = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return undefined
    if ((value as { meta?: { id?: string } }).meta?.id === id) return value
    return Object.values(value).map(found).find((one) => one !== undefined)
  }
  return found(node) as { meta: Json }
}

const titleInSpb = async (): Promise<string | undefined> => {
  const model = await network.engine.model(await network.as('advisor.spb'))
  return model.entities.get('work-order')?.machine?.transitions.find(({ id }) => id === 'tr_wo_finish_repair')?.titles.en
}

describe('publishing a new version of the package', () => {
  it('is refused with the conflicts as data where an overlay changed the same, and settled by choices', async () => {
    const files = await newVersion((states) => {
      withId(states, 'tr_wo_finish_repair').meta.titles = { en: 'Finished', ru: 'Готово' }
      withId(states, 'tr_wo_finish_repair').meta.primary = false
    })
    const plan = await network.engine.plan(admin, files)
    expect(plan.conflicts).toMatchObject([{ dealership: 'spb', operation: 0, kind: 'changed', property: 'titles.en', wanted: 'Repair done, to control', choices: ['keep-ours', 'take-theirs'] }])
    expect(plan.issues).toContainEqual(expect.objectContaining({ file: 'overlays/spb.json', pointer: '/operations/0' }))
    await expect(network.engine.publish(admin, files, null)).rejects.toMatchObject({ code: 'PUBLISH_REFUSED', data: { conflicts: plan.conflicts } })
    expect(await titleInSpb()).toBe('Repair done, to control')

    const id = plan.conflicts[0]?.id ?? ''
    await expect(network.engine.publish(admin, files, null, undefined, undefined, { spb: { [id]: 'burn' as 'remove' } })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect((await network.engine.plan(admin, files, undefined, { spb: { [id]: 'keep-ours' } })).conflicts).toEqual([])
    await network.engine.publish(admin, files, null, undefined, undefined, { spb: { [id]: 'take-theirs' } })
    expect(await titleInSpb()).toBe('Finished')
    const live = await network.engine.draft(admin)
    expect(JSON.parse(live['overlays/spb.json'] ?? '')).toEqual({ base: 'auto-service@1.1.0', dealership: 'spb', operations: [ours[1]] })
  })

  it('merges by itself what the package and an overlay changed in different things', async () => {
    const files = await newVersion((states) => {
      withId(states, 'st_wo_in_repair').meta.color = 'teal'
    })
    const plan = await network.engine.plan(admin, files)
    expect(plan.conflicts).toMatchObject([{ dealership: 'spb', property: 'color', base: { new: 'teal' }, wanted: 'orange' }])
    expect(plan.merged).toMatchObject([{ dealership: 'tyumen', kind: 'kept', element: 'st_wo_in_repair' }])
    await network.engine.publish(admin, files, null, undefined, undefined, { spb: { [plan.conflicts[0]?.id ?? '']: 'keep-ours' } })
    const inRepair = async (login: string) => [...((await network.engine.model(await network.as(login))).entities.get('work-order')?.machine?.states.values() ?? [])].find(({ id }) => id === 'st_wo_in_repair')
    expect(await inRepair('advisor.spb')).toMatchObject({ color: 'orange' })
    expect(await inRepair('advisor.tyumen')).toMatchObject({ color: 'teal', titles: { en: 'On the lift' } })
  })

  it('leaves an operation alone that was written for the new version in the same go', async () => {
    const files = await newVersion((states) => {
      withId(states, 'st_wo_in_repair').meta.titles = { en: 'Being repaired', ru: 'В ремонте' }
    })
    const own = overlay('spb', [ours[1] as object, { op: 'retitle', element: 'st_wo_in_repair', titles: { en: 'In the workshop' } }])
    const plan = await network.engine.plan(admin, { ...files, ...own })
    expect(plan.conflicts).toMatchObject([{ dealership: 'tyumen' }])
  })
})

describe('what one dealership says of rights, limits and reports', () => {
  it('holds there alone', async () => {
    const files = await network.engine.draft(admin)
    const { operations } = JSON.parse(files['overlays/spb.json'] ?? '') as { operations: readonly object[] }
    const report = { ...(JSON.parse(files['reports/incoming-traffic/report.json'] ?? '') as Json), id: 'rp_spb_traffic', name: 'spb-traffic', roles: ['advisor'] }
    const own = [
      ...operations,
      { op: 'set-rights', role: 'ro_advisor', entity: 'complaint', create: false, fields: { fl_complaint_content: 'hidden' } },
      { op: 'set-limits', field: 'fl_vehicle_color', maxLength: 5 },
      { op: 'set-report', report },
    ]
    const { base } = JSON.parse(files['overlays/spb.json'] ?? '') as { base: string }
    await network.engine.publish(admin, { ...files, 'overlays/spb.json': JSON.stringify({ base, dealership: 'spb', operations: own }) }, null)
    const [here, elsewhere] = [await network.as('advisor.spb'), await network.as('advisor.tyumen')]
    const codes = async (who: Actor, query: string): Promise<unknown> => (await network.engine.graphql(who, query)).errors?.map(({ extensions }) => [extensions?.code, (extensions?.issues as { pointer: string }[] | undefined)?.map(({ pointer }) => pointer).includes('/color') ?? null])
    expect(await codes(here, 'mutation { createComplaint(input: { subject: "x" }) { id } }')).toEqual([['FORBIDDEN', null]])
    expect(await codes(elsewhere, 'mutation { createComplaint(input: { subject: "x" }) { id } }')).toEqual([['VALIDATION_FAILED', false]])
    const paint = 'mutation { createVehicle(input: { make: "Lada", model: "Vesta", color: "перламутровый" }) { color } }'
    expect([await codes(here, paint), await codes(elsewhere, paint)]).toEqual([[['VALIDATION_FAILED', true]], [['VALIDATION_FAILED', false]]])
    const asks = '{ complaints(first: 1, filter: { content: { eq: "x" } }) { nodes { id } } }'
    expect(await network.refused(here, asks)).toHaveLength(1)
    expect(await network.ask(elsewhere, asks)).toEqual({ complaints: { nodes: [] } })
    expect([(await network.engine.model(here)).reports.has('spb-traffic'), (await network.engine.model(elsewhere)).reports.has('spb-traffic')]).toEqual([true, false])
  })
})

describe('a new version of the package', () => {
  it('is taken by one dealership first, tried on what happened, then by all; each keeps what it says itself', async () => {
    const colour = 'entities/vehicle/entity.json'
    const upgraded = async (): Promise<DraftFiles> => {
      const files = await network.engine.draft(admin)
      const entity = JSON.parse(files[colour] ?? '') as { schema: { properties: Record<string, { 'x-field': { titles: Json } }> } }
      Object.assign(entity.schema.properties.color?.['x-field'].titles ?? {}, { en: 'Body colour' })
      return { ...files, 'manifest.json': JSON.stringify({ ...(JSON.parse(files['manifest.json'] ?? '') as Json), version: '1.2.0' }), [colour]: JSON.stringify(entity) }
    }
    const titleFor = async (login: string) => (await network.engine.model(await network.as(login))).entities.get('vehicle')?.fields.find(({ name }) => name === 'color')?.titles.en
    const before = (JSON.parse((await network.engine.draft(admin))['overlays/tyumen.json'] ?? '') as { operations: unknown }).operations

    const first = await network.engine.upgrade(admin, await upgraded(), 'tyumen')
    expect(first.left).toEqual([])
    expect(await network.engine.simulate(admin, first.files, { last: 5 })).toMatchObject({ issues: [], differences: [] })
    await network.engine.publish(admin, first.files, 'one first')
    expect([await titleFor('advisor.tyumen'), await titleFor('advisor.spb')]).toEqual(['Body colour', 'Colour'])

    const all = await network.engine.upgrade(admin, await upgraded(), null)
    expect(all.tried).toEqual(['tyumen'])
    await network.engine.publish(admin, all.files, 'then all')
    expect([await titleFor('advisor.tyumen'), await titleFor('advisor.spb')]).toEqual(['Body colour', 'Body colour'])
    expect(JSON.parse((await network.engine.draft(admin))['overlays/tyumen.json'] ?? '')).toEqual({ base: 'auto-service@1.2.0', dealership: 'tyumen', operations: before })
  })
})
