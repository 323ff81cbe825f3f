import { expect, test } from 'vitest'
import type { MachineDefinition, RoleDefinition } from '../../../../engine/client.ts'
import { asOthers, givenFor, isOwn, mayTake, newRole, transitionsIn, withFilter, withMask, withPlatform, withRight, withTransition } from './edits.ts'

const titles = { en: 'A', ru: 'А' }
const role: RoleDefinition = { id: 'ro_x', name: 'x', titles, workplace: 'w', permissions: { '*': { read: true, fields: { phone: 'masked' } }, task: { read: true, edit: true, filter: 'record.a' } } }

test('what is said for all holds until something else is said', () => {
  expect(givenFor(role, 'client')).toEqual({ read: true, fields: { phone: 'masked' } })
  const edited = withRight(role, 'client', 'edit', true)
  expect(edited.permissions.client).toEqual({ read: true, edit: true, fields: { phone: 'masked' } })
  expect(isOwn(role, 'client')).toBe(false)
  expect(isOwn(edited, 'client')).toBe(true)
  expect(asOthers(edited, 'client')).toEqual(role)
  expect(givenFor({ ...role, permissions: {} }, 'client')).toBeNull()
})

test('nobody changes what they may not read', () => {
  expect(withRight(role, 'task', 'read', false).permissions.task).toEqual({})
  expect(withRight({ ...role, permissions: {} }, 'task', 'delete', true).permissions.task).toEqual({ read: true, delete: true })
  expect(withRight(role, 'task', 'edit', false).permissions.task).toEqual({ read: true, filter: 'record.a' })
})

test('filters, masks and rights over the platform leave no trace when they go', () => {
  expect(withFilter(role, 'task', '').permissions.task).toEqual({ read: true, edit: true })
  expect(withMask(role, 'client', 'phone', null).permissions.client).toEqual({ read: true })
  expect(withMask(role, 'task', 'total', 'hidden').permissions.task).toMatchObject({ fields: { total: 'hidden' } })
  expect(withPlatform(withPlatform(role, 'audit.read', true), 'definitions.read', true).platform).toEqual(['definitions.read', 'audit.read'])
  expect(withPlatform({ ...role, platform: ['graphiql'] }, 'graphiql', false)).not.toHaveProperty('platform')
})

test('steps are given and taken role by role', () => {
  const machine = { id: 'task', initial: 'open', states: { open: { meta: { id: 'st_open', titles, category: 'new' }, on: { CLOSE: { target: 'done', meta: { id: 'tr_close', titles, roles: ['*'] } } }, after: { P1D: { target: 'done', meta: { id: 'tr_late', titles, roles: [] } } } }, done: { type: 'final', meta: { id: 'st_done', titles, category: 'done' } } } } as unknown as MachineDefinition
  const [close] = transitionsIn(machine)
  expect(transitionsIn(machine)).toHaveLength(1)
  expect(close && mayTake(close, 'x')).toBe(true)
  const without = withTransition(machine, close?.pointer ?? '', 'x', false, ['x', 'y', 'z'])
  expect(transitionsIn(without)[0]?.roles).toEqual(['y', 'z'])
  expect(transitionsIn(withTransition(without, close?.pointer ?? '', 'x', true, ['x', 'y', 'z']))[0]?.roles).toEqual(['y', 'z', 'x'])
  expect(withTransition(machine, close?.pointer ?? '', 'x', true, ['x'])).toEqual(machine)
})

test('a new role is like another one, or reads', () => {
  expect(newRole('ro_n', 'n', titles, 'w', role)).toMatchObject({ id: 'ro_n', name: 'n', permissions: role.permissions })
  expect(newRole('ro_n', 'n', titles, 'w', null)).toMatchObject({ permissions: { '*': { read: true } } })
})
