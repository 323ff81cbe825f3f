import { expect, test } from 'vitest'
import type { EntityPermission, PlatformPermission } from '../definition/types.ts'
import type { Model, Role } from '../model/types.ts'
import { sharedRole } from './shared-role.ts'

const role = (permissions: Readonly<Record<string, EntityPermission>>, platform: readonly PlatformPermission[] = []): Role => ({ id: 'ro_x', name: 'x', titles: { en: 'X', ru: 'X' }, workplace: 'x', permissions: new Map(Object.entries(permissions)), platform: new Set(platform) })
const model = { entities: new Map(['client', 'task', 'bay'].map((name) => [name, {}])) } as unknown as Model

test('gives what both give and nothing else', () => {
  const wanted = role({ '*': { read: true, edit: true, delete: true }, client: { read: true, fields: { phone: 'hidden', note: 'read-only' } } }, ['audit.read', 'users.manage'])
  const held = role({ '*': { read: true, edit: true }, client: { read: true, fields: { phone: 'masked', passport: 'masked' } }, bay: {} }, ['audit.read'])
  const shared = sharedRole(model, wanted, held)
  expect(shared.permissions.get('client')).toMatchObject({ read: true, edit: false, fields: { phone: 'hidden', passport: 'masked', note: 'read-only' } })
  expect(shared.permissions.get('task')).toMatchObject({ read: true, edit: true, delete: false })
  expect(shared.permissions.get('bay')).toMatchObject({ read: false, edit: false })
  expect(shared.permissions.has('*')).toBe(false)
  expect([...shared.platform]).toEqual(['audit.read'])
})

test('rows must pass the filters of both', () => {
  const own = role({ task: { read: true, filter: 'record.assignee == actor.id || record.createdBy == actor.id' } })
  const all = role({ task: { read: true } })
  const open = role({ task: { read: true, filter: 'record.isOpen' } })
  expect(sharedRole(model, all, own).permissions.get('task')?.filter).toBe('record.assignee == actor.id || record.createdBy == actor.id')
  expect(sharedRole(model, open, own).permissions.get('task')?.filter).toBe('(record.isOpen) && (record.assignee == actor.id || record.createdBy == actor.id)')
  expect(sharedRole(model, all, all).permissions.get('task')?.filter).toBeUndefined()
  expect(sharedRole(model, all, role({})).permissions.size).toBe(0)
  const asking = role({ task: { read: true, filter: "'head' in actor.roles" } })
  expect(sharedRole(model, all, asking).permissions.has('task')).toBe(false)
  expect(sharedRole(model, asking, all).permissions.has('task')).toBe(false)
})
