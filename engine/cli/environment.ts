import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { EngineError, type Issue } from '../kernel/errors.ts'
import { nearestName } from '../kernel/nearest-name.ts'
import { type Check, database, number, rateOrOff, secret, switchOf, webAddress, word } from './environment/checks.ts'
import { type LogLevel, logLevels } from './log.ts'

/** What the environment says; every name is described in .env.example. */
export interface Environment {
  readonly port: number
  /** Address to listen on; undefined: all. */
  readonly host: string | undefined
  readonly databaseUrl: string | undefined
  /** A streaming copy of the database, for reports. */
  readonly replicaUrl: string | undefined
  /** Connections of each process for records. */
  readonly poolSize: number
  readonly demo: boolean
  /** Whether the server does jobs itself; else `pitlane worker` does. */
  readonly worker: boolean
  /** Whether webhooks may go to private addresses. */
  readonly privateWebhooks: boolean
  readonly logLevel: LogLevel
  /** Whoever bears it may read /metrics; undefined: only this machine itself may. */
  readonly metricsToken: string | undefined
  /** Requests a minute that one user or token may make of each process; null: any number. */
  readonly rateLimit: number | null
  /** Proxies in front of this process that are ours and tell where requests come from. */
  readonly proxies: number
  readonly secret: string
}

type Variables = Readonly<Record<string, string | undefined>>

/** Every variable there is, with what it must look like. */
const checks = {
  PORT: number(1, 65_535, 'A number from 1 to 65535, for example PORT=3001.'),
  HOST: null,
  DATABASE_URL: database,
  PITLANE_REPLICA_URL: database,
  PITLANE_POOL: number(2, 200, 'Connections of each process, from 2 to 200; all processes together at most what PostgreSQL’s max_connections allows.'),
  PITLANE_DEMO: switchOf,
  PITLANE_WORKER: switchOf,
  PITLANE_PRIVATE_WEBHOOKS: switchOf,
  PITLANE_LOG_LEVEL: word(logLevels),
  PITLANE_METRICS_TOKEN: secret(16, 'guard the metrics', 'leave it out and only this machine may read them'),
  PITLANE_RATE_LIMIT: rateOrOff,
  PITLANE_PROXIES: number(0, 9, 'How many proxies of yours stand in front, each of which adds to X-Forwarded-For; 0 without.'),
  NEXTAUTH_SECRET: secret(32, 'protect sessions', 'leave it out and one is made'),
  NEXTAUTH_URL: webAddress,
} as const satisfies Readonly<Record<string, Check | null>>

export const environmentNames: readonly string[] = Object.keys(checks)

/** Reads the variables of .env into the environment; what is set there already wins. */
export function loadEnvFile(root: string): void {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
}

/** Throws CONFIGURATION with everything that is wrong, at once. */
export function readEnvironment(root: string, given: Variables = process.env): Environment {
  // An empty variable counts as not set.
  const variables = Object.fromEntries(Object.entries(given).filter(([, value]) => value?.trim()))
  const wrong = [...Object.entries(checks).flatMap(([name, check]) => checked(name, check, variables[name])), ...unknownNames(variables), ...togetherWrong(variables)]
  if (wrong.length > 0) throw new EngineError('CONFIGURATION', 'The configuration is wrong.', { issues: wrong })
  return {
    port: Number(variables.PORT ?? 3000),
    host: variables.HOST,
    databaseUrl: variables.DATABASE_URL,
    replicaUrl: variables.PITLANE_REPLICA_URL,
    poolSize: Number(variables.PITLANE_POOL ?? 10),
    demo: variables.PITLANE_DEMO !== 'off',
    worker: variables.PITLANE_WORKER !== 'off',
    privateWebhooks: variables.PITLANE_PRIVATE_WEBHOOKS === 'on',
    logLevel: (variables.PITLANE_LOG_LEVEL ?? 'info') as LogLevel,
    metricsToken: variables.PITLANE_METRICS_TOKEN,
    rateLimit: variables.PITLANE_RATE_LIMIT === 'off' ? null : Number(variables.PITLANE_RATE_LIMIT ?? 6000),
    proxies: Number(variables.PITLANE_PROXIES ?? 0),
    secret: variables.NEXTAUTH_SECRET ?? ownSecret(root),
  }
}

function checked(name: string, check: Check | null, value: string | undefined): readonly Issue[] {
  const mistake = value === undefined ? null : check?.(value)
  return mistake ? [{ pointer: `/${name}`, ...mistake }] : []
}

/** A misspelt name would be silently without effect. The browser tests have some of their own. */
function unknownNames(variables: Variables): readonly Issue[] {
  const unknown = Object.keys(variables).filter((name) => name.startsWith('PITLANE_') && !name.startsWith('PITLANE_E2E_') && !environmentNames.includes(name))
  return unknown.map((name) => {
    const near = nearestName(name, environmentNames)
    return { pointer: `/${name}`, message: 'is no variable of Pitlane.', hint: near ? `Was ${near} meant?` : 'See .env.example for all there are.' }
  })
}

function togetherWrong({ PITLANE_REPLICA_URL: replica, DATABASE_URL: primary }: Variables): readonly Issue[] {
  if (replica === undefined || (primary !== undefined && primary !== replica)) return []
  const message = primary === undefined ? 'is set, but the bundled PostgreSQL has no replica.' : 'is the same database as DATABASE_URL.'
  return [{ pointer: '/PITLANE_REPLICA_URL', message, hint: 'Give the address of a streaming replica of the server behind DATABASE_URL, or leave it out.' }]
}

/** Made once and kept, so that people stay signed in over restarts. */
function ownSecret(root: string): string {
  const file = join(root, '.pitlane', 'secret')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const made = randomBytes(32).toString('base64url')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, made, { mode: 0o600 })
  return made
}
