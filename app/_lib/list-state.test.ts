import { expect, test } from 'vitest'
import type { FieldView, ListView } from '../../engine/client.ts'
import { filterOf, listArguments } from './list-filter.ts'
import { listQuery, parseListState } from './list-state.ts'

const field = (name: string, kind: string | null, more: Partial<FieldView> = {}): FieldView => ({ name, title: name, type: kind ?? name, kind, graphqlName: name.toUpperCase(), sortable: true, ...more })

const list: ListView = {
  entity: { name: 'work-order', title: '', pluralTitle: '', icon: 'tool', hasNumber: true, states: [], names: { type: 'WorkOrder', one: 'workOrder', many: 'workOrders', aggregate: '', create: '', update: '', remove: '', send: '' } },
  layouts: ['table'],
  board: null,
  calendar: null,
  chart: null,
  fields: [],
  columns: [field('number', 'integer')],
  filters: [
    field('state', null, { options: [] }),
    field('createdAt', 'datetime'),
    field('client', 'id', { type: 'reference', target: { entity: 'client', type: 'Client', one: 'client', many: 'clients' } }),
  ],
  views: [{ id: 'vi_open', title: 'Open', filter: { state: { ne: 'issued' } } }],
  orderBy: [{ field: 'CREATED_AT', direction: 'DESC' }],
  mayCreate: true,
  mayExport: false,
  editable: {},
  bulk: { update: null, remove: null, send: null },
  layer: null,
}

test('a list survives the way through its URL', () => {
  const query = '?view=vi_open&saved=s1&layout=board&cols=number%2Cstate%3A120&group=state%2CcreatedAt%3Amonth&q=%D0%B8%D0%B2&sort=-number&f.state=reception%2Capproval'
  expect(listQuery(parseListState(Object.fromEntries(new URLSearchParams(query))))).toBe(query)
})

test('what the URL says wrongly is left out', () => {
  expect(listQuery(parseListState({ filter: '{broken', layout: 'heap', cols: ',', group: '', sort: '' }))).toBe('')
})

test('view, chips and drill-down must all hold', () => {
  const state = parseListState({ view: 'vi_open', 'f.client': 'c1', filter: '{"total":{"gt":5}}' })
  expect(filterOf(list, state, 'UTC')).toEqual({ and: [{ state: { ne: 'issued' } }, { client: { id: { in: ['c1'] } } }, { total: { gt: 5 } }] })
})

test('a range of days holds both days whole, in the dealership’s time zone', () => {
  const state = parseListState({ 'f.createdAt': '2009-05-01..2009-05-25' })
  expect(filterOf(list, state, 'Asia/Yekaterinburg')).toEqual({ createdAt: { gte: '2009-04-30T18:00:00.000Z', lt: '2009-05-25T18:00:00.000Z' } })
})

test('sorting by a column asks for its name in the API, else the view’s own order', () => {
  expect(listArguments(list, parseListState({ sort: '-number' }), 'UTC').orderBy).toEqual([{ field: 'NUMBER', direction: 'DESC' }])
  expect(listArguments(list, parseListState({ sort: 'nonsense' }), 'UTC').orderBy).toEqual(list.orderBy)
})
