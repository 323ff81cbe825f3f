import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileModel, compileNetworkModel } from '../engine/compile/index.ts'
import { diffTables, readCatalogue, runChecks, type TablesDiff, tablesOf } from '../engine/ddl/index.ts'
import type { Issue } from '../engine/kernel/errors.ts'
import type { EntityDefinition, EntityFiles, OverlayDefinition, PackageDefinition, PropertySchema } from '../engine/definition/types.ts'
import { raw, type Sql, sql } from '../engine/kernel/sql.ts'
import { openStore, type Store } from '../engine/store/pool.ts'
import { testDatabase, type TestDatabase } from './fixtures/database.ts'
import { garageModel, garagePackage } from './fixtures/garage.ts'

/** A garage whose complaints table is changed by `change`. */
function garageWith(change: (entity: EntityDefinition) => EntityDefinition, name = 'complaint'): PackageDefinition {
  const files = garagePackage.entities[name] as EntityFiles
  return { ...garagePackage, entities: { ...garagePackage.entities, [name]: { ...files, entity: change(files.entity) } } }
}

type Properties = Readonly<Record<string, PropertySchema>>
const withProperties = (change: (properties: Properties) => Properties, name?: string): PackageDefinition =>
  garageWith((entity) => ({ ...entity, schema: { ...entity.schema, properties: change(entity.schema.properties) } }), name)

const property = (id: string, schema: Omit<PropertySchema, 'x-field'>, keywords: object = {}): PropertySchema => ({ ...schema, 'x-field': { id, titles: { en: id, ru: id }, ...keywords } })

describe('tables of a real database', () => {
  let database: TestDatabase
  let store: Store

  beforeAll(async () => {
    database = await testDatabase()
    store = openStore(database.url, { max: 1 })
  })
  afterAll(async () => {
    await store?.close()
    await database?.drop()
  })

  const run = (text: string, values: readonly unknown[]) => store.query<object>(fromText(text, values))
  /** The garage's tables as they were published before each change. */
  const before = tablesOf(garageModel())

  async function diff(pkg: PackageDefinition, overlay?: OverlayDefinition, dealerships: readonly string[] = ['tyumen', 'spb']): Promise<TablesDiff> {
    const { model, issues } = overlay ? compileNetworkModel({ package: pkg, overlays: { spb: overlay } }) : compileModel({ package: pkg })
    expect(issues).toEqual([])
    return diffTables(await readCatalogue(run), model ? tablesOf(model) : [], { before, custom: { before: [], after: [] }, dealerships })
  }

  /** What stands in the way of the change, the rows included. */
  const against = async (pkg: PackageDefinition, dealerships?: readonly string[]): Promise<readonly Issue[]> => {
    const { refused, checks } = await diff(pkg, undefined, dealerships)
    return [...refused, ...(await runChecks(run, checks))]
  }

  /** Applies the package and shows that nothing is left to do. */
  async function apply(pkg: PackageDefinition, overlay?: OverlayDefinition, dealerships?: readonly string[]): Promise<TablesDiff> {
    const first = await diff(pkg, overlay, dealerships)
    const issues = [...first.refused, ...(await runChecks(run, first.checks))]
    expect(issues.filter(({ severity }) => severity !== 'warning')).toEqual([])
    await store.transaction(async (query) => {
      for (const statement of first.statements) await query(raw(statement))
    })
    expect(await diff(pkg, overlay, dealerships)).toMatchObject({ statements: [], changes: [], refused: [] })
    return first
  }

  /** Tables back to the plain garage with one complaint in `tyumen`. */
  async function fresh(): Promise<void> {
    await store.query(raw('drop schema if exists data cascade'))
    await store.query(raw('create schema data'))
    await apply(garagePackage)
    await store.query(sql`insert into data.client (id, last_name) values (${ids.client}, 'Petrova')`)
    await store.query(sql`insert into data.complaint (id, dealership, state, state_since, subject, client, refund) values (${ids.complaint}, 'tyumen', 'received', now(), 'Noise', ${ids.client}, 12.5)`)
    await store.query(sql`insert into data.complaint__works (id, dealership, parent, name, price) values (${ids.line}, 'tyumen', ${ids.complaint}, 'Oil', 10)`)
  }

  const complaint = async (columns: Sql): Promise<object> => (await store.query<object>(sql`select ${columns} from data.complaint`))[0] ?? {}

  it('is complete after one application, twice changes nothing', async () => {
    await store.query(raw('drop schema if exists data cascade'))
    const first = await apply(garagePackage)
    expect(first.changes.map(({ text }) => text)).toEqual([
      'New table client with 14 columns',
      'New table complaint_category with 13 columns',
      'New table complaint with 20 columns',
      'New table complaint__works with 8 columns',
    ])
  })

  it('keeps the values of a renamed field', async () => {
    await fresh()
    const renamed = garageWith((entity) => {
      const { subject, ...rest } = entity.schema.properties
      return { ...entity, label: ['topic'], schema: { ...entity.schema, required: ['topic'], properties: { topic: subject as PropertySchema, ...rest } } }
    })
    const { changes } = await apply(renamed)
    expect(changes.map(({ text }) => text)).toEqual(['Column complaint.subject is renamed to topic; its values are kept'])
    expect(await complaint(raw('topic'))).toEqual({ topic: 'Noise' })
  })

  it('swaps the names of two fields without mixing their values', async () => {
    await fresh()
    await apply(withProperties(({ subject, resolution, ...rest }) => ({ ...rest, subject: resolution as PropertySchema, resolution: subject as PropertySchema })))
    expect(await complaint(raw('subject, resolution'))).toEqual({ subject: null, resolution: 'Noise' })
  })

  it('keeps a removed field and gives its values back when it returns', async () => {
    await fresh()
    const removed = await apply(withProperties(({ refund: _, ...rest }) => rest))
    expect(removed.statements).toEqual([])
    expect(await complaint(raw('refund::float8'))).toEqual({ refund: 12.5 })
    await apply(garagePackage)
    expect(await complaint(raw('refund::float8'))).toEqual({ refund: 12.5 })
  })

  it('moves a removed column aside when another field takes its name', async () => {
    await fresh()
    await apply(withProperties(({ refund: _, ...rest }) => ({ ...rest, refund: property('fl_refund_new', { type: 'string' }) })))
    expect(await complaint(raw('refund, _removed_fl_refund::float8 as old'))).toEqual({ refund: null, old: 12.5 })
  })

  it('adds fields, indexes and a numbered sequence of states to a table with rows', async () => {
    await fresh()
    const added = await apply(withProperties((old) => ({ ...old, insurer: property('fl_insurer', { type: 'string' }, { index: true, unique: true }), due: property('fl_due', { type: 'string', format: 'date' }) })))
    expect(added.changes.map(({ text }) => text)).toEqual([
      'New column complaint.insurer (text)',
      'New column complaint.due (date)',
      'New index complaint_dealership_insurer_idx',
      'New index complaint_dealership_insurer_key',
    ])
    await apply(garagePackage)
    const kept = await store.query(raw(`select indexname from pg_indexes where schemaname = 'data' and indexname like '%insurer%'`))
    expect(kept).toEqual([])
  })

  it('indexes the fields of an overlay inside custom, and holds them unique', async () => {
    await fresh()
    const fields = { insurer: [{ type: 'string' }, { index: true }], rate: [{ type: 'number' }, { unique: true }] } as const
    const operations = Object.entries(fields).map(([name, [schema, keywords]]) => ({ op: 'add-field' as const, entity: 'complaint', name, schema: property(`fl_${name}`, schema, keywords) }))
    const { statements } = await apply(garagePackage, { base: 'garage@1.0.0', dealership: 'spb', operations })
    expect(statements.filter((statement) => !/^(create (unique )?index|comment on index)/.test(statement))).toEqual([])
    const insert = (rate: string) => store.query(sql`insert into data.complaint (id, dealership, state, state_since, subject, client, custom) values (gen_random_uuid(), 'tyumen', 'received', now(), 'x', ${ids.client}, ${rate}::jsonb)`)
    await insert('{}')
    await insert('{"rate": 1.5}')
    await expect(insert('{"rate": 1.50}')).rejects.toMatchObject({ code: 'DUPLICATE' })
  })

  it('gives rows that are there the first state when an entity gets a machine', async () => {
    const { machine: _, ...plain } = garagePackage.entities.complaint as EntityFiles
    await store.query(raw('drop schema if exists data cascade'))
    await apply({ ...garagePackage, entities: { ...garagePackage.entities, complaint: plain } })
    await store.query(sql`insert into data.client (id, last_name) values (${ids.client}, 'Petrova')`)
    await store.query(sql`insert into data.complaint (id, dealership, subject, client) values (${ids.complaint}, 'tyumen', 'Noise', ${ids.client})`)
    await apply(garagePackage)
    expect(await complaint(raw('state, state_since is not null as since'))).toEqual({ state: 'received', since: true })
  })

  it('lets rows in without a state after the machine is removed', async () => {
    await fresh()
    const { machine: _, ...plain } = garagePackage.entities.complaint as EntityFiles
    await apply({ ...garagePackage, entities: { ...garagePackage.entities, complaint: plain } })
    await store.query(sql`insert into data.complaint (id, dealership, subject, client) values (gen_random_uuid(), 'spb', 'Later', ${ids.client})`)
  })

  it('widens whole numbers to decimals and decimals to more digits', async () => {
    await fresh()
    await store.query(raw(`insert into data.complaint_category (id, code, text) values (gen_random_uuid(), 7, 'Noise')`))
    await apply(withProperties(({ code, ...rest }) => ({ ...rest, code: { ...(code as PropertySchema), type: 'number' } }), 'complaint-category'))
    expect(await store.query(raw('select code::text from data.complaint_category'))).toEqual([{ code: '7.00' }])
  })

  it('refuses a type that would lose values, with the count and an example, and allows it once none would be lost', async () => {
    await fresh()
    const asDate = withProperties((old) => ({ ...old, subject: { ...(old.subject as PropertySchema), format: 'date' } }))
    expect(await against(asDate)).toMatchObject([{ file: 'entities/complaint/entity.json', pointer: '/schema/properties/subject', message: 'complaint.subject cannot become date: it holds values of text, and 1 of them would be lost, for example “Noise”' }])
    await store.query(raw(`update data.complaint set subject = '2026-05-01'`))
    await apply(asDate)
    expect(await complaint(raw('subject'))).toEqual({ subject: '2026-05-01' })
  })

  it.each([
    ['fewer digits', '12.5', '12.00', { type: 'integer' }],
    ['text that is a number', '12.5', '12.5', { type: 'string' }],
  ])('narrows and widens only where every value stays: %s', async (_, refund, fitting, schema) => {
    await fresh()
    await store.query(sql`update data.complaint set refund = ${refund}::numeric`)
    const changed = withProperties((old) => ({ ...old, refund: property('fl_refund', schema as PropertySchema) }))
    if (schema.type === 'integer') expect(await against(changed)).toMatchObject([{ message: expect.stringContaining('1 of them would be lost, for example “12.50”') }])
    await store.query(sql`update data.complaint set refund = ${fitting}::numeric`)
    await apply(changed)
    expect(await complaint(raw('refund::numeric::float8'))).toEqual({ refund: Number(fitting) })
  })

  it('lets a choice gain values, and lose those that no record holds', async () => {
    await fresh()
    const kinds = (...values: readonly string[]) => withProperties(({ kind, ...rest }) => ({ ...rest, kind: { ...(kind as PropertySchema), enum: values } }), 'client')
    await store.query(raw(`update data.client set kind = 'company'`))
    await apply(kinds('person', 'company', 'state'))
    expect(await against(kinds('person'))).toMatchObject([{ file: 'entities/client/entity.json', pointer: '/schema/properties/kind', message: 'client.kind loses values that 1 record hold, for example “company”' }])
    expect(await against(kinds('company'))).toEqual([])
  })

  it('refuses a unique index over values that stand twice, with the count and an example', async () => {
    await fresh()
    await store.query(sql`insert into data.complaint (id, dealership, state, state_since, subject, client) select gen_random_uuid(), d, 'received', now(), 'Noise', ${ids.client} from unnest(array['tyumen', 'spb']) d`)
    const unique = withProperties((old) => ({ ...old, subject: property('fl_subject', { type: 'string' }, { unique: true }) }))
    // The one of spb stands alone in its dealership.
    expect(await against(unique)).toMatchObject([{ pointer: '/schema/properties/subject', message: '“subject” cannot be unique: 2 records share their value with another, for example “Noise”' }])
    await store.query(sql`update data.complaint set subject = id::text`)
    await apply(unique)
  })

  it('builds new indexes over columns that are there ahead, and takes a failed one for none', async () => {
    await fresh()
    const indexed = withProperties((old) => ({ ...old, subject: property('fl_subject', { type: 'string' }, { index: true }), due: property('fl_due', { type: 'string' }, { index: true }) }))
    const { ahead } = await diff(indexed)
    expect(ahead.map(({ name }) => name)).toEqual(['complaint_dealership_subject_idx'])
    for (const statement of ahead.flatMap(({ create }) => create)) await store.patiently(raw(statement))
    const { statements } = await diff(indexed)
    expect(statements.filter((statement) => statement.includes('subject_idx'))).toEqual([])
    await store.query(raw(`update pg_index set indisvalid = false where indexrelid = 'data.complaint_dealership_subject_idx'::regclass`))
    expect((await diff(indexed)).statements).toContain('drop index "data"."complaint_dealership_subject_idx"')
    await apply(indexed)
  })

  it('fills a new required field with its default, and refuses one without', async () => {
    await fresh()
    const required = (schema: Omit<PropertySchema, 'x-field'>) => garageWith((entity) => ({ ...entity, schema: { ...entity.schema, required: [...(entity.schema.required ?? []), 'urgency'], properties: { ...entity.schema.properties, urgency: property('fl_urgency', schema) } } }))
    expect(await against(required({ type: 'integer' }))).toMatchObject([{ pointer: '/schema/properties/urgency', message: 'complaint.urgency is required, but 1 record that are there would have no value' }])
    await apply(required({ type: 'integer', default: 3 }))
    expect(await complaint(raw('urgency::int'))).toEqual({ urgency: 3 })
    expect(await store.query(raw(`select column_default from information_schema.columns where table_schema = 'data' and column_name = 'urgency'`))).toEqual([{ column_default: null }])
  })

  it('fills a field that comes to be required, or warns of the records without', async () => {
    await fresh()
    const required = (schema: Omit<PropertySchema, 'x-field'>) => garageWith((entity) => ({ ...entity, schema: { ...entity.schema, required: [...(entity.schema.required ?? []), 'resolution'], properties: { ...entity.schema.properties, resolution: property('fl_resolution', schema, { type: 'text' }) } } }))
    expect(await against(required({ type: 'string' }))).toMatchObject([{ severity: 'warning', message: 'complaint.resolution must be filled from now on; 1 record have no value yet' }])
    const { statements } = await diff(required({ type: 'string', default: "isn't known" }))
    for (const statement of statements) await store.query(raw(statement))
    expect(await complaint(raw('resolution'))).toEqual({ resolution: "isn't known" })
  })

  it('refuses a link to another entity while there are records', async () => {
    await fresh()
    expect(await against(withProperties((old) => ({ ...old, client: property('fl_complaint_client', { type: 'string', format: 'uuid' }, { type: 'reference', entity: 'complaint-category' }) })))).toMatchObject([{ pointer: '/schema/properties/client', message: 'complaint.client cannot point to complaint_category: 1 record point to client' }])
  })

  const scoped = (scope: EntityDefinition['scope'], name: string) => garageWith((entity) => ({ ...entity, scope }), name)

  it('refuses to guess whose shared records are, else makes an empty table anew with the links to it', async () => {
    await fresh()
    expect(await against(scoped('dealership', 'client'))).toMatchObject([{ file: 'entities/client/entity.json', pointer: '/scope', message: 'the scope cannot change: 1 records of client belong to the whole network, and nothing says to which of its 2 dealerships each should go' }])
    await store.query(raw('delete from data.complaint'))
    await store.query(raw('delete from data.client'))
    await apply(scoped('dealership', 'client'))
  })

  it('gives shared records to the only dealership of the network, with their links', async () => {
    await fresh()
    await apply(scoped('dealership', 'client'), undefined, ['tyumen'])
    expect(await store.query(raw('select c.dealership, c.last_name, (select count(*)::int from data.complaint p where p.client = c.id and p.dealership = c.dealership) as complaints from data.client c'))).toEqual([{ dealership: 'tyumen', last_name: 'Petrova', complaints: 1 }])
    const stray = store.query(sql`insert into data.complaint (id, dealership, state, state_since, subject, client) values (gen_random_uuid(), 'spb', 'received', now(), 'x', ${ids.client})`)
    await expect(stray).rejects.toMatchObject({ code: 'REFERENCED' })
  })

  it('keeps whose the records are when they may be shared, with their rows; shows them to nobody else', async () => {
    await fresh()
    expect(await against(scoped('network', 'complaint'))).toMatchObject([{ pointer: '/scope', message: 'the scope cannot change: 1 records of complaint belong to one dealership each, and all others would see them' }])
    await apply(scoped('layered', 'complaint'))
    expect(await store.query(raw('select c.dealership, (select count(*)::int from data.complaint__works w where w.parent = c.id) as works from data.complaint c'))).toEqual([{ dealership: 'tyumen', works: 1 }])
    await apply(scoped('dealership', 'complaint'))
    expect(await store.query(raw('select dealership from data.complaint__works'))).toEqual([{ dealership: 'tyumen' }])
  })

  it('shares a layered table with all once no row is a dealership’s own', async () => {
    await fresh()
    await store.query(raw(`insert into data.complaint_category (id, code, text, dealership) values (gen_random_uuid(), 7, 'Noise', 'spb')`))
    expect(await against(scoped('network', 'complaint-category'))).toMatchObject([{ pointer: '/scope' }])
    await store.query(raw('update data.complaint_category set dealership = null'))
    await apply(scoped('network', 'complaint-category'))
  })

  it('gives a shared table its dealership column when it becomes layered', async () => {
    await fresh()
    await apply(garageWith((entity) => ({ ...entity, scope: 'layered' }), 'client'))
    expect(await store.query(raw('select dealership, last_name from data.client'))).toEqual([{ dealership: null, last_name: 'Petrova' }])
  })

  it('renames a table with its rows, links and lines', async () => {
    await fresh()
    const { complaint: files, ...others } = garagePackage.entities as Record<string, EntityFiles>
    const renamed: PackageDefinition = { ...garagePackage, entities: { ...others, claim: { ...(files as EntityFiles), entity: { ...(files as EntityFiles).entity, name: 'claim' } } } }
    await apply(renamed)
    expect(await store.query(raw('select subject, (select count(*)::int from data.claim__works w where w.parent = c.id) as works from data.claim c'))).toEqual([{ subject: 'Noise', works: 1 }])
    await apply(garagePackage)
  })

  it('keeps the table of a removed entity, and refuses its name to another', async () => {
    await fresh()
    const { complaint: files, ...others } = garagePackage.entities as Record<string, EntityFiles>
    await apply({ ...garagePackage, entities: others })
    expect(await complaint(raw('subject'))).toEqual({ subject: 'Noise' })
    const other: PackageDefinition = { ...garagePackage, entities: { ...others, complaint: { ...(files as EntityFiles), entity: { ...(files as EntityFiles).entity, id: 'en_other' } } } }
    expect((await diff(other)).refused).toMatchObject([{ pointer: '/name', message: 'the table complaint still belongs to en_complaint' }])
  })

  it('refuses rows that point to another dealership', async () => {
    await fresh()
    const wrong = store.query(sql`insert into data.complaint__works (id, dealership, parent, name) values (gen_random_uuid(), 'spb', ${ids.complaint}, 'Oil')`)
    await expect(wrong).rejects.toThrow()
  })
})

const ids = { client: '01900000-0000-7000-8000-000000000001', complaint: '01900000-0000-7000-8000-000000000002', line: '01900000-0000-7000-8000-000000000003' }

function fromText(text: string, values: readonly unknown[]): Sql {
  return values.length === 0 ? raw(text) : sql`${raw(text.split('$1')[0] ?? '')}${values[0]}${raw(text.split('$1')[1] ?? '')}`
}
