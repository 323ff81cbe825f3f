/** People of the network and of its dealerships, for whoever manages them. */
import type { NewPerson, PersonView, Staff, StaffView } from '../../engine.ts'
import type { AuditAction } from '../../kernel/audit-actions.ts'
import { titleOf } from '../../kernel/titles.ts'
import type { Actor, Model } from '../../model/types.ts'
import type { Membership, Platform, User } from '../../platform/index.ts'
import { checkedLocale, checkedLogin, checkedPassword, checkedPerson, checkedProfile, madeUpPassword } from './checked.ts'
import { noPerson, type Overseers, type Oversight, refuse } from './oversight.ts'

export interface StaffSurroundings {
  readonly platform: Platform
  readonly overseers: Overseers
  readonly modelOf: () => Model | null
  /** Tells the audit, and has everybody look again at the person. */
  readonly changed: (actor: Actor, user: Pick<User, 'id' | 'login'>, action: AuditAction, note?: string, dealership?: string | null) => Promise<void>
}

export function openStaff({ platform, overseers, modelOf, changed }: StaffSurroundings): Staff {
  const noteOf = ({ role, dealership }: Membership): string => `${role} · ${dealership ?? '*'}`
  /** Memberships that the actor may give, as they should be stored. */
  const grantable = async (oversight: Oversight, { role, dealership }: Membership): Promise<Membership> => {
    const place = dealership === null ? null : String(dealership)
    if (!modelOf()?.roles.has(String(role))) throw refuse('NOT_FOUND', 'no-role', `There is no role “${role}”.`)
    if (place !== null && !(await platform.dealerships.list()).some(({ code }) => code === place)) throw refuse('NOT_FOUND', 'no-dealership', `There is no dealership “${place}”.`)
    const membership = { role: String(role), dealership: place }
    if (!oversight.manages(place)) throw refuse('FORBIDDEN', 'other-place', 'You do not manage people there.')
    if (!oversight.covers(membership)) throw refuse('FORBIDDEN', 'more-rights', 'The role gives rights that you do not have.')
    return membership
  }
  /** Managers that must not all go where this membership does. */
  const keptManagers = (memberships: readonly Membership[]): readonly string[] => {
    const managers = overseers.managers()
    return memberships.some(({ role, dealership }) => dealership === null && managers.includes(role)) ? managers : []
  }
  return {
    list: (actor, locale) => staffView({ platform, overseers, modelOf }, actor, locale),
    add: async (actor, person: NewPerson) => {
      const oversight = await overseers.of(actor)
      const login = checkedLogin(person.login)
      const { name = null, ...profile } = checkedProfile({ ...person, name: person.name ?? '' })
      const memberships = await Promise.all((person.memberships ?? []).map((one) => grantable(oversight, one)))
      if (memberships.length === 0) throw refuse('BAD_INPUT', 'no-membership', 'A person needs a role somewhere.')
      const password = person.password === undefined ? madeUpPassword() : checkedPassword(person.password)
      const user = await platform.users.create({ login, name: name ?? login, ...profile, locale: checkedLocale(person), password, memberships })
      await changed(actor, user, 'person-added', memberships.map(noteOf).join(', '), memberships.length === 1 ? memberships[0]?.dealership ?? null : null)
      return { password: person.password === undefined ? password : null }
    },
    change: async (actor, login, changes) => {
      const { user } = await overseers.account(actor, login)
      const profile = checkedPerson(changes)
      if (Object.keys(profile).length === 0) return
      await platform.users.change(user.id, profile)
      await changed(actor, user, 'person-changed', Object.keys(profile).join(', '))
    },
    resetPassword: async (actor, login, given) => {
      const { user } = await overseers.account(actor, login)
      if (user.id === actor.id) throw refuse('BAD_INPUT', 'own-password', 'Change your own password with the one you have.')
      const password = given === undefined ? madeUpPassword() : checkedPassword(given)
      await platform.users.setPassword(user.id, password)
      await changed(actor, user, 'password-reset')
      return { password: given === undefined ? password : null }
    },
    grant: async (actor, login, membership) => {
      const oversight = await overseers.of(actor)
      const given = await grantable(oversight, membership)
      const user = await platform.users.byLogin(String(login))
      if (!user) throw noPerson(String(login))
      await platform.memberships.grant(user.id, given)
      await changed(actor, user, 'role-granted', noteOf(given), given.dealership)
    },
    revoke: async (actor, login, membership) => {
      const oversight = await overseers.of(actor)
      const user = await platform.users.byLogin(String(login))
      const held = user ? await platform.memberships.of(user.id) : []
      const taken = held.find((one) => one.role === membership.role && one.dealership === membership.dealership)
      if (!user || !taken || !oversight.manages(taken.dealership)) throw refuse('NOT_FOUND', 'not-held', 'The person does not have this role there, or it is not yours to take.')
      if (!oversight.covers(taken)) throw refuse('FORBIDDEN', 'more-rights', 'The role gives rights that you do not have.')
      if (user.id === actor.id && locksOut(overseers.managers(), held, taken)) throw refuse('FORBIDDEN', 'own-rights', 'You would lose the right to manage people there yourself.')
      await platform.memberships.revoke(user.id, taken, keptManagers([taken]))
      await changed(actor, user, 'role-revoked', noteOf(taken), taken.dealership)
    },
  }
}

/** Whether without the membership one would not manage people any more where it holds. */
function locksOut(managers: readonly string[], held: readonly Membership[], taken: Membership): boolean {
  if (!managers.includes(taken.role)) return false
  return !held.some((one) => one !== taken && managers.includes(one.role) && (one.dealership === null || one.dealership === taken.dealership))
}

async function staffView({ platform, overseers, modelOf }: Omit<StaffSurroundings, 'changed'>, actor: Actor, locale: string): Promise<StaffView> {
  const oversight = await overseers.of(actor)
  const [users, memberships, seen, sites] = await Promise.all([platform.users.list(), platform.memberships.all(), platform.sessions.lastSeen(), platform.dealerships.list()])
  const roles = [...(modelOf()?.roles.values() ?? [])]
  const titles = new Map(roles.map((role) => [role.name, titleOf(role.titles, locale)]))
  const personOf = (user: User): readonly PersonView[] => {
    const held = memberships.get(user.id) ?? []
    const own = held.filter(({ dealership }) => oversight.manages(dealership))
    if (own.length === 0 && !oversight.inNetwork) return []
    const shown = own.map((one) => ({ ...one, title: titles.get(one.role) ?? one.role, mayRevoke: oversight.covers(one) }))
    return [{ ...user, lastSeenAt: seen.get(user.id)?.toISOString() ?? null, memberships: shown, hasOthers: own.length < held.length, mayChange: oversight.reaches(held) }]
  }
  const places = [{ code: null, title: '' }, ...sites.map(({ code, titles: names }) => ({ code, title: titleOf(names, locale) }))]
  return {
    people: users.flatMap(personOf),
    places: places
      .filter(({ code }) => oversight.manages(code))
      .map((place) => ({ ...place, roles: roles.filter(({ name }) => oversight.covers({ role: name, dealership: place.code })).map(({ name }) => ({ name, title: titles.get(name) ?? name })) })),
  }
}
