import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemActor } from '../../engine/index.ts'
import { sql } from '../../engine/kernel/sql.ts'
import type { Actor } from '../../engine/model/types.ts'
import { type Api, openApi } from '../fixtures/api.ts'
import { listenTo } from '../fixtures/event-stream.ts'
import { type Network, openNetwork, tokenOf } from '../fixtures/network.ts'

let network: Network
let api: Api
let [admin, advisor, head, tailoring]: Actor[] = []

beforeAll(async () => {
  const tailor = { id: 'ro_tailor', name: 'tailor', titles: { en: 'Tailor', ru: 'Портной' }, workplace: 'administration', permissions: {}, platform: ['definitions.read', 'definitions.tailor'] }
  network = await openNetwork({ 'overlays/spb.json': JSON.stringify({ base: 'auto-service@1.0.0', dealership: 'spb', operations: [{ op: 'set-color', element: 'st_wo_in_repair', color: 'orange' }] }), 'roles/tailor/role.json': JSON.stringify(tailor) })
  await network.engine.staff.add(systemActor, { login: 'tailor', name: 'Кройкин Иван', password: 'long enough', memberships: [{ role: 'tailor', dealership: 'spb' }] })
  const [made] = await network.store.query<{ id: string }>(sql`select id from platform."user" where login = 'tailor'`)
  ;[admin, advisor, head] = await Promise.all(['admin', 'advisor.spb', 'head.spb'].map((login) => network.as(login)))
  tailoring = await network.engine.actor(made?.id ?? '')
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

  const { definitionUpgrade: upgrade, definitionWhereUsed: used } = await ask<{ definitionUpgrade: { files: { path: string; text: string }[]; left: unknown[]; tried: unknown[] }; definitionWhereUsed: { uses: unknown[] } }>('query ($d: ID!) { definitionUpgrade(draft: $d, dealership: "tyumen") { files { path text } left { message } tried } definitionWhereUsed(element: "fl_vehicle_color") }', { d: draft.id })
  expect(JSON.parse(upgrade.files.find(({ path }) => path === 'overlays/tyumen.json')?.text ?? '{}')).toMatchObject({ operations: [{ op: 'retitle', titles: { en: 'Customer' } }] })
  expect([upgrade.left, upgrade.tried, used.uses.length > 0]).toEqual([[], [], true])

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

it('a draft is led by hand, along its scenarios, and its machine has figures', async () => {
  const { createDefinitionDraft: draft } = await network.ask<{ createDefinitionDraft: { id: string } }>(who(admin), 'mutation { createDefinitionDraft(name: "Tried") { id } }')
  const request = { entity: 'task', dealership: 'spb', role: 'head', at: '2026-11-20T06:00:00.000Z', from: { kind: 'new', state: null } }
  const trying = 'query ($d: ID!, $r: JSON!) { definitionTryOut(draft: $d, request: $r) }'
  const { definitionTryOut: begun } = await network.ask<{ definitionTryOut: { view: { record: object; state: { value: string }; events: { event: string }[] } } }>(who(head), trying, { d: draft.id, r: request })
  const [event] = begun.view.events
  const { definitionTryOut: sent } = await network.ask<{ definitionTryOut: { view: { steps: { kind: string }[] } } }>(who(head), trying, { d: draft.id, r: { ...request, from: { kind: 'tried', record: begun.view.record }, does: { kind: 'send', event: event?.event, input: {}, values: { title: 'By program' } } } })
  expect(sent.view.steps[0]?.kind).toBe('event')
  expect(await network.refused(who(admin), trying, { d: draft.id, r: { entity: 'task' } })).toEqual(['BAD_INPUT'])
  const found = await network.ask<{ definitionScenarios: { scenarios: { steps: unknown[] }[] }; definitionScenarioResults: { results: unknown[] }; machineFigures: { days: number; records: object } }>(who(head), 'query ($d: ID!) { definitionScenarios(draft: $d, entity: "task") definitionScenarioResults(draft: $d, entity: "task", dealership: "spb") machineFigures(entity: "task") { records medianMs taken days isSample } }', { d: draft.id })
  expect([found.definitionScenarios.scenarios.length > 0, found.definitionScenarioResults.results, found.machineFigures.days > 0]).toEqual([true, expect.any(Array), true])
  // Over the records of the whole network only those try it who may in the network.
  expect(await network.refused(who(head), 'query ($d: ID!) { definitionSimulation(draft: $d) }', { d: draft.id })).toEqual(['FORBIDDEN'])
  expect(await network.refused(who(tailoring), trying, { d: draft.id, r: request })).toEqual(['FORBIDDEN'])
})

it('one dealership is tailored by those who may there, within what an overlay may say', async () => {
  const { createDefinitionDraft: draft } = await network.ask<{ createDefinitionDraft: { id: string; base: number } }>(who(admin), 'mutation { createDefinitionDraft(name: "Tailored") { id base } }')
  const tailor = 'mutation ($d: ID!, $c: String!, $r: Int!, $o: [JSON!]!) { tailorDefinitions(draft: $d, dealership: $c, revision: $r, operations: $o) { saved { path revision } behind { path revision } } }'
  const operations = [{ op: 'retitle', element: 'st_wo_in_repair', titles: { en: 'On the lift' } }]
  const given = (dealership: string, more: object = {}) => ({ d: draft.id, c: dealership, r: 0, o: operations, ...more })
  expect(await network.ask(who(tailoring), tailor, given('spb'))).toEqual({ tailorDefinitions: { saved: [{ path: 'overlays/spb.json', revision: 1 }], behind: [] } })
  expect(await network.ask(who(tailoring), '{ definitionOverlays }')).toMatchObject({ definitionOverlays: { spb: { operations: [{ op: 'set-color' }] } } })
  expect(await network.ask(who(tailoring), 'query ($d: ID!) { definitionOverlays(draft: $d) }', { d: draft.id })).toMatchObject({ definitionOverlays: { spb: { operations } } })
  // Somebody else was there before; nothing is overwritten.
  expect(await network.ask(who(admin), tailor, given('spb', { o: [] }))).toMatchObject({ tailorDefinitions: { saved: [], behind: [{ revision: 1 }] } })
  const { errors: [refusal] = [] } = await network.engine.graphql(who(tailoring), tailor, given('spb', { r: 1, o: [...operations, { op: 'set-roles', transition: 'tr_nowhere', roles: ['advisor'] }, { op: 'set-type', field: 'fl_phone' }] }))
  expect(refusal?.extensions).toMatchObject({ code: 'DEFINITION_INVALID', issues: expect.arrayContaining([expect.objectContaining({ pointer: expect.stringContaining('/operations/2') })]) })
  for (const dealership of ['tyumen', 'nowhere']) expect(await network.refused(who(tailoring), tailor, given(dealership))).toEqual(['FORBIDDEN'])
  expect(await network.refused(who(admin), tailor, given('nowhere'))).toEqual(['NOT_FOUND'])
  const save = 'mutation ($d: ID!, $b: Int!, $f: [DefinitionWriteInput!]!) { saveDefinitionDraft(id: $d, base: $b, files: $f) { saved { path } } }'
  const write = (path: string) => ({ path, text: '{}', revision: 1 })
  for (const files of [[write('manifest.json')], [write('overlays/spb.json'), write('overlays/tyumen.json')], [write('overlays/spb/overlay.json')]]) expect(await network.refused(who(tailoring), save, { d: draft.id, b: draft.base, f: files })).toEqual(['FORBIDDEN'])
  expect(await network.ask(who(tailoring), save, { d: draft.id, b: draft.base, f: [write('overlays/spb.json')] })).toEqual({ saveDefinitionDraft: { saved: [{ path: 'overlays/spb.json' }] } })
  expect(await network.refused(who(tailoring), 'mutation ($d: ID!) { publishDefinitionDraft(id: $d, decisions: { revision: 2 }) { number } }', { d: draft.id })).toEqual(['FORBIDDEN'])
})

it('who has no business with definitions gets nothing of them', async () => {
  const id = '0190b0c0-0000-7000-8000-000000000001'
  for (const query of [
    '{ definitionVersions { number } }',
    '{ definitionFiles { path } }',
    '{ definitionDrafts { id } }',
    '{ plannedPublications { id } }',
    '{ definitionOverlays }',
    '{ definitionWhereUsed(element: "fl_vehicle_color") }',
    `{ definitionUpgrade(draft: "${id}") { tried } }`,
    `{ definitionPlan(draft: "${id}") { sql } }`,
    `{ definitionSimulation(draft: "${id}") }`,
    `{ definitionTryOut(draft: "${id}", request: {}) }`,
    `{ definitionScenarios(draft: "${id}", entity: "task") }`,
    '{ machineFigures(entity: "task") { days } }',
    `mutation { tailorDefinitions(draft: "${id}", dealership: "spb", revision: 0, operations: []) { revision } }`,
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
  // A transaction that stays open in another test's database holds back from where it hears: what was before may come along.
  const told = () => hears.heard.map(({ data }) => data?.definitionsChanged as { readonly draft?: string | null; readonly number?: number } | undefined).filter((one) => one?.draft === id || one?.number === version)
  await hears.until(() => told().length === 4)
  expect(told()).toEqual([
    { draft: id, kind: 'CREATED', number: 0 },
    { draft: id, kind: 'UPDATED', number: 1 },
    { draft: id, kind: 'DELETED', number: 1 },
    { draft: null, kind: 'CREATED', number: version },
  ])
  await refused.ended
  expect(refused.heard.flatMap(({ codes }) => codes)).toEqual(['FORBIDDEN'])
  hears.stop()
})
