import { expect, test } from 'vitest'
import type { ListView } from '../../../engine/client.ts'
import type { ListRow } from '../../_lib/documents.ts'
import { bulkDocument, chunksOf, runBulk } from './bulk.ts'

const list = { entity: { names: { type: 'WorkOrder' } }, bulk: { send: 'sendWorkOrders', update: 'updateWorkOrders', remove: 'deleteWorkOrders' } } as unknown as ListView
const rows = Array.from({ length: 250 }, (_, i): ListRow => ({ id: String(i), label: `№ ${i}`, version: 2, dealership: i < 120 ? 'tyumen' : 'spb' }))
const none = { onProgress: () => undefined, isStopped: () => false, dealership: '*', list, rows }

test('rows go by their own dealership, a hundred at a time', () => {
  expect(chunksOf(rows, '*').map(({ site, rows: own }) => [site, own.length])).toEqual([['tyumen', 100], ['tyumen', 20], ['spb', 100], ['spb', 30]])
  expect(chunksOf([{ id: 'a', label: '', version: 1 }], 'spb')).toMatchObject([{ site: 'spb' }])
})

test('each action names the mutation and the type of its items', () => {
  expect(bulkDocument(list, { kind: 'send', event: 'X', input: null })).toContain('$items: [WorkOrderSending!]!) {\n  bulk: sendWorkOrders(')
  expect(bulkDocument(list, { kind: 'set', field: 'x', value: 1 })).toContain('$items: [WorkOrderUpdate!]!) {\n  bulk: updateWorkOrders(')
  expect(bulkDocument(list, { kind: 'remove' })).toContain('$items: [RecordVersion!]!) {\n  bulk: deleteWorkOrders(')
})

test('what was refused is told row by row, and hinders no other', async () => {
  const ask = async (_site: string, _document: string, { items }: { readonly items?: unknown }) => ({
    ok: true as const,
    data: { bulk: { items: (items as { id: string }[]).map(({ id }, index) => ({ index, error: Number(id) % 100 === 7 ? { message: 'Нет работ.', hint: null, issues: [] } : null })) } },
  })
  const report = await runBulk({ ...none, action: { kind: 'send', event: 'START', input: null }, ask })
  expect(report).toMatchObject({ succeeded: 247, left: 0 })
  expect(report.refused.map(({ row, message }) => [row.label, message])).toEqual([['№ 7', 'Нет работ.'], ['№ 107', 'Нет работ.'], ['№ 207', 'Нет работ.']])
})

test('a connection that is lost leaves the rest, and says how many', async () => {
  let asked = 0
  const refusal = { code: 'OFFLINE', message: '', hint: null, issues: [], data: null }
  const ask = async () => (asked++ === 0 ? { ok: true as const, data: { bulk: { items: Array.from({ length: 100 }, (_, index) => ({ index, error: null })) } } } : { ok: false as const, refusal })
  expect(await runBulk({ ...none, action: { kind: 'remove' }, ask })).toEqual({ succeeded: 100, refused: [], left: 150, refusal })
})
