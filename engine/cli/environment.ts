import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { EngineError, type Issue } from '../kernel/errors.ts'

/** What the environment says; every name is described in .env.example. */
export interface Environment {
  readonly port: number
  /** Address to listen on; undefined: all. */
  readonly host: string | undefined
  readonly databaseUrl: string | undefined
  readonly demo: boolean
  readonly secret: string
}

type Variables = Readonly<Record<string, string | undefined>>

/** Reads the variables of .env into the environment; what is set there already wins. */
export function loadEnvFile(root: string): void {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
}

/** Throws CONFIGURATION with everything that is wrong, at once. */
export function readEnvironment(root: string, given: Variables = process.env): Environment {
  // An empty variable counts as not set.
  const variables = Object.fromEntries(Object.entries(given).filter(([, value]) => value?.trim()))
  const issues = [checkPort(variables.PORT), checkDatabase(variables.DATABASE_URL), checkDemo(variables.PITLANE_DEMO), checkSecret(variables.NEXTAUTH_SECRET)]
  const wrong = issues.filter((issue) => issue !== null)
  if (wrong.length > 0) throw new EngineError('CONFIGURATION', 'The configuration is wrong.', { issues: wrong })
  return {
    port: Number(variables.PORT ?? 3000),
    host: variables.HOST,
    databaseUrl: variables.DATABASE_URL,
    demo: variables.PITLANE_DEMO !== 'off',
    secret: variables.NEXTAUTH_SECRET ?? ownSecret(root),
  }
}

function checkPort(value: string | undefined): Issue | null {
  if (value === undefined || (/^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535)) return null
  return { pointer: '/PORT', message: `"${value}" is not a port.`, hint: 'A number from 1 to 65535, for example PORT=3001.' }
}

function checkDatabase(value: string | undefined): Issue | null {
  if (value === undefined) return null
  const isUrl = URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol) && new URL(value).pathname.length > 1
  if (isUrl) return null
  return { pointer: '/DATABASE_URL', message: 'is not the address of a PostgreSQL database.', hint: 'postgresql://user:password@host:5432/database, special characters in the password percent-encoded.' }
}

function checkDemo(value: string | undefined): Issue | null {
  if (value === undefined || value === 'on' || value === 'off') return null
  return { pointer: '/PITLANE_DEMO', message: `"${value}" means nothing here.`, hint: 'on or off.' }
}

function checkSecret(value: string | undefined): Issue | null {
  if (value === undefined || value.length >= 32) return null
  return { pointer: '/NEXTAUTH_SECRET', message: 'is too short to protect sessions.', hint: 'At least 32 characters, for example from "openssl rand -base64 32"; or leave it out and one is made.' }
}

/** Made once and kept, so that people stay signed in over restarts. */
function ownSecret(root: string): string {
  const file = join(root, '.pitlane', 'secret')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const secret = randomBytes(32).toString('base64url')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, secret, { mode: 0o600 })
  return secret
}
