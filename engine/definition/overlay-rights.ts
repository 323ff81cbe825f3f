/** What a role may do in one dealership. */
import { entityNamed } from './overlay-fields.ts'
import { type Applied, type Draft, elementOf, isElement, type Operation, pathOf, type Refusal } from './overlay-draft.ts'
import { both } from './overlay-rules.ts'
import { areNames, fieldNames } from './overlay-views.ts'
import type { EntityPermission, PackageDefinition, RoleDefinition } from './types.ts'
import { updateAt, valueAt } from './update-at.ts'

/** Rights over records, as operations and roles call them. */
export const rightKeys = ['read', 'create', 'edit', 'delete', 'export'] as const

const strength = ['read-only', 'masked', 'hidden'] as const

/** Over the records the role does not name. */
const others = '*'

/** What a role gives over records: its own words for them, else those for all others. */
export const givenBy = ({ permissions }: RoleDefinition, entity: string): EntityPermission => (Object.hasOwn(permissions, entity) ? permissions[entity] : permissions[others]) ?? {}

/**
 * Gives and takes rights over one kind of records. What all dealerships share can only be narrowed in one of them; a
 * condition holds besides that of the package, and what the package keeps from somebody stays kept.
 */
export function setRights(draft: Draft, { role: id, entity: given, filter, fields, ...changes }: Operation<'set-rights'>): Applied {
  const role = elementOf(draft, id, 'role', ['role'])
  if (!isElement(role)) return role
  const entity = given === others ? others : entityNamed(draft, given)
  if (typeof entity !== 'string') return entity
  const known = givenBy(valueAt(draft.package, pathOf(role)) as RoleDefinition, entity)
  const wanted = Object.fromEntries(rightKeys.flatMap((right) => (changes[right] === undefined ? [] : [[right, changes[right]] as const])))
  const wider = rightKeys.find((right) => wanted[right] === true && known[right] !== true)
  if (wider && isShared(draft.package, entity)) return { pointer: `/${wider}`, message: 'these records are shared by the whole network: rights to them can be narrowed here, not widened', hint: 'Give the right in the package, or take it away in the other dealerships.' }
  const found = masksOf(draft, entity, known, fields)
  if (!('masks' in found)) return found
  const { masks } = found
  const permission: EntityPermission = { ...known, ...wanted, ...(filter === undefined ? {} : { filter: both(known.filter, filter) }), ...(Object.keys(masks).length > 0 ? { fields: masks } : {}) }
  return updateAt<EntityPermission | undefined>(draft.package, [...pathOf(role), 'permissions', entity], () => permission)
}

const isShared = (pkg: PackageDefinition, entity: string): boolean => entity === others || pkg.entities[entity]?.entity.scope === 'network'

type Masks = NonNullable<EntityPermission['fields']>

function masksOf(draft: Draft, entity: string, { fields: known = {} }: EntityPermission, wanted: Masks = {}): { readonly masks: Masks } | Refusal {
  if (Object.keys(wanted).length === 0) return { masks: known }
  if (entity === others) return { pointer: '/fields', message: 'fields are kept from somebody in records that are named', hint: 'Name the kind of records.' }
  const names = fieldNames(draft, entity, Object.keys(wanted), 'fields', true)
  if (!areNames(names)) return names
  const masks = Object.values(wanted).map((mask, i) => [names[i] as string, mask] as const)
  const weaker = masks.find(([name, mask]) => Object.hasOwn(known, name) && strength.indexOf(mask) < strength.indexOf(known[name] as Masks[string]))
  if (weaker) return { pointer: '/fields', message: `“${weaker[0]}” is kept from the role in every dealership`, hint: 'It can be kept more strictly here, not less.' }
  return { masks: { ...known, ...Object.fromEntries(masks) } }
}
