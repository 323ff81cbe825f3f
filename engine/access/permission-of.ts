import type { EntityPermission, PlatformPermission } from '../definition/types.ts'
import type { Actor, Entity, Model } from '../model/types.ts'

export type Right = 'read' | 'create' | 'edit' | 'delete' | 'export'
/** How much of a field a role takes away; from nothing to everything. */
export type Restriction = 'none' | 'read-only' | 'masked' | 'hidden'

export const rights: readonly Right[] = ['read', 'create', 'edit', 'delete', 'export']
const strength: readonly Restriction[] = ['none', 'read-only', 'masked', 'hidden']
export const strengthOf = (restriction: Restriction): number => strength.indexOf(restriction)

/** What an actor may do with an entity: the union over the actor's roles. */
export interface EffectivePermission extends Readonly<Record<Right, boolean>> {
  /** CEL row filters of the roles that grant the right, any of which lets a row through. `null`: every row; `[]`: none. */
  readonly filters: Readonly<Record<Right, readonly string[] | null>>
  /** The weakest restriction over the roles that grant reading. */
  readonly restriction: (field: string) => Restriction
  /** Whether one role both grants writing and leaves the field alone. */
  readonly mayWrite: (field: string, right: 'create' | 'edit') => boolean
}

const everything: EffectivePermission = {
  read: true,
  create: true,
  edit: true,
  delete: true,
  export: true,
  filters: { read: null, create: null, edit: null, delete: null, export: null },
  restriction: () => 'none',
  mayWrite: () => true,
}

const known = new WeakMap<Model, Map<string, EffectivePermission>>()

/** Deny by default: a role without an entry for the entity or `*` gives nothing. */
export function permissionOf(model: Model, actor: Actor, entity: Entity): EffectivePermission {
  if (actor.kind === 'system') return everything
  const ofModel = known.get(model) ?? new Map<string, EffectivePermission>()
  known.set(model, ofModel)
  const key = JSON.stringify([entity.name, actor.roles])
  const permission = ofModel.get(key) ?? unionOf(model, actor, entity)
  ofModel.set(key, permission)
  return permission
}

function unionOf(model: Model, actor: Actor, entity: Entity): EffectivePermission {
  const granted = actor.roles.flatMap((name) => {
    const permissions = model.roles.get(name)?.permissions
    const permission = permissions?.get(entity.name) ?? permissions?.get('*')
    return permission === undefined ? [] : [permission]
  })
  const granting = (right: Right) => granted.filter((permission) => permission[right] === true)
  const filters = Object.fromEntries(rights.map((right) => [right, filtersOf(granting(right))]))
  const allowed = Object.fromEntries(rights.map((right) => [right, granting(right).length > 0]))
  return {
    ...(allowed as Record<Right, boolean>),
    filters: filters as EffectivePermission['filters'],
    restriction: (field) => weakest(granting('read').map((permission) => restrictionIn(permission, field))),
    mayWrite: (field, right) => granting(right).some((permission) => restrictionIn(permission, field) === 'none'),
  }
}

/** Rights over the platform itself: the union over the actor's roles. */
export function platformPermissions(model: Model, actor: Actor): ReadonlySet<PlatformPermission> {
  if (actor.kind === 'system') return allPlatformPermissions
  return platformRightsOf(model, actor.roles)
}

/** Of these roles, with what others bring along. */
export function platformRightsOf(model: Model, roles: readonly string[]): ReadonlySet<PlatformPermission> {
  const given = roles.flatMap((name) => [...(model.roles.get(name)?.platform ?? [])])
  return new Set(given.flatMap((permission) => [permission, ...(broughtAlong[permission] ?? [])]))
}

const broughtAlong: Partial<Record<PlatformPermission, readonly PlatformPermission[]>> = { 'definitions.publish': ['definitions.try', 'definitions.tailor'] }

const allPlatformPermissions: ReadonlySet<PlatformPermission> = new Set<PlatformPermission>([
  'definitions.publish',
  'definitions.read',
  'definitions.try',
  'definitions.tailor',
  'users.manage',
  'audit.read',
  'graphiql',
  'tokens.own',
])

/** Whether the actor may open the report. */
export function mayReadReport(model: Model, actor: Actor, report: string): boolean {
  const roles = model.reports.get(report)?.roles
  if (roles === undefined) return false
  return actor.kind === 'system' || roles.includes('*') || roles.some((role) => actor.roles.includes(role))
}

function filtersOf(permissions: readonly EntityPermission[]): readonly string[] | null {
  if (permissions.some((permission) => permission.filter === undefined)) return null
  return [...new Set(permissions.map((permission) => permission.filter as string))]
}

export function restrictionIn(permission: EntityPermission, field: string): Restriction {
  return permission.fields?.[field] ?? 'none'
}

function weakest(restrictions: readonly Restriction[]): Restriction {
  const level = Math.min(...restrictions.map((restriction) => strength.indexOf(restriction)))
  return strength[level] ?? 'hidden'
}
