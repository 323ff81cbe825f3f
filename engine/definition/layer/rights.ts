/** What roles may do otherwise than in the package. */
import { givenBy, rightKeys } from '../overlay-rights.ts'
import type { EntityPermission, OverlayOperation, PackageDefinition, RoleDefinition } from '../types.ts'
import { updateAt } from '../update-at.ts'
import { isSame } from './differences.ts'
import { addedTo } from './tighten.ts'
import { emit, type Work } from './work.ts'

export function setRights(work: Work): void {
  for (const { id, name, permissions } of Object.values(work.target.package.roles)) {
    const now = work.draft.package.roles[name]
    if (!now) continue
    for (const [entity, wanted] of Object.entries(permissions)) {
      if (isSame({ permissions: { [entity]: now.permissions[entity] } }, { permissions: { [entity]: wanted } })) continue
      for (const parts of partsOf(work, entity, givenBy(now, entity), wanted)) emit(work, { op: 'set-rights', role: id, entity, ...parts })
    }
  }
}

type Parts = Omit<Extract<OverlayOperation, { op: 'set-rights' }>, 'op' | 'role' | 'entity'>

/** In one operation; in several where several conditions were added. */
function partsOf(work: Work, entity: string, now: EntityPermission, wanted: EntityPermission): readonly Parts[] {
  const rights = Object.fromEntries(rightKeys.flatMap((right) => ((now[right] ?? false) === (wanted[right] ?? false) ? [] : [[right, wanted[right] ?? false] as const])))
  const { properties = {} } = work.target.package.entities[entity]?.entity.schema ?? {}
  const masks = Object.entries(wanted.fields ?? {}).filter(([name, mask]) => now.fields?.[name] !== mask).map(([name, mask]) => [properties[name]?.['x-field'].id ?? name, mask] as const)
  const filters = wanted.filter === undefined ? [] : (addedTo(now.filter, wanted.filter) ?? [])
  const first: Parts = { ...rights, ...(filters[0] === undefined ? {} : { filter: filters[0] }), ...(masks.length === 0 ? {} : { fields: Object.fromEntries(masks) }) }
  // Records that it spoke of with those of all others get words of their own.
  return [first, ...filters.slice(1).map((filter) => ({ filter }))]
}

/**
 * What somebody wants of rights, as the engine would write it: a role of the package that is to have nothing of its own
 * to say of records has what it says of all others, said of them; where it may do nothing, its limits stay as they are.
 */
export function withRightsKept(base: PackageDefinition, target: PackageDefinition): PackageDefinition {
  return Object.values(base.roles).reduce((all, known) => {
    const wanted = all.roles[known.name]
    if (!wanted || wanted.permissions === known.permissions) return all
    const kept = Object.keys({ ...known.permissions, ...wanted.permissions }).map((entity) => [entity, limited(givenBy(known, entity), givenBy(wanted, entity))] as const)
    return updateAt<RoleDefinition['permissions']>(all, ['roles', known.name, 'permissions'], () => Object.fromEntries(kept))
  }, target)
}

/** Whoever may do nothing needs no limits; those of the package can only become stricter. */
function limited({ filter, fields }: EntityPermission, wanted: EntityPermission): EntityPermission {
  if (rightKeys.some((right) => wanted[right])) return wanted
  return { ...wanted, ...(filter !== undefined && wanted.filter === undefined && { filter }), ...(fields && !wanted.fields && { fields }) }
}
