import { readdirSync } from 'node:fs'
import { Ajv } from 'ajv'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageFromFiles } from '../../engine/definition/index.ts'
import { metaSchemas } from '../../engine/definition/meta.ts'
import { fieldTypes } from '../../engine/fields/index.ts'
import { widgets } from '../../engine/fields/widgets.ts'
import { createEngine, systemActor } from '../../engine/index.ts'
import type { Engine } from '../../engine/engine.ts'
import type { EngineError } from '../../engine/kernel/errors.ts'
import type { Json } from '../../engine/kernel/json.ts'
import { constant } from '../../engine/kernel/names.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { locales } from '../../engine/kernel/titles.ts'
import { uuidv7 } from '../../engine/kernel/uuid.ts'
import type { Actor, Field, FieldType } from '../../engine/model/types.ts'
import { openStore, type Store } from '../../engine/store/index.ts'
import { testDatabase, type TestDatabase } from '../fixtures/database.ts'
import { present } from '../fixtures/garage.ts'
import { customTypes, fieldNameOf, sampleEntity, samplePackage } from '../fixtures/sample-package.ts'

let database: TestDatabase
let store: Store
let engine: Engine
let keeper: Actor
let questionnaire: string
let other: string

beforeAll(async () => {
  database = await testDatabase()
  store = openStore(database.url)
  engine = await createEngine({ databaseUrl: database.url, demo: false })
  await engine.loadSites({ dealerships: [{ code: 'north', titles: { en: 'North', ru: 'Север' }, timeZone: 'UTC', currency: 'RUB', areaCode: '812' }] })
  await engine.publish(systemActor, samplePackage(), null)
  const id = uuidv7()
  await store.query(sql`insert into platform."user" (id, login, name, locale, password_hash) values (${id}::uuid, 'keeper', 'Keeper', 'en', '')`)
  await store.query(sql`insert into platform.membership (id, user_id, role, dealership) values (${uuidv7()}::uuid, ${id}::uuid, 'keeper', 'north')`)
  keeper = await engine.actor(id, 'north')
  const questions = { schema: { type: 'object', properties: { q1: { type: 'string', 'x-field': { id: 'fl_q1', titles: { en: 'Q', ru: 'В' } } } } } }
  questionnaire = (await ask<{ made: { id: string } }>('mutation ($q: JSON) { made: createQuestionnaire(input: { questions: $q }) { id } }', { q: questions })).made.id
  for (let i = 0; i < 4; i++) other = (await create({})).id
})
afterAll(async () => {
  await engine?.close()
  await store?.close()
  await database?.drop()
})

async function ask<T>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<T> {
  const { data, errors } = await engine.graphql(keeper, query, variables)
  if (errors) throw new Error(JSON.stringify(errors))
  return data as T
}
const create = async (input: object): Promise<{ id: string; version: number }> => (await ask<{ made: { id: string; version: number } }>('mutation ($input: SampleInput!) { made: createSample(input: $input) { id version } }', { input: { type: questionnaire, ...input } })).made

const fieldOf = async (name: string): Promise<Field> => present((await engine.model(keeper)).entities.get(sampleEntity)?.fieldByName.get(name))

/** Valid values; those that point somewhere need somewhere to point. */
const validOf = (type: FieldType): readonly Json[] => (type.name === 'reference' ? [other] : type.name === 'user' ? [keeper.id] : type.samples.valid)

const selection = (field: Field): string => (field.type.kind === 'id' ? `${field.name} { id }` : field.lines ? `${field.name} { ${field.lines.fields.map(({ name }) => name).join(' ')} }` : field.name)

/** What was read as it was given: decimals come as text, references as objects. */
function given(type: FieldType, value: unknown): unknown {
  if (type.kind === 'decimal') return value === null ? null : Number(value)
  return type.kind === 'id' && value !== null ? (value as { id: string }).id : value
}

async function read(id: string, field: Field): Promise<unknown> {
  const { one } = await ask<{ one: Record<string, unknown> }>(`query ($id: ID!) { one: sample(id: $id) { ${selection(field)} } }`, { id })
  return given(field.type, one[field.name])
}

const canonical = (field: Field, value: Json): Json => (field.type.normalise ? field.type.normalise(value, field) : value)
const idsOf = async (filter: object): Promise<readonly string[]> => (await ask<{ list: { nodes: { id: string }[] } }>('query ($filter: SampleFilter) { list: samples(first: 1000, filter: $filter) { nodes { id } } }', { filter })).list.nodes.map(({ id }) => id)

it('every folder of engine/fields is in the catalogue, under its own name, and has a widget', () => {
  const folders = readdirSync(new URL('../../engine/fields', import.meta.url), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
  expect([...fieldTypes.keys()].sort()).toEqual(folders.sort())
  expect(Object.keys(widgets).sort()).toEqual(folders.sort())
  for (const [name, type] of fieldTypes) expect(type.name).toBe(name)
})

it('a package of all samples is valid as a whole', () => {
  expect(packageFromFiles(samplePackage()).issues).toEqual([])
})

const places = [...[...fieldTypes.values()].map((type) => ({ type, isCustom: false })), ...customTypes.map((type) => ({ type, isCustom: true }))]

describe.each(places.map(({ type, isCustom }) => [`${type.name}${isCustom ? ' of an overlay' : ''}`, type, isCustom] as const))('%s', (_, type, isCustom) => {
  const name = fieldNameOf(type, isCustom)

  it('has a sample that the meta schema accepts and samples of right and wrong values', () => {
    const ajv = new Ajv({ strict: false })
    for (const schema of metaSchemas.values()) ajv.addSchema(schema)
    expect(ajv.validate({ $ref: 'field.json#/definitions/property' }, type.samples.schema), JSON.stringify(ajv.errors)).toBe(true)
    expect(type.checkDefinition?.(type.samples.schema) ?? []).toEqual([])
    expect(type.samples.invalid.length).toBeGreaterThan(0)
    expect(validOf(type).length).toBeGreaterThan(0)
    expect(Object.keys(type.samples.schema['x-field'].titles).every((locale) => locales.includes(locale as 'en'))).toBe(true)
  })

  it('stands in the database as it says', async () => {
    const field = await fieldOf(name)
    const columns = await store.query<{ type: string }>(sql`select format_type(a.atttypid, a.atttypmod) as type from pg_attribute a where a.attrelid = 'data.sample'::regclass and a.attname = ${field.column} and not a.attisdropped`)
    expect(field.storage).toBe(isCustom ? 'custom' : type.kind === null ? 'lines' : 'column')
    const wanted = { timestamptz: 'timestamp with time zone' }[type.column(field) ?? ''] ?? type.column(field)
    expect(columns.map((column) => column.type)).toEqual(isCustom || wanted === null ? [] : [wanted])
    if (field.lines) expect((await store.query(sql`select 1 from information_schema.tables where table_schema = 'data' and table_name = ${field.lines.table}`)).length).toBe(1)
  })

  it('gives back what was written, after creating and after changing', async () => {
    const field = await fieldOf(name)
    const empty = await create({})
    for (const value of validOf(type)) {
      expect(await read((await create({ [name]: value })).id, field)).toEqual(canonical(field, value))
      const { one } = await ask<{ one: { version: number } }>('query ($id: ID!) { one: sample(id: $id) { version } }', { id: empty.id })
      await ask('mutation ($id: ID!, $v: Int!, $input: SampleInput!) { updateSample(id: $id, version: $v, input: $input) { id } }', { id: empty.id, v: one.version, input: { [name]: value } })
      expect(await read(empty.id, field)).toEqual(canonical(field, value))
    }
  })

  it('takes its own canonical form for canonical', async () => {
    const field = await fieldOf(name)
    for (const value of validOf(type)) expect(canonical(field, canonical(field, value))).toEqual(canonical(field, value))
  })

  it('may be empty, from the start or again', async () => {
    const field = await fieldOf(name)
    const nothing = type.kind === null ? [] : null
    expect(await read((await create({})).id, field)).toEqual(nothing)
    const filled = await create({ [name]: validOf(type).at(-1) })
    await ask('mutation ($id: ID!, $v: Int!, $input: SampleInput!) { updateSample(id: $id, version: $v, input: $input) { id } }', { id: filled.id, v: filled.version, input: { [name]: nothing } })
    expect(await read(filled.id, field)).toEqual(nothing)
    if (type.kind !== null) expect(await idsOf({ id: { eq: filled.id }, [name]: { isNull: true } })).toEqual([filled.id])
  })

  it('refuses wrong values with their place, and keeps nothing of them', async () => {
    const before = await idsOf({})
    for (const value of type.samples.invalid) {
      const { errors } = await engine.graphql(keeper, 'mutation ($input: SampleInput!) { createSample(input: $input) { id } }', { input: { type: questionnaire, [name]: value } })
      expect(['BAD_INPUT', 'VALIDATION_FAILED'], JSON.stringify(value)).toContain(errors?.[0]?.extensions?.code)
      // Past the door's own types: the engine itself says where.
      const loading = engine.loadHistory({ records: [{ id: uuidv7(), entity: sampleEntity, dealership: 'north', at: '2009-05-25T00:00:00Z', by: 'keeper', values: { type: questionnaire, [name]: value } }] }, () => undefined)
      const refusal = await loading.then(() => null, (error: EngineError) => error)
      expect(refusal?.code, JSON.stringify(value)).toBe('VALIDATION_FAILED')
      expect(refusal?.issues.filter(({ pointer, message }) => message === '' || !`${pointer}/`.startsWith(`/${name}/`))).toEqual([])
      expect(refusal?.issues.length).toBeGreaterThan(0)
    }
    expect(await idsOf({})).toEqual(before)
  })

  it('is filtered by what it is', async () => {
    const field = await fieldOf(name)
    const value = validOf(type).at(-1) as Json
    const mine = await create({ [name]: value })
    const without = await create({})
    const within = (filter: object): Promise<readonly string[]> => idsOf({ and: [{ id: { in: [mine.id, without.id] } }, filter] })
    if (field.lines) return void expect(await within({ [name]: { some: {} } })).toEqual([mine.id])
    expect(await within({ [name]: { isNull: true } })).toEqual([without.id])
    expect(await within({ [name]: { isNull: false } })).toEqual([mine.id])
    if (type.kind === 'json') return
    const operand = canonical(field, value)
    const on = (operator: object): object => ({ [name]: field.target === null ? operator : { id: operator } })
    expect(await within(on({ eq: operand }))).toEqual([mine.id])
    expect(await within(on({ ne: operand }))).toEqual([without.id])
    if (type.kind !== 'boolean') expect(await within(on({ in: [operand] }))).toEqual([mine.id])
  })

  it('sorts, where it is one value, and its cursor leads on', async () => {
    if (type.kind === null || type.kind === 'json') return
    for (const direction of ['ASC', 'DESC']) {
      const query = `query ($after: String, $first: Int) { list: samples(first: $first, after: $after, orderBy: [{ field: ${constant(name)}, direction: ${direction} }]) { edges { cursor node { id } } } }`
      const page = async (first: number, after: string | null) => (await ask<{ list: { edges: { cursor: string; node: { id: string } }[] } }>(query, { first, after })).list.edges
      const whole = await page(1000, null)
      for (const i of [0, 1, whole.length - 3, whole.length - 2, whole.length - 1]) expect((await page(1, whole[i]?.cursor ?? ''))[0]?.node.id).toBe(whole[i + 1]?.node.id)
    }
  })

  it('has its place on the form, with a widget that exists', async () => {
    const { form } = await engine.recordView(keeper, 'en', sampleEntity, null)
    const ui = form.uiSchema[name] as { readonly 'ui:widget': string }
    expect((form.schema.properties as Record<string, { title: string }>)[name]?.title).toBe(name)
    expect(Object.keys(widgets)).toContain(ui['ui:widget'])
  })

  it('is measured by what it says it can be measured by', async () => {
    for (const measure of type.aggregates) {
      const { all } = await ask<{ all: Record<string, Record<string, unknown>>[] }>(`{ all: samplesAggregate { ${measure} { ${name} } } }`)
      expect(all[0]?.[measure]?.[name]).not.toBeUndefined()
    }
  })
})
