import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DraftFiles } from '../../engine/engine.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { uuidv7 } from '../../engine/kernel/uuid.ts'
import type { Actor } from '../../engine/model/types.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'

const markup = `<img src=x onerror=alert(1)> "'; drop table data.client; -- \${x} {{x}} $1 🏎️`
const titles = (text = markup) => ({ en: text, ru: text })
const long = '🏁'.repeat(250)
const property = (id: string, schema: object, keywords: object = {}) => ({ ...schema, 'x-field': { id, titles: titles(), help: titles(long), ...keywords } })

/** Everything that may be named freely is named after what objects have by themselves, and titled with markup. */
const files: DraftFiles = {
  'entities/select/entity.json': `{"id":"en_constructor","name":"select","titles":${JSON.stringify(titles())},"pluralTitles":${JSON.stringify(titles(long))},"scope":"dealership","label":["proto"],"schema":{"type":"object","required":["proto"],"properties":{
    "proto":${JSON.stringify(property('fl_proto', { type: 'string' }, { searchable: true }))},
    "select":${JSON.stringify(property('fl_select', { type: 'string' }, { index: true, unique: true }))},
    "length":${JSON.stringify(property('fl_length', { type: 'integer' }))},
    "await":${JSON.stringify(property('fl_then', { type: 'string' }))},
    "toJson":${JSON.stringify(property('fl_to_json', { type: 'boolean' }))},
    "kind":{"type":"string","enum":["__proto__","constructor","toString",${JSON.stringify(markup)}],"x-field":{"id":"fl_kind","titles":${JSON.stringify(titles())},"options":{"__proto__":{"titles":${JSON.stringify(titles('Proto'))}},"constructor":{"titles":${JSON.stringify(titles())}},"toString":{"titles":${JSON.stringify(titles())}},${JSON.stringify(markup)}:{"titles":${JSON.stringify(titles())}}}}}
  }}}`,
  'entities/select/machine.json': JSON.stringify({
    id: 'ma_constructor',
    initial: 'length',
    states: {
      length: { meta: { id: 'st_constructor', titles: titles(), category: 'new' }, on: { CONSTRUCTOR: { target: 'await', meta: { id: 'tr_constructor', titles: titles(), roles: ['await'], form: { type: 'object', properties: { valueOf1: property('fl_value_of', { type: 'string' }) } } } } } },
      await: { type: 'final', meta: { id: 'st_to_string', titles: titles(long), category: 'done' } },
    },
  }),
  'entities/select/views.json': JSON.stringify({ form: { sections: [{ id: 'se_constructor', titles: titles(), fields: ['proto', 'select', 'length', 'await', 'toJson', 'kind'] }] }, list: { columns: ['proto', 'kind', 'state', 'length', 'await'] } }),
  'roles/await/role.json': JSON.stringify({ id: 'ro_constructor', name: 'await', titles: titles(), workplace: 'length', permissions: { select: { read: true, create: true, edit: true, delete: true } }, platform: [] }),
  'workplaces/length/workplace.json': JSON.stringify({ id: 'wp_constructor', name: 'length', titles: titles(long), navigation: [{ id: 'constructor', titles: titles(), items: [{ entity: 'select' }] }] }),
}

let network: Network
let actor: Actor
beforeAll(async () => {
  network = await openNetwork(files)
  const id = uuidv7()
  await network.store.query(sql`insert into platform."user" (id, login, name, locale, password_hash) values (${id}::uuid, 'constructor', ${markup}, 'en', '')`)
  await network.store.query(sql`insert into platform.membership (id, user_id, role, dealership) values (${uuidv7()}::uuid, ${id}::uuid, 'await', 'tyumen')`)
  actor = await network.engine.actor(id)
})
afterAll(() => network?.close())

it('definitions named after what objects have, and titled with markup, work like any other', async () => {
  const create = 'mutation ($input: SelectInput!) { createSelect(input: $input) { id version state kind length await toJson select proto label } }'
  const input = { proto: markup, select: 'drop', length: 0, await: 'and', toJson: false, kind: '__proto__' }
  const { createSelect: made } = await network.ask<{ createSelect: { id: string; version: number } }>(actor, create, { input })
  expect(made).toMatchObject({ ...input, state: 'length', label: markup })
  for (const kind of ['constructor', 'toString', markup]) await network.ask(actor, create, { input: { proto: 'x', kind } })
  expect(await network.refused(actor, create, { input: { proto: 'x', kind: 'valueOf' } })).toEqual(['VALIDATION_FAILED'])
  expect(await network.refused(actor, create, { input })).toEqual(['DUPLICATE'])
  const { groups } = await network.ask<{ groups: { count: number }[] }>(actor, '{ groups: selectsAggregate(groupBy: [{ field: KIND }, { field: STATE }]) { count group { kind state } } }')
  expect(groups.map(({ count }) => count)).toEqual([1, 1, 1, 1])
  expect(await network.ask(actor, 'query ($s: String) { selects(search: $s, filter: { kind: { eq: "__proto__" }, state: { in: ["length"] } }) { totalCount } }', { s: 'onerror=alert' })).toEqual({ selects: { totalCount: 1 } })
  expect(await network.ask(actor, 'mutation ($id: ID!, $v: Int!) { sendSelect(id: $id, version: $v, event: CONSTRUCTOR, input: { valueOf1: "x" }) { state } }', { id: made.id, v: made.version })).toEqual({ sendSelect: { state: 'await' } })
  await network.engine.comment(actor, 'select', made.id, markup)
})

it('its pages have everything in its place, as text', async () => {
  const { nodes } = (await network.ask<{ selects: { nodes: { id: string }[] } }>(actor, '{ selects { nodes { id } } }')).selects
  for (const { id } of nodes) {
    const view = await network.engine.recordView(actor, 'en', 'select', id)
    expect([view.entity.title, view.state?.title]).toEqual([markup, view.events.length === 0 ? long : markup])
    expect(JSON.stringify(view.form.data)).toContain('kind')
    expect((await network.engine.timeline(actor, 'en', 'select', id)).length).toBeGreaterThan(0)
  }
  const list = await network.engine.listView(actor, 'en', 'select')
  expect(list.filters.find(({ name }) => name === 'kind')?.options?.map(({ value }) => value) ?? list.columns.find(({ name }) => name === 'kind')?.options?.map(({ value }) => value)).toEqual(['__proto__', 'constructor', 'toString', markup])
  expect((await network.engine.shell(actor, 'en')).navigation[0]?.title).toBe(markup)
  expect(await network.engine.choices(actor, 'en', 'select', '<img')).toHaveLength(1)
})

it('what is published is what comes back, and may be published again', async () => {
  const admin = await network.as('admin')
  const draft = await network.engine.draft(admin)
  expect((await network.engine.plan(admin, draft)).changes).toEqual([])
  await network.engine.publish(admin, draft, 'again')
  expect(await network.engine.draft(admin)).toEqual(draft)
})

it('names that every object has are refused, wherever they would be looked up', async () => {
  const admin = await network.as('admin')
  const renamed = Object.fromEntries(Object.entries(files).map(([path, text]) => [path.replace('/select/', '/constructor/').replace('/await/', '/constructor/'), text.replaceAll('"name":"select"', '"name":"constructor"').replaceAll('"name":"await"', '"name":"constructor"')]))
  const issues = await network.engine.check(admin, { ...(await network.engine.draft(admin)), ...renamed })
  expect(issues.filter(({ message }) => message === '“constructor” is a name the platform needs itself').map(({ file }) => file)).toEqual(['entities/constructor/entity.json', 'entities/constructor/machine.json', 'entities/constructor/views.json', 'roles/constructor/role.json'])
})
