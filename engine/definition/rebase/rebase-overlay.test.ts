import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { garagePackage } from '../../../tests/fixtures/garage.ts'
import { applyOverlay } from '../apply-overlay.ts'
import { filesOfPackage } from '../files-of-package.ts'
import { operations } from '../overlay-operations.ts'
import { packageFromFiles } from '../package-from-files.ts'
import type { MachineDefinition, OverlayDefinition, OverlayOperation, PackageDefinition, PropertySchema, StateDefinition, TransitionDefinition } from '../types.ts'
import { updateAt } from '../update-at.ts'
import type { Choice } from './conflict.ts'
import { rebaseOverlay } from './rebase-overlay.ts'

const titles = { en: 'New', ru: 'Новое' }
const calendars = { main: { id: 'ca_main', name: 'main', titles, weekdays: { mon: [['09:00', '18:00']], sat: [['10:00', '15:00']] } } }
/** With what takes time: a delay, and a promise. */
const baseOld = updateAt<MachineDefinition>({ ...garagePackage, calendars }, ['entities', 'complaint', 'machine'], (machine) => ({
  ...machine,
  states: { ...machine.states, inWork: { ...machine.states.inWork, after: { P2D: { target: 'closed', meta: { id: 'tr_forgotten', titles, roles: [] } } } } as StateDefinition },
  meta: { clocks: [{ id: 'cl_answer', titles, limit: 'PT4H', run: ['received'] }] },
}))
const overlay = (...operations: readonly OverlayOperation[]): OverlayDefinition => ({ base: 'garage@1.0.0', dealership: 'spb', operations })
const laid = (pkg: PackageDefinition, ...operations: readonly OverlayOperation[]): PackageDefinition => {
  const result = applyOverlay(pkg, { ...overlay(...operations), base: `garage@${pkg.manifest.version}` })
  expect(result.issues).toEqual([])
  return result.package
}
const next = (pkg: PackageDefinition): PackageDefinition => ({ ...pkg, manifest: { ...pkg.manifest, version: '2.0.0' } })
/** A new version of the package, made by these changes. */
const changedBase = (...operations: readonly OverlayOperation[]): PackageDefinition => next(laid(baseOld, ...operations))
const rebase = (baseNew: PackageDefinition, operations: readonly OverlayOperation[], resolutions: Readonly<Record<string, Choice>> = {}) => rebaseOverlay({ baseOld, baseNew, overlay: overlay(...operations), resolutions })
const without = (path: readonly (string | number)[]): PackageDefinition => next(updateAt(baseOld, path, () => undefined))

const field = (id: string): PropertySchema => ({ type: 'string', 'x-field': { id, titles } })
const washing: StateDefinition = { meta: { id: 'st_washing', titles, category: 'active' }, on: { WASHED: { target: 'closed', meta: { id: 'tr_washed', titles, roles: ['manager'] } } } }

/** Changes of which any two are of different things. */
const disjoint: readonly OverlayOperation[] = [
  { op: 'retitle', element: 'fl_phone', titles: { en: 'Mobile' } },
  { op: 'retitle', element: 'fl_phone', titles: { ru: 'Мобильный' } },
  { op: 'retitle', element: 'tr_take', titles: { en: 'Begin' } },
  { op: 'retitle', element: 'fl_kind', option: 'person', titles: { en: 'Private' } },
  { op: 'set-roles', transition: 'tr_take', roles: ['advisor'] },
  { op: 'set-guard', transition: 'tr_take', cel: 'true' },
  { op: 'add-actions', to: 'tr_take', actions: [{ type: 'comment' }] },
  { op: 'set-color', element: 'st_in_work', color: 'red' },
  { op: 'set-color', element: 'fl_kind', option: 'company', color: 'red' },
  { op: 'set-editable', state: 'st_in_work', role: 'manager', fields: ['fl_subject'] },
  { op: 'set-editable', state: 'st_in_work', role: 'advisor', fields: ['fl_subject'] },
  { op: 'require', field: 'fl_firstName' },
  { op: 'require', field: 'fl_resolution', state: 'st_closed' },
  { op: 'require', field: 'fl_receivedOn', when: 'true' },
  { op: 'set-rule', field: 'fl_receivedOn', rule: 'true', message: titles },
  { op: 'set-visible', element: 'fl_receivedOn', visible: 'true' },
  { op: 'set-default', field: 'fl_kind', value: 'person' },
  { op: 'set-initial', state: 'st_in_work' },
  { op: 'retarget', transition: 'tr_take', to: 'st_closed' },
  { op: 'set-list', entity: 'client', columns: ['fl_kind'] },
  { op: 'set-list', entity: 'client', filters: ['fl_kind'] },
  { op: 'set-facts', entity: 'client', fields: ['fl_kind'] },
  { op: 'set-print', entity: 'client', form: { id: 'pf_card', name: 'card', titles, blocks: [{ kind: 'heading', text: titles }] } },
  { op: 'set-automation', automation: { id: 'au_late', name: 'late', titles, entity: 'complaint', trigger: { kind: 'created' }, actions: [{ type: 'comment' }] } },
  { op: 'set-intake', intake: { id: 'in_calls', name: 'calls', titles, kind: 'telephony', entity: 'complaint' } },
  { op: 'set-message', message: { id: 'me_late', name: 'late', titles, entity: 'complaint', subject: titles } },
  { op: 'set-report', report: { ...(garagePackage.reports['complaints-by-category'] as NonNullable<PackageDefinition['reports'][string]>), id: 'rp_ours', name: 'ours' } },
  { op: 'set-navigation', workplace: 'wp_desk', navigation: [{ id: 'main', items: [{ entity: 'client' }] }] },
  { op: 'set-rights', role: 'ro_advisor', entity: 'complaint', edit: false, fields: { fl_refund: 'masked' } },
  { op: 'set-rights', role: 'ro_manager', entity: 'complaint', delete: false },
  { op: 'set-limits', field: 'fl_subject', maxLength: 60 },
  { op: 'set-delay', transition: 'tr_forgotten', delay: 'P3D', calendar: 'main' },
  { op: 'set-clock', clock: 'cl_answer', limit: 'PT2H' },
  { op: 'add-delay', state: 'st_received', delay: 'P1D', transition: { target: 'closed', meta: { id: 'tr_given_up', titles, roles: [] } } },
  { op: 'set-section', section: 'se_complaint', columns: 3 },
  { op: 'set-tabs', entity: 'complaint', tabs: [{ name: 'more', titles }] },
  { op: 'set-board', entity: 'complaint', card: ['fl_subject'] },
  { op: 'set-planner', entity: 'complaint', start: 'createdAt' },
  { op: 'set-chart', entity: 'complaint', dimensions: ['state'] },
  { op: 'set-calendar', calendar: 'ca_main', weekdays: { sat: [] } },
  { op: 'set-calendar', calendar: 'ca_main', days: { '2026-01-01': [] } },
  { op: 'add-field', entity: 'client', name: 'insurer', schema: field('fl_insurer'), section: 'se_client' },
  { op: 'add-field', entity: 'complaint', name: 'policy', schema: field('fl_policy'), section: 'se_complaint' },
  { op: 'add-option', field: 'fl_kind', value: 'state', titles },
  { op: 'add-state', entity: 'complaint', name: 'washing', state: washing },
  { op: 'add-transition', state: 'st_received', event: 'DROP', transition: { target: 'closed', meta: { id: 'tr_drop', titles, roles: ['manager'] } } },
  { op: 'add-section', entity: 'client', section: { id: 'se_more', titles }, fields: ['fl_phone'] },
  { op: 'add-view', entity: 'client', view: { id: 'vi_all', titles, filter: {} } },
  { op: 'add-panel', entity: 'client', panel: { id: 'pa_all', titles, entity: 'complaint', field: 'client' } },
  { op: 'add-block', workplace: 'wp_desk', block: { kind: 'drafts', id: 'bl_desk_drafts' } },
  { op: 'hide', element: 'fl_isBlocked' },
  { op: 'hide', element: 'ro_guest' },
]

describe('an overlay with every operation', () => {
  it('goes out as a file and comes back the same', () => {
    expect(new Set(disjoint.map(({ op }) => op)).size).toBe(Object.keys(operations).length - 1)
    const whole = overlay(...disjoint, { op: 'move', element: 'fl_phone', after: null })
    const { overlays, issues } = packageFromFiles(filesOfPackage(baseOld, { spb: whole }))
    expect(issues).toEqual([])
    expect(overlays.spb).toEqual(whole)
  })
})

describe('rebasing an overlay', () => {
  it('merges disjoint changes by itself, and the result has both', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('base', 'ours', 'none'), { minLength: disjoint.length, maxLength: disjoint.length }), (sides) => {
        const [theirs, ours] = ['base', 'ours'].map((side) => disjoint.filter((_, i) => sides[i] === side)) as [OverlayOperation[], OverlayOperation[]]
        const baseNew = changedBase(...theirs)
        const { overlay: rebased, conflicts } = rebase(baseNew, ours)
        expect(conflicts).toEqual([])
        expect(rebased.base).toBe('garage@2.0.0')
        expect(laid(baseNew, ...rebased.operations)).toEqual(next(laid(laid(baseOld, ...ours), ...theirs)))
      }),
      { numRuns: 150 },
    )
  })

  it('changes nothing but the base where the package stays as it was', () => {
    const { overlay: rebased, merged, conflicts } = rebase(next(baseOld), disjoint)
    expect({ merged, conflicts }).toEqual({ merged: [], conflicts: [] })
    expect(rebased).toEqual({ ...overlay(...disjoint), base: 'garage@2.0.0' })
  })

  it.each<[string, OverlayOperation, OverlayOperation, string]>([
    ['a title', { op: 'retitle', element: 'tr_close', titles: { en: 'Finish', ru: 'Завершить' } }, { op: 'retitle', element: 'tr_close', titles: { en: 'End' } }, 'titles.en'],
    ['roles', { op: 'set-roles', transition: 'tr_take', roles: ['advisor'] }, { op: 'set-roles', transition: 'tr_take', roles: ['*'] }, 'roles'],
    ['a target', { op: 'retarget', transition: 'tr_take', to: 'st_closed' }, { op: 'retarget', transition: 'tr_take', to: 'st_received' }, 'target'],
    ['a colour', { op: 'set-color', element: 'st_closed', color: 'red' }, { op: 'set-color', element: 'st_closed', color: 'blue' }, 'color'],
    ['a default', { op: 'set-default', field: 'fl_kind', value: 'person' }, { op: 'set-default', field: 'fl_kind', value: 'company' }, 'default'],
    ['what may be edited', { op: 'set-editable', state: 'st_in_work', role: 'manager', fields: [] }, { op: 'set-editable', state: 'st_in_work', role: 'manager', fields: ['*'] }, 'editable.manager'],
    ['columns', { op: 'set-list', entity: 'client', columns: ['fl_phone'] }, { op: 'set-list', entity: 'client', columns: ['fl_kind'] }, 'columns'],
    ['facts', { op: 'set-facts', entity: 'client', fields: ['fl_phone'] }, { op: 'set-facts', entity: 'en_client', fields: [] }, 'facts'],
    ['the cards of a board', { op: 'set-board', entity: 'complaint', card: ['fl_subject'] }, { op: 'set-board', entity: 'en_complaint', card: ['number'] }, 'card'],
    ['the first state', { op: 'set-initial', state: 'st_in_work' }, { op: 'set-initial', state: 'st_washing' }, 'initial'],
    ['working hours', { op: 'set-calendar', calendar: 'ca_main', weekdays: { sat: [] } }, { op: 'set-calendar', calendar: 'ca_main', weekdays: { sat: [['09:00', '12:00']] } }, 'weekdays.sat'],
    ['a delay', { op: 'set-delay', transition: 'tr_forgotten', delay: 'P1D' }, { op: 'set-delay', transition: 'tr_forgotten', delay: 'P5D' }, 'delay'],
    ['a promise', { op: 'set-clock', clock: 'cl_answer', limit: 'PT2H' }, { op: 'set-clock', clock: 'cl_answer', limit: 'PT8H' }, 'limit'],
    ['how strictly a field is kept', { op: 'set-rights', role: 'ro_advisor', entity: 'complaint', fields: { fl_refund: 'hidden' } }, { op: 'set-rights', role: 'ro_advisor', entity: 'en_complaint', fields: { fl_refund: 'masked' } }, 'fields.fl_refund'],
    ['how a section is laid out', { op: 'set-section', section: 'se_complaint', columns: 1 }, { op: 'set-section', section: 'se_complaint', columns: 3 }, 'columns'],
    ['a menu', { op: 'set-navigation', workplace: 'wp_desk', navigation: [] }, { op: 'set-navigation', workplace: 'wp_desk', navigation: [{ id: 'main', items: [{ entity: 'client' }] }] }, 'navigation'],
  ])('asks where both changed %s, and does what was chosen', (_, ours, theirs, property) => {
    const before: OverlayOperation = { op: 'add-state', entity: 'complaint', name: 'washing', state: washing }
    const baseNew = changedBase(before, theirs)
    const { overlay: rebased, conflicts } = rebase(baseNew, [ours])
    expect(conflicts).toMatchObject([{ dealership: 'spb', operation: 0, kind: 'changed', property, choices: ['keep-ours', 'take-theirs'] }])
    expect(rebased.operations).toEqual([ours])
    const id = conflicts[0]?.id ?? ''
    const kept = rebase(baseNew, [ours], { [id]: 'keep-ours' })
    expect(kept).toMatchObject({ conflicts: [], overlay: { operations: [ours] } })
    const taken = rebase(baseNew, [ours], { [id]: 'take-theirs' })
    expect(taken.conflicts).toEqual([])
    const left = ours.op === 'retitle' ? [{ ...ours, titles: { ru: 'Завершить' } }] : []
    expect(taken.overlay.operations).toEqual(left)
    expect(rebase(baseNew, [theirs]).conflicts).toEqual([])
  })

  it('says in words what the package changed and what is wanted here', () => {
    const { conflicts } = rebase(changedBase({ op: 'retarget', transition: 'tr_take', to: 'st_closed' }), [{ op: 'retarget', transition: 'tr_take', to: 'st_received' }])
    expect(conflicts[0]).toMatchObject({
      element: 'tr_take',
      base: { old: 'st_in_work', new: 'st_closed' },
      wanted: 'st_received',
      titles: {
        en: '“Take”, target state: the package changed it from “In work” to “Closed”; here it is “Received”.',
        ru: '«Взять», конечное состояние: в пакете было «В работе», стало «Закрыта»; здесь — «Получена».',
      },
    })
  })

  it('asks where the package took away what an operation changes, once for all that depends on it', () => {
    const baseNew = without(['entities', 'complaint', 'machine', 'states', 'closed'])
    const wanted: OverlayOperation[] = [{ op: 'set-color', element: 'st_closed', color: 'red' }, { op: 'add-transition', state: 'st_closed', event: 'REOPEN', transition: { target: 'st_received', meta: { id: 'tr_reopen', titles, roles: ['manager'] } } }, { op: 'retitle', element: 'tr_reopen', titles: { en: 'Again' } }, { op: 'retitle', element: 'st_received', titles: { en: 'Come in' } }]
    const { overlay: rebased, conflicts } = rebase(baseNew, wanted)
    expect(conflicts.map(({ kind, operation, dependents, choices }) => ({ kind, operation, dependents, choices }))).toEqual([
      { kind: 'gone', operation: 0, dependents: [], choices: ['remove'] },
      { kind: 'gone', operation: 1, dependents: [2], choices: ['remove'] },
    ])
    expect(conflicts[0]?.titles.en).toContain('Closed')
    expect(rebased.operations).toEqual([wanted[3]])
    expect(rebase(baseNew, wanted, Object.fromEntries(conflicts.map(({ id }) => [id, 'remove' as const])))).toMatchObject({ conflicts: [], overlay: { operations: [wanted[3]] } })
  })

  it('asks where the target of a transition is gone', () => {
    const baseNew = without(['entities', 'complaint', 'machine', 'states', 'closed'])
    expect(rebase(baseNew, [{ op: 'retarget', transition: 'tr_take', to: 'st_closed' }]).conflicts).toMatchObject([{ kind: 'gone', element: 'tr_take', titles: { en: expect.stringContaining('“Closed” (st_closed)') } }])
  })

  it.each<[string, OverlayOperation, OverlayOperation]>([
    ['field of the same name', { op: 'add-field', entity: 'client', name: 'insurer', schema: field('fl_own') }, { op: 'add-field', entity: 'client', name: 'insurer', schema: field('fl_insurer') }],
    ['state of the same name', { op: 'add-state', entity: 'complaint', name: 'washing', state: { meta: { id: 'st_own', titles, category: 'active' } } }, { op: 'add-state', entity: 'complaint', name: 'washing', state: washing }],
    ['section of the same id', { op: 'add-section', entity: 'client', section: { id: 'se_more', titles } }, { op: 'add-section', entity: 'complaint', section: { id: 'se_more', titles } }],
  ])('asks where the package now has a %s', (_, ours, theirs) => {
    const { conflicts } = rebase(changedBase(theirs), [ours])
    expect(conflicts).toMatchObject([{ kind: 'taken', choices: ['take-theirs'] }])
    expect(rebase(changedBase(theirs), [ours], { [conflicts[0]?.id ?? '']: 'take-theirs' })).toMatchObject({ conflicts: [], overlay: { operations: [] } })
  })

  it('settles by itself what nobody has to be asked about', () => {
    const { overlay: dropped, merged } = rebase(without(['entities', 'client', 'entity', 'schema', 'properties', 'phone']), [{ op: 'hide', element: 'fl_phone' }, { op: 'add-field', entity: 'client', name: 'insurer', schema: field('fl_insurer'), after: 'fl_phone' }])
    expect(dropped.operations).toEqual([{ op: 'add-field', entity: 'client', name: 'insurer', schema: field('fl_insurer') }])
    expect(merged.map(({ operation, kind }) => [operation, kind])).toEqual([[0, 'dropped'], [1, 'placed']])
    const option: OverlayOperation = { op: 'add-option', field: 'fl_kind', value: 'state', titles }
    expect(rebase(changedBase(option), [option])).toMatchObject({ conflicts: [], merged: [{ kind: 'dropped' }], overlay: { operations: [] } })
    const beside = rebase(changedBase({ op: 'set-roles', transition: 'tr_take', roles: ['advisor'] }), [{ op: 'retitle', element: 'tr_take', titles: { en: 'Begin' } }])
    expect(beside).toMatchObject({ conflicts: [], merged: [{ kind: 'kept', element: 'tr_take' }] })
  })

  it('follows names that the package changed, wherever the overlay says them', () => {
    const moved = ({ phone, ...others }: Readonly<Record<string, PropertySchema>>) => ({ ...others, ...(phone ? { mobile: phone } : {}) })
    const renamedField = updateAt<Readonly<Record<string, PropertySchema>>>(baseOld, ['entities', 'client', 'entity', 'schema', 'properties'], moved)
    const baseNew = next(updateAt<Readonly<Record<string, StateDefinition>>>(renamedField, ['entities', 'complaint', 'machine', 'states'], ({ closed, ...others }) => ({ ...others, ...(closed ? { finished: closed } : {}) })))
    const wanted: OverlayOperation[] = [
      { op: 'require', field: 'fl_firstName', when: 'record.phone == "" && record.phoneNumber == ""' },
      { op: 'add-view', entity: 'client', view: { id: 'vi_x', titles, filter: { and: [{ phone: { isNull: true } }] } } },
      { op: 'add-transition', state: 'st_received', event: 'DROP', transition: { target: 'closed', meta: { id: 'tr_drop', titles, roles: ['manager'] } } },
      { op: 'set-rights', role: 'ro_advisor', entity: 'client', filter: 'record.phone != ""' },
    ]
    const { overlay: rebased, merged, conflicts } = rebase(baseNew, wanted)
    expect(conflicts).toEqual([])
    expect(merged.map(({ kind }) => kind)).toContain('renamed')
    expect(rebased.operations).toMatchObject([{ when: 'record.mobile == "" && record.phoneNumber == ""' }, { view: { filter: { and: [{ mobile: { isNull: true } }] } } }, { transition: { target: 'finished' } as TransitionDefinition }, { filter: 'record.mobile != ""' }])
  })

  it('looks only at the fit of what was written for the new package already', () => {
    const baseNew = changedBase({ op: 'set-color', element: 'st_closed', color: 'red' })
    const ours: OverlayOperation = { op: 'set-color', element: 'st_closed', color: 'blue' }
    expect(rebaseOverlay({ baseOld, baseNew, overlay: overlay(ours), isFresh: () => true }).conflicts).toEqual([])
  })
})
