import { describe, expect, it } from 'vitest'
import { garagePackage } from '../../tests/fixtures/garage.ts'
import type { OverlayDefinition } from '../definition/types.ts'
import { whereUsed } from './where-used.ts'

const tyumen: OverlayDefinition = {
  base: 'garage@1.0.0',
  dealership: 'tyumen',
  operations: [
    { op: 'hide', element: 'fl_resolution' },
    { op: 'add-field', entity: 'complaint', name: 'lossPct', schema: { type: 'number', 'x-field': { id: 'fl_loss', titles: { en: 'Loss', ru: 'Потеря' }, computed: 'coalesce(record.refund, 0.0) * 2.0' } } },
    { op: 'add-field', entity: 'complaint', name: 'isLoss', schema: { type: 'boolean', 'x-field': { id: 'fl_is_loss', titles: { en: 'Is loss', ru: 'Убыток' }, computed: 'record.lossPct > 1.0' } } },
  ],
}
const candidate = { package: garagePackage, overlays: { tyumen } }
const places = (id: string) => whereUsed(candidate, id).map(({ file, pointer }) => file + pointer)

describe('where something is used', () => {
  it('finds a field in forms, lists, labels, machines, expressions, roles, reports and overlays', () => {
    expect(places('fl_subject')).toEqual(expect.arrayContaining(['entities/complaint/entity.json/label/1', 'entities/complaint/entity.json/schema/required/0', 'entities/complaint/views.json/form/sections/0/fields/0', 'entities/complaint/views.json/list/columns/1']))
    expect(places('fl_refund')).toEqual(expect.arrayContaining(['entities/complaint/machine.json/states/inWork/meta/editable/manager/1', 'reports/complaints-by-category/report.json/measures/refunds/field']))
    expect(places('fl_refund').some((place) => place.includes('lossPct'))).toBe(true)
    expect(places('fl_resolution')).toContain('overlays/tyumen.json/operations/0/element')
    expect(places('fl_isRefunded').some((place) => place.includes('requiredWhen'))).toBe(true)
    expect(places('fl_work_price').some((place) => place.includes('computed'))).toBe(true)
    expect(places('fl_phone')).toEqual(expect.arrayContaining(['roles/analyst/role.json/permissions/*/fields/phone', 'entities/client/views.json/list/columns/1']))
  })
  it('finds a state, a role, a report, an entity and a workplace', () => {
    expect(places('st_closed')).toContain('entities/complaint/machine.json/states/inWork/on/CLOSE/target')
    expect(places('ro_manager').some((place) => place.startsWith('entities/complaint/machine.json'))).toBe(true)
    expect(places('rp_complaints_by_category')).toContain('workplaces/desk/workplace.json/navigation/0/items/2/report')
    expect(places('en_complaint_category')).toContain('entities/complaint/entity.json/schema/properties/category/x-field/entity')
    expect(places('wp_desk')).toContain('roles/manager/role.json/workplace')
  })
  it('finds the field of an overlay in that overlay', () => {
    expect(places('fl_loss').some((place) => place.includes('isLoss'))).toBe(true)
  })
  it('finds nothing for what nobody speaks of, or does not exist', () => {
    expect(places('fl_is_loss')).toEqual([])
    expect(places('fl_nowhere')).toEqual([])
  })
})
