import { describe, expect, it } from 'vitest'
import { actorWith, entityOf, garageModel } from '../../tests/fixtures/garage.ts'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { formOf } from './form-of.ts'
import { inputFormOf } from './input-form.ts'

const model = garageModel()
const complaint = entityOf(model, 'complaint')
const client = entityOf(model, 'client')
const clientId = '01890000-0000-7000-8000-000000000001'
const base = { model, entity: complaint, locale: 'ru', record: {} }

describe('formOf', () => {
  it('shows the fields in sections with titles of the language, unnamed ones last', () => {
    const { schema, uiSchema } = formOf({ ...base, actor: actorWith(['manager']), state: 'received' })
    expect(schema).toMatchObject({ type: 'object', required: ['subject', 'client'], properties: { subject: { title: 'Предмет', type: 'string' } } })
    expect(uiSchema['ui:sections']).toMatchObject([
      { id: 'se_complaint', fields: ['subject', 'client', 'category', 'receivedOn'], columns: 2, tab: null },
      { id: 'se_other', title: 'Прочее', fields: ['refund', 'isRefunded', 'works', 'resolution'] },
    ])
  })

  it('asks for what the state asks for', () => {
    const { schema } = formOf({ ...base, actor: { ...actorWith([]), kind: 'system' }, state: 'inWork' })
    expect(schema.required).toEqual(['subject', 'client', 'category'])
  })

  it('leaves hidden fields out with their values, and masks masked ones', () => {
    const hidden = formOf({ ...base, actor: actorWith(['analyst']), state: 'received', record: { subject: 'Late', resolution: 'secret' } })
    expect(JSON.stringify(hidden)).not.toContain('secret')
    expect(Object.keys(hidden.schema.properties as object)).not.toContain('resolution')
    const masked = formOf({ ...base, entity: client, actor: actorWith(['analyst']), state: null, record: { lastName: 'Sample', phone: '+7 900 000-00-00' } })
    expect(masked.data).toEqual({ lastName: 'Sample', phone: '•••' })
    expect(masked.schema.properties).toMatchObject({ phone: { type: 'string', readOnly: true } })
    expect(masked.mayEdit).toBe(false)
  })

  it('says why fields, and why the whole form, can not be changed', () => {
    const closed = formOf({ ...base, actor: actorWith(['manager']), state: 'closed' })
    expect(closed.readOnlyReasons['']).toContain('«Закрыта»')
    const open = formOf({ ...base, locale: 'en', actor: actorWith(['advisor']), state: 'inWork' })
    expect(open.readOnlyReasons.resolution).toBe('In the state “In work” changes are made by: Manager.')
    expect(open.readOnlyReasons['']).toBeUndefined()
  })

  it('tells widgets what they need: target, options with colours, columns', () => {
    const { uiSchema } = formOf({ ...base, actor: actorWith(['manager']), state: 'received', record: { client: clientId }, labels: { [clientId]: 'Sample Person' } })
    expect(uiSchema.client).toMatchObject({ 'ui:widget': 'reference', 'ui:options': { target: { entity: 'client', type: 'Client', many: 'clients', one: 'client' }, label: 'Sample Person' } })
    expect(uiSchema.refund).toMatchObject({ 'ui:options': { type: 'money', scale: 2, unit: 'RUB' } })
    expect(uiSchema.works).toMatchObject({
      'ui:widget': 'lines',
      'ui:options': { appendOnly: false, columns: [{ name: 'name', required: true }, { name: 'price' }, { name: 'quantity' }, { name: 'amount', readOnly: true, computed: 'coalesce(line.price, 0.0) * coalesce(line.quantity, 1.0)' }] },
    })
    const card = formOf({ ...base, entity: client, actor: actorWith(['manager']), state: null, record: {} })
    expect(card.schema.properties).toMatchObject({ kind: { oneOf: [{ const: 'person', title: 'Физлицо' }, { const: 'company', title: 'Юрлицо' }] } })
    expect(card.uiSchema.kind).toMatchObject({ 'ui:options': { options: [{ value: 'person' }, { value: 'company', color: 'blue' }] } })
  })

  it('is a valid JSON Schema that takes its own data', () => {
    const { schema, data } = formOf({ ...base, actor: actorWith(['manager']), state: 'received', record: { subject: 'Late', client: clientId, refund: null, works: [{ id: clientId, name: 'Oil', price: null }] } })
    const ajv = new Ajv({ strict: false })
    formats.default(ajv)
    const validate = ajv.compile(schema)
    expect(validate(data), JSON.stringify(validate.errors)).toBe(true)
  })
})

describe('inputFormOf', () => {
  it('makes a form of questions that carry plain JSON Schema', () => {
    const form = inputFormOf(model, { type: 'object', required: ['q1'], properties: { q1: { type: 'integer', title: 'How many?', minimum: 1 } as never } }, 'en')
    expect(form.schema).toEqual({ type: 'object', required: ['q1'], properties: { q1: { title: 'How many?', type: 'integer', minimum: 1 } } })
    expect(form.uiSchema).toMatchObject({ 'ui:order': ['q1'] })
  })
})
