import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isEngineError } from '../kernel/errors.ts'
import { readEnvironment } from './environment.ts'

const root = mkdtempSync(join(tmpdir(), 'environment-'))

test('works without any configuration, with a secret that stays', () => {
  const first = readEnvironment(root, {})
  expect(first).toMatchObject({ port: 3000, host: undefined, databaseUrl: undefined, demo: true })
  expect(first.secret.length).toBeGreaterThanOrEqual(32)
  expect(readEnvironment(root, { PORT: '' })).toEqual(first)
})

test('names everything that is wrong at once, with what to do, and repeats no password', () => {
  try {
    readEnvironment(root, { PORT: '70000', DATABASE_URL: 'mysql://me:hidden@host/x', PITLANE_DEMO: 'maybe', NEXTAUTH_SECRET: 'short' })
    expect.unreachable()
  } catch (error) {
    if (!isEngineError(error)) throw error
    expect(error.code).toBe('CONFIGURATION')
    expect(error.issues.map(({ pointer }) => pointer)).toEqual(['/PORT', '/DATABASE_URL', '/PITLANE_DEMO', '/NEXTAUTH_SECRET'])
    expect(error.issues.every(({ hint }) => hint)).toBe(true)
    expect(JSON.stringify(error.issues)).not.toContain('hidden')
  }
})

test.each(['0', '-1', '80a', '65536'])('%s is not a port', (PORT) => {
  expect(() => readEnvironment(root, { PORT })).toThrow()
})
