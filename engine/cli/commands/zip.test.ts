/** Packages and overlays as one file: written by one installation, read by another. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readFolder } from '../../definition/index.ts'
import type { DraftFiles } from '../../engine.ts'
import { packFiles } from '../../transfer/packages/pack-files.ts'
import { candidateFiles, folderOf, overlayCode } from './candidate-files.ts'
import { check } from './check.ts'
import type { CommandContext } from './command.ts'
import { exportFiles } from './export.ts'
import { plan } from './plan.ts'

const definitions = resolve(import.meta.dirname, '../../../definitions')
const folder = mkdtempSync(join(tmpdir(), 'zips-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const spb = readFolder(join(definitions, 'overlays/spb'))['overlay.json'] ?? ''
const live: DraftFiles = { ...readFolder(join(definitions, 'auto-service')), 'overlays/spb.json': spb }

/** An installation in which `live` is live; what it is asked to plan is kept. */
function installation() {
  const printed: string[] = []
  const planned: DraftFiles[] = []
  const engine = {
    draft: async () => live,
    pack: async (_: unknown, files: DraftFiles, dealership: string | null) => packFiles(files, dealership),
    plan: async (_: unknown, files: DraftFiles) => {
      planned.push(files)
      return { issues: [], changes: [], sql: [] }
    },
  }
  const context = { print: (text: string) => printed.push(text), root: definitions, open: async () => ({ engine, system: {} }) } as unknown as CommandContext
  return { printed, planned, context }
}

test('what is live is written into one file and read back as it was, overlays with it', async () => {
  const { context, printed, planned } = installation()
  const file = join(folder, 'all.zip')
  expect(await exportFiles.run([file], context)).toBe(0)
  expect(printed).toEqual([`Written to ${file}`])
  const read = await folderOf(file)
  expect(overlayCode(read, undefined)).toBeNull()
  expect(candidateFiles({}, read, null)).toEqual(live)
  expect(await plan.run([file], context)).toBe(0)
  expect(planned).toEqual([live])
  // Nothing that lies there is overwritten.
  await expect(exportFiles.run([file], context)).rejects.toMatchObject({ code: 'BAD_INPUT' })
})

test('one dealership goes alone, and comes to the package that is live elsewhere', async () => {
  const { context, planned } = installation()
  const file = join(folder, 'spb.zip')
  await exportFiles.run([file, '--dealership', 'spb'], context)
  const read = await folderOf(file)
  expect([overlayCode(read, undefined), existsSync(join(read, 'manifest.json'))]).toEqual(['spb', false])
  expect(candidateFiles({ 'manifest.json': '{}' }, read, 'spb')).toEqual({ 'manifest.json': '{}', 'overlays/spb.json': spb })
  await plan.run([file], context)
  expect(planned).toEqual([live])
  await expect(exportFiles.run([join(folder, 'tyumen.zip'), '--dealership', 'tyumen'], context)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(existsSync(join(folder, 'tyumen.zip'))).toBe(false)
})

test('a file that is no package is refused, and one with mistakes names them', async () => {
  const { context, printed } = installation()
  const [none, wrong] = [join(folder, 'none.zip'), join(folder, 'wrong.zip')]
  writeFileSync(none, 'PK nonsense')
  await expect(check.run([none], context)).rejects.toMatchObject({ code: 'BAD_INPUT' })
  writeFileSync(wrong, await packFiles({ 'manifest.json': live['manifest.json'] ?? '', 'roles/advisor/role.json': '{ "id": ' }))
  expect(await check.run([wrong], context)).toBe(1)
  expect(printed.join('\n')).toContain('roles/advisor/role.json')
})
