import type { PeopleDoor } from '../contract/people.ts'
import type { StaffDoors } from '../contract/staff.ts'
import { saidIn } from '../kernel/refusals/spoken.ts'
import { demoAccounts, sessionActor, sessionUser, signIn } from '../runtime/accounts.ts'
import { accountChanged, openAccounts } from '../runtime/own-access.ts'
import { signInLimits } from '../runtime/sign-in-limits.ts'
import { openOverseers } from '../runtime/staff/oversight.ts'
import { openOwn } from '../runtime/staff/own.ts'
import { settingsOf } from '../runtime/staff/interface-settings.ts'
import { openSites } from '../runtime/staff/sites.ts'
import { openStaff } from '../runtime/staff/staff.ts'
import { insertAudit } from '../store/index.ts'
import type { Rooms } from './rooms.ts'

export function peopleDoor({ store, platform, people, live, clock, demo }: Rooms): PeopleDoor & StaffDoors {
  const limits = signInLimits({ query: store.query, knowsAddress: platform.sessions.knowsAddress })
  const modelOf = () => live.current()?.modelOf(null) ?? null
  const overseers = openOverseers(platform, modelOf)
  const changed = accountChanged({ people, store, clock })
  return {
    inLanguage: saidIn,
    signIn: async (login, password, from = { address: null, userAgent: null }) => signIn(platform, limits, login, password, from, (entry) => insertAudit(store.query, [{ at: clock().toISOString(), ...entry }])),
    session: async (id) => {
      const session = await people.session(id)
      const user = session && (await people.user(session.userId))
      return user && { ...sessionUser(user), settings: settingsOf(await people.settings(user.id)) }
    },
    sessionActor: (session, dealership) => sessionActor(people, session, dealership),
    endSession: async (id) => {
      const session = await people.session(id)
      if (!session) return
      await platform.sessions.revoke(id, session.userId)
      people.forget(session.userId)
    },
    accounts: openAccounts({ platform, limits, overseers, changed }),
    staff: openStaff({ platform, overseers, modelOf, changed }),
    sites: openSites({
      platform,
      overseers,
      differences: (code) => live.current()?.candidate.overlays[code]?.operations.length ?? 0,
      changed: (actor, dealership, action, note) => insertAudit(store.query, [{ at: clock().toISOString(), actorId: actor.id, actorName: actor.name, dealership, action, note }]),
    }),
    own: openOwn({ platform, modelOf, clock, changed, forget: people.forget }),
    actor: people.actor,
    demoAccounts: async () => (demo ? demoAccounts(platform, live.current()?.modelOf(null).roles) : []),
    saveLocale: async (actor, locale) => {
      await platform.users.setLocale(actor.id, locale)
      people.forget(actor.id)
    },
  }
}
