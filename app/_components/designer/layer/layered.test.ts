import { describe, expect, it } from 'vitest'
import { filesOfPackage } from '../../../../engine/definition/index.ts'
import type { OverlayOperation } from '../../../../engine/client.ts'
import { garagePackage } from '../../../../tests/fixtures/garage.ts'
import { jsonOf, textOf } from '../json.ts'
import { differencesBy, filesThatDiffer, issuesOf, layOver, overlayText, writtenInto } from './layered.ts'

const read = (_: string, text: string): unknown => jsonOf(text)
const machine = 'entities/complaint/machine.json'
const retitle: OverlayOperation = { op: 'retitle', element: 'st_in_work', titles: { en: 'Being done' } }
const overlay = (...operations: readonly OverlayOperation[]) => ({ base: 'garage@1.0.0', dealership: 'spb', operations })
const filesWith = (...operations: readonly OverlayOperation[]) => filesOfPackage(garagePackage, { spb: overlay(...operations) })
function laidWith(...operations: readonly OverlayOperation[]) {
  const laid = layOver(filesWith(...operations), 'spb', read)
  if (!laid) throw new Error('the package cannot be read')
  return laid
}

describe('a dealership’s layer of the draft', () => {
  it('shows the package with its overlay, and as it is where nothing differs', () => {
    const [files, laid] = [filesWith(retitle), laidWith(retitle)]
    expect(jsonOf<{ states: { inWork: { meta: { titles: object } } } }>(laid.files[machine])?.states.inWork.meta.titles).toMatchObject({ en: 'Being done' })
    expect(Object.keys(laid.files).sort()).toEqual(Object.keys(files).sort())
    expect(Object.keys(files).filter((path) => laid.files[path] !== files[path])).toEqual([machine])
    expect([...filesThatDiffer(laid)]).toEqual([machine])
    expect(differencesBy(laid).get('st_in_work')).toEqual([retitle])
  })

  it('turns what is written into the overlay, and back into none', () => {
    const laid = laidWith()
    const content = jsonOf<object>(laidWith(retitle).files[machine])
    const { overlay: text, refusals } = writtenInto(laid, { [machine]: content }, undefined)
    expect(refusals).toEqual([])
    expect(jsonOf(text ?? undefined)).toEqual(overlay(retitle))
    expect(writtenInto(laidWith(retitle), { [machine]: jsonOf(laid.files[machine]) }, undefined).overlay).toBeNull()
  })

  it('is as published where it says the same, whatever its order of keys', () => {
    const published = textOf({ dealership: 'spb', operations: [retitle], base: 'garage@1.0.0' })
    expect(overlayText(overlay(retitle), published)).toBe(published)
  })

  it.each<[string, unknown]>([['an entity taken away', null], ['a shape that is no machine', { states: [1, null] }], ['no object', 7]])('refuses %s without losing anything', (_, content) => {
    const path = content === null ? 'entities/complaint/entity.json' : machine
    const { overlay: text, refusals } = writtenInto(laidWith(retitle), { [path]: content }, undefined)
    expect(text).toBeUndefined()
    expect(refusals).toHaveLength(1)
  })

  it('tells what is wrong with the overlay at the element, and not what is wrong elsewhere', () => {
    const own = { file: 'overlays/spb.json', pointer: '/operations/0/titles', message: 'x' }
    const [found] = issuesOf([own, { ...own, file: 'overlays/tyumen.json' }], laidWith(retitle), 'spb')
    expect(found).toMatchObject({ file: machine, pointer: '/states/inWork' })
  })

  it('cannot be shown while a file cannot be read', () => {
    expect(layOver({ ...filesWith(), [machine]: '{' }, 'spb', read)).toBeNull()
    expect(layOver({ ...filesWith(), [machine]: '{"states":3}' }, 'spb', read)).toBeDefined()
  })
})
