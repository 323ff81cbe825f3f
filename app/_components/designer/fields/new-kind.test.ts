import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPackage } from '../../../../engine/compile/index.ts'
import { packageFromFiles, readFolder } from '../../../../engine/definition/index.ts'
import { isFreeKind, type KindWish, newKind } from './new-kind.ts'
import { renameKind, withoutKind } from './kind-files.ts'

const files = readFolder('definitions/auto-service')
const issuesOf = (changed: Readonly<Record<string, string | null>>) => {
  const next = Object.fromEntries(Object.entries({ ...files, ...changed }).filter((entry): entry is [string, string] => entry[1] !== null))
  const { package: pkg, issues } = packageFromFiles(next)
  return pkg ? checkPackage(pkg) : issues
}
const titles = { en: 'Test drive', ru: 'Тест-драйв' }
const wish: KindWish = { name: 'test-drive', titles, pluralTitles: titles, scope: 'dealership', icon: 'car', hasStates: true, prefix: 'TD-', roles: ['sales-manager', 'head'], workplaces: ['sales'] }

describe('a kind of record out of nothing', () => {
  it('is right at once, whatever is chosen', () => {
    const names = ['sales-manager', 'admin', 'analyst', 'head', 'mechanic']
    const wishes = fc.record({ scope: fc.constantFrom('network' as const, 'dealership' as const, 'layered' as const), hasStates: fc.boolean(), prefix: fc.constantFrom(null, '', 'TD-'), roles: fc.subarray(names), workplaces: fc.subarray(['sales', 'administration', 'workshop', 'analysis']) })
    fc.assert(fc.property(wishes, (some) => {
      expect(issuesOf(newKind(files, { ...wish, ...some })).filter(({ severity }) => severity !== 'warning')).toEqual([])
    }), { numRuns: 5 })
  })

  it('gives its roles rights and a place in the navigation, and takes no name that is taken', () => {
    const made = newKind(files, wish)
    expect(JSON.parse(made['roles/head/role.json'] ?? '')).toMatchObject({ permissions: { 'test-drive': { create: true } } })
    expect(made['workplaces/sales/workplace.json']).toContain('"entity": "test-drive"')
    expect(issuesOf(made)).toEqual([])
    expect(isFreeKind({ ...files, ...made }, 'test-drive')).toBe(false)
    expect(isFreeKind(files, 'constructor')).toBe(false)
  })
})

describe('a kind under another name', () => {
  it.each(['client', 'complaint-category', 'survey-type'])('is followed by whatever speaks of %s', (name) => {
    const changed = renameKind(files, name, 'zz-renamed')
    expect(issuesOf(changed)).toEqual([])
    const now = Object.fromEntries(Object.entries({ ...files, ...changed }).filter((entry): entry is [string, string] => entry[1] !== null))
    const back = renameKind(now, 'zz-renamed', name)
    expect(Object.keys(back).filter((path) => back[path] !== null).every((path) => JSON.stringify(JSON.parse(back[path] ?? '')) === JSON.stringify(JSON.parse(files[path] ?? 'null')))).toBe(true)
  })

  it('goes with its files, its rights and its places in menus', () => {
    const made = Object.fromEntries(Object.entries({ ...files, ...newKind(files, wish) }))
    const gone = withoutKind(made, 'test-drive')
    expect(gone['entities/test-drive/entity.json']).toBeNull()
    expect(issuesOf({ ...made, ...gone })).toEqual([])
    expect(JSON.parse(gone['roles/head/role.json'] ?? '')).toEqual(JSON.parse(files['roles/head/role.json'] ?? ''))
  })
})
