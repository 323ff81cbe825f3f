import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DraftFiles, FormPreviewFor } from '../../engine/engine.ts'
import type { Actor } from '../../engine/model/types.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'

let network: Network
let admin: Actor
let files: DraftFiles

beforeAll(async () => {
  network = await openNetwork()
  admin = await network.as('admin')
  files = await network.engine.draft(admin)
})
afterAll(() => network?.close())

const path = 'entities/complaint/entity.json'
const wanted: FormPreviewFor = { entity: 'complaint', state: null, role: 'customer-service', locale: 'ru', dealership: null }
type Properties = Record<string, { 'x-field': { id: string } }>

/** The draft with the fields of complaints as `change` makes them. */
function drafted(change: (properties: Properties) => Properties): DraftFiles {
  const entity = JSON.parse(files[path] ?? '') as { schema: { properties: Properties } }
  return { ...files, [path]: JSON.stringify({ ...entity, schema: { ...entity.schema, properties: change(entity.schema.properties) } }) }
}
const towing = { towing: { type: 'boolean', 'x-field': { id: 'fl_complaint_towing', titles: { en: 'Towed', ru: 'Эвакуация' } } } }

describe('the form of a draft', () => {
  it('shows what the draft adds, by state, role and language, and writes nothing', async () => {
    const draft = drafted((properties) => ({ ...properties, ...towing }))
    const made = await network.engine.previewForm(admin, draft, wanted)
    expect(made.schema.properties).toMatchObject({ towing: { title: 'Эвакуация' } })
    expect(made.mayEdit).toBe(true)
    const english = await network.engine.previewForm(admin, draft, { ...wanted, locale: 'en' })
    expect(english.schema.properties).toMatchObject({ towing: { title: 'Towed' } })
    const closed = await network.engine.previewForm(admin, draft, { ...wanted, state: made.states.at(-1) ?? '' })
    expect(closed.readOnlyReasons['']).toBeDefined()
    expect((await network.engine.draft(admin))[path]).toBe(files[path])
  })

  it('lays a dealership’s overlay over the draft', async () => {
    const overlay = { base: 'auto-service@1.0.0', dealership: 'tyumen', operations: [{ op: 'hide', element: 'fl_complaint_towing' }] }
    const draft = { ...drafted((properties) => ({ ...properties, ...towing })), 'overlays/tyumen.json': JSON.stringify(overlay) }
    const own = await network.engine.previewForm(admin, draft, { ...wanted, dealership: 'tyumen' })
    expect(Object.keys(own.schema.properties as object)).not.toContain('towing')
    const other = await network.engine.previewForm(admin, draft, wanted)
    expect(Object.keys(other.schema.properties as object)).toContain('towing')
  })

  it('says what is wrong with a draft, and refuses what is not there and who may not read definitions', async () => {
    const broken = drafted((properties) => ({ ...properties, towing: { 'x-field': { ...towing.towing['x-field'], type: 'magic' } } as never }))
    await expect(network.engine.previewForm(admin, broken, wanted)).rejects.toMatchObject({ code: 'DEFINITION_INVALID', issues: [expect.objectContaining({ file: path })] })
    await expect(network.engine.previewForm(admin, files, { ...wanted, role: 'constructor' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(network.engine.previewForm(admin, files, { ...wanted, entity: 'nothing' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const advisor = await network.as('advisor.tyumen')
    await expect(network.engine.previewForm(advisor, files, wanted)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(network.engine.formerFields(advisor, 'en_complaint')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('fields of earlier versions', () => {
  it('are offered with what they were, until they are back', async () => {
    const withTowing = drafted((properties) => ({ ...properties, ...towing }))
    await network.engine.publish(admin, withTowing, 'with')
    expect(await network.engine.formerFields(admin, 'en_complaint')).toEqual([])
    await network.engine.publish(admin, files, 'without')
    expect(await network.engine.formerFields(admin, 'en_complaint')).toMatchObject([{ id: 'fl_complaint_towing', name: 'towing', schema: towing.towing, required: false }])
    await network.engine.publish(admin, withTowing, 'with again')
    expect(await network.engine.formerFields(admin, 'en_complaint')).toEqual([])
  })
})
