import { describe, expect, it } from 'vitest'
import { garagePackage } from '../../tests/fixtures/garage.ts'
import { applyOverlay } from '../definition/index.ts'
import type { OverlayDefinition, OverlayOperation } from '../definition/types.ts'
import { checkLaid, checkPackage } from './check-package.ts'
import { openModels } from './model-cache.ts'

const titles = { en: 'New', ru: 'Новое' }
const overlay = (dealership: string, ...operations: readonly OverlayOperation[]): OverlayDefinition => ({ base: 'garage@1.0.0', dealership, operations })
const retitled: OverlayOperation = { op: 'retitle', element: 'fl_phone', titles }

describe('models of one version', () => {
  const overlays = { a: overlay('a', retitled), b: overlay('b', retitled), c: overlay('c'), d: overlay('d', { op: 'require', field: 'fl_firstName' }) }
  const models = openModels({ package: garagePackage, overlays })

  it('are one where dealerships come to the same, and share what overlays left alone', () => {
    expect(models.of('a').model).toBe(models.of('b').model)
    expect(models.of('c').model).toBe(models.of('nowhere').model)
    expect(models.of('a').model).not.toBe(models.of('d').model)
    const entity = (code: string, name: string) => models.of(code).model?.entities.get(name)
    expect(entity('a', 'complaint')).toBe(entity('d', 'complaint'))
    expect(entity('a', 'client')).not.toBe(entity('d', 'client'))
  })

  it('stay what they are when another overlay of the same package is published', () => {
    const next = openModels({ package: garagePackage, overlays: { ...overlays, d: overlay('d', retitled, { op: 'hide', element: 'fl_kind' }) } }, models.cache)
    expect(next.of('a').model).toBe(models.of('a').model)
    expect(next.of('d').model).not.toBe(models.of('d').model)
  })
})

describe('checking an overlay by what it touched', () => {
  it.each<[string, OverlayOperation]>([
    ['a rule that is none', { op: 'set-rule', field: 'fl_subject', rule: 'record.nothing == 1', message: titles }],
    ['a guard that is none', { op: 'set-guard', transition: 'tr_take', cel: 'record.(' }],
    ['a default that is no value', { op: 'set-default', field: 'fl_kind', value: 'robot' }],
    ['a way out that is hidden', { op: 'hide', element: 'tr_close' }],
    ['an unknown action', { op: 'add-actions', to: 'tr_take', actions: [{ type: 'fly' }] }],
    ['a filter of a saved view', { op: 'add-view', entity: 'client', view: { id: 'vi_x', titles, filter: { lastname: {} } } }],
    ['nothing', retitled],
  ])('finds %s as a whole check does', (_, operation) => {
    const laid = applyOverlay(garagePackage, overlay('a', operation)).package
    const own = new Set(checkPackage(garagePackage).map((issue) => JSON.stringify(issue)))
    expect(checkLaid(garagePackage, laid).filter((issue) => !own.has(JSON.stringify(issue)))).toEqual(checkPackage(laid).filter((issue) => !own.has(JSON.stringify(issue))))
    if (operation !== retitled) expect(checkLaid(garagePackage, laid).length).toBeGreaterThan(0)
  })
})
