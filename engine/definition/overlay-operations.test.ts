import { describe, expect, it } from 'vitest'
import { garagePackage } from '../../tests/fixtures/garage.ts'
import { applyOverlay } from './apply-overlay.ts'
import type { OverlayOperation, PackageDefinition, PropertySchema, StateDefinition, TransitionDefinition } from './types.ts'

const titles = { en: 'New', ru: 'Новое' }
const calendars = { main: { id: 'ca_main', name: 'main', titles, weekdays: { mon: [['09:00', '18:00']], sat: [['10:00', '15:00']] } } }
const base: PackageDefinition = { ...garagePackage, calendars }
const lay = (...operations: readonly OverlayOperation[]) => applyOverlay(base, { base: 'garage@1.0.0', dealership: 'spb', operations })
function laid(...operations: readonly OverlayOperation[]): PackageDefinition {
  const { package: pkg, issues } = lay(...operations)
  expect(issues).toEqual([])
  return pkg
}
const property = (pkg: PackageDefinition, entity: string, name: string) => pkg.entities[entity]?.entity.schema.properties[name] as PropertySchema
const state = (pkg: PackageDefinition, name: string) => pkg.entities.complaint?.machine?.states[name] as StateDefinition
const event = (pkg: PackageDefinition, from: string, name: string) => state(pkg, from).on?.[name] as TransitionDefinition
const sections = (pkg: PackageDefinition, entity: string) => pkg.entities[entity]?.views.form.sections.map(({ id, fields }) => [id, fields])

describe('operations on values', () => {
  it('adds a value to a list of the package, behind another', () => {
    const kind = property(laid({ op: 'add-option', field: 'fl_kind', value: 'state', titles, color: 'red', after: 'person' }), 'client', 'kind')
    expect(kind.enum).toEqual(['person', 'state', 'company'])
    expect(Object.keys(kind['x-field'].options ?? {})).toEqual(['person', 'state', 'company'])
    expect(kind['x-field'].options?.state).toEqual({ titles, color: 'red' })
  })

  it('titles and colours a value', () => {
    const kind = property(laid({ op: 'retitle', element: 'fl_kind', option: 'person', titles: { en: 'Private' } }, { op: 'set-color', element: 'fl_kind', option: 'company', color: 'green' }), 'client', 'kind')
    expect(kind['x-field'].options).toMatchObject({ person: { titles: { en: 'Private', ru: 'Физлицо' } }, company: { color: 'green' } })
  })

  it('colours a state and adds actions to what the package does', () => {
    const actions = [{ type: 'comment', params: { text: 'x' } }]
    const pkg = laid({ op: 'set-color', element: 'st_in_work', color: 'red' }, { op: 'add-actions', to: 'tr_take', actions }, { op: 'add-actions', to: 'st_in_work', when: 'exit', actions })
    expect(state(pkg, 'inWork')).toMatchObject({ meta: { color: 'red' }, exit: actions })
    expect(event(pkg, 'received', 'TAKE').actions).toEqual(actions)
  })

  it('gives a dealership its own working hours, other days staying as they are', () => {
    const { main } = laid({ op: 'set-calendar', calendar: 'ca_main', weekdays: { sat: [] }, days: { '2026-01-01': [] } }).calendars ?? {}
    expect(main).toMatchObject({ weekdays: { mon: [['09:00', '18:00']], sat: [] }, days: { '2026-01-01': [] } })
  })
})

describe('operations on views', () => {
  it('adds a section with fields from others, first, and moves fields', () => {
    const pkg = laid(
      { op: 'add-section', entity: 'client', section: { id: 'se_contact', titles, columns: 1 }, fields: ['fl_phone'], after: null },
      { op: 'move', element: 'fl_firstName', after: 'fl_phone' },
      { op: 'move', element: 'fl_kind', section: 'se_contact', after: null },
    )
    expect(sections(pkg, 'client')).toEqual([['se_contact', ['kind', 'phone', 'firstName']], ['se_client', ['lastName']]])
  })

  it('moves sections, states and columns of lines', () => {
    const pkg = laid({ op: 'add-section', entity: 'client', section: { id: 'se_more', titles } }, { op: 'move', element: 'se_client', after: 'se_more' }, { op: 'move', element: 'st_closed', after: null }, { op: 'move', element: 'fl_work_quantity', after: 'fl_work_name' })
    expect(sections(pkg, 'client')?.map(([id]) => id)).toEqual(['se_more', 'se_client'])
    expect(Object.keys(pkg.entities.complaint?.machine?.states ?? {})).toEqual(['closed', 'received', 'inWork'])
    expect(Object.keys(property(pkg, 'complaint', 'works').items?.properties ?? {})).toEqual(['name', 'quantity', 'price', 'amount'])
  })

  it('sets the columns, filters and order of a list by ids, system fields by name', () => {
    const pkg = laid({ op: 'set-list', entity: 'complaint', columns: ['number', 'fl_subject'], filters: ['state'], orderBy: [{ field: 'createdAt', direction: 'desc' }] }, { op: 'set-facts', entity: 'client', fields: ['fl_isBlocked'] })
    expect(pkg.entities.complaint?.views.list).toMatchObject({ columns: ['number', 'subject'], filters: ['state'], orderBy: [{ field: 'createdAt', direction: 'desc' }] })
    expect(pkg.entities.client?.views.facts).toEqual(['isBlocked'])
  })

  it('sets the layouts of a list part by part', () => {
    const board = laid({ op: 'set-board', entity: 'complaint', columns: 'state', swimLanes: 'fl_category', card: ['fl_subject'], sums: ['fl_refund'] }, { op: 'set-board', entity: 'en_complaint', card: ['number', 'fl_refund'] })
    expect(board.entities.complaint?.views.board).toEqual({ columns: 'state', swimLanes: 'category', card: ['number', 'refund'], sums: ['refund'] })
    const planner = laid({ op: 'set-planner', entity: 'complaint', start: 'createdAt', end: 'updatedAt', resources: ['fl_category'] }, { op: 'set-planner', entity: 'complaint', duration: 'number' })
    expect(planner.entities.complaint?.views.calendar).toEqual({ start: 'createdAt', duration: 'number', resources: ['category'] })
    // What an entry has to itself is among the resources; it goes with them.
    const occupied = { op: 'set-planner', entity: 'complaint', start: 'createdAt', resources: ['fl_category'], occupies: ['fl_category'], step: 15, overlap: 'refuse' } as const
    expect(laid(occupied).entities.complaint?.views.calendar).toEqual({ start: 'createdAt', resources: ['category'], occupies: ['category'], step: 15, overlap: 'refuse' })
    expect(laid(occupied, { op: 'set-planner', entity: 'complaint', resources: ['fl_subject'] }).entities.complaint?.views.calendar).toEqual({ start: 'createdAt', resources: ['subject'], step: 15, overlap: 'refuse' })
    const chart = laid({ op: 'set-chart', entity: 'complaint', dimensions: ['fl_category', 'state'], kind: 'pie' })
    expect(chart.entities.complaint?.views.chart).toEqual({ dimensions: ['category', 'state'], kind: 'pie' })
  })

  it('adds saved views and linked lists', () => {
    const view = { id: 'vi_mine', titles, filter: { kind: { eq: 'person' } } }
    const panel = { id: 'pa_complaints', titles, entity: 'complaint', field: 'client' }
    const { client } = laid({ op: 'add-view', entity: 'client', view }, { op: 'add-view', entity: 'client', view: { ...view, id: 'vi_first' }, after: null }, { op: 'add-panel', entity: 'client', panel }).entities
    expect(client?.views.list.views?.map(({ id }) => id)).toEqual(['vi_first', 'vi_mine'])
    expect(client?.views.panels).toEqual([...(garagePackage.entities.client?.views.panels ?? []), panel])
  })

  it('hides a report with its places in menus', () => {
    const id = garagePackage.reports['complaints-by-category']?.id ?? ''
    const pkg = laid({ op: 'hide', element: id })
    expect(Object.keys(pkg.reports)).toEqual([])
    expect(JSON.stringify(pkg.workplaces)).not.toContain('complaints-by-category')
  })
})

describe('operations on rules', () => {
  it('tightens a guard: both conditions, both sentences', () => {
    const once: OverlayOperation = { op: 'set-guard', transition: 'tr_take', cel: 'a || b', titles }
    expect(event(laid(once), 'received', 'TAKE').guard).toEqual({ type: 'expression', params: { cel: 'a || b', titles } })
    const twice = laid(once, { op: 'set-guard', transition: 'tr_take', cel: 'c', titles: { en: 'Other', ru: 'Другое' } })
    expect(event(twice, 'received', 'TAKE').guard?.params).toEqual({ cel: '(a || b) && (c)', titles: { en: 'New Other', ru: 'Новое Другое' } })
  })

  it('requires a field in a state or while a condition holds, besides what the package requires', () => {
    const pkg = laid({ op: 'require', field: 'fl_resolution', state: 'st_closed' }, { op: 'require', field: 'fl_refund', when: 'record.subject == "x"' })
    expect(state(pkg, 'closed').meta.required).toEqual(['resolution'])
    expect(property(pkg, 'complaint', 'refund')['x-field'].requiredWhen).toBe('(record.isRefunded == true) || (record.subject == "x")')
  })

  it('adds rules and conditions to those of the package', () => {
    const rule: OverlayOperation = { op: 'set-rule', field: 'fl_refund', rule: 'a', message: titles }
    const pkg = laid(rule, { ...rule, rule: 'b' }, { op: 'set-visible', element: 'fl_refund', visible: 'c' }, { op: 'set-visible', element: 'se_client', visible: 'd' })
    expect(property(pkg, 'complaint', 'refund')['x-field']).toMatchObject({ rule: '(a) && (b)', ruleMessage: { en: 'New New' }, visible: 'c' })
    expect(pkg.entities.client?.views.form.sections[0]?.visible).toBe('d')
  })

  it('sets what a record begins with', () => {
    const pkg = laid({ op: 'set-default', field: 'fl_kind', value: 'person' }, { op: 'set-default', field: 'fl_receivedOn', initial: 'today()' }, { op: 'set-initial', state: 'st_in_work' })
    expect(property(pkg, 'client', 'kind').default).toBe('person')
    expect(property(pkg, 'complaint', 'receivedOn')['x-field'].initial).toBe('today()')
    expect(pkg.entities.complaint?.machine?.initial).toBe('inWork')
  })

  it('says who may edit what in a state; others keep what they had', () => {
    const pkg = laid({ op: 'set-editable', state: 'st_in_work', role: 'manager', fields: ['fl_subject'] }, { op: 'set-editable', state: 'st_received', role: 'manager', fields: [] })
    expect(state(pkg, 'inWork').meta.editable).toEqual({ manager: ['subject'], '*': ['works'] })
    expect(state(pkg, 'received').meta.editable?.manager).toEqual([])
  })

  it('narrows what a field takes', () => {
    const pkg = laid({ op: 'set-limits', field: 'fl_lastName', minLength: 3, maxLength: 30, pattern: '^[^0-9]*$' }, { op: 'set-limits', field: 'fl_refund', minimum: 1, maximum: 100 })
    expect(property(pkg, 'client', 'lastName')).toMatchObject({ minLength: 3, maxLength: 30, pattern: '^[^0-9]*$' })
    expect(property(pkg, 'complaint', 'refund')).toMatchObject({ minimum: 1, maximum: 100 })
  })

  it('lets something happen by itself, at another time than was said', () => {
    const transition: TransitionDefinition = { target: 'st_closed', meta: { id: 'tr_given_up', titles, roles: [] } }
    const added: OverlayOperation = { op: 'add-delay', state: 'st_in_work', delay: 'P1D', transition }
    expect(state(laid(added), 'inWork').after).toEqual({ P1D: { ...transition, target: 'closed' } })
    const later = laid(added, { op: 'set-delay', transition: 'tr_given_up', delay: 'P3D', calendar: 'main' })
    expect(state(later, 'inWork').after).toEqual({ P3D: { target: 'closed', meta: { ...transition.meta, calendar: 'main' } } })
    const beside = laid({ ...added, delay: 'P3D' }, { ...added, transition: { ...transition, meta: { ...transition.meta, id: 'tr_other' } } }, { op: 'set-delay', transition: 'tr_other', delay: 'P3D' })
    expect(Object.entries(state(beside, 'inWork').after ?? {})).toMatchObject([['P3D', [{ meta: { id: 'tr_given_up' } }, { meta: { id: 'tr_other' } }]]])
  })

  it('takes and gives rights of a role; conditions and masks hold besides those of the package', () => {
    const pkg = laid({ op: 'set-rights', role: 'ro_advisor', entity: 'complaint', edit: false, filter: 'record.isRefunded', fields: { fl_refund: 'masked' } }, { op: 'set-rights', role: 'ro_guest', entity: 'en_complaint', read: true }, { op: 'set-rights', role: 'ro_analyst', entity: 'complaint', fields: { fl_refund: 'hidden' } })
    expect(pkg.roles.advisor?.permissions.complaint).toEqual({ read: true, create: true, edit: false, filter: '(record.createdBy == actor.id) && (record.isRefunded)', fields: { refund: 'masked' } })
    expect(pkg.roles.guest?.permissions).toEqual({ complaint: { read: true } })
    // What was said of all records goes on to hold for these.
    expect(pkg.roles.analyst?.permissions.complaint).toEqual({ read: true, fields: { phone: 'masked', resolution: 'hidden', refund: 'hidden' } })
  })

  it('takes a role out of a dealership', () => {
    const pkg = laid({ op: 'set-roles', transition: 'tr_take', roles: ['manager', 'advisor'] }, { op: 'set-roles', transition: 'tr_close', roles: ['advisor'] }, { op: 'hide', element: 'ro_manager' })
    expect(event(pkg, 'received', 'TAKE').meta.roles).toEqual(['advisor'])
    expect(state(pkg, 'inWork').meta.editable).toEqual({ '*': ['works'] })
    expect(pkg.roles.manager).toMatchObject({ name: 'manager', permissions: {} })
    expect(pkg.roles.manager?.platform).toBeUndefined()
  })
})

describe('operations that are refused', () => {
  it.each<[string, OverlayOperation, string]>([
    ['a value that is there', { op: 'add-option', field: 'fl_kind', value: 'person', titles }, '/value'],
    ['a value for a field without a list', { op: 'add-option', field: 'fl_phone', value: 'x', titles }, '/field'],
    ['a value behind one that is not there', { op: 'add-option', field: 'fl_kind', value: 'x', titles, after: 'y' }, '/after'],
    ['the many of what is one', { op: 'retitle', element: 'fl_kind', part: 'plural', titles }, '/element'],
    ['help in one language alone', { op: 'retitle', element: 'fl_kind', part: 'help', titles: { uk: 'x' } }, '/titles'],
    ['a title for a value that is not there', { op: 'retitle', element: 'fl_kind', option: 'robot', titles }, '/option'],
    ['a colour for a field', { op: 'set-color', element: 'fl_phone', color: 'red' }, '/element'],
    ['actions on leaving a transition', { op: 'add-actions', to: 'tr_take', when: 'exit', actions: [] }, '/when'],
    ['hours of an unknown calendar', { op: 'set-calendar', calendar: 'ca_night' }, '/calendar'],
    ['a section whose id is taken', { op: 'add-section', entity: 'client', section: { id: 'se_client', titles } }, '/section/id'],
    ['a section of fields of another entity', { op: 'add-section', entity: 'client', section: { id: 'se_x', titles }, fields: ['fl_subject'] }, '/fields/0'],
    ['a panel behind a panel of another entity', { op: 'add-panel', entity: 'client', panel: { id: 'pa_x', titles, entity: 'complaint', field: 'client' }, after: 'se_client' }, '/after'],
    ['a thing behind itself', { op: 'move', element: 'se_client', after: 'se_client' }, '/after'],
    ['a state in a section', { op: 'move', element: 'st_closed', after: null, section: 'se_client' }, '/section'],
    ['a field behind one of another entity', { op: 'move', element: 'fl_phone', after: 'fl_subject' }, '/after'],
    ['a column given by its name', { op: 'set-list', entity: 'client', columns: ['lastName'] }, '/columns/0'],
    ['an unknown filter', { op: 'set-list', entity: 'client', filters: ['fl_nothing'] }, '/filters/0'],
    ['a hidden fact', { op: 'set-facts', entity: 'client', fields: ['fl_subject'] }, '/fields/0'],
    ['a rule for a computed field', { op: 'set-rule', field: 'fl_work_amount', rule: 'true', message: titles }, '/field'],
    ['two defaults', { op: 'set-default', field: 'fl_kind', value: 'person', initial: '"person"' }, ''],
    ['a default of a computed field', { op: 'set-default', field: 'fl_work_amount', value: 1 }, '/field'],
    ['a start at the end', { op: 'set-initial', state: 'st_closed' }, '/state'],
    ['an unknown role in a state', { op: 'set-editable', state: 'st_in_work', role: 'boss', fields: [] }, '/role'],
    ['fields opened in a closed record', { op: 'set-editable', state: 'st_closed', role: 'manager', fields: ['fl_subject'] }, '/fields'],
    ['a field required in a state of another entity', { op: 'require', field: 'fl_phone', state: 'st_closed' }, '/field'],
    ['more characters than the package lets through', { op: 'set-limits', field: 'fl_lastName', maxLength: 41 }, '/maxLength'],
    ['fewer characters than the package asks for', { op: 'set-limits', field: 'fl_lastName', minLength: 1 }, '/minLength'],
    ['less than the package lets through', { op: 'set-limits', field: 'fl_refund', minimum: -1 }, '/minimum'],
    ['another time for what somebody does', { op: 'set-delay', transition: 'tr_take', delay: 'P1D' }, '/transition'],
    ['a limit by an unknown calendar', { op: 'add-delay', state: 'st_nowhere', delay: 'P1D', transition: { meta: { id: 'tr_x', titles, roles: [] } } }, '/state'],
    ['rights over what all share', { op: 'set-rights', role: 'ro_guest', entity: 'client', read: true }, '/read'],
    ['rights over everything', { op: 'set-rights', role: 'ro_guest', entity: '*', read: true }, '/read'],
    ['a hidden field masked only', { op: 'set-rights', role: 'ro_analyst', entity: 'complaint', fields: { fl_resolution: 'masked' } }, '/fields'],
    ['a section in a tab that is not there', { op: 'set-section', section: 'se_client', tab: 'nowhere' }, '/tab'],
    ['hiding the one role that may do something', { op: 'hide', element: 'ro_manager' }, '/element'],
  ])('refuses %s', (_, operation, pointer) => {
    const { package: pkg, issues } = lay(operation)
    expect(issues.map((issue) => issue.pointer)).toEqual([`/operations/0${pointer}`])
    expect(pkg).toEqual(base)
  })
})
