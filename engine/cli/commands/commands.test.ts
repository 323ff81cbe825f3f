import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readArguments } from './arguments.ts'
import { candidateFiles, overlayCode } from './candidate-files.ts'
import { check } from './check.ts'
import { type CommandContext, UsageError } from './command.ts'

const definitions = resolve(import.meta.dirname, '../../../definitions')

function context(): CommandContext & { readonly printed: string[] } {
  const printed: string[] = []
  const none = (): never => {
    throw new Error('needs no database')
  }
  return { printed, print: (text) => printed.push(text), root: definitions, open: none, database: none, files: none, log: none }
}

function changedPackage(change: (folder: string) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'package-'))
  cpSync(join(definitions, 'auto-service'), folder, { recursive: true })
  change(folder)
  return folder
}

describe('check', () => {
  test('finds nothing wrong with the package that ships, and needs no database for it', async () => {
    const told = context()
    expect(await check.run([join(definitions, 'auto-service')], told)).toBe(0)
    expect(told.printed.at(-1)).toBe('Nothing is wrong.')
  })

  test('names every mistake at once: file, place, what to do', async () => {
    const folder = changedPackage((path) => {
      const file = join(path, 'entities/complaint/machine.json')
      writeFileSync(file, readFileSync(file, 'utf8').replace(/"category": "\w+"/, '"category": "asleep"'))
      writeFileSync(join(path, 'roles/advisor/role.json'), '{ "id": ')
    })
    const told = context()
    expect(await check.run([folder], told)).toBe(1)
    const text = told.printed.join('\n')
    expect(text).toContain('entities/complaint/machine.json /states/')
    expect(text).toContain('roles/advisor/role.json')
    expect(text).toContain('→')
    expect(text).toMatch(/\d+ mistakes$/)
  })

  test('says that a folder does not exist', async () => {
    await expect(check.run(['/nowhere/at/all'], context())).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })
})

describe('the command line', () => {
  test('refuses what makes no sense', () => {
    expect(() => readArguments([], 1)).toThrow(UsageError)
    expect(() => readArguments(['a', 'b'], 1)).toThrow('b')
    expect(() => readArguments(['a', '--unknown', 'x'], 1)).toThrow(UsageError)
    expect(readArguments(['a', '--dealership', 'spb'], 1, ['dealership'])).toEqual({ words: ['a'], options: { dealership: 'spb' }, flags: new Set() })
    expect(readArguments(['a', '--force'], 1, [], ['force']).flags).toEqual(new Set(['force']))
    expect(() => readArguments(['a', '--force=yes'], 1, [], ['force'])).toThrow(UsageError)
  })

  test('lays an overlay over what is live, and keeps the overlays when a package is published', () => {
    const spb = join(definitions, 'overlays/spb')
    expect(overlayCode(spb, undefined)).toBe('spb')
    expect(overlayCode(join(definitions, 'auto-service'), undefined)).toBeNull()
    expect(() => overlayCode(join(definitions, 'auto-service'), 'spb')).toThrow('overlay.json')
    const live = { 'manifest.json': '{}', 'overlays/tyumen.json': '{"a":1}' }
    expect(Object.keys(candidateFiles(live, spb, 'spb'))).toEqual(['manifest.json', 'overlays/tyumen.json', 'overlays/spb.json'])
    const files = candidateFiles(live, join(definitions, 'auto-service'), null)
    expect(files['overlays/tyumen.json']).toBe('{"a":1}')
    expect(files['manifest.json']).not.toBe('{}')
  })
})
