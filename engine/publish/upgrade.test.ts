import { describe, expect, it } from 'vitest'
import { garagePackage as base } from '../../tests/fixtures/garage.ts'
import { applyOverlay, filesOfPackage } from '../definition/index.ts'
import { isSame } from '../definition/layer/index.ts'
import type { OverlayDefinition, OverlayOperation, PackageDefinition, PropertySchema, TransitionDefinition } from '../definition/types.ts'
import { updateAt } from '../definition/update-at.ts'
import { rebaseOverlays } from './rebase-overlays.ts'
import { upgradeOf } from './upgrade.ts'

const titles = { en: 'New', ru: 'Новое' }
const schema: PropertySchema = { type: 'string', 'x-field': { id: 'fl_note', titles } }
const machine = ['entities', 'complaint', 'machine', 'states']
/** A state renamed, a field, a guard; and rights over what all dealerships share. */
const next = [
  (pkg: PackageDefinition) => updateAt<object>(pkg, [...machine, 'inWork', 'meta', 'titles'], () => ({ en: 'Being done', ru: 'Делается' })),
  (pkg: PackageDefinition) => updateAt<object>(pkg, ['entities', 'complaint', 'entity', 'schema', 'properties'], (old) => ({ ...old, note: schema })),
  (pkg: PackageDefinition) => updateAt<readonly string[]>(pkg, ['entities', 'complaint', 'views', 'form', 'sections', 0, 'fields'], (old) => [...old, 'note']),
  (pkg: PackageDefinition) => updateAt<TransitionDefinition>(pkg, [...machine, 'received', 'on', 'TAKE'], (old) => ({ ...old, guard: { type: 'expression', params: { cel: 'record.refund > 0' } } })),
  (pkg: PackageDefinition) => updateAt<object>(pkg, ['roles', 'guest', 'permissions'], () => ({ client: { read: true } })),
  (pkg: PackageDefinition) => updateAt<string>(pkg, ['manifest', 'version'], () => '1.1.0'),
].reduce((pkg, change) => change(pkg), base)

const overlay = (dealership: string, ...operations: readonly OverlayOperation[]): OverlayDefinition => ({ base: 'garage@1.0.0', dealership, operations })
const colour: OverlayOperation = { op: 'set-color', element: 'st_in_work', color: 'red' }
const retitle: OverlayOperation = { op: 'retitle', element: 'st_in_work', titles: { ru: 'Чиним' } }
const parsed = (files: Readonly<Record<string, string>>, path: string) => JSON.parse(files[path] ?? 'null') as OverlayDefinition
const filesFor = (overlays: Readonly<Record<string, OverlayDefinition>>) => filesOfPackage(next, overlays)

describe('a new version of the package', () => {
  it('is tried in one dealership as far as that may differ; the rest is named', () => {
    const live = { package: base, overlays: { spb: overlay('spb', colour), tyumen: overlay('tyumen', colour) } }
    const { files, left } = upgradeOf(live, filesFor(live.overlays), 'spb', {})
    expect(JSON.parse(files['manifest.json'] ?? '')).toMatchObject({ version: '1.0.0' })
    expect(parsed(files, 'overlays/tyumen.json').operations).toEqual([colour])
    const tried = applyOverlay(base, parsed(files, 'overlays/spb.json'))
    expect(tried.issues).toEqual([])
    const whole = applyOverlay(next, overlay('spb', colour)).package
    expect(isSame(tried.package.entities, whole.entities)).toBe(true)
    expect(left).toMatchObject([{ file: 'roles/guest/role.json', message: expect.stringMatching('shared by the whole network') as string }])
  })

  it('comes to all then, and leaves the one that tried it what it says itself', () => {
    const live = { package: base, overlays: { spb: overlay('spb', colour) } }
    const trial = parsed(upgradeOf(live, filesFor(live.overlays), 'spb', {}).files, 'overlays/spb.json')
    const trying = { package: base, overlays: { spb: trial } }
    const { files, tried } = upgradeOf(trying, filesFor(trying.overlays), null, {})
    expect(tried).toEqual(['spb'])
    expect(JSON.parse(files['manifest.json'] ?? '')).toMatchObject({ version: '1.1.0' })
    expect(parsed(files, 'overlays/spb.json')).toEqual({ base: 'garage@1.1.0', dealership: 'spb', operations: [colour] })
  })

  it('asks what holds where a dealership wants something else', () => {
    const live = { package: base, overlays: { spb: overlay('spb', retitle) } }
    expect(() => upgradeOf(live, filesFor(live.overlays), 'spb', {})).toThrow(/want different things/)
    const { files } = upgradeOf(live, filesFor(live.overlays), 'spb', { spb: { '0:retitle:st_in_work': 'take-theirs' } })
    const { package: laid } = applyOverlay(base, parsed(files, 'overlays/spb.json'))
    expect(laid.entities.complaint?.machine?.states.inWork?.meta.titles).toEqual({ en: 'Being done', ru: 'Делается' })
    const kept = upgradeOf(live, filesFor(live.overlays), null, { spb: { '0:retitle:st_in_work': 'keep-ours' } })
    expect(parsed(kept.files, 'overlays/spb.json')).toMatchObject({ base: 'garage@1.1.0', operations: [retitle] })
  })

  it('keeps what was decided while the trial still stood before it', () => {
    const live = { package: base, overlays: { spb: overlay('spb', retitle) } }
    const trial = parsed(upgradeOf(live, filesFor(live.overlays), 'spb', { spb: { '0:retitle:st_in_work': 'keep-ours' } }).files, 'overlays/spb.json')
    const trying = { package: base, overlays: { spb: trial } }
    const { conflicts } = rebaseOverlays(trying, { package: next, overlays: trying.overlays })
    expect(conflicts).toMatchObject([{ element: 'st_in_work', operation: trial.operations.length - 1 }])
    const { files } = upgradeOf(trying, filesFor(trying.overlays), null, { spb: { [conflicts[0]?.id ?? '']: 'keep-ours' } })
    expect(parsed(files, 'overlays/spb.json').operations).toEqual([retitle])
  })

  it('is refused where it is another package', () => {
    const other = { ...next, manifest: { ...next.manifest, id: 'shop' } }
    expect(() => upgradeOf({ package: base, overlays: {} }, filesOfPackage(other), null, {})).toThrow(/another one/)
  })
})
