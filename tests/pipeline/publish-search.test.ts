/** What records that are there already are found by, once another version says what is searchable. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DraftFiles } from '../../engine/engine.ts'
import { systemActor } from '../../engine/index.ts'
import { openWorkshop, type Workshop, workshopFiles } from '../fixtures/workshop.ts'

let shop: Workshop
beforeAll(async () => {
  shop = await openWorkshop()
})
afterAll(() => shop?.close())

interface Entity {
  readonly schema: { readonly properties: Record<string, { readonly 'x-field': Record<string, unknown> }> }
}

/** The workshop with other keywords of some fields of a job; fields that are not there are made. */
function withKeywords(fields: Readonly<Record<string, object>>): DraftFiles {
  const files = workshopFiles()
  const content = JSON.parse(files['entities/job/entity.json'] ?? '') as Entity
  const { properties } = content.schema
  for (const [name, keywords] of Object.entries(fields)) {
    properties[name] = { type: 'string', maxLength: 200, ...properties[name], 'x-field': { id: `fl_job_${name}`, titles: { en: name, ru: name }, ...properties[name]?.['x-field'], ...keywords } } as Entity['schema']['properties'][string]
  }
  return { ...files, 'entities/job/entity.json': JSON.stringify(content) }
}
const publish = (files: DraftFiles) => shop.engine.publish(systemActor, files, null)
const found = async (search: string) => (await shop.ask<{ jobs: { nodes: { title: string }[] } }>(shop.advisor, 'query ($search: String!) { jobs(search: $search, first: 10) { nodes { title } } }', { search })).jobs.nodes.map(({ title }) => title)

it('follows fields that become searchable, that stop to be, and that are filled by the version', async () => {
  await shop.create({ title: 'Gearbox', note: 'Rattles', supplier: 'Bolts Ltd' })
  const { version } = await shop.create({ title: 'Engine', note: 'Smokes' })
  expect(await found('rattles')).toEqual([])
  await publish(withKeywords({ note: { searchable: true } }))
  expect([await found('rattles'), await found('smokes'), await found('bolts')]).toEqual([['Gearbox'], ['Engine'], []])
  await publish(withKeywords({ supplier: { searchable: true } }))
  expect([await found('rattles'), await found('bolts')]).toEqual([[], ['Gearbox']])
  await publish(withKeywords({ supplier: { searchable: true }, tag: { searchable: true, backfill: 'record.title + " spare"' } }))
  expect([await found('gearbox spare'), await found('engine spare')]).toEqual([['Gearbox'], ['Engine']])
  expect(version).toBe(1)
})
