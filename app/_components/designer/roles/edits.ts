/** Changes of what roles may do, as the designer makes them: pure. */
import { allStates, type EntityPermission, type MachineDefinition, type PlatformPermission, type RoleDefinition, segments, stateTree, type Titles, type TransitionDefinition, transitionsOf, updateAt } from '../../../../engine/client.ts'
import { withKeys } from '../lists/edits.ts'

export const rights = ['read', 'create', 'edit', 'delete', 'export'] as const
export type Right = (typeof rights)[number]
export type Mask = 'hidden' | 'masked' | 'read-only'

export const platformRights: readonly PlatformPermission[] = ['definitions.read', 'definitions.publish', 'definitions.try', 'definitions.tailor', 'users.manage', 'audit.read', 'graphiql', 'tokens.own']

/** What stands for records that the role does not name. */
export const others = '*'

/** What the role gives over the records: its own words for them, else those for all others; null: nothing. */
export const givenFor = ({ permissions }: RoleDefinition, entity: string): EntityPermission | null => (Object.hasOwn(permissions, entity) ? permissions[entity] : permissions[others]) ?? null

export const isOwn = ({ permissions }: RoleDefinition, entity: string): boolean => entity === others || Object.hasOwn(permissions, entity)

const withPermission = (role: RoleDefinition, entity: string, permission: EntityPermission): RoleDefinition => ({ ...role, permissions: { ...role.permissions, [entity]: permission } })

/**
 * The right given or taken. Who may not read may do nothing else either, and who may do anything may read. What was
 * given for all records goes on to hold for these where nothing else is said.
 */
export function withRight(role: RoleDefinition, entity: string, right: Right, isGiven: boolean): RoleDefinition {
  const known = givenFor(role, entity) ?? {}
  const change: EntityPermission = isGiven ? { ...known, read: true, [right]: true } : right === 'read' ? {} : withKeys(known, { [right]: undefined })
  return withPermission(role, entity, change)
}

/** What is said for all records holds for these again. */
export const asOthers = (role: RoleDefinition, entity: string): RoleDefinition => ({ ...role, permissions: Object.fromEntries(Object.entries(role.permissions).filter(([name]) => name !== entity)) })

export const withFilter = (role: RoleDefinition, entity: string, filter: string): RoleDefinition => withPermission(role, entity, withKeys(givenFor(role, entity) ?? {}, { filter: filter === '' ? undefined : filter }))

export function withMask(role: RoleDefinition, entity: string, field: string, mask: Mask | null): RoleDefinition {
  const known = givenFor(role, entity) ?? {}
  const fields = Object.fromEntries([...Object.entries(known.fields ?? {}).filter(([name]) => name !== field), ...(mask === null ? [] : [[field, mask] as const])])
  return withPermission(role, entity, withKeys(known, { fields: Object.keys(fields).length === 0 ? undefined : fields }))
}

export function withPlatform(role: RoleDefinition, right: PlatformPermission, isGiven: boolean): RoleDefinition {
  const known = role.platform ?? []
  return withKeys(role, { platform: platformRights.filter((one) => (one === right ? isGiven : known.includes(one))) })
}

/** A step that people take by a button, and whether the role may. */
export interface RoleTransition {
  readonly pointer: string
  readonly titles: Titles
  readonly from: Titles
  readonly roles: readonly string[]
}

export function transitionsIn(machine: MachineDefinition): readonly RoleTransition[] {
  return allStates(stateTree(machine)).flatMap((state) =>
    transitionsOf(state)
      .filter(({ event, delay }) => event !== null && delay === null)
      .map(({ pointer, definition: { meta } }) => ({ pointer, titles: meta.titles, from: state.definition.meta.titles, roles: meta.roles })),
  )
}

export const mayTake = ({ roles }: RoleTransition, role: string): boolean => roles.includes(others) || roles.includes(role)

/** A step that everybody may take is taken from one role by naming all the others. */
export function withTransition(machine: MachineDefinition, pointer: string, role: string, isGiven: boolean, all: readonly string[]): MachineDefinition {
  return updateAt<TransitionDefinition, MachineDefinition>(machine, segments(pointer), (definition) => {
    const { roles } = definition.meta
    const named = roles.includes(others) ? all : roles
    return { ...definition, meta: { ...definition.meta, roles: isGiven ? (roles.includes(others) ? roles : [...roles, role]) : named.filter((one) => one !== role) } }
  })
}

/** A role to begin with: like another one, or with nothing but reading. */
export function newRole(id: string, name: string, titles: Titles, workplace: string, like: RoleDefinition | null): RoleDefinition {
  return { ...(like ?? { permissions: { [others]: { read: true } }, platform: ['tokens.own'] }), id, name, titles, workplace }
}
