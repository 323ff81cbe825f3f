import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPackage } from '../compile/index.ts'
import { readFolder } from './load-package.ts'
import { packageFromFiles } from './package-from-files.ts'
import { renameField } from './rename-field.ts'
import type { EntityDefinition } from './types.ts'

const files = readFolder('definitions/auto-service')
const issuesOf = (changed: Readonly<Record<string, string>>) => {
  const { package: pkg, issues } = packageFromFiles({ ...files, ...changed })
  return pkg ? checkPackage(pkg) : issues
}
const same = (a: Readonly<Record<string, string>>, paths: readonly string[]) => paths.map((path) => JSON.parse(a[path] ?? 'null') as unknown)

describe('renaming a field', () => {
  // Of every kind of place that speaks of fields: CEL through references and over rows, panels, reports, prints, roles, seeds, homes.
  it.each([
    ['client', null, 'labourDiscountPct'],
    ['client', null, 'phone'],
    ['work-order', null, 'works'],
    ['work-order', 'works', 'price'],
    ['complaint', 'comments', 'satisfaction'],
    ['complaint-category', null, 'code'],
    ['complaint-category', null, 'text'],
    ['survey-type', null, 'questions'],
    ['task', null, 'assignee'],
    ['survey-response', null, 'attempts'],
    ['traffic-goal', null, 'specialists'],
    ['incoming-traffic', null, 'goal'],
  ] as const)('leaves nothing that speaks of %s.%s %s by the old name, and comes back to the same', (entity, lines, from) => {
    const changed = renameField(files, { entity, lines, from, to: 'zzRenamed' })
    expect(Object.keys(changed)).toContain(`entities/${entity}/entity.json`)
    expect(issuesOf(changed)).toEqual([])
    const back = renameField({ ...files, ...changed }, { entity, lines, from: 'zzRenamed', to: from })
    expect(same({ ...changed, ...back }, Object.keys(changed))).toEqual(same(files, Object.keys(changed)))
  })

  it('touches no text between quotes, and no other field of that name', () => {
    const path = 'entities/task/entity.json'
    const task = JSON.parse(files[path] ?? '') as EntityDefinition
    const rule = 'record.title != "record.title" && record.client.name != \'a\''
    const withRule = { ...task, schema: { ...task.schema, properties: { ...task.schema.properties, title: { ...task.schema.properties.title, 'x-field': { ...task.schema.properties.title?.['x-field'], rule } } } } }
    const changed = renameField({ ...files, [path]: JSON.stringify(withRule) }, { entity: 'task', lines: null, from: 'title', to: 'name' })
    expect((JSON.parse(changed[path] ?? '') as EntityDefinition).schema.properties.name?.['x-field'].rule).toBe('record.name != "record.title" && record.client.name != \'a\'')
  })

  it('keeps what a role hides of all entities hidden under the new name', () => {
    const role = 'roles/analyst/role.json'
    const given = { ...files, [role]: JSON.stringify({ ...(JSON.parse(files[role] ?? '') as object), permissions: { '*': { read: true, fields: { phone: 'masked' } } } }) }
    const changed = renameField(given, { entity: 'client', lines: null, from: 'phone', to: 'numbers' })
    expect((JSON.parse(changed[role] ?? '') as { permissions: { '*': { fields: object } } }).permissions['*'].fields).toMatchObject({ numbers: 'masked' })
  })

  it('follows in overlays, and survives whatever stands in CEL', () => {
    const overlay = (cel: string) => JSON.stringify({ base: 'auto-service@1.0.0', dealership: 'spb', operations: [{ op: 'require', field: 'fl_task_title', when: cel }] })
    const changed = renameField({ ...files, 'overlays/spb.json': overlay('record.title == "x"') }, { entity: 'task', lines: null, from: 'title', to: 'name' })
    expect(changed['overlays/spb.json']).toContain('record.name == \\"x\\"')
    const task = 'entities/task/entity.json'
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('record', '.', 'title', '[', ']', '(', ')', '"', "'", ' ', 'filter', ',', 'x') }), (cel) => {
        const given = { [task]: JSON.stringify({ ...(JSON.parse(files[task] ?? '') as object), warnings: [{ id: 'wa_x', titles: { en: 'x', ru: 'x' }, when: cel }] }) }
        const to = renameField(given, { entity: 'task', lines: null, from: 'title', to: 'named' })
        const back = renameField({ ...given, ...to }, { entity: 'task', lines: null, from: 'named', to: 'title' })
        expect((JSON.parse(back[task] ?? '') as { warnings: { when: string }[] }).warnings[0]?.when).toBe(cel)
      }),
      { numRuns: 60 },
    )
  })
})
