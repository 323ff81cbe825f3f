import { expect, test } from 'vitest'
import { grouped } from './grouped.ts'

const entry = (id: string, rest: object = {}) => ({ id, at: '2026-11-22T10:00:00Z', title: 'Напоминание', body: 'Позвонить', entity: 'task', record: 'a', isRead: false, isStanding: false, press: null, endedBy: null, ...rest })

test('what is said again of the same record is one, and what was read stays apart', () => {
  const notices = grouped([entry('4'), entry('3', { record: 'b' }), entry('2'), entry('1', { isRead: true })])
  expect(notices.map(({ ids, isRead }) => [ids, isRead])).toEqual([[['4', '2'], false], [['3'], false], [['1'], true]])
})
