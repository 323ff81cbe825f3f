import { describe, expect, it } from 'vitest'
import { actorWith, entityOf, garageModel, present } from '../../tests/fixtures/garage.ts'
import { eventViewsOf } from './event-views.ts'
import { listViewOf } from './list-view.ts'
import { navigationOf } from './navigation.ts'
import { factsOf, recordLabel } from './record-label.ts'

const model = garageModel()
const complaint = entityOf(model, 'complaint')
const client = entityOf(model, 'client')

describe('listViewOf', () => {
  it('gives columns of fields and system fields in the language', () => {
    const list = listViewOf(model, actorWith(['manager']), complaint, 'ru')
    expect(list.columns.map(({ name, title, type, sortable }) => ({ name, title, type, sortable }))).toEqual([
      { name: 'number', title: '№', type: 'number', sortable: true },
      { name: 'subject', title: 'Предмет', type: 'string', sortable: true },
      { name: 'client', title: 'Клиент', type: 'reference', sortable: false },
      { name: 'state', title: 'Состояние', type: 'state', sortable: true },
    ])
    expect(list.columns[3]?.options).toMatchObject([{ value: 'received', title: 'Получена' }, { value: 'inWork' }, { value: 'closed' }])
    expect(list.filters.map(({ name }) => name)).toEqual(['state', 'isRefunded'])
    expect(list.entity).toMatchObject({ name: 'complaint', hasNumber: true, names: { many: 'complaints' } })
  })

  it('offers nothing over fields the actor may not see', () => {
    const hiding = { ...model, roles: new Map([['clerk', { ...present(model.roles.get('analyst')), name: 'clerk', permissions: new Map([['*', { read: true, fields: { phone: 'hidden' as const } }]]) }]]) }
    const list = listViewOf(hiding, actorWith(['clerk']), client, 'en')
    expect(list.columns.map(({ name }) => name)).toEqual(['lastName', 'createdAt'])
    expect(list.mayCreate).toBe(false)
  })

  it('names the fields that may be changed in a row, with the states in which not', () => {
    const { editable } = listViewOf(model, actorWith(['manager']), complaint, 'en')
    expect(editable.subject).toEqual(['inWork', 'closed'])
    expect(listViewOf(model, actorWith(['analyst']), complaint, 'en').editable).toEqual({})
    const computed = complaint.fields.filter((field) => field.computed !== null).map(({ name }) => name)
    expect(computed.filter((name) => editable[name])).toEqual([])
  })

  it('offers a new record where it has a place: a dealership’s not in the whole network', () => {
    const offered = (entity: typeof client, dealership: string | null) => listViewOf(model, actorWith(['manager'], dealership), entity, 'en').mayCreate
    expect([offered(complaint, 'tyumen'), offered(complaint, null), offered(client, null)]).toEqual([true, false, true])
  })
})

describe('eventViewsOf', () => {
  const context = (roles: readonly string[]) => ({ record: { category: 'x' }, actor: { ...actorWith(roles), roles }, now: new Date('2009-05-25T10:00:00Z') })

  it('gives a button with its target and form', () => {
    const [close] = eventViewsOf(model, complaint, 'inWork', context(['manager']), 'ru')
    expect(close).toMatchObject({ event: 'CLOSE', title: 'Закрыть', allowed: true, reason: null, target: { value: 'closed', title: 'Закрыта' } })
    expect(close?.form?.schema).toMatchObject({ required: ['reason'], properties: { reason: { title: 'Причина', minLength: 3 } } })
  })

  it('says why a button may not be pressed', () => {
    const [take] = eventViewsOf(model, complaint, 'received', context(['advisor']), 'en')
    expect(take).toMatchObject({ event: 'TAKE', primary: true, allowed: false })
    expect(take?.reason).toBeTruthy()
  })
})

describe('navigationOf', () => {
  it('leaves out what the actor may not open', () => {
    expect(navigationOf(model, actorWith(['advisor']), 'ru')).toEqual([
      { title: 'Работа', items: [{ kind: 'entity', name: 'complaint', title: 'Жалобы', icon: 'mood-sad' }, { kind: 'entity', name: 'client', title: 'Клиенты', icon: expect.any(String) }] },
    ])
    expect(navigationOf(model, actorWith(['guest']), 'ru')).toEqual([])
  })

  it('lays the workplaces of several roles together without repeating', () => {
    const groups = navigationOf(model, actorWith(['advisor', 'manager']), 'en')
    expect(groups.map(({ title, items }) => [title, items.map(({ name }) => name)])).toEqual([
      ['Work', ['complaint', 'client', 'complaints-by-category']],
      ['Platform', ['audit']],
    ])
  })
})

describe('recordLabel', () => {
  it('joins what is filled, the number with its prefix', () => {
    expect(recordLabel(complaint, { number: 12, subject: 'Late' })).toBe('C-12 Late')
    expect(recordLabel(client, { lastName: 'Sample', firstName: null })).toBe('Sample')
    expect(recordLabel(client, {}, { locale: 'ru' })).toBe('Клиент')
  })

  it('shows facts that hold', () => {
    const shown = new Set(['isBlocked', 'kind'])
    expect(factsOf(client, { isBlocked: true, kind: 'company' }, shown, { locale: 'en' })).toEqual([
      { title: 'Blocked', value: '', color: 'amber' },
      { title: 'Kind', value: 'Company', color: 'blue' },
    ])
    expect(factsOf(client, { isBlocked: false }, shown, { locale: 'en' })).toEqual([])
  })
})
