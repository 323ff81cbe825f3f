/** The platform's own tables through Prisma: who may sign in, where they work, which definitions are live. */
import { type Dealerships, dealerships } from './dealerships.ts'
import { type Memberships, memberships } from './memberships.ts'
import { openPrisma } from './prisma.ts'
import { type Sessions, sessions } from './sessions.ts'
import { type Settings, settings } from './settings.ts'
import { type Tokens, tokens } from './tokens.ts'
import { type Users, users } from './users.ts'
import { type Versions, versions } from './versions.ts'

export type { Dealership } from './dealerships.ts'
export type { Membership } from './memberships.ts'
export type { Session } from './sessions.ts'
export type { Token } from './tokens.ts'
export { canonicalLogin, type Profile, type User } from './users.ts'
export type { Publication } from './versions.ts'

export interface Platform {
  readonly users: Users
  readonly memberships: Memberships
  readonly dealerships: Dealerships
  readonly tokens: Tokens
  readonly sessions: Sessions
  readonly versions: Versions
  readonly settings: Settings
  readonly close: () => Promise<void>
}

/** `databaseUrl`: a migrated database. Connects at the first query. */
export async function openPlatform(databaseUrl: string): Promise<Platform> {
  const prisma = openPrisma(databaseUrl)
  return {
    users: users(prisma),
    memberships: memberships(prisma),
    dealerships: dealerships(prisma),
    tokens: tokens(prisma),
    sessions: sessions(prisma),
    versions: versions(prisma),
    settings: settings(prisma),
    close: () => prisma.$disconnect(),
  }
}
