import { expect, test } from 'vitest'
import type { AutomationDefinition } from '../../../../engine/client.ts'
import { isCalendar, sortedDays, withInterval } from '../calendars/calendar-shape.ts'
import { isMessage } from '../messages/message-shape.ts'
import { dayNames } from '../parts/weekdays.ts'
import { isPrint, newBlock, wordsOf } from '../print/print-shape.ts'
import { isAutomation, newTrigger, ofEntity, triggerKinds } from './automation-shape.ts'

const titles = { en: 'a', ru: 'б' }
const automation: AutomationDefinition = { id: 'au_a', name: 'a', titles, entity: 'task', trigger: { kind: 'waiting', state: 'open', for: 'P2D' }, condition: 'true', actions: [{ type: 'comment' }] }

test('each file is drawn by its designer where it is whole enough, else shown as text', () => {
  expect(isAutomation('automations/a/automation.json', JSON.stringify(automation))).toBe(true)
  expect(isAutomation('messages/a/message.json', JSON.stringify(automation))).toBe(false)
  expect(isAutomation('automations/a/automation.json', JSON.stringify({ ...automation, actions: [1] }))).toBe(false)
  expect(isMessage('messages/a/message.json', JSON.stringify({ id: 'me_a', name: 'a', titles, entity: 'task', subject: titles }))).toBe(true)
  expect(isMessage('messages/a/message.json', '{')).toBe(false)
  expect(isPrint('entities/task/print/act.json', JSON.stringify({ id: 'pf_a', name: 'act', titles, blocks: [{ kind: 'logo' }] }))).toBe(true)
  expect(isCalendar('calendars/a/calendar.json', JSON.stringify({ id: 'ca_a', name: 'a', titles, weekdays: { mon: [['09:00', '18:00']] } }))).toBe(true)
})

test('a trigger begins with what the records have, and is not offered where they have nothing', () => {
  expect(triggerKinds.filter((kind) => newTrigger(kind, [], []) !== null)).toEqual(['created', 'changed', 'schedule'])
  expect(newTrigger('waiting', ['open', 'done'], [])).toEqual({ kind: 'waiting', state: 'open', for: 'P2D' })
  expect(newTrigger('date', [], ['dueAt'])).toEqual({ kind: 'date', field: 'dueAt' })
})

test('of other records it speaks of nothing that they do not have', () => {
  expect(ofEntity(automation, 'client')).toEqual({ id: 'au_a', name: 'a', titles, entity: 'client', trigger: { kind: 'created' }, actions: [{ type: 'comment', params: {} }] })
})

test('hours are added behind those that are there, and end with the day', () => {
  expect(withInterval([])).toEqual([['09:00', '18:00']])
  expect(withInterval([['09:00', '13:00']])).toEqual([['09:00', '13:00'], ['14:00', '16:00']])
  expect(withInterval([['09:00', '21:00']]).at(-1)).toEqual(['22:00', '24:00'])
  expect(Object.keys(sortedDays({ '2026-05-01': [], '2026-01-01': [] }))).toEqual(['2026-01-01', '2026-05-01'])
  expect(dayNames('ru').mon).toBe('понедельник')
})

test('a block begins with what the record has, and is told by its first words', () => {
  expect(newBlock('lines', [], [])).toBeNull()
  const table = newBlock('lines', [], [{ name: 'works', columns: ['a', 'b', 'c', 'd', 'e'] }])
  expect(table).toEqual({ kind: 'lines', field: 'works', columns: [{ field: 'a' }, { field: 'b' }, { field: 'c' }, { field: 'd' }] })
  expect(table && wordsOf(table, (name) => name.toUpperCase(), 'ru')).toBe('WORKS')
  expect(wordsOf({ kind: 'heading', text: titles }, String, 'ru')).toBe('б')
})
