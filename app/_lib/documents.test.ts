import { expect, test } from 'vitest'
import type { FieldView, ListView } from '../../engine/client.ts'
import { createDocument, labelsDocument, listDocument, sendDocument } from './documents.ts'

const field = (name: string, type: string, kind: string | null): FieldView => ({ name, title: name, type, kind, graphqlName: name.toUpperCase(), sortable: true })

const list: ListView = {
  entity: { name: 'work-order', title: '', pluralTitle: '', icon: 'tool', hasNumber: true, states: [{ value: 'new', title: 'New', category: 'new' }], names: { type: 'WorkOrder', one: 'workOrder', many: 'workOrders', aggregate: 'workOrdersAggregate', create: 'createWorkOrder', update: 'updateWorkOrder', remove: 'deleteWorkOrder', send: 'sendWorkOrder' } },
  layouts: ['table'],
  board: null,
  calendar: null,
  chart: null,
  fields: [],
  columns: [field('number', 'number', 'integer'), field('client', 'reference', 'id'), field('mechanic', 'user', 'id'), field('works', 'lines', null), field('total', 'money', 'decimal')],
  filters: [],
  views: [],
  orderBy: [],
  mayCreate: true,
  mayExport: false,
  editable: {},
  bulk: { update: null, remove: null, send: null },
  layer: null,
}

test('a list asks for its columns once each, references and people by their names, lines not at all', () => {
  const text = listDocument(list)
  expect(text).toContain('nodes { id label version number state stateSince client { id label } mechanic { id name } total }')
  expect(text).toContain('$filter: WorkOrderFilter, $search: String, $orderBy: [WorkOrderOrderBy!]')
})

test('labels of several records come in one request, ids as variables', () => {
  const { query, variables } = labelsDocument([{ one: 'client', id: 'a' }, { one: 'vehicle', id: 'b' }])
  expect(query).toContain('r1: vehicle(id: $id1) { id label }')
  expect(variables).toEqual({ id0: 'a', id1: 'b' })
})

test('writes name the entity’s own input and event types', () => {
  expect(createDocument(list.entity)).toContain('$input: WorkOrderInput!')
  expect(sendDocument(list.entity)).toContain('$event: WorkOrderEvent!')
})
