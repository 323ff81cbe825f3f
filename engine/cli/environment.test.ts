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

test('every variable but the address to listen on is checked', () => {
  expect(environmentNames.filter((name) => name !== 'HOST')).toEqual(Object.keys(wrong))
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

test.each(['0', '-1', '80a', '65536'])('%s is not a port', (PORT) => {
  expect(() => readEnvironment(root, { PORT })).toThrow()
})

test('.env.example and the README say the same names as the code, no more and no fewer', () => {
  const example = readFileSync(join(project, '.env.example'), 'utf8')
  expect([...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name).sort()).toEqual([...environmentNames].sort())
  const table = readFileSync(join(project, 'README.md'), 'utf8').split('| variable | default |')[1]?.split('\n\n')[0] ?? ''
  expect([...table.matchAll(/^\| (.+?) \|/gm)].flatMap(([, cell]) => [...(cell ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name)).sort()).toEqual([...environmentNames].sort())
})
