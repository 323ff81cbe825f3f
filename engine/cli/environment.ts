import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { FilesConfig } from '../files/index.ts'
import { EngineError, type Issue } from '../kernel/errors.ts'
import { nearestName } from '../kernel/nearest-name.ts'
import { bucket, folder, type Check, database, number, rateOrOff, region, secret, switchOf, webAddress, word } from './environment/checks.ts'
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
  readonly files: FilesConfig
  /** Bytes of the largest file that people may attach. */
  readonly fileLimit: number
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
  PITLANE_FILES: null,
  PITLANE_FILE_LIMIT: number(1, 5_000, 'The largest attached file in MB, from 1 to 5000.'),
  PITLANE_S3_BUCKET: bucket,
  PITLANE_S3_FOLDER: folder,
  PITLANE_S3_REGION: region,
  PITLANE_S3_ENDPOINT: webAddress,
  PITLANE_S3_KEY: secret(3, 'be an access key', 'leave key and secret out and the machine’s own role is used'),
  PITLANE_S3_SECRET: secret(8, 'be a secret key', 'leave key and secret out and the machine’s own role is used'),
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
  const wrong = [...Object.entries(checks).flatMap(([name, check]) => checked(name, check, variables[name])), ...unknownNames(variables), ...togetherWrong(variables), ...bucketWrong(variables)]
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
    files: filesOf(root, variables),
    fileLimit: Number(variables.PITLANE_FILE_LIMIT ?? 100) * 1_048_576,
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

/** Half of what a bucket needs would send files somewhere else than meant. */
function bucketWrong(variables: Variables): readonly Issue[] {
  const wrong = (name: string, message: string, hint: string): readonly Issue[] => [{ pointer: `/${name}`, message, hint }]
  const given = ['FOLDER', 'REGION', 'ENDPOINT', 'KEY', 'SECRET'].map((name) => `PITLANE_S3_${name}`).filter((name) => variables[name] !== undefined)
  if (variables.PITLANE_S3_BUCKET === undefined) return given.flatMap((name) => wrong(name, 'is set, but PITLANE_S3_BUCKET is not.', 'Name the bucket, or leave all of PITLANE_S3_… out.'))
  return [
    ...(variables.PITLANE_S3_REGION === undefined ? wrong('PITLANE_S3_REGION', 'is missing for the bucket.', 'For example eu-central-1; services that have no regions take us-east-1.') : []),
    ...((variables.PITLANE_S3_KEY === undefined) === (variables.PITLANE_S3_SECRET === undefined) ? [] : wrong('PITLANE_S3_KEY', 'and PITLANE_S3_SECRET go together.', 'Give both, or neither for the machine’s own role.')),
    ...(variables.PITLANE_FILES === undefined ? [] : wrong('PITLANE_FILES', 'is set beside PITLANE_S3_BUCKET.', 'Files are kept in one place: leave one of the two out.')),
  ]
}

function filesOf(root: string, { PITLANE_FILES: folder, PITLANE_S3_BUCKET: name, PITLANE_S3_FOLDER: inBucket = 'pitlane', PITLANE_S3_REGION: where = '', PITLANE_S3_ENDPOINT: endpoint, PITLANE_S3_KEY: key, PITLANE_S3_SECRET: hidden }: Variables): FilesConfig {
  if (name === undefined) return { kind: 'disk', folder: resolve(root, folder ?? join('.pitlane', 'files')) }
  return { kind: 's3', bucket: name, folder: inBucket, region: where, endpoint, credentials: key !== undefined && hidden !== undefined ? { accessKeyId: key, secretAccessKey: hidden } : undefined }
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
