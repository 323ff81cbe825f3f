import { describe, expect, it } from 'vitest'
import { garagePackage as base } from '../../../tests/fixtures/garage.ts'
import { applyOverlay } from '../apply-overlay.ts'
import type { OverlayDefinition, OverlayOperation } from '../types.ts'
import { copiedInto, promoted, rightsId, withNeeds, withoutElement } from './between-overlays.ts'

const titles = { en: 'New', ru: 'Новое' }
const retitle: OverlayOperation = { op: 'retitle', element: 'st_in_work', titles: { en: 'Being done' } }
const add: OverlayOperation = { op: 'add-field', entity: 'complaint', name: 'note', schema: { type: 'string', 'x-field': { id: 'fl_note', titles } } }
const list: OverlayOperation = { op: 'set-list', entity: 'complaint', columns: ['number', 'fl_note'] }
const overlay = (dealership: string, ...operations: readonly OverlayOperation[]): OverlayDefinition => ({ base: 'garage@1.0.0', dealership, operations })

describe('single operations of an overlay', () => {
  it('are taken out with what means nothing without them', () => {
    expect(withoutElement(base, overlay('spb', retitle, add, list), 'fl_note').operations).toEqual([retitle])
    expect(withoutElement(base, overlay('spb', retitle, add, list), 'st_in_work').operations).toEqual([add, list])
  })

  it('are taken out one kind of records at a time, of a role', () => {
    const [own, theirs] = ['complaint', 'client'].map((entity): OverlayOperation => ({ op: 'set-rights', role: 'ro_advisor', entity, edit: false })) as [OverlayOperation, OverlayOperation]
    const byId: OverlayOperation = { ...own, entity: 'en_complaint' } as OverlayOperation
    expect(withoutElement(base, overlay('spb', own, theirs, byId), rightsId('ro_advisor', 'complaint')).operations).toEqual([theirs])
    expect(withoutElement(base, overlay('spb', own, theirs), 'ro_advisor').operations).toEqual([])
  })

  it('are copied with what they need, in the place of what was said of the same', () => {
    const other: OverlayOperation = { op: 'retitle', element: 'st_in_work', titles: { en: 'Other' } }
    const from = overlay('spb', retitle, add, list)
    expect(withNeeds(from, structuredClone(list))).toEqual([add, list])
    expect(withNeeds(from, { op: 'hide', element: 'fl_phone' })).toEqual([])
    expect(copiedInto(base, overlay('tyumen', other), [...withNeeds(from, list), retitle])).toMatchObject({ overlay: { operations: [retitle, add, list] }, refusals: [] })
  })

  it('are not copied where they do not fit', () => {
    const own: OverlayOperation = { ...add, schema: { type: 'string', 'x-field': { id: 'fl_own_note', titles } } }
    const to = overlay('tyumen', own)
    const copied = copiedInto(base, to, [add])
    expect(copied.refusals).toMatchObject([{ file: 'overlays/tyumen.json', pointer: '/operations/1/name' }])
    expect(copied.overlay).toBe(to)
  })

  it('become the package’s own and leave every overlay that says the same', () => {
    const all = { spb: overlay('spb', retitle, add), tyumen: overlay('tyumen', retitle) }
    const made = promoted(base, all, [retitle])
    expect(made.overlays).toEqual({ spb: overlay('spb', add), tyumen: overlay('tyumen') })
    expect(made.package).toEqual(applyOverlay(base, overlay('spb', retitle)).package)
    expect(made.refusals).toEqual([])
  })

  it('stay the dealership’s where another one’s overlay would not fit any more', () => {
    const own: OverlayOperation = { ...add, schema: { type: 'string', 'x-field': { id: 'fl_own_note', titles } } }
    const all = { spb: overlay('spb', add), tyumen: overlay('tyumen', own) }
    expect(promoted(base, all, [add])).toMatchObject({ package: base, overlays: all, refusals: [{ file: 'overlays/tyumen.json' }] })
  })
})
