import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { type EngineError, isEngineError } from '../kernel/errors.ts'
import { environmentNames, readEnvironment } from './environment.ts'

const root = mkdtempSync(join(tmpdir(), 'environment-'))
const project = resolve(import.meta.dirname, '../..')

function refusalOf(variables: Readonly<Record<string, string>>): EngineError {
  try {
    readEnvironment(root, variables)
  } catch (error) {
    if (isEngineError(error)) return error
  }
  return expect.unreachable()
}

test('works without any configuration, with a secret that stays', () => {
  const first = readEnvironment(root, {})
  expect(first).toMatchObject({ port: 3000, host: undefined, databaseUrl: undefined, demo: true, worker: true, poolSize: 10, logLevel: 'info', privateWebhooks: false })
  expect(first.secret.length).toBeGreaterThanOrEqual(32)
  expect(readEnvironment(root, { PORT: '' })).toEqual(first)
})

const wrong = {
  PORT: '70000',
  DATABASE_URL: 'mysql://me:hidden@host/x',
  PITLANE_REPLICA_URL: 'postgresql://me:hidden@host',
  PITLANE_POOL: '1',
  PITLANE_DEMO: 'maybe',
  PITLANE_WORKER: 'yes',
  PITLANE_PRIVATE_WEBHOOKS: '1',
  PITLANE_LOG_LEVEL: 'loud',
  PITLANE_METRICS_TOKEN: 'hidden',
  PITLANE_RATE_LIMIT: '0',
  PITLANE_PROXIES: '-1',
  PITLANE_FILE_LIMIT: '0',
  PITLANE_S3_BUCKET: 'My Bucket',
  PITLANE_S3_FOLDER: '../other',
  PITLANE_S3_REGION: 'Frankfurt!',
  PITLANE_S3_ENDPOINT: 'minio',
  PITLANE_S3_KEY: 'x',
  PITLANE_S3_SECRET: 'hidden',
  NEXTAUTH_SECRET: 'hidden',
  NEXTAUTH_URL: 'pitlane.example.com',
}

test('names everything that is wrong at once, with what to do, and repeats no secret', () => {
  const error = refusalOf(wrong)
  expect(error.code).toBe('CONFIGURATION')
  expect(error.issues.map(({ pointer }) => pointer)).toEqual(Object.keys(wrong).map((name) => `/${name}`))
  expect(error.issues.every(({ hint }) => hint)).toBe(true)
  expect(JSON.stringify(error.issues)).not.toContain('hidden')
})

test('every variable but the address to listen on and a folder is checked', () => {
  expect(environmentNames.filter((name) => name !== 'HOST' && name !== 'PITLANE_FILES')).toEqual(Object.keys(wrong))
})

test('a misspelt name is no setting without effect', () => {
  expect(refusalOf({ PITLANE_LOGLEVEL: 'debug' }).issues).toEqual([{ pointer: '/PITLANE_LOGLEVEL', message: 'is no variable of Pitlane.', hint: 'Was PITLANE_LOG_LEVEL meant?' }])
})

test('a replica is another server than the one it follows', () => {
  const url = 'postgresql://me@host/pitlane'
  expect(refusalOf({ PITLANE_REPLICA_URL: url }).issues[0]?.message).toContain('bundled')
  expect(refusalOf({ PITLANE_REPLICA_URL: url, DATABASE_URL: url }).issues[0]?.message).toContain('the same')
  expect(readEnvironment(root, { PITLANE_REPLICA_URL: url, DATABASE_URL: 'postgresql://me@other/pitlane' }).replicaUrl).toBe(url)
})

test('files go to a folder of the installation, or to a bucket that is named whole', () => {
  expect(readEnvironment(root, {})).toMatchObject({ files: { kind: 'disk', folder: join(root, '.pitlane', 'files') }, fileLimit: 100 * 1024 * 1024 })
  expect(readEnvironment(root, { PITLANE_FILES: '/srv/files' }).files).toEqual({ kind: 'disk', folder: '/srv/files' })
  const whole = { PITLANE_S3_BUCKET: 'files', PITLANE_S3_REGION: 'eu-central-1', PITLANE_S3_KEY: 'key', PITLANE_S3_SECRET: 'a secret key' }
  expect(readEnvironment(root, whole).files).toEqual({ kind: 's3', bucket: 'files', folder: 'pitlane', region: 'eu-central-1', endpoint: undefined, credentials: { accessKeyId: 'key', secretAccessKey: 'a secret key' } })
  const pointers = (variables: Readonly<Record<string, string>>) => refusalOf(variables).issues.map(({ pointer }) => pointer)
  expect(pointers({ PITLANE_S3_REGION: 'eu-central-1' })).toEqual(['/PITLANE_S3_REGION'])
  expect(pointers({ PITLANE_S3_BUCKET: 'files', PITLANE_S3_KEY: 'key', PITLANE_FILES: '/srv' })).toEqual(['/PITLANE_S3_REGION', '/PITLANE_S3_KEY', '/PITLANE_FILES'])
})

test.each(['0', '-1', '80a', '65536'])('%s is not a port', (PORT) => {
  expect(() => readEnvironment(root, { PORT })).toThrow()
})

test('.env.example and the README say the same names as the code, no more and no fewer', () => {
  const example = readFileSync(join(project, '.env.example'), 'utf8')
  expect([...example.matchAll(/^#?([A-Z0-9_]+)=/gm)].map(([, name]) => name).sort()).toEqual([...environmentNames].sort())
  const table = readFileSync(join(project, 'README.md'), 'utf8').split('| variable | default |')[1]?.split('\n\n')[0] ?? ''
  expect([...table.matchAll(/^\| (.+?) \|/gm)].flatMap(([, cell]) => [...(cell ?? '').matchAll(/`([A-Z0-9_]+)`/g)].map(([, name]) => name)).sort()).toEqual([...environmentNames].sort())
})
