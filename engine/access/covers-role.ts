import type { EntityPermission } from '../definition/types.ts'
import type { Model } from '../model/types.ts'
import { platformRightsOf, restrictionIn, type Right, rights, strengthOf } from './permission-of.ts'

/**
 * Whether the roles `held` give every right over records and the platform that `role` gives: nobody hands out rights
 * that they lack. Events are no rights in this sense: whoever leads a workshop need not be able to repair.
 * A role that is gone from the definitions gives nothing.
 */
export function coversRole(model: Model, held: readonly string[], role: string): boolean {
  const wanted = model.roles.get(role)
  if (wanted === undefined) return true
  const platform = platformRightsOf(model, held)
  if (![...wanted.platform].every((permission) => platform.has(permission))) return false
  return [...model.entities.keys()].every((entity) => {
    const permission = permissionIn(model, role, entity)
    const own = held.flatMap((name) => permissionIn(model, name, entity) ?? [])
    return permission === undefined || rights.every((right) => permission[right] !== true || own.some((mine) => coversRight(mine, permission, right)))
  })
}

const permissionIn = (model: Model, role: string, entity: string): EntityPermission | undefined => {
  const permissions = model.roles.get(role)?.permissions
  return permissions?.get(entity) ?? permissions?.get('*')
}

function coversRight(mine: EntityPermission, wanted: EntityPermission, right: Right): boolean {
  const reaches = mine[right] === true && (mine.filter === undefined || mine.filter === wanted.filter)
  return reaches && Object.keys(mine.fields ?? {}).every((field) => strengthOf(restrictionIn(mine, field)) <= strengthOf(restrictionIn(wanted, field)))
}
