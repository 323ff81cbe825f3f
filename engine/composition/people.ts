import type { PeopleDoor } from '../contract/people.ts'
import { saidIn } from '../kernel/refusals/spoken.ts'
import { demoAccounts, sessionActor, sessionUser, signIn } from '../runtime/accounts.ts'
import { openAccounts } from '../runtime/own-access.ts'
import { signInLimits } from '../runtime/sign-in-limits.ts'
import { insertAudit } from '../store/index.ts'
import type { Rights } from './rights.ts'
import type { Rooms } from './rooms.ts'

export function peopleDoor({ store, platform, people, live, clock, demo }: Rooms, { demandInNetwork }: Rights): PeopleDoor {
  const limits = signInLimits({ query: store.query, knowsAddress: platform.sessions.knowsAddress })
  return {
    inLanguage: saidIn,
    signIn: async (login, password, from = { address: null, userAgent: null }) => signIn(platform, limits, login, password, from, (entry) => insertAudit(store.query, [{ at: clock().toISOString(), ...entry }])),
    session: async (id) => {
      const session = await people.session(id)
      const user = session && (await people.user(session.userId))
      return user && sessionUser(user)
    },
    sessionActor: (session, dealership) => sessionActor(people, session, dealership),
    endSession: async (id) => {
      const session = await people.session(id)
      if (!session) return
      await platform.sessions.revoke(id, session.userId)
      people.forget(session.userId)
    },
    accounts: openAccounts({ platform, people, store, limits, clock, demandManager: (actor) => demandInNetwork(actor, 'users.manage') }),
    actor: people.actor,
    demoAccounts: async () => (demo ? demoAccounts(platform, live.current()?.modelOf(null).roles) : []),
    saveLocale: async (actor, locale) => {
      await platform.users.setLocale(actor.id, locale)
      people.forget(actor.id)
    },
  }
}
