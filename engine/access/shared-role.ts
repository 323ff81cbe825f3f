import type { EntityPermission } from '../definition/types.ts'
import type { Model, Role } from '../model/types.ts'
import { restrictionIn, type Right, rights, strengthOf } from './permission-of.ts'

/**
 * What the role `wanted` and the role `held` both give: a role for each pair whose union is all that somebody with
 * the roles `held` may see of what `wanted` may. Deny by default holds on both sides.
 */
export function sharedRole(model: Model, wanted: Role, held: Role): Role {
  const permissions = [...model.entities.keys()].flatMap((entity): readonly (readonly [string, EntityPermission])[] => {
    const [theirs, mine] = [permissionFor(wanted, entity), permissionFor(held, entity)]
    // A filter that asks for roles means others for whoever looks than for those who hold them: nothing is shared then.
    const isAskingRoles = [theirs?.filter, mine?.filter].some((filter) => filter?.includes('roles'))
    return theirs && mine && !isAskingRoles ? [[entity, sharedPermission(theirs, mine)]] : []
  })
  return { ...wanted, permissions: new Map(permissions), platform: new Set([...wanted.platform].filter((one) => held.platform.has(one))) }
}

const permissionFor = ({ permissions }: Role, entity: string): EntityPermission | undefined => permissions.get(entity) ?? permissions.get('*')

/** Rights that both give, over rows that both let through, with the stronger restriction of each field. */
function sharedPermission(one: EntityPermission, other: EntityPermission): EntityPermission {
  const granted = Object.fromEntries(rights.map((right) => [right, one[right] === true && other[right] === true])) as Record<Right, boolean>
  const filters = [...new Set([one.filter, other.filter])].filter((filter) => filter !== undefined)
  const fields = Object.fromEntries([...new Set([...Object.keys(one.fields ?? {}), ...Object.keys(other.fields ?? {})])].flatMap((name) => {
    const [a, b] = [restrictionIn(one, name), restrictionIn(other, name)]
    const stronger = strengthOf(a) >= strengthOf(b) ? a : b
    return stronger === 'none' ? [] : [[name, stronger]]
  })) as NonNullable<EntityPermission['fields']>
  return { ...granted, fields, ...(filters.length > 0 && { filter: filters.length === 1 ? (filters[0] as string) : filters.map((filter) => `(${filter})`).join(' && ') }) }
}
