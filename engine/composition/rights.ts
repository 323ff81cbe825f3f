/** Who reaches the parts of the platform that are no records. */
import { platformPermissions } from '../access/index.ts'
import type { PlatformPermission } from '../definition/types.ts'
import { EngineError } from '../kernel/errors.ts'
import type { Actor } from '../model/types.ts'
import type { Rooms } from './rooms.ts'

export interface Rights {
  /** @throws EngineError FORBIDDEN */
  readonly demand: (actor: Actor, permission: PlatformPermission) => void
  /** What is the whole network's, as definitions are: a role in one dealership does not reach it. @throws EngineError FORBIDDEN */
  readonly demandInNetwork: (actor: Actor, permission: PlatformPermission) => Promise<void>
  /** What is one dealership's: a role there reaches it, or one in the network. @throws EngineError FORBIDDEN */
  readonly demandAt: (actor: Actor, permission: PlatformPermission, dealership: string) => Promise<void>
}

export function openRights({ live, platform }: Rooms): Rights {
  const demand = (actor: Actor, permission: PlatformPermission): void => {
    const version = live.current()
    // Before anything is published nobody but the system has a role.
    if (actor.kind === 'system' || (version && platformPermissions(version.modelOf(null), actor).has(permission))) return
    throw new EngineError('FORBIDDEN', 'Your role does not reach this part of the platform.', { hint: 'Ask the administrator of your network.' })
  }
  const demandBy = async (actor: Actor, permission: PlatformPermission, reaches: (dealership: string | null) => boolean): Promise<void> => {
    demand(actor, permission)
    if (actor.kind === 'system') return
    const memberships = await platform.memberships.of(actor.id)
    demand({ ...actor, roles: memberships.filter(({ dealership }) => reaches(dealership)).map(({ role }) => role) }, permission)
  }
  return {
    demand,
    demandInNetwork: (actor, permission) => demandBy(actor, permission, (own) => own === null),
    demandAt: (actor, permission, dealership) => demandBy(actor, permission, (own) => own === null || own === dealership),
  }
}
