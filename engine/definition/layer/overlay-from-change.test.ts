import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { garagePackage } from '../../../tests/fixtures/garage.ts'
import { applyOverlay } from '../apply-overlay.ts'
import { elementsOf, indexOf } from '../elements.ts'
import { loadPackage } from '../load-package.ts'
import { pathOf } from '../overlay-draft.ts'
import type { EntityFiles, MachineDefinition, OverlayDefinition, OverlayOperation, PackageDefinition, PropertySchema, SectionDefinition, StateDefinition, TransitionDefinition, ViewsDefinition } from '../types.ts'
import { updateAt } from '../update-at.ts'
import { isSame } from './differences.ts'
import { overlayFromChange } from './overlay-from-change.ts'

const titles = { en: 'New', ru: 'Новое' }
const main = { id: 'ca_main', name: 'main', titles, weekdays: { mon: [['09:00', '18:00']], sat: [['10:00', '15:00']] } }
const garage = updateAt<ViewsDefinition>({ ...garagePackage, calendars: { main } }, ['entities', 'client', 'views'], (views) => ({ ...views, form: { ...views.form, tabs: [{ name: 'papers', titles }] } }))
const forgotten: TransitionDefinition = { target: 'inWork', meta: { id: 'tr_forgotten', titles, roles: [] } }
/** With what takes time: a delay, and a promise. */
const base = updateAt<MachineDefinition>(garage, ['entities', 'complaint', 'machine'], (machine) => ({
  ...machine,
  states: { ...machine.states, received: { ...machine.states.received, after: { P2D: forgotten } } as StateDefinition },
  meta: { clocks: [{ id: 'cl_answer', titles, limit: 'PT4H', run: ['received'] }] },
}))
const overlayOf = (...operations: readonly OverlayOperation[]): OverlayDefinition => ({ base: 'garage@1.0.0', dealership: 'spb', operations })
const laidBy = (overlay: OverlayDefinition, pkg = base): PackageDefinition => {
  const { package: laid, issues } = applyOverlay(pkg, overlay)
  expect(issues).toEqual([])
  return laid
}

type Edit = (pkg: PackageDefinition) => PackageDefinition
const at = <T>(path: readonly (string | number)[], change: (value: T) => T | undefined): Edit => (pkg) => updateAt<T>(pkg, path, change)
const of = <T>(id: string, change: (value: T) => T | undefined, inside: readonly string[] = []): Edit => (pkg) => {
  const element = indexOf(pkg).get(id)
  return element ? updateAt<T>(pkg, [...pathOf(element), ...inside], change) : pkg
}
const complaint = ['entities', 'complaint']
const views = [...complaint, 'views']
const text = (id: string): PropertySchema => ({ type: 'string', 'x-field': { id, titles } })
const own: StateDefinition = { meta: { id: 'st_washing', titles, category: 'active' }, on: { WASHED: { target: 'closed', meta: { id: 'tr_washed', titles, roles: ['manager'] } } } }
const addition: TransitionDefinition = { target: 'closed', meta: { id: 'tr_close_at_once', titles, roles: ['manager'] } }
const addField = (name: string, place: number): Edit => (pkg) => {
  const id = `fl_complaint_${name}`
  if (indexOf(pkg).has(id)) return pkg
  const added = at<EntityFiles['entity']['schema']>([...complaint, 'entity', 'schema'], (schema) => ({ ...schema, properties: { ...schema.properties, [name]: text(id) } }))(pkg)
  return at<SectionDefinition>([...views, 'form', 'sections', 0], (section) => ({ ...section, fields: [...section.fields.slice(0, place), name, ...section.fields.slice(place)] }))(added)
}

/** What designers do in a dealership's layer and an overlay can say. */
const edits: Readonly<Record<string, Edit>> = {
  'make an automation': (pkg) => ({ ...pkg, automations: { ...pkg.automations, late: { id: 'au_late', name: 'late', titles, entity: 'complaint', trigger: { kind: 'created' }, actions: [{ type: 'comment', params: { text: "'late'" } }] } } }),
  'write a message': (pkg) => ({ ...pkg, messages: { ...pkg.messages, late: { id: 'me_late', name: 'late', titles, entity: 'complaint', subject: titles } } }),
  'title a state': of<Record<string, string>>('st_in_work', (old) => ({ ...old, ru: `${old.ru}!` }), ['meta', 'titles']),
  'title a field': of<Record<string, string>>('fl_subject', (old) => ({ ...old, en: `${old.en}!` }), ['x-field', 'titles']),
  'title an option': at(['entities', 'client', 'entity', 'schema', 'properties', 'kind', 'x-field', 'options', 'person', 'titles'], () => ({ en: 'Private', ru: 'Частное' })),
  'say what many are called': at(['entities', 'client', 'entity', 'pluralTitles'], () => ({ en: 'Customers', ru: 'Покупатели' })),
  'help to fill a field': of('fl_subject', () => ({ en: 'In a few words', ru: 'В двух словах' }), ['x-field', 'help']),
  'title a role': at(['roles', 'advisor', 'titles'], () => titles),
  'colour a state': of('st_in_work', () => 'red', ['meta', 'color']),
  'add a field first': addField('insurer', 0),
  'add a field in the middle': addField('note', 2),
  'retitle an added field': of<PropertySchema>('fl_complaint_note', (old) => ({ ...old, maxLength: 40, 'x-field': { ...old['x-field'], titles: { en: 'Remark', ru: 'Заметка' } } })),
  'require an added field': (pkg) => (indexOf(pkg).has('fl_complaint_note') ? at<readonly string[]>([...complaint, 'entity', 'schema', 'required'], (old) => [...new Set([...old, 'note'])])(pkg) : pkg),
  'add an option': at<PropertySchema>(['entities', 'client', 'entity', 'schema', 'properties', 'kind'], (old) => (old.enum?.includes('state') ? old : { ...old, enum: ['person', 'state', ...(old.enum ?? []).slice(1)], 'x-field': { ...old['x-field'], options: { ...old['x-field'].options, state: { titles, color: 'red' } } } })),
  'add a state': at<MachineDefinition>([...complaint, 'machine'], (machine) => ({ ...machine, states: { ...machine.states, washing: machine.states.washing ?? own } })),
  'change an added state': of<StateDefinition>('st_washing', (state) => ({ ...state, meta: { ...state.meta, titles: { en: 'Car wash', ru: 'Мойка' } } })),
  'lead to another state': (pkg) => (indexOf(pkg).has('st_washing') ? of('tr_close', () => 'washing', ['target'])(pkg) : pkg),
  'add a transition': at<StateDefinition>([...complaint, 'machine', 'states', 'received'], (state) => ({ ...state, on: { ...state.on, CLOSE_AT_ONCE: addition } })),
  'move states': at<MachineDefinition>([...complaint, 'machine'], (machine) => ({ ...machine, states: Object.fromEntries(Object.entries(machine.states).reverse()) })),
  'give a transition to others': of('tr_take', () => ['manager', 'advisor'], ['meta', 'roles']),
  'guard a transition': of<TransitionDefinition>('tr_take', (old) => ({ ...old, guard: { type: 'expression', params: { cel: 'record.refund > 0', titles } } })),
  'add an action': of<readonly object[]>('tr_take', (old = []) => [...old, { type: 'comment', params: { text: 'x' } }], ['actions']),
  'act on leaving a state': of<StateDefinition>('st_received', (old) => ({ ...old, exit: [{ type: 'comment', params: { text: 'y' } }] })),
  'hide a field': of<boolean>('fl_resolution', () => true, ['x-field', 'hidden']),
  'hide a state': of<boolean>('st_closed', () => true, ['meta', 'hidden']),
  'show a state': of<boolean>('st_closed', () => undefined, ['meta', 'hidden']),
  'require a field': at<readonly string[]>([...complaint, 'entity', 'schema', 'required'], (old) => [...new Set([...old, 'receivedOn'])]),
  'require a field in a state': of<StateDefinition['meta']>('st_in_work', (old) => ({ ...old, required: [...new Set([...(old.required ?? []), 'receivedOn'])] }), ['meta']),
  'require a field on a condition': of<PropertySchema['x-field']>('fl_refund', (old) => (old.requiredWhen?.includes('||') ? old : { ...old, requiredWhen: `(${old.requiredWhen}) || (record.subject == "x")` }), ['x-field']),
  'rule a field': of<PropertySchema['x-field']>('fl_refund', (old) => ({ ...old, rule: 'record.refund < 1000', ruleMessage: titles }), ['x-field']),
  'show a field on a condition': of<PropertySchema['x-field']>('fl_category', (old) => ({ ...old, visible: 'record.isRefunded' }), ['x-field']),
  'begin with a value': of<PropertySchema>('fl_isRefunded', (old) => ({ ...old, default: false })),
  'open a field in a state': of<readonly string[]>('st_in_work', (old) => [...new Set([...old, 'receivedOn'])], ['meta', 'editable', 'manager']),
  'close a state to others': of<object>('st_in_work', () => ({ manager: ['resolution'] }), ['meta', 'editable']),
  'open an open state to one role': of<object>('st_received', () => ({ manager: ['subject'] }), ['meta', 'editable']),
  'move fields': at<SectionDefinition>([...views, 'form', 'sections', 0], (section) => ({ ...section, fields: [...section.fields.slice(1), section.fields[0] as string] })),
  'add a section': at<readonly SectionDefinition[]>([...views, 'form', 'sections'], (all) => (all.some(({ id }) => id === 'se_more') ? all : [{ id: 'se_more', titles, fields: all[0]?.fields.slice(0, 1) ?? [] }, ...all.map((one, i) => (i === 0 ? { ...one, fields: one.fields.slice(1) } : one))])),
  'set columns': at<ViewsDefinition['list']>([...views, 'list'], (list) => ({ ...list, columns: ['number', 'category', 'state'], filters: ['state'] })),
  'set facts': at<ViewsDefinition>(views, (old) => ({ ...old, facts: ['isRefunded'] })),
  'set a board': at<ViewsDefinition>(views, (old) => ({ ...old, board: { columns: 'state', card: ['subject'], sums: ['refund'] } })),
  'save a view': at<ViewsDefinition['list']>([...views, 'list'], (list) => ({ ...list, views: [{ id: 'vi_mine', titles, filter: {} }] })),
  'hide a panel': at<ViewsDefinition>(['entities', 'client', 'views'], (old) => ({ ...old, panels: [] })),
  'narrow what a field takes': of<PropertySchema>('fl_subject', (old) => ({ ...old, minLength: 3, maxLength: 60, pattern: '^[^!]*$' })),
  'narrow a range': of<PropertySchema>('fl_refund', (old) => ({ ...old, minimum: 1, maximum: 500 })),
  'lay a section out': of<SectionDefinition>('se_client', (old) => ({ ...old, columns: 3, tab: 'papers' })),
  'add a tab': at<ViewsDefinition['form']>(['entities', 'complaint', 'views', 'form'], (form) => ({ sections: form.sections.map((section, i) => (i === 0 ? { ...section, tab: 'more' } : section)), tabs: [{ name: 'more', titles }] })),
  'wait longer': at<StateDefinition>([...complaint, 'machine', 'states', 'received'], (state) => ({ ...state, after: { P3D: { ...forgotten, meta: { ...forgotten.meta, calendar: 'main' } } } })),
  'let something happen by itself': at<StateDefinition>([...complaint, 'machine', 'states', 'inWork'], (state) => ({ ...state, after: { P1D: { target: 'closed', meta: { id: 'tr_given_up', titles, roles: [] } } } })),
  'promise less time': of('cl_answer', () => 'PT2H', ['limit']),
  'take rights': at(['roles', 'advisor', 'permissions', 'complaint'], () => ({ read: true, filter: '(record.createdBy == actor.id) && (record.isRefunded != true)', fields: { refund: 'masked' } })),
  'take reading': at(['roles', 'advisor', 'permissions', 'complaint'], () => ({})),
  'take reading of what others share': at(['roles', 'analyst', 'permissions', 'client'], () => ({})),
  'give rights': at(['roles', 'guest', 'permissions', 'complaint'], () => ({ read: true, edit: true })),
  'say nothing of records': at(['roles', 'advisor', 'permissions', 'complaint-category'], () => undefined),
  'make a menu': at(['workplaces', 'desk', 'navigation'], () => [{ id: 'main', items: [{ entity: 'complaint' }] }]),
  'change a report': at(['reports', 'complaints-by-category', 'titles'], () => titles),
  'give a report to others': at(['reports', 'complaints-by-category', 'roles'], () => ['guest']),
  'make a report': (pkg) => ({ ...pkg, reports: { ...pkg.reports, ours: { ...(pkg.reports['complaints-by-category'] as NonNullable<typeof pkg.reports[string]>), id: 're_ours', name: 'ours' } } }),
  'set hours': at(['calendars', 'main', 'weekdays'], () => ({ mon: [['09:00', '18:00']], sun: [['10:00', '12:00']] })),
}

/** Until a view is there to be hidden again, an empty list says as much as none. */
const orderOf = (pkg: PackageDefinition): unknown => elementsOf(pkg).filter(({ kind }) => kind === 'state' || kind === 'section').map(({ id }) => id)

describe('an overlay from a change', () => {
  it('says whatever designers do that an overlay can say, and exactly that', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.keys(edits)), { minLength: 1, maxLength: 5 }), fc.array(fc.constantFrom(...Object.keys(edits)), { minLength: 1, maxLength: 3 }), (first, then) => {
        const wanted = first.reduce((pkg, name) => (edits[name] as Edit)(pkg), base)
        const one = overlayFromChange({ base, overlay: overlayOf(), target: wanted })
        expect(one.refusals).toEqual([])
        const before = laidBy(one.overlay)
        const target = then.reduce((pkg, name) => (edits[name] as Edit)(pkg), before)
        const two = overlayFromChange({ base, overlay: one.overlay, target })
        expect(two.refusals).toEqual([])
        const after = laidBy(two.overlay)
        // Nothing that was wanted is told once more.
        expect(overlayFromChange({ base, overlay: two.overlay, target: after })).toEqual({ overlay: two.overlay, refusals: [] })
        const back = overlayFromChange({ base, overlay: two.overlay, target: before })
        expect(back.refusals).toEqual([])
        expect(isSame(laidBy(back.overlay), before)).toBe(true)
        expect(orderOf(laidBy(back.overlay))).toEqual(orderOf(before))
        expect(back.overlay.operations.length).toBe(one.overlay.operations.length)
      }),
      { numRuns: 120 },
    )
  })

  it.each(Object.entries(edits))('%s, and taken back', (_, edit) => {
    const prepared = [edits['add a field in the middle'], edits['add a state']].reduce((pkg, one) => (one as Edit)(pkg), base)
    const { overlay } = overlayFromChange({ base, overlay: overlayOf(), target: prepared })
    const before = laidBy(overlay)
    const target = edit(before)
    const changed = overlayFromChange({ base, overlay, target })
    expect(changed.refusals).toEqual([])
    if (!isSame(before, target)) expect(changed.overlay).not.toEqual(overlay)
    expect(overlayFromChange({ base, overlay: changed.overlay, target: before }).overlay).toEqual(overlay)
  })
})

const changed = (edit: Edit, ...operations: readonly OverlayOperation[]) => {
  const overlay = overlayOf(...operations)
  const { overlay: next, refusals } = overlayFromChange({ base, overlay, target: edit(laidBy(overlay)) })
  return { operations: next.operations, refusals, isSame: next === overlay }
}

describe('what is taken away', () => {
  it.each<[string, Edit, string]>([
    ['a field', at<EntityFiles['entity']>([...complaint, 'entity', 'schema', 'properties', 'resolution'], () => undefined), 'fl_resolution'],
    ['a transition', at<StateDefinition>([...complaint, 'machine', 'states', 'inWork', 'on'], () => undefined), 'tr_close'],
    ['a column of lines', at<PropertySchema>([...complaint, 'entity', 'schema', 'properties', 'works', 'items', 'properties', 'quantity'], () => undefined), 'fl_work_quantity'],
    ['a report', (pkg) => ({ ...pkg, reports: {} }), garagePackage.reports['complaints-by-category']?.id ?? ''],
  ])('hides %s of the package', (_, edit, element) => {
    expect(changed(edit)).toMatchObject({ operations: [{ op: 'hide', element }], refusals: [] })
  })

  it('hides an automation of the package', () => {
    const withOne = (edits['make an automation'] as Edit)(base)
    const { overlay } = overlayFromChange({ base: withOne, overlay: overlayOf(), target: base })
    expect(overlay.operations).toEqual([{ op: 'hide', element: 'au_late' }])
  })

  it('hides a field that is taken away wherever it is named, by that alone', () => {
    const name = 'resolution'
    const edit: Edit = (pkg) => at<StateDefinition['meta']>([...complaint, 'machine', 'states', 'inWork', 'meta'], (meta) => ({ ...meta, editable: { ...meta.editable, manager: (meta.editable?.manager ?? []).filter((one) => one !== name) } }))(at<PropertySchema>([...complaint, 'entity', 'schema', 'properties', name], () => undefined)(pkg))
    expect(changed(edit)).toMatchObject({ operations: [{ op: 'hide', element: 'fl_resolution' }], refusals: [] })
  })

  it('hides a state that is taken away, and the ways into it with it', () => {
    const edit: Edit = (pkg) => at<StateDefinition>([...complaint, 'machine', 'states', 'inWork', 'on'], () => undefined)(at<StateDefinition>([...complaint, 'machine', 'states', 'closed'], () => undefined)(pkg))
    expect(changed(edit)).toMatchObject({ operations: [{ op: 'hide', element: 'st_closed' }], refusals: [] })
  })

  it('takes an addition back with what speaks of it', () => {
    const note: OverlayOperation = { op: 'add-field', entity: 'complaint', name: 'note', schema: text('fl_note') }
    const edit: Edit = (pkg) => withoutNote(at<PropertySchema>([...complaint, 'entity', 'schema', 'properties', 'note'], () => undefined)(pkg))
    const withoutNote = at<EntityFiles['views']>(views, (old) => ({ ...old, list: { ...old.list, columns: ['number'] }, form: { sections: old.form.sections.map((one) => ({ ...one, fields: one.fields.filter((name) => name !== 'note') })) } }))
    const kept: OverlayOperation = { op: 'set-color', element: 'st_in_work', color: 'red' }
    expect(changed(edit, note, { op: 'set-list', entity: 'complaint', columns: ['number', 'fl_note'] }, kept).operations).toEqual([{ op: 'set-list', entity: 'complaint', columns: ['number'] }, kept])
  })
})

it('keeps what does not fit the package for somebody to mend', () => {
  const stale: OverlayOperation = { op: 'retitle', element: 'st_gone', titles: { en: 'x' } }
  const overlay = overlayOf(stale)
  const { package: before } = applyOverlay(base, overlay)
  const { overlay: next } = overlayFromChange({ base, overlay, target: (edits['colour a state'] as Edit)(before) })
  expect(next.operations).toEqual([{ op: 'set-color', element: 'st_in_work', color: 'red' }, stale])
})

describe('what an overlay may not say', () => {
  it.each<[string, Edit, string, string, RegExp]>([
    ['another kind of a field', at(['entities', 'client', 'entity', 'schema', 'properties', 'phone', 'type'], () => 'number'), 'entities/client/entity.json', '/schema/properties/phone/type', /same in every dealership/],
    ['a field renamed', at<EntityFiles['entity']['schema']['properties']>(['entities', 'client', 'entity', 'schema', 'properties'], ({ phone, ...rest }) => ({ ...rest, mobile: phone as PropertySchema })), 'entities/client/entity.json', '/schema/properties/mobile', /name/],
    ['a demand of the package taken away', at(['entities', 'client', 'entity', 'schema', 'required'], () => []), 'entities/client/entity.json', '/schema/required', /required in every dealership/],
    ['fields opened in a closed record', at<StateDefinition['meta']>([...complaint, 'machine', 'states', 'closed', 'meta'], (meta) => ({ ...meta, editable: { manager: ['subject'] } })), 'entities/complaint/machine.json', '/states/closed', /an end/],
    ['a condition of the package replaced', at<PropertySchema['x-field']>(['entities', 'complaint', 'entity', 'schema', 'properties', 'refund', 'x-field'], (old) => ({ ...old, requiredWhen: 'false' })), 'entities/complaint/entity.json', '/schema/properties/refund/x-field/requiredWhen', /holds in every dealership/],
    ['rights over what the network shares', at(['roles', 'guest', 'permissions'], () => ({ client: { read: true } })), 'roles/guest/role.json', '/permissions/client', /shared by the whole network/],
    ['a masked field opened', at(['roles', 'analyst', 'permissions', 'complaint'], () => ({ read: true })), 'roles/analyst/role.json', '/permissions/complaint/fields', /kept from it in every dealership/],
    ['rights over the platform', at(['roles', 'guest', 'platform'], () => ['users.manage']), 'roles/guest/role.json', '/platform', /belongs to the package/],
    ['more characters than in the package', at(['entities', 'client', 'entity', 'schema', 'properties', 'lastName', 'maxLength'], () => 100), 'entities/client/entity.json', '/schema/properties/lastName', /only be narrower/],
    ['a limit taken away', at(['entities', 'client', 'entity', 'schema', 'properties', 'lastName', 'minLength'], () => undefined), 'entities/client/entity.json', '/schema/properties/lastName/minLength', /only be narrower/],
    ['a new kind of records', (pkg) => ({ ...pkg, entities: { ...pkg.entities, visit: { entity: { ...(pkg.entities.client as EntityFiles).entity, id: 'en_visit', name: 'visit' }, views: (pkg.entities.client as EntityFiles).views } } }), 'entities/visit/entity.json', '', /table of the whole network/],
    ['a state inside another', at<StateDefinition>([...complaint, 'machine', 'states', 'inWork'], (state) => ({ ...state, initial: 'begun', states: { begun: { meta: { id: 'st_begun', titles, category: 'active' } } } })), 'entities/complaint/machine.json', '/states/inWork/states', /inside a state/],
    ['a new role', (pkg) => ({ ...pkg, roles: { ...pkg.roles, boss: { ...(pkg.roles.guest as NonNullable<typeof pkg.roles.guest>), id: 'ro_boss', name: 'boss' } } }), 'roles/boss/role.json', '', /whole network/],
    ['lines', at<EntityFiles['entity']['schema']>([...complaint, 'entity', 'schema'], (schema) => ({ ...schema, properties: { ...schema.properties, parts: { type: 'array', items: { type: 'object', properties: {} }, 'x-field': { id: 'fl_parts', titles } } } })), 'entities/complaint/entity.json', '/schema/properties/parts', /cannot add lines/],
    ['the first state hidden', of<boolean>('st_received', () => true, ['meta', 'hidden']), 'entities/complaint/machine.json', '/states/received', /cannot be hidden/],
    ['a field taken off the form', at<SectionDefinition>([...views, 'form', 'sections', 0], (section) => ({ ...section, fields: section.fields.slice(1) })), 'entities/complaint/views.json', '/form/sections/0/fields', /stands on the form/],
  ])('refuses %s, and changes nothing', (_, edit, file, pointer, reason) => {
    const { refusals, isSame: isUntouched } = changed(edit)
    expect(refusals).toMatchObject([{ file, pointer, message: expect.stringMatching(reason) as string }])
    expect(refusals[0]?.hint).not.toBe('')
    expect(isUntouched).toBe(true)
  })
})

describe('the package of a real network', () => {
  const { package: pkg } = loadPackage('definitions/auto-service')
  if (!pkg) throw new Error('the package has issues')
  const overlay: OverlayDefinition = { base: `${pkg.manifest.id}@${pkg.manifest.version}`, dealership: 'spb', operations: [] }

  it('is said again by nothing', () => {
    expect(overlayFromChange({ base: pkg, overlay, target: structuredClone(pkg) })).toEqual({ overlay, refusals: [] })
  })

  it('takes a title', () => {
    const edit = of<Record<string, string>>('st_wo_approval', (old) => ({ ...old, en: 'Waiting for the client' }), ['meta', 'titles'])
    expect(overlayFromChange({ base: pkg, overlay, target: edit(pkg) })).toMatchObject({ overlay: { operations: [{ op: 'retitle', element: 'st_wo_approval', titles: { en: 'Waiting for the client' } }] }, refusals: [] })
  })
})
