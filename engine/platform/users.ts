import { hash, verify } from '@node-rs/argon2'
import { EngineError } from '../kernel/errors.ts'
import { uuidv7 } from '../kernel/uuid.ts'
import { keepingManagers } from './keeping-managers.ts'
import type { Membership } from './memberships.ts'
import { answered, type Prisma } from './prisma.ts'
import { endSessions } from './sessions.ts'

export interface User {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly position: string | null
  readonly email: string | null
  readonly phone: string | null
  /** The telephone that they answer at. */
  readonly extension: string | null
  readonly locale: string
  readonly isActive: boolean
}

export interface NewUser {
  readonly login: string
  readonly name: string
  readonly password: string
  readonly position?: string | null
  readonly email?: string | null
  readonly phone?: string | null
  readonly locale?: string
  /** Given with the account, so that nobody is there without. */
  readonly memberships?: readonly Membership[]
}

export type Profile = Pick<User, 'name' | 'position' | 'email' | 'phone' | 'extension'>

export interface Users {
  /** Throws DUPLICATE where the login is taken, BAD_INPUT where login or password is empty. */
  readonly create: (user: NewUser) => Promise<User>
  readonly byLogin: (login: string) => Promise<User | null>
  readonly byId: (id: string) => Promise<User | null>
  /** Ordered by name. */
  readonly list: () => Promise<readonly User[]>
  readonly change: (id: string, changes: Partial<Profile>) => Promise<void>
  /** What the person set for the interface, as stored; among other preferences, which may be large. */
  readonly interfaceSettings: (id: string) => Promise<unknown>
  /** The others stay as they are, whoever changes them meanwhile. */
  readonly changeInterfaceSettings: (id: string, changes: Readonly<Record<string, unknown>>) => Promise<void>
  readonly setLocale: (id: string, locale: string) => Promise<void>
  /** Ends the user's sessions but `except`. */
  readonly setPassword: (id: string, password: string, except?: string) => Promise<void>
  /** Closing an account ends its sessions; opened again, it begins without any. Throws as `revoke` does where `managers` are given. */
  readonly setActive: (id: string, isActive: boolean, managers?: readonly string[]) => Promise<void>
  /** null: unknown login, inactive user or wrong password; all take the same time. */
  readonly verifyPassword: (login: string, password: string) => Promise<User | null>
}

const fields = { id: true, login: true, name: true, position: true, email: true, phone: true, extension: true, locale: true, isActive: true } as const
/** No text of the database holds the character zero. */
export const canonicalLogin = (login: string): string => login.replaceAll('\u0000', '').trim().toLowerCase()

/** Argon2id with the OWASP minimum: 19 MiB, two passes (the library's defaults). */
const hashed = (password: string): Promise<string> => hash(password)

/** Compared against where there is no such user. */
let nobody: Promise<string> | undefined

export function users(prisma: Prisma): Users {
  return {
    create: async ({ login, name, password, position = null, email = null, phone = null, locale = 'en', memberships = [] }) => {
      if (!canonicalLogin(login) || !password) throw new EngineError('BAD_INPUT', 'A user needs a login and a password.')
      const roles = { create: memberships.map(({ role, dealership }) => ({ id: uuidv7(), role, dealership })) }
      const data = { id: uuidv7(), login: canonicalLogin(login), name, position, email, phone, locale, passwordHash: await hashed(password), memberships: roles }
      return answered(prisma.user.create({ data, select: fields }), `There is a user "${data.login}" already.`)
    },
    byLogin: (login) => answered(prisma.user.findUnique({ where: { login: canonicalLogin(login) }, select: fields })),
    byId: (id) => answered(prisma.user.findUnique({ where: { id }, select: fields })),
    list: () => answered(prisma.user.findMany({ select: fields, orderBy: [{ name: 'asc' }, { login: 'asc' }] })),
    change: async (id, { name, position, email, phone, extension }) => {
      const given = { name, position, email, phone, extension }
      const data = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
      await answered(prisma.user.update({ where: { id }, data }))
    },
    interfaceSettings: async (id) => {
      const [row] = await answered(prisma.$queryRaw<{ settings: unknown }[]>`select preferences -> 'interface' as settings from platform."user" where id = ${id}::uuid`)
      return row?.settings ?? null
    },
    changeInterfaceSettings: async (id, changes) => {
      await answered(prisma.$executeRaw`update platform."user" set preferences = preferences || jsonb_build_object('interface', coalesce(nullif(preferences -> 'interface', 'null'), '{}') || ${JSON.stringify(changes)}::jsonb) where id = ${id}::uuid`)
    },
    setLocale: async (id, locale) => {
      await answered(prisma.user.update({ where: { id }, data: { locale } }))
    },
    setPassword: async (id, password, except) => {
      const passwordHash = await hashed(password)
      await answered(prisma.$transaction([prisma.user.update({ where: { id }, data: { passwordHash } }), endSessions(prisma, id, except)]))
    },
    setActive: async (id, isActive, managers = []) => {
      await keepingManagers(prisma, managers, async (open) => {
        await open.user.update({ where: { id }, data: { isActive } })
        if (!isActive) await endSessions(open, id)
      })
    },
    verifyPassword: async (login, password) => {
      const found = await answered(prisma.user.findUnique({ where: { login: canonicalLogin(login) }, select: { ...fields, passwordHash: true } }))
      nobody ??= hashed('nobody')
      const none = await nobody
      const isRight = await verify(found?.passwordHash || none, password)
      if (!found?.isActive || !isRight) return null
      const { passwordHash: _, ...user } = found
      return user
    },
  }
}
