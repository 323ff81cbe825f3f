import { describe, expect, it } from 'vitest'
import { entityOf, garageModel, garagePackage, present } from '../../tests/fixtures/garage.ts'
import type { OverlayDefinition, PropertySchema, StateDefinition } from '../definition/types.ts'
import { compileModel, compileNetworkModel } from './compile-model.ts'

const titles = { en: 'New', ru: 'Новое' }
const field = (id: string, schema: object = { type: 'string' }): PropertySchema => ({ ...schema, 'x-field': { id, titles } })
const washing: StateDefinition = { meta: { id: 'st_washing', titles, category: 'active' }, on: { WASHED: { target: 'closed', meta: { id: 'tr_washed', titles, roles: ['manager'] } } } }
const spb: OverlayDefinition = {
  base: 'garage@1.0.0',
  dealership: 'spb',
  operations: [
    { op: 'add-field', entity: 'client', name: 'insurer', schema: field('fl_insurer'), required: true },
    { op: 'add-state', entity: 'complaint', name: 'washing', state: washing },
    { op: 'retarget', transition: 'tr_close', to: 'st_washing' },
    { op: 'hide', element: 'fl_phone' },
  ],
}
const tyumen: OverlayDefinition = { base: 'garage@1.0.0', dealership: 'tyumen', operations: [{ op: 'add-field', entity: 'client', name: 'grade', schema: { ...field('fl_grade'), enum: ['a', 'b'] } }] }

describe('the compiled model', () => {
  it('resolves names, field types and storage', () => {
    const complaint = entityOf(garageModel(), 'complaint')
    expect(complaint).toMatchObject({ table: 'complaint', names: { type: 'Complaint', many: 'complaints' }, numbering: { start: 1, prefix: 'C-' }, icon: 'mood-sad' })
    expect(present(complaint.fieldByName.get('isRefunded'))).toMatchObject({ column: 'is_refunded', storage: 'column', required: false, target: null })
    expect(present(complaint.fieldByName.get('client'))).toMatchObject({ target: 'client', required: true })
    expect(present(complaint.fieldByName.get('works'))).toMatchObject({ storage: 'lines', column: 'complaint__works', lines: { table: 'complaint__works', typeName: 'ComplaintWorks' } })
    expect(complaint.machine?.initial).toBe('received')
  })

  it('compiles the expressions of fields and of lines', () => {
    const works = present(entityOf(garageModel(), 'complaint').fieldByName.get('works')?.lines)
    const amount = present(works.fieldByName.get('amount'))
    const actor = { id: '', login: '', name: '', position: null, roles: [], dealership: null }
    expect(amount.readOnly).toBe(true)
    expect(amount.computed?.evaluate({ record: {}, line: { price: 2.5, quantity: 3 }, actor, now: new Date() })).toBe(7.5)
  })

  it('keeps the fields of an overlay apart, in `custom`', () => {
    const { model, issues } = compileModel({ package: garagePackage, overlay: spb })
    expect(issues).toEqual([])
    const client = entityOf(present(model), 'client')
    expect(client.fieldByName.get('insurer')).toMatchObject({ storage: 'custom', column: 'insurer', required: true })
    expect(client.fieldByName.get('phone')).toMatchObject({ storage: 'column', hidden: true })
    expect(entityOf(present(model), 'complaint').machine?.states.has('washing')).toBe(true)
  })

  it('shows the network what every overlay added to the records, without its rules', () => {
    const { model, issues } = compileNetworkModel({ package: garagePackage, overlays: { spb, tyumen } })
    expect(issues).toEqual([])
    const client = entityOf(present(model), 'client')
    expect(client.fieldByName.get('insurer')).toMatchObject({ storage: 'custom', required: false })
    expect(client.fieldByName.get('grade')).toMatchObject({ storage: 'custom' })
    expect(client.fieldByName.get('phone')?.hidden).toBe(false)
    const machine = present(entityOf(present(model), 'complaint').machine)
    expect(machine.states.get('washing')).toMatchObject({ category: 'active' })
    expect(machine.transitions.map(({ id, definition }) => [id, definition.target])).toEqual([['tr_take', 'inWork'], ['tr_close', 'closed']])
  })

  it('puts the values that two dealerships gave one list together', () => {
    const other: OverlayDefinition = { ...tyumen, dealership: 'spb', operations: [{ op: 'add-field', entity: 'client', name: 'grade', schema: { ...field('fl_grade'), enum: ['b', 'c'] } }] }
    const { model } = compileNetworkModel({ package: garagePackage, overlays: { spb: other, tyumen } })
    expect(entityOf(present(model), 'client').fieldByName.get('grade')?.schema.enum).toEqual(['b', 'c', 'a'])
  })

  it('knows every value that dealerships added to a list, of the package or of their own', () => {
    const option = (field: string, value: string): OverlayDefinition['operations'][number] => ({ op: 'add-option', field, value, titles })
    const other: OverlayDefinition = { ...tyumen, operations: [...tyumen.operations, option('fl_grade', 'd'), option('fl_kind', 'state')] }
    const same: OverlayDefinition = { ...spb, operations: [option('fl_kind', 'state'), option('fl_kind', 'club')] }
    const { model, issues } = compileNetworkModel({ package: garagePackage, overlays: { spb: same, tyumen: other } })
    expect(issues).toEqual([])
    const client = entityOf(present(model), 'client')
    expect(client.fieldByName.get('kind')?.schema.enum).toEqual(['person', 'company', 'state', 'club'])
    expect(client.fieldByName.get('grade')?.schema.enum).toEqual(['a', 'b', 'd'])
  })

  it('wants one name and one id to mean one thing in the whole network', () => {
    const added = (name: string, schema: PropertySchema): OverlayDefinition => ({ ...tyumen, operations: [{ op: 'add-field', entity: 'en_client', name, schema }] })
    const network = (other: OverlayDefinition) => compileNetworkModel({ package: garagePackage, overlays: { spb, tyumen: other } })
    expect(network(added('insurer', field('fl_insurer_2', { type: 'integer' })))).toMatchObject({ model: null, issues: [{ file: 'overlays/tyumen.json', pointer: '/operations/0', message: 'the field “insurer” has another type in another dealership' }] })
    expect(network(added('policy', field('fl_insurer')))).toMatchObject({ model: null, issues: [{ file: 'overlays/tyumen.json', message: 'the id “fl_insurer” stands for something else in another dealership' }] })
  })

  it('has the same hash for definitions that come to the same, and another for any change', () => {
    const hash = (overlay: OverlayDefinition | null, pkg = garagePackage) => compileModel({ package: pkg, overlay }).model?.hash
    expect(hash(spb)).toBe(hash(structuredClone(spb), structuredClone(garagePackage)))
    expect(hash({ ...spb, operations: [] })).toBe(hash(null))
    const [first, second] = [spb.operations[0], spb.operations[3]] as const
    const laidAs = (...operations: OverlayDefinition['operations']) => hash({ ...spb, operations })
    expect(laidAs(present(first), present(second))).toBe(laidAs(present(second), present(first)))
    expect(new Set([hash(spb), hash(tyumen), hash(null)]).size).toBe(3)
  })

  it('gives the place of an expression that does not compile, and no model', () => {
    const broken = structuredClone(garagePackage) as { entities: { client: { entity: { schema: { properties: { firstName: { 'x-field': { computed?: string } } } } } } } } & typeof garagePackage
    broken.entities.client.entity.schema.properties.firstName['x-field'].computed = 'record.('
    const { model, issues } = compileModel({ package: broken })
    expect(model).toBeNull()
    expect(issues).toMatchObject([{ file: 'entities/client/entity.json', pointer: '/schema/properties/firstName/x-field/computed' }])
  })

  it('refuses the overlay of another package', () => {
    const { model, issues } = compileModel({ package: garagePackage, overlay: { ...spb, base: 'shop@1.0.0' } })
    expect(model).toBeNull()
    expect(issues).toMatchObject([{ file: 'overlays/spb.json', pointer: '/base' }])
  })
})
