import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../engine/model/types.ts'
import { type Api, openApi } from '../fixtures/api.ts'
import { listenTo } from '../fixtures/event-stream.ts'
import { type Network, openNetwork, tokenOf } from '../fixtures/network.ts'

let network: Network
let api: Api
let [admin, advisor]: Actor[] = []

beforeAll(async () => {
  network = await openNetwork({ 'overlays/spb.json': JSON.stringify({ base: 'auto-service@1.0.0', dealership: 'spb', operations: [{ op: 'set-color', element: 'st_wo_in_repair', color: 'orange' }] }) })
  ;[admin, advisor] = await Promise.all(['admin', 'advisor.spb'].map((login) => network.as(login)))
  api = await openApi(network.engine)
})
afterAll(async () => {
  api?.close()
  await network?.close()
})

const who = (actor: Actor | undefined): Actor => actor as Actor
const client = 'entities/client/entity.json'

it('a draft is made, filled, checked, planned, tried and published once, and what was before comes back', async () => {
  const ask = <T>(query: string, variables?: Record<string, unknown>): Promise<T> => network.ask<T>(who(admin), query, variables)
  const { createDefinitionDraft: draft } = await ask<{ createDefinitionDraft: { id: string; base: number } }>('mutation { createDefinitionDraft(name: "By program") { id base revision changes } }')
  const { definitionFiles: files } = await ask<{ definitionFiles: { path: string; text: string }[] }>('{ definitionFiles { path text } }')
  const definition = JSON.parse(files.find(({ path }) => path === client)?.text ?? '') as { titles: object }
  const write = (text: string, revision: number) => ask('mutation ($id: ID!, $base: Int!, $files: [DefinitionWriteInput!]!) { saveDefinitionDraft(id: $id, base: $base, files: $files) { revision saved { path revision } behind { path revision changedBy } } }', { id: draft.id, base: draft.base, files: [{ path: client, text, revision }] })
  expect(await write('{ "x": ', 0)).toEqual({ saveDefinitionDraft: { revision: 1, saved: [{ path: client, revision: 1 }], behind: [] } })
  expect(await ask('query ($d: ID!) { definitionIssues(draft: $d) { file isWarning } }', { d: draft.id })).toEqual({ definitionIssues: [{ file: client, isWarning: false }] })
  expect(await write('{}', 0)).toMatchObject({ saveDefinitionDraft: { saved: [], behind: [{ path: client, revision: 1, changedBy: who(admin).name }] } })
  await write(JSON.stringify({ ...definition, titles: { ...definition.titles, en: 'Customer' } }), 1)
  const looked = await ask<{ definitionPlan: { issues: unknown[]; changes: { text: string }[] }; definitionSimulation: { differences: unknown[] }; definitionOverlays: Record<string, { operations: unknown[] }> }>('query ($d: ID!) { definitionPlan(draft: $d) { issues { message } changes { area text } sql conflicts } definitionSimulation(draft: $d, last: 5) definitionOverlays(draft: $d) definitionChanges(draft: $d) { path revision } }', { d: draft.id })
  expect(looked).toMatchObject({ definitionPlan: { issues: [], changes: [{ area: 'table' }], sql: [] }, definitionSimulation: { differences: [] }, definitionOverlays: { spb: { operations: [{ op: 'set-color' }] } }, definitionChanges: [{ path: client, revision: 2 }] })

  const publish = 'mutation ($id: ID!, $r: Int!) { publishDefinitionDraft(id: $id, decisions: { revision: $r, note: "by program" }) { number note isLive } }'
  expect(await network.refused(who(admin), publish, { id: draft.id, r: 1 })).toEqual(['VERSION_CONFLICT'])
  expect(await network.refused(who(admin), `mutation ($id: ID!, $r: Int!) { a: publishDefinitionDraft(id: $id, decisions: { revision: $r }) { number } b: discardDefinitionDraft(id: $id) }`, { id: draft.id, r: 2 })).toEqual(['BAD_INPUT'])
  const { publishDefinitionDraft: version } = await ask<{ publishDefinitionDraft: { number: number } }>(publish, { id: draft.id, r: 2 })
  // Once, though a version came while the request was carried out: its own.
  const { definitionVersions: versions } = await ask<{ definitionVersions: { number: number; isLive: boolean }[] }>('{ definitionVersions { number isLive } definitionDrafts { id } }')
  expect(versions).toEqual([{ number: version.number, isLive: true }, { number: draft.base, isLive: false }])
  expect(await network.refused(who(admin), '{ definitionDraft(id: "0190b0c0-0000-7000-8000-000000000001") { id } }')).toEqual(['NOT_FOUND'])

  await ask('mutation ($v: Int!) { rollBackDefinitions(version: $v) { number } }', { v: draft.base })
  const { definitionFiles: back } = await ask<{ definitionFiles: { path: string; text: string }[] }>('{ definitionFiles { path text } }')
  expect(back).toEqual(files)
})

it('a publication is planned and cancelled', async () => {
  const { createDefinitionDraft: draft } = await network.ask<{ createDefinitionDraft: { id: string } }>(who(admin), 'mutation { createDefinitionDraft(name: "Later") { id } }')
  const { planDefinitionPublication: planned } = await network.ask<{ planDefinitionPublication: { id: string } }>(who(admin), 'mutation ($id: ID!, $at: DateTime!) { planDefinitionPublication(id: $id, at: $at, decisions: { revision: 0 }) { id status } }', { id: draft.id, at: new Date(Date.now() + 3_600_000).toISOString() })
  await network.ask(who(admin), 'mutation ($id: ID!) { cancelDefinitionPublication(id: $id) }', { id: planned.id })
  expect(await network.ask(who(admin), '{ plannedPublications { id status } }')).toEqual({ plannedPublications: [{ id: planned.id, status: 'cancelled' }] })
})

it('who has no business with definitions gets nothing of them', async () => {
  const id = '0190b0c0-0000-7000-8000-000000000001'
  for (const query of [
    '{ definitionVersions { number } }',
    '{ definitionFiles { path } }',
    '{ definitionDrafts { id } }',
    '{ plannedPublications { id } }',
    '{ definitionOverlays }',
    `{ definitionPlan(draft: "${id}") { sql } }`,
    `{ definitionSimulation(draft: "${id}") }`,
    'mutation { createDefinitionDraft(name: "x") { id } }',
    `mutation { discardDefinitionDraft(id: "${id}") }`,
    `mutation { saveDefinitionDraft(id: "${id}", base: 1, files: []) { revision } }`,
    `mutation { publishDefinitionDraft(id: "${id}", decisions: { revision: 0 }) { number } }`,
    'mutation { rollBackDefinitions(version: 1) { number } }',
  ]) {
    expect([query, await network.refused(who(advisor), query)]).toEqual([query, ['FORBIDDEN']])
  }
})

it('changes of drafts and new versions are told to those who may read definitions, and to nobody else', async () => {
  const query = 'subscription { definitionsChanged { draft kind number } }'
  const as = async (login: string) => listenTo(api.url, { authorization: `Bearer ${await tokenOf(network, login)}` }, query)
  const [hears, refused] = [await as('admin'), await as('advisor.spb')]
  const { definitionDrafts: drafts } = network.engine
  const { id, base } = await drafts.create(who(admin), 'Told')
  await drafts.save(who(admin), id, base, [{ path: 'manifest.json', text: '{', revision: 0 }])
  await drafts.discard(who(admin), id)
  const files = await network.engine.draft(who(admin))
  const { id: version } = await network.engine.publish(who(admin), { ...files, [client]: (files[client] ?? '').replace('"en": "Client"', '"en": "Guest"') }, null)
  await hears.until((heard) => heard.length === 4)
  expect(hears.heard.map(({ data }) => data?.definitionsChanged)).toEqual([
    { draft: id, kind: 'CREATED', number: 0 },
    { draft: id, kind: 'UPDATED', number: 1 },
    { draft: id, kind: 'DELETED', number: 1 },
    { draft: null, kind: 'CREATED', number: version },
  ])
  await refused.ended
  expect(refused.heard.flatMap(({ codes }) => codes)).toEqual(['FORBIDDEN'])
  hears.stop()
})
