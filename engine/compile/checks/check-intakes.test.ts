import { expect, test } from 'vitest'
import { garagePackage } from '../../../tests/fixtures/garage.ts'
import type { IntakeDefinition, PackageDefinition } from '../../definition/types.ts'
import { checkPackage } from '../check-package.ts'
import { compileModel } from '../compile-model.ts'

const titles = { en: 'x', ru: 'x' }
const { client } = garagePackage.entities
const phone = client?.entity.schema.properties.phone
/** Numbers of clients are searched. */
const searched = { ...client, entity: { ...client?.entity, schema: { ...client?.entity.schema, properties: { ...client?.entity.schema.properties, phone: { ...phone, 'x-field': { ...phone?.['x-field'], searchable: true } } } } } } as typeof client & object
const garage: PackageDefinition = { ...garagePackage, entities: { ...garagePackage.entities, client: searched } }
const intake = (rest: Partial<IntakeDefinition>): PackageDefinition => ({ ...garage, intakes: { calls: { id: 'in_calls', name: 'calls', titles, kind: 'telephony', entity: 'complaint', ...rest } } })
const issues = (rest: Partial<IntakeDefinition>) => checkPackage(intake(rest)).map(({ file, pointer }) => `${file}${pointer}`)
const at = (pointer: string) => [`intakes/calls/intake.json${pointer}`]

test('what fits is right, and compiled', () => {
  const right: Partial<IntakeDefinition> = { identify: { client: ['phone'] }, values: { subject: 'call.number' }, on: { answered: { condition: 'record.subject != call.to', values: { receivedOn: 'day(call.startedAt)' }, event: 'TAKE' } }, recordings: { roles: ['manager'] } }
  expect(issues(right)).toEqual([])
  const { model } = compileModel({ package: intake(right) })
  const calls = model?.intakes.get('calls')
  expect(calls?.values[0]?.[1].evaluate({ record: {}, actor: { id: '', login: '', name: '', position: null, roles: [], dealership: null }, now: new Date(), call: { number: '+79044673715' } })).toBe('+79044673715')
  expect([calls?.steps.get('answered')?.event, calls?.listeners]).toEqual(['TAKE', ['manager']])
})

test('numbers are looked for where numbers stand', () => {
  expect(issues({ entity: 'complain' })).toEqual(at('/entity'))
  expect(issues({ identify: { clint: ['phone'] } })).toEqual(at('/identify/clint'))
  expect(issues({ identify: { subject: ['phone'] } })).toEqual(at('/identify/subject'))
  expect(issues({ identify: { client: ['phon'] } })).toEqual(at('/identify/client/0'))
  expect(issues({ identify: { client: ['kind'] } })).toEqual(at('/identify/client/0'))
})

test('records are found by fields that they have', () => {
  expect(issues({ find: { client: { lastName: 'call.to' } } })).toEqual([])
  expect(issues({ condition: "call.direction == 'in'" })).toEqual([])
  expect(issues({ condition: "call.direction == 'inward'" })).toEqual(at('/condition'))
  expect(issues({ condition: 'record.subject != null' })).toEqual(at('/condition'))
  expect(issues({ find: { subject: { lastName: 'call.to' } } })).toEqual(at('/find/subject'))
  expect(issues({ find: { client: { lastNme: 'call.to' } } })).toEqual(at('/find/client/lastNme'))
  expect(issues({ find: { client: { lastName: 'call.duration' } } })).toEqual(at('/find/client/lastName'))
})

test('fields are filled with what fits them, out of what is known of the call', () => {
  expect(issues({ values: { subjct: 'call.number' } })).toEqual(at('/values/subjct'))
  expect(issues({ values: { subject: 'call.numbr' } })).toEqual(at('/values/subject'))
  expect(issues({ values: { subject: 'call.duration' } })).toEqual(at('/values/subject'))
  // There is no record yet.
  expect(issues({ values: { subject: 'record.subject' } })).toEqual(at('/values/subject'))
})

test('steps send events that there are, with answers to what they ask', () => {
  expect(issues({ on: { missed: { condition: 'call.duration' } } })).toEqual(at('/on/missed/condition'))
  expect(issues({ on: { missed: { event: 'TAK' } } })).toEqual(at('/on/missed/event'))
  expect(issues({ on: { missed: { input: { note: 'call.to' } } } })).toEqual(at('/on/missed/input'))
  expect(issues({ on: { missed: { event: 'TAKE', input: { nothing: 'call.to' } } } })).toEqual(at('/on/missed/input/nothing'))
  expect(issues({ recordings: { roles: ['managr'] } })).toEqual(at('/recordings/roles/0'))
})

test('calls are known where calls come in, and nowhere else', () => {
  const { complaint } = garagePackage.entities
  const computed = { ...complaint, entity: { ...complaint?.entity, warnings: [{ id: 'wa_x', titles, when: 'call.number == "1"', level: 'info' }] } } as typeof complaint & object
  expect(checkPackage({ ...garagePackage, entities: { ...garagePackage.entities, complaint: computed } }).some(({ message }) => message.includes('call'))).toBe(true)
})
