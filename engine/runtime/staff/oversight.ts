/** Who may manage whom: one place that decides it for accounts, memberships and dealerships. */
import { coversRole } from '../../access/index.ts'
import { EngineError } from '../../kernel/errors.ts'
import type { Actor, Model } from '../../model/types.ts'
import type { Membership, Platform, User } from '../../platform/index.ts'

export interface Oversight {
  readonly inNetwork: boolean
  /** Whether memberships there (null: of the network) are the actor's to manage. */
  readonly manages: (place: string | null) => boolean
  /** Whether the role gives nothing there that the actor does not have there. */
  readonly covers: (membership: Membership) => boolean
  /** Whether the whole account is the actor's to change: every membership managed and covered. */
  readonly reaches: (memberships: readonly Membership[]) => boolean
}

export interface Overseers {
  /** What the actor manages. @throws EngineError FORBIDDEN where that is nothing */
  readonly of: (actor: Actor) => Promise<Oversight>
  /**
   * Somebody whose account the actor may change. Who works nowhere that the actor manages is as unknown as who is not there.
   * @throws EngineError FORBIDDEN, NOT_FOUND
   */
  readonly account: (actor: Actor, login: string) => Promise<{ readonly user: User; readonly memberships: readonly Membership[]; readonly oversight: Oversight }>
  /** Roles that let their holders manage people. */
  readonly managers: () => readonly string[]
}

/** A refusal that the interface has a sentence for. */
export const refuse = (code: 'FORBIDDEN' | 'BAD_INPUT' | 'NOT_FOUND', reason: string, message: string): EngineError => new EngineError(code, message, { data: { reason } })

export function openOverseers(platform: Platform, modelOf: () => Model | null): Overseers {
  const managing = (model: Model, roles: readonly string[]): boolean => roles.some((role) => model.roles.get(role)?.platform.has('users.manage') === true)
  const of = async (actor: Actor): Promise<Oversight> => {
    if (actor.kind === 'system') return { inNetwork: true, manages: () => true, covers: () => true, reaches: () => true }
    const model = modelOf()
    const held = await platform.memberships.of(actor.id)
    const rolesAt = (place: string | null): readonly string[] => held.filter(({ dealership }) => dealership === null || dealership === place).map(({ role }) => role)
    const places = [null, ...held.map(({ dealership }) => dealership)]
    if (model === null || !places.some((place) => managing(model, rolesAt(place)))) throw refuse('FORBIDDEN', 'not-manager', 'Your role does not manage people.')
    const manages = (place: string | null): boolean => managing(model, rolesAt(place))
    const covers = ({ role, dealership }: Membership): boolean => coversRole(model, rolesAt(dealership), role)
    return { inNetwork: manages(null), manages, covers, reaches: (memberships) => (memberships.length > 0 || manages(null)) && memberships.every((one) => manages(one.dealership) && covers(one)) }
  }
  return {
    of,
    account: async (actor, login) => {
      const oversight = await of(actor)
      const user = await platform.users.byLogin(login)
      const memberships = user ? await platform.memberships.of(user.id) : []
      if (!user || !(oversight.inNetwork || memberships.some(({ dealership }) => oversight.manages(dealership)))) throw noPerson(login)
      if (!oversight.reaches(memberships)) throw refuse('FORBIDDEN', memberships.every(({ dealership }) => oversight.manages(dealership)) ? 'more-rights' : 'works-elsewhere', 'This account reaches further than your rights do.')
      return { user, memberships, oversight }
    },
    managers: () => [...(modelOf()?.roles.values() ?? [])].filter(({ platform: rights }) => rights.has('users.manage')).map(({ name }) => name),
  }
}

export const noPerson = (login: string): EngineError => refuse('NOT_FOUND', 'no-person', `There is no user “${login}”.`)
