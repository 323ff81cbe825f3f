/** What everybody sets for themselves. */
import { platformPermissions } from '../../access/index.ts'
import type { Own, ProfileView } from '../../engine.ts'
import type { AuditAction } from '../../kernel/audit-actions.ts'
import { EngineError } from '../../kernel/errors.ts'
import type { Actor, Model } from '../../model/types.ts'
import type { Platform, User } from '../../platform/index.ts'
import { checkedProfile } from './checked.ts'
import { refuse } from './oversight.ts'
import { checkedSettings, settingsOf } from './interface-settings.ts'

interface Surroundings {
  readonly platform: Platform
  readonly modelOf: () => Model | null
  readonly clock: () => Date
  readonly changed: (actor: Actor, user: Pick<User, 'id' | 'login'>, action: AuditAction, note?: string, dealership?: string | null) => Promise<void>
  /** Has everybody look again at the person; for what is not worth an entry in the audit. */
  readonly forget: (userId: string) => void
}

/** Tokens that somebody may have at a time. */
const mostTokens = 50
const longestDays = 3650
const day = 24 * 3600_000

export function openOwn({ platform, modelOf, clock, changed, forget }: Surroundings): Own {
  const self = async ({ id, login }: Actor): Promise<User> => {
    const user = await platform.users.byId(id)
    if (user) return user
    throw new EngineError('NOT_FOUND', `There is no user “${login}”.`)
  }
  const tokenPlaces = async (actor: Actor): Promise<readonly (string | null)[]> => {
    const model = modelOf()
    const held = await platform.memberships.of(actor.id)
    const rolesAt = (place: string | null) => held.filter(({ dealership }) => dealership === null || dealership === place).map(({ role }) => role)
    const reached = [null, ...(await platform.dealerships.list()).map(({ code }) => code)]
    const places = model === null ? [] : reached.filter((place) => platformPermissions(model, { ...actor, roles: rolesAt(place) }).has('tokens.own'))
    // Who has the right nowhere but in dealerships has it "wherever they work", too, if in all of them.
    const elsewhere = held.filter(({ dealership }) => !places.includes(dealership))
    return !places.includes(null) && places.length > 0 && elsewhere.length === 0 ? [null, ...places] : places
  }
  return {
    profile: async (actor) => profileOf(await self(actor)),
    saveProfile: async (actor, changes) => {
      const user = await self(actor)
      const profile = checkedProfile(changes)
      if (Object.keys(profile).length === 0) return
      await platform.users.change(user.id, profile)
      await changed(actor, user, 'profile-changed', Object.keys(profile).join(', '))
    },
    settings: async (actor) => settingsOf(await platform.users.interfaceSettings(actor.id)),
    saveSettings: async (actor, changes) => {
      const user = await self(actor)
      await platform.users.changeInterfaceSettings(user.id, checkedSettings(changes))
      forget(user.id)
    },
    tokenPlaces,
    createToken: async (actor, { name, dealership, days }) => {
      const title = String(name ?? '').replaceAll('\u0000', '').trim()
      if (title === '' || title.length > 100) throw refuse('BAD_INPUT', 'token-name', 'A token needs a name of up to 100 characters.')
      if (days !== null && !(Number.isInteger(days) && days > 0 && days <= longestDays)) throw refuse('BAD_INPUT', 'token-days', `A token lasts 1 to ${longestDays} days, or does not expire.`)
      if (!(await tokenPlaces(actor)).includes(dealership)) throw refuse('FORBIDDEN', 'token-place', 'Your role does not let you make tokens there.')
      const user = await self(actor)
      const now = clock()
      const alive = (await platform.tokens.list(user.id)).filter(({ revokedAt, expiresAt }) => revokedAt === null && (expiresAt === null || expiresAt > now))
      if (alive.length >= mostTokens) throw refuse('BAD_INPUT', 'token-count', `Nobody has more than ${mostTokens} tokens. Revoke one first.`)
      const made = await platform.tokens.create({ userId: user.id, name: title, dealership, expiresAt: days === null ? null : new Date(now.getTime() + days * day) })
      await changed(actor, user, 'token', title, dealership)
      return made
    },
  }
}

const profileOf = ({ login, name, position, email, phone, locale }: User): ProfileView => ({ login, name, position, email, phone, locale })
