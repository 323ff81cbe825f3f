import { expect, test } from 'vitest'
import { garagePackage } from '../../../tests/fixtures/garage.ts'
import { compileModel } from '../compile-model.ts'
import type { AutomationDefinition, MessageDefinition, PackageDefinition } from '../../definition/types.ts'
import { checkPackage } from '../check-package.ts'

const titles = { en: 'x', ru: 'x' }
const automation = (trigger: AutomationDefinition['trigger'], rest: Partial<AutomationDefinition> = {}): PackageDefinition => ({
  ...garagePackage,
  automations: { late: { id: 'au_late', name: 'late', titles, entity: 'complaint', trigger, actions: [{ type: 'comment', params: { text: "'late'" } }], ...rest } },
})
const message = (subject: MessageDefinition['subject'], rest: Partial<MessageDefinition> = {}): PackageDefinition => ({ ...garagePackage, messages: { late: { id: 'me_late', name: 'late', titles, entity: 'complaint', subject, ...rest } } })
const issues = (pkg: PackageDefinition) => checkPackage(pkg).map(({ file, pointer }) => `${file}${pointer}`)
const at = (pointer: string) => [`automations/late/automation.json${pointer}`]

test('what sets it off can happen', () => {
  expect(issues(automation({ kind: 'created' }))).toEqual([])
  expect(issues(automation({ kind: 'created' }, { entity: 'complain' }))).toEqual(at('/entity'))
  expect(issues(automation({ kind: 'changed', fields: ['subject', 'subjct'] }))).toEqual(at('/trigger/fields/1'))
  expect(issues(automation({ kind: 'entered', state: 'nowhere' }))).toEqual(at('/trigger/state'))
  expect(issues(automation({ kind: 'entered', state: 'received' }, { entity: 'client' }))).toEqual(at('/trigger/state'))
  expect(issues(automation({ kind: 'date', field: 'subject' }))).toEqual(at('/trigger/field'))
  expect(issues(automation({ kind: 'date', field: 'createdAt', after: 'P1D', before: 'P2D' }))).toEqual(at('/trigger/before'))
  expect(issues(automation({ kind: 'schedule', at: '09:00', filter: { subjct: { eq: 'x' } } }))).toEqual(at('/trigger/filter/subjct'))
})

test('a wait of less than a minute is none', () => {
  expect(issues(automation({ kind: 'waiting', state: 'received', for: 'PT1M' }))).toEqual([])
  expect(issues(automation({ kind: 'waiting', state: 'received', for: 'PT59S' }))).toEqual(at('/trigger/for'))
})

test('only an automation sends events', () => {
  const sends = { type: 'send-event', params: { event: 'TAKE' } }
  expect(issues(automation({ kind: 'created' }, { actions: [sends] }))).toEqual([])
  const complaint = garagePackage.entities.complaint
  const states = complaint?.machine?.states ?? {}
  const machine = { ...complaint?.machine, states: { ...states, received: { ...states.received, entry: [sends] } } }
  expect(issues({ ...garagePackage, entities: { ...garagePackage.entities, complaint: { ...complaint, machine } as typeof complaint & object } })).toEqual(['entities/complaint/machine.json/states/received/entry/0/type'])
})

test('messages say what the record has, and an action’s message is compiled into it', () => {
  expect(issues(message({ en: '{{record.subject}}', ru: '{{record.subjct}}' }))).toEqual(['messages/late/message.json/subject/ru'])
  expect(issues(message({ en: '{{reader}}', ru: 'x' }))).toEqual(['messages/late/message.json/subject/en'])
  const told = automation({ kind: 'created' }, { actions: [{ type: 'notify', params: { to: ['role:manager'], message: 'late' } }] })
  const { model } = compileModel({ package: { ...message({ en: '{{record.subject}}', ru: 'x' }), automations: told.automations ?? {} } })
  expect([...(model?.automations.get('complaint')?.[0]?.expressions.keys() ?? [])]).toEqual(['record.subject'])
  expect(compileModel({ package: automation({ kind: 'created' }, { off: true }) }).model?.automations.size).toBe(0)
})
