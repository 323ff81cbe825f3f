/** What a draft would show: over live records, in no more than the viewer's own rights, and nothing written. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DraftFiles, HomeBlockView } from '../../engine/engine.ts'
import type { Actor } from '../../engine/model/types.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'

let network: Network
let admin: Actor
let files: DraftFiles
beforeAll(async () => {
  network = await openNetwork()
  admin = await network.as('admin')
  await receiveOrder(network, await network.as('advisor.tyumen'))
  files = await network.engine.draft(admin)
})
afterAll(() => network.close())

const titles = { en: 'Orders', ru: 'Заказы' }
const report = {
  id: 'rp_orders', name: 'orders', titles, roles: [], parameters: [],
  measures: { all: { kind: 'count', source: 'work-order', titles } },
  blocks: [{ kind: 'figures', id: 'figures', figures: [{ measure: 'all' }] }, { kind: 'table', id: 'states', dimension: { field: 'state', titles }, columns: [{ id: 'all', measure: 'all' }], orderBy: [] }],
}
const tile = (blocks: readonly HomeBlockView[], id: string): number | null => {
  const block = blocks.find((one) => one.id === id)
  return block?.kind === 'tile' ? block.count : null
}

describe('a preview', () => {
  it('works a report out that is published nowhere, for those who may publish alone', async () => {
    const view = await network.engine.previewReport(admin, 'ru', report, {})
    expect(view.blocks[0]).toMatchObject({ kind: 'figures', figures: [{ title: 'Заказы', cell: { value: 1 } }] })
    expect(view.blocks[1]).toMatchObject({ kind: 'table', rows: [[{}, { value: 1 }]] })
    for (const login of ['analyst', 'head.tyumen', 'advisor.tyumen']) await expect(network.engine.previewReport(await network.as(login), 'ru', report, {})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(network.engine.previewReport(admin, 'ru', { ...report, measures: { all: { kind: 'count', source: 'nothing', titles } } }, {})).rejects.toMatchObject({ code: 'DEFINITION_INVALID', issues: [{ pointer: '/measures/all/source' }] })
    for (const nonsense of [null, 'x', [], { name: '__proto__' }]) await expect(network.engine.previewReport(admin, 'ru', nonsense, {})).rejects.toMatchObject({ code: 'DEFINITION_INVALID' })
  })

  it('shows blocks that can be shown, and names the others', async () => {
    const preview = await network.engine.previewBlocks(admin, 'ru', [
      { kind: 'tile', id: 'bl_a', titles, entity: 'work-order' },
      { kind: 'tile', id: 'bl_b', titles, entity: 'work-order', filter: { nothing: { eq: 1 } } },
      { kind: 'chart', id: 'bl_c', titles, entity: 'work-order', chart: 'bar', groupBy: 'state', function: 'count' },
      { kind: 'tile', id: 'bl_d', titles, entity: 'not-yet' },
    ])
    expect(tile(preview.blocks, 'bl_a')).toBe(1)
    expect(preview.missing).toEqual(['bl_b', 'bl_d'])
    expect(preview.charts.bl_c?.points).toMatchObject([{ value: 1 }])
  })
})

describe('looking as a role', () => {
  const roleFile = 'roles/mechanic/role.json'
  const changed = (permissions: object): DraftFiles => ({ ...files, [roleFile]: JSON.stringify({ ...JSON.parse(files[roleFile] ?? ''), permissions }) })

  it('shows what the draft gives the role', async () => {
    const before = await network.engine.viewAs(admin, 'en', files, 'mechanic', 'complaint')
    expect(before.entity).toBeNull()
    const after = await network.engine.viewAs(admin, 'en', changed({ 'work-order': { read: true, fields: { advisor: 'hidden' } }, complaint: { read: true, create: true } }), 'mechanic', 'work-order')
    expect(after.entities.map(({ name }) => name).sort()).toEqual(['complaint', 'work-order'])
    expect(after.entity?.list.columns.map(({ name }) => name)).not.toContain('advisor')
    expect(after.entity?.rows.blocks[0]).toMatchObject({ kind: 'list', count: 1 })
    expect(after.entity?.form).toBeNull()
    expect(await network.store.query(sql`select note from platform.audit_entry where action = 'view-as' and actor_id = ${admin.id}::uuid`)).toEqual([{ note: 'Mechanic' }, { note: 'Mechanic' }])
  })

  it('never shows more than the viewer sees', async () => {
    const consultant = await network.as('consultant')
    const all = changed({ '*': { read: true, create: true, edit: true } })
    const phones = async (viewer: Actor) => {
      const { entity } = await network.engine.viewAs(viewer, 'en', all, 'mechanic', 'client')
      const [block] = entity?.rows.blocks ?? []
      return block?.kind === 'list' ? block.rows.map(({ phone }) => phone) : []
    }
    expect((await phones(admin)).some((phone) => /\d{3}/.test(String(phone)))).toBe(true)
    expect((await phones(consultant)).some((phone) => /\d{3}/.test(String(phone)))).toBe(false)
    for (const login of ['analyst', 'head.tyumen']) await expect(network.engine.viewAs(await network.as(login), 'en', files, 'admin', null)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
