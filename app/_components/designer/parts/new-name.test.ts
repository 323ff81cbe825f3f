import { expect, test } from 'vitest'
import { newName } from './new-name.ts'

test('names follow the English title, and are nobody’s yet', () => {
  const files = { 'reports/calls-by-day/report.json': '', 'roles/role/role.json': '' }
  expect(newName(files, 'reports', 'Calls, by day')).toBe('calls-by-day-2')
  expect(newName(files, 'roles', 'Новая роль')).toBe('role-2')
  expect(newName(files, 'roles', '2nd line (night)')).toBe('nd-line-night')
  expect(newName(files, 'workplaces', 'x'.repeat(80))).toMatch(/^x{36}$/)
})
