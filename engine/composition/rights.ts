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
}

export function openRights({ live, platform }: Rooms): Rights {
  const demand = (actor: Actor, permission: PlatformPermission): void => {
    const version = live.current()
    // Before anything is published nobody but the system has a role.
    if (actor.kind === 'system' || (version && platformPermissions(version.modelOf(null), actor).has(permission))) return
    throw new EngineError('FORBIDDEN', 'Your role does not reach this part of the platform.', { hint: 'Ask the administrator of your network.' })
  }
  return {
    demand,
    demandInNetwork: async (actor, permission) => {
      demand(actor, permission)
      if (actor.kind === 'system') return
      const memberships = await platform.memberships.of(actor.id)
      demand({ ...actor, roles: memberships.filter(({ dealership }) => dealership === null).map(({ role }) => role) }, permission)
    },
  }
}
