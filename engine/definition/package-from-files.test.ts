import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { garagePackage } from '../../tests/fixtures/garage.ts'
import { filesOfPackage } from './files-of-package.ts'
import { loadOverlay, loadPackage, readFolder } from './load-package.ts'
import { packageFromFiles } from './package-from-files.ts'
import type { OverlayDefinition } from './types.ts'

const garage = filesOfPackage(garagePackage)

/** The garage with one file changed. */
const issuesWith = (path: string, text: string) => packageFromFiles({ ...garage, [path]: text }).issues
const changed = (path: string, change: (content: Record<string, unknown>) => unknown) => issuesWith(path, JSON.stringify(change(JSON.parse(garage[path] as string) as Record<string, unknown>)))

describe('reading a package', () => {
  it('takes a whole package without an issue', () => {
    const { package: pkg, issues } = packageFromFiles(garage)
    expect(issues).toEqual([])
    expect(pkg?.entities.client?.entity).toEqual(garagePackage.entities.client?.entity)
  })

  it('reads the packages of the project', () => {
    expect(loadPackage('definitions/auto-service').issues).toEqual([])
    expect(loadOverlay('definitions/overlays/spb').issues).toEqual([])
  })

  it('names line and column of broken JSON', () => {
    expect(issuesWith('roles/manager/role.json', '{\n  "id": "ro_manager",\n  "name" "manager"\n}')).toMatchObject([{ file: 'roles/manager/role.json', message: 'is not valid JSON (line 3, column 10)' }])
    expect(issuesWith('manifest.json', '{')[0]?.message).toBe('is not valid JSON (line 1, column 2)')
  })

  it('refuses a key that stands twice, since one would be lost', () => {
    expect(issuesWith('manifest.json', '{\n"id": "garage",\n"version": "1.0.0",\n"titles": {"en": "a", "ru": "b"},\n"id": "shop"}')).toMatchObject([{ message: 'the key “id” stands twice in one object (line 5)' }])
  })

  it('refuses endless nesting and endless text instead of failing on them', () => {
    expect(issuesWith('manifest.json', '['.repeat(100_000) + ']'.repeat(100_000))).toMatchObject([{ message: 'is nested deeper than 60 levels (line 1)' }])
    expect(issuesWith('manifest.json', `"${'x'.repeat(2_000_001)}"`)).toMatchObject([{ message: 'is larger than 2 MB' }])
  })

  it('says what a mistyped property was meant to be', () => {
    expect(changed('manifest.json', ({ titles, ...rest }) => ({ ...rest, titels: titles }))).toEqual([
      { file: 'manifest.json', pointer: '', message: '“titles” is missing' },
      { file: 'manifest.json', pointer: '/titels', message: '“titels” means nothing here', hint: 'Did you mean “titles”?' },
    ])
  })

  it('collects the mistakes of all files at once', () => {
    const files = { ...garage, 'manifest.json': '{}', 'roles/manager/role.json': '[]', 'notes.txt': 'x' }
    const { package: pkg, issues } = packageFromFiles(files)
    expect(pkg).toBeNull()
    expect([...new Set(issues.map(({ file }) => file))].sort()).toEqual(['manifest.json', 'notes.txt', 'roles/manager/role.json'])
  })

  it('knows no other files, and misses those that must be there', () => {
    expect(issuesWith('entities/client/print.json', '{}')).toMatchObject([{ file: 'entities/client/print.json', message: 'no file of a package stands here' }])
    const { 'entities/client/views.json': _, ...rest } = garage
    expect(packageFromFiles(rest).issues).toMatchObject([{ file: 'entities/client/views.json', message: 'is missing' }])
  })

  it('wants the folder and the name to agree', () => {
    expect(changed('entities/client/entity.json', (entity) => ({ ...entity, name: 'customer' }))).toMatchObject([{ pointer: '/name', message: 'is “customer”, but the file stands under “client”' }])
  })

  it.each(['Client', 'client_card', '1client', 'a--b', '../client', '__proto__', 'к', 'a'.repeat(41)])('refuses “%s” as the name of an entity', (name) => {
    const files = { ...garage, [`entities/${name}/entity.json`]: JSON.stringify({ ...JSON.parse(garage['entities/client/entity.json'] as string), name }), [`entities/${name}/views.json`]: garage['entities/client/views.json'] as string }
    expect(packageFromFiles(files).package).toBeNull()
  })

  it.each(['LastName', 'last-name', 'last name', '__proto__', 'a"; drop table x; --', 'a'.repeat(41)])('refuses “%s” as the name of a field', (name) => {
    const entity = JSON.parse(garage['entities/client/entity.json'] as string) as { schema: { properties: Record<string, unknown> } }
    const properties = `${JSON.stringify(entity.schema.properties).slice(0, -1)},${JSON.stringify(name)}:${JSON.stringify(entity.schema.properties.phone)}}`
    const text = JSON.stringify({ ...entity, schema: { type: 'object', properties: 'HERE' } }).replace('"HERE"', () => properties)
    expect(issuesWith('entities/client/entity.json', text).length).toBeGreaterThan(0)
  })

  it('tells the kinds of a choice apart', () => {
    const operations = [{ op: 'drop-field', field: 'fl_phone' }, { op: 'hide' }]
    const issues = issuesWith('overlays/spb.json', JSON.stringify({ base: 'garage@1.0.0', dealership: 'spb', operations }))
    expect(issues.map(({ pointer, message }) => [pointer, message])).toEqual([
      ['/operations/0', expect.stringMatching(/^“drop-field” is not known here as “op”; known: add-field, .*set-calendar, /)],
      ['/operations/1', '“element” is missing'],
    ])
  })

  it('never throws, whatever text the files hold', () => {
    const paths = fc.constantFrom(...Object.keys(garage), 'x.json', '__proto__', 'overlays/__proto__.json')
    fc.assert(
      fc.property(paths, fc.oneof(fc.string(), fc.json()), (path, text) => {
        const { package: pkg, issues } = packageFromFiles(Object.fromEntries([...Object.entries(garage), [path, text]]))
        expect(pkg === null).toBe(issues.length > 0)
      }),
      { numRuns: 300 },
    )
  })
})

describe('writing a package', () => {
  const overlay: OverlayDefinition = { base: 'garage@1.0.0', dealership: 'spb', operations: [{ op: 'hide', element: 'fl_phone' }] }

  it('gives back what it reads, text for text', () => {
    const files = filesOfPackage(garagePackage, { spb: overlay })
    const read = packageFromFiles(files)
    expect(read.overlays).toEqual({ spb: overlay })
    expect(read.package && filesOfPackage(read.package, read.overlays)).toEqual(files)
  })

  it('gives back the packages of the project, key order and all', () => {
    const files = readFolder('definitions/auto-service')
    const { package: pkg } = packageFromFiles(files)
    expect(pkg && filesOfPackage(pkg)).toEqual(files)
  })

  it('puts keys in the order of the types, whatever order they came in', () => {
    const shuffled = fc.func(fc.integer())
    fc.assert(
      fc.property(shuffled, (rank) => {
        const mixed = Object.fromEntries(Object.entries(garage).map(([path, text]) => [path, JSON.stringify(disordered(JSON.parse(text) as unknown, rank))]))
        const { package: pkg } = packageFromFiles(mixed)
        return pkg !== null && JSON.stringify(Object.keys(JSON.parse(filesOfPackage(pkg)['entities/client/entity.json'] as string) as object)) === JSON.stringify(Object.keys(JSON.parse(garage['entities/client/entity.json'] as string) as object))
      }),
      { numRuns: 20 },
    )
  })
})

/** The value with the keys of every object in another order. */
function disordered(value: unknown, rank: (key: string) => number): unknown {
  if (Array.isArray(value)) return value.map((entry) => disordered(entry, rank))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => rank(a) - rank(b)).map(([key, inner]) => [key, disordered(inner, rank)]))
}
