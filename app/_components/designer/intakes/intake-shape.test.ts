import { expect, test } from 'vitest'
import type { IntakeDefinition } from '../../../../engine/client.ts'
import { isIntake, ofEntity, orNone, withStep } from './intake-shape.ts'

const intake: IntakeDefinition = { id: 'in_a', name: 'a', titles: { en: 'a', ru: 'б' }, kind: 'telephony', entity: 'contact', identify: { client: ['phone'] }, values: { phone: 'call.number' }, on: { missed: { event: 'MISS' } } }

test('it is drawn where it is whole enough, else shown as text', () => {
  expect(isIntake('intakes/a/intake.json', JSON.stringify(intake))).toBe(true)
  expect(isIntake('automations/a/automation.json', JSON.stringify(intake))).toBe(false)
  expect(isIntake('intakes/a/intake.json', JSON.stringify({ ...intake, values: { phone: 1 } }))).toBe(false)
  expect(isIntake('intakes/a/intake.json', '{')).toBe(false)
})

test('what says nothing is left out, and steps stand in the order of a call', () => {
  expect([orNone({}), orNone({ a: 1 })]).toEqual([undefined, { a: 1 }])
  const answered = withStep(intake, 'answered', { values: { phone: 'call.from' } })
  expect(Object.keys(answered.on ?? {})).toEqual(['answered', 'missed'])
  expect(withStep(answered, 'missed', {}).on).toEqual({ answered: { values: { phone: 'call.from' } } })
  expect(withStep(intake, 'missed', { input: { note: '1' } })).not.toHaveProperty('on')
})

test('of other records it speaks of nothing that they do not have', () => {
  expect(ofEntity({ ...intake, off: true }, 'task')).toEqual({ id: 'in_a', name: 'a', titles: intake.titles, kind: 'telephony', entity: 'task', off: true })
})
