import { describe, expect, it } from 'vitest'
import { garagePackage } from '../../tests/fixtures/garage.ts'
import { applyOverlay } from './apply-overlay.ts'
import { loadPackage } from './load-package.ts'
import type { OverlayOperation, PackageDefinition, PropertySchema, StateDefinition, TransitionDefinition } from './types.ts'

const titles = { en: 'New', ru: 'Новое' }
const field = (id: string, extra: object = {}): PropertySchema => ({ type: 'string', 'x-field': { id, titles, ...extra } })
const lay = (...operations: readonly OverlayOperation[]) => applyOverlay(garagePackage, { base: 'garage@1.0.0', dealership: 'spb', operations })
/** The laid package, shown to have no issue. */
function laid(...operations: readonly OverlayOperation[]): PackageDefinition {
  const { package: pkg, issues } = lay(...operations)
  expect(issues).toEqual([])
  return pkg
}
const statesOf = (pkg: PackageDefinition) => pkg.entities.complaint?.machine?.states as Readonly<Record<string, StateDefinition>>
const transition = (pkg: PackageDefinition, state: string, event: string) => statesOf(pkg)[state]?.on?.[event] as TransitionDefinition
const washing: StateDefinition = { meta: { id: 'st_washing', titles, category: 'active' }, on: { WASHED: { target: 'closed', meta: { id: 'tr_washed', titles, roles: ['manager'] } } } }

describe('laying an overlay over a package', () => {
  it('changes nothing when it says nothing', () => {
    expect(laid()).toEqual(garagePackage)
    const { package: pkg } = loadPackage('definitions/auto-service')
    if (!pkg) throw new Error('the package has issues')
    const identity = applyOverlay(pkg, { base: `${pkg.manifest.id}@${pkg.manifest.version}`, dealership: 'spb', operations: [] })
    expect(identity).toEqual({ package: pkg, issues: [] })
  })

  it('leaves the base untouched', () => {
    const before = JSON.stringify(garagePackage)
    laid({ op: 'hide', element: 'fl_phone' }, { op: 'add-state', entity: 'complaint', name: 'washing', state: washing }, { op: 'require', field: 'fl_firstName' })
    expect(JSON.stringify(garagePackage)).toBe(before)
  })

  it('adds a field behind another, on the form and for those who may edit that one', () => {
    const pkg = laid({ op: 'add-field', entity: 'en_complaint', name: 'insurer', schema: field('fl_insurer'), after: 'fl_complaint_client', required: true }, { op: 'add-field', entity: 'complaint', name: 'note', schema: field('fl_note'), after: 'fl_resolution' })
    const files = pkg.entities.complaint
    expect(Object.keys(files?.entity.schema.properties ?? {}).slice(0, 3)).toEqual(['subject', 'client', 'insurer'])
    expect(files?.entity.schema.required).toEqual(['subject', 'client', 'insurer'])
    expect(files?.views.form.sections[0]?.fields.slice(0, 3)).toEqual(['subject', 'client', 'insurer'])
    expect(statesOf(pkg).inWork?.meta.editable?.manager).toEqual(['resolution', 'note', 'refund', 'isRefunded'])
  })

  it('adds a state and sends a transition of the package there', () => {
    const pkg = laid({ op: 'add-state', entity: 'complaint', name: 'washing', state: washing }, { op: 'retarget', transition: 'tr_close', to: 'st_washing' })
    expect(transition(pkg, 'inWork', 'CLOSE').target).toBe('washing')
    expect(transition(pkg, 'washing', 'WASHED').target).toBe('closed')
  })

  it('adds a transition, its target given by id', () => {
    const pkg = laid({ op: 'add-transition', state: 'st_received', event: 'CLOSE_AT_ONCE', transition: { target: 'st_closed', meta: { id: 'tr_close_at_once', titles, roles: ['manager'] } } })
    expect(transition(pkg, 'received', 'CLOSE_AT_ONCE').target).toBe('closed')
  })

  it('adds a second transition to an event of the package', () => {
    const pkg = laid({ op: 'add-transition', state: 'st_received', event: 'TAKE', transition: { target: 'closed', meta: { id: 'tr_take_2', titles, roles: ['manager'] } } })
    expect(statesOf(pkg).received?.on?.TAKE).toMatchObject([{ meta: { id: 'tr_take' } }, { meta: { id: 'tr_take_2' } }])
  })

  it('titles anything anew in the languages given', () => {
    const pkg = laid({ op: 'retitle', element: 'en_client', titles: { en: 'Customer' } }, { op: 'retitle', element: 'st_in_work', titles: { ru: 'Чиним' } }, { op: 'retitle', element: 'fl_phone', titles: { en: 'Mobile' } })
    expect(pkg.entities.client?.entity.titles).toEqual({ en: 'Customer', ru: 'Клиент' })
    expect(statesOf(pkg).inWork?.meta.titles).toEqual({ en: 'In work', ru: 'Чиним' })
    expect(pkg.entities.client?.entity.schema.properties.phone?.['x-field'].titles).toEqual({ en: 'Mobile', ru: 'Телефон' })
  })

  it('hides a field from every view and keeps it in the schema', () => {
    const { client } = laid({ op: 'hide', element: 'fl_phone' }).entities
    expect(client?.entity.schema.properties.phone?.['x-field'].hidden).toBe(true)
    expect(JSON.stringify(client?.views)).not.toContain('phone')
  })

  it('hides a state together with every way into it', () => {
    const pkg = laid({ op: 'hide', element: 'st_closed' })
    expect(statesOf(pkg).closed?.meta.hidden).toBe(true)
    expect(transition(pkg, 'inWork', 'CLOSE').meta.hidden).toBe(true)
    expect(transition(pkg, 'received', 'TAKE').meta.hidden).toBeUndefined()
  })

  it('hides a section', () => {
    expect(laid({ op: 'hide', element: 'se_client' }).entities.client?.views.form.sections).toEqual([])
  })

  it('requires a field and gives a transition to other roles', () => {
    const pkg = laid({ op: 'require', field: 'fl_firstName' }, { op: 'require', field: 'fl_work_price' }, { op: 'set-roles', transition: 'tr_take', roles: ['*'] })
    expect(pkg.entities.client?.entity.schema.required).toEqual(['lastName', 'firstName'])
    expect(pkg.entities.complaint?.entity.schema.properties.works?.items?.required).toEqual(['name', 'price'])
    expect(transition(pkg, 'received', 'TAKE').meta.roles).toEqual(['*'])
  })

  it.each<[string, OverlayOperation, string]>([
    ['an unknown entity', { op: 'add-field', entity: 'clinet', name: 'a', schema: field('fl_a') }, '/entity'],
    ['a field of the base', { op: 'add-field', entity: 'client', name: 'phone', schema: field('fl_a') }, '/name'],
    ['a taken id', { op: 'add-field', entity: 'client', name: 'a', schema: field('fl_phone') }, '/schema/x-field/id'],
    ['lines', { op: 'add-field', entity: 'client', name: 'a', schema: { type: 'array', items: { type: 'object', properties: {} }, 'x-field': { id: 'fl_a', titles } } }, '/schema'],
    ['a form', { op: 'add-field', entity: 'client', name: 'a', schema: { type: 'object', 'x-field': { id: 'fl_a', titles, type: 'form' } } }, '/schema'],
    ['a neighbour of another entity', { op: 'add-field', entity: 'client', name: 'a', schema: field('fl_a'), after: 'fl_subject' }, '/after'],
    ['an unknown section', { op: 'add-field', entity: 'client', name: 'a', schema: field('fl_a'), section: 'se_other' }, '/section'],
    ['a state where there is no machine', { op: 'add-state', entity: 'client', name: 'washing', state: washing }, '/entity'],
    ['a state of the base', { op: 'add-state', entity: 'complaint', name: 'closed', state: washing }, '/name'],
    ['a taken id in a state', { op: 'add-state', entity: 'complaint', name: 'washing', state: { meta: { id: 'st_closed', titles, category: 'done' } } }, '/state'],
    ['an unknown transition', { op: 'retarget', transition: 'tr_closed', to: 'st_closed' }, '/transition'],
    ['a state as a transition', { op: 'retarget', transition: 'st_closed', to: 'st_closed' }, '/transition'],
    ['an unknown element', { op: 'retitle', element: 'fl_nothing', titles: { en: 'x' } }, '/element'],
    ['hiding the first state', { op: 'hide', element: 'st_received' }, '/element'],
    ['hiding a required field', { op: 'hide', element: 'fl_lastName' }, '/element'],
    ['hiding an entity', { op: 'hide', element: 'en_client' }, '/element'],
    ['requiring a computed field', { op: 'require', field: 'fl_work_amount' }, '/field'],
    ['an unknown role', { op: 'set-roles', transition: 'tr_take', roles: ['boss'] }, '/roles'],
  ])('refuses %s', (_, operation, pointer) => {
    const { package: pkg, issues } = lay(operation)
    expect(issues.map((issue) => issue.pointer)).toEqual([`/operations/0${pointer}`])
    expect(pkg).toEqual(garagePackage)
  })

  it('collects the issues of all operations, with the nearest id as hint', () => {
    const { issues } = lay({ op: 'hide', element: 'fl_phon' }, { op: 'require', field: 'fl_firstName' }, { op: 'retarget', transition: 'tr_clos', to: 'st_closed' })
    expect(issues).toMatchObject([
      { file: 'overlays/spb.json', pointer: '/operations/0/element', hint: 'Did you mean “fl_phone”?' },
      { pointer: '/operations/2/transition', hint: 'Did you mean “tr_close”?' },
    ])
  })

  it.each(['shop@1.0.0', 'garage@2.0.0', 'garage@1.0.1', 'garage@0.9.0'])('refuses the base %s', (base) => {
    expect(applyOverlay(garagePackage, { base, dealership: 'spb', operations: [] }).issues).toMatchObject([{ pointer: '/base' }])
  })

  it('fits a later version of the same package', () => {
    const later: PackageDefinition = { ...garagePackage, manifest: { ...garagePackage.manifest, version: '1.4.2' } }
    expect(applyOverlay(later, { base: 'garage@1.3.9', dealership: 'spb', operations: [] }).issues).toEqual([])
  })
})
