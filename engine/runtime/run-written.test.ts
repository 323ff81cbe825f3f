import { expect, it } from 'vitest'
import { actorWith, entityOf, garageModel } from '../../tests/fixtures/garage.ts'
import type { Actor, Entity } from '../model/types.ts'
import type { RecordRow, Selected } from '../store/index.ts'
import { runWritten } from './run-written.ts'
import type { Runtime } from './types.ts'

const model = garageModel()
const complaint = entityOf(model, 'complaint')
const row: RecordRow = { id: '01890000-0000-7000-8000-000000000001', dealership: 'tyumen', number: 7, state: 'received', stateSince: '2026-11-20T06:00:00.000Z', version: 2, createdAt: '2026-11-20T06:00:00.000Z', createdBy: 'me', updatedAt: '2026-11-20T06:00:00.000Z', updatedBy: 'me', values: { subject: 'Late' } }
const columns = (...names: readonly string[]): readonly Selected[] => names.map((name) => ({ key: `k_${name}`, kind: 'column', name }))
const readBack = { read: 'back' }

async function told(actor: Actor, { entity = complaint, given = row, select = columns('id', 'version'), more = {} }: { readonly entity?: Entity; readonly given?: RecordRow; readonly select?: readonly Selected[]; readonly more?: Partial<Runtime> } = {}): Promise<unknown> {
  const store = { query: async () => [{ node: readBack }] } as unknown as Runtime['store']
  return runWritten({ store, model, modelOf: () => model, actor, clock: () => new Date(), ...more }, entity, given, select)
}

it('tells system fields from the row, as the selection names them', async () => {
  expect(await told(actorWith(['manager']), { select: columns('id', 'number', 'state', 'version', 'updatedAt') })).toEqual({ k_id: row.id, k_number: 7, k_state: 'received', k_version: 2, k_updatedAt: row.updatedAt })
})

it.each([
  ['a field of the definition', () => told(actorWith(['manager']), { select: columns('id', 'subject') })],
  ['more than a column', () => told(actorWith(['manager']), { select: [...columns('id'), { key: 'label', kind: 'label' }] })],
  ['what a row filter may hide', () => told(actorWith(['advisor']))],
  ['a record of another dealership', () => told(actorWith(['manager']), { given: { ...row, dealership: 'spb' } })],
  ['what is seen over the whole network', () => told(actorWith(['manager'], null))],
  ['what a key may have brought back', () => told(actorWith(['manager']), { more: { idempotency: {} as NonNullable<Runtime['idempotency']> } })],
])('reads back %s', async (_, answer) => {
  expect(await answer()).toBe(readBack)
})

it('reads back what the role sees masked', async () => {
  const manager = model.roles.get('manager')
  const permissions = new Map([['complaint', { read: true, fields: { number: 'masked' as const } }]])
  const masking = { ...model, roles: new Map([['masked', { ...(manager as NonNullable<typeof manager>), name: 'masked', permissions }]]) }
  expect(await told(actorWith(['masked']), { select: columns('id', 'number'), more: { model: masking } })).toBe(readBack)
  expect(await told(actorWith(['masked']), { more: { model: masking } })).toEqual({ k_id: row.id, k_version: 2 })
})
