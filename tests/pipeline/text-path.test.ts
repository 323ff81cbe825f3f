/** Queries answered as one statement say what graphql-js says with resolvers of another make. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { outsideError } from '../../engine/graphql/errors.ts'
import { buildSchema } from '../../engine/graphql/index.ts'
import { openTextPath } from '../../engine/graphql/text/index.ts'
import { sql } from '../../engine/kernel/sql.ts'
import type { Actor } from '../../engine/model/types.ts'
import type { Runtime } from '../../engine/runtime/index.ts'
import { type NaiveApi, openNaiveApi } from '../fixtures/naive-api.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'

let network: Network
let naive: NaiveApi
let actors: readonly Actor[]
let answer: (actor: Actor, query: string, variables: object) => Promise<string | null>

beforeAll(async () => {
  network = await openNetwork()
  for (const code of ['tyumen', 'spb']) await fillSite(code)
  const head = await network.as('head.tyumen', '*').catch(() => network.as('admin'))
  actors = [head, ...(await Promise.all(['head.tyumen', 'advisor.spb', 'mechanic.tyumen', 'cashier.spb', 'inspector.tyumen'].map((login) => network.as(login))))]
  const model = await network.engine.model(head)
  const schema = buildSchema(model)
  naive = await openNaiveApi(model, schema, network.store)
  const text = openTextPath({ schemaOf: () => schema, outside: (error) => outsideError(error, () => undefined) })
  answer = (actor, query, variables) => {
    const runtime: Runtime = { store: network.store, model, modelOf: () => model, actor, clock: () => new Date() }
    return text(runtime, { query, operationName: undefined, variables: variables as Readonly<Record<string, unknown>>, answer: 'application/json' })
  }
}, 60_000)
afterAll(() => network?.close())

/** Orders with and without works, values and people; one client without anything, one order deleted. */
async function fillSite(code: string): Promise<void> {
  const advisor = await network.as(`advisor.${code}`)
  const mechanic = await network.as(`mechanic.${code}`)
  for (let i = 0; i < 6; i++) {
    const order = await receiveOrder(network, advisor, `Клиент ${code} ${i} 100%`)
    const input = { ...(i % 2 ? { mechanic: mechanic.id, mileage: i * 1000 } : { mileage: null }), ...(i % 3 ? { works: [{ name: `Работа ${i}`, normHours: i, price: 777, quantity: 1 }, { name: 'Мойка', price: 10.5, quantity: 2 }] } : {}) }
    const { o } = await network.ask<{ o: { version: number } }>(advisor, 'mutation ($id: ID!, $v: Int!, $input: WorkOrderInput!) { o: updateWorkOrder(id: $id, version: $v, input: $input) { version } }', { id: order.id, v: order.version, input })
    if (i > 3) await network.ask(advisor, 'mutation ($id: ID!, $v: Int!) { sendWorkOrder(id: $id, version: $v, event: START_DIAGNOSIS) { id } }', { id: order.id, v: o.version })
  }
  await network.store.query(sql`update data.client set passport_number = '123456' where name like '%1 100%'`)
  await network.store.query(sql`update data.work_order set deleted_at = now() where id in (select id from data.work_order where dealership = ${code} order by id limit 1)`)
}

/** A piece of a query with what it declares. */
interface Piece {
  readonly text: string
  readonly variables: Readonly<Record<string, readonly [type: string, value: unknown]>>
}

const literal = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (value !== null && typeof value === 'object') return `{ ${Object.entries(value).map(([name, inner]) => `${name}: ${literal(inner)}`).join(', ')} }`
  return JSON.stringify(value)
}

const alias = fc.option(fc.constantFrom('a', 'b', 'c', 'other'), { nil: undefined })
/** Fields under names of their own, some switched by a variable or a fragment. */
const selection = (fields: readonly string[], type: string): fc.Arbitrary<string> =>
  fc.uniqueArray(fc.tuple(fc.constantFrom(...fields), alias, fc.constantFrom('', '', '', ' @include(if: $yes)', ' @skip(if: $yes)', ' @skip(if: $no)'), fc.integer({ min: 0, max: 5 })), { minLength: 1, maxLength: 7, selector: ([field, name]) => name ?? field.split(/[ {(]/)[0] }).map((picked) =>
    ['id', ...picked.map(([field, name, directive, wrap]) => {
      const text = `${name ? `${name}: ` : ''}${field.replace(/^(\w+)/, `$1${directive}`)}`
      return wrap === 0 ? `... on ${type} { ${text} }` : wrap === 1 ? `... @include(if: $yes) { ${text} }` : text
    })].join(' '),
  )

const clientFields = ['name', 'phone', 'createdAt', 'passportNumber', 'goodsDiscountPct', 'smsAllowed', 'birthDate', '__typename', 'createdBy { name login }', 'version', 'contacts { id name }']
const orderFields = ['number', 'state', 'stateSince', 'createdAt', 'dealership', 'mileage', 'total', 'version', '__typename', 'client { id name passportNumber __typename }', 'vehicle { plate owner { id name } }', 'mechanic { login __typename }', 'works { id name sum quantity }', 'orderType { id name }']
const vehicleFields = ['make', 'plate', 'owner { id name phone }', '__typename', 'updatedAt']
const kinds = {
  workOrder: { type: 'WorkOrder', many: 'workOrders', one: 'workOrder', entity: 'work-order', fields: orderFields, order: ['CREATED_AT', 'NUMBER', 'MILEAGE'] },
  client: { type: 'Client', many: 'clients', one: 'client', entity: 'client', fields: clientFields, order: ['CREATED_AT', 'GOODS_DISCOUNT_PCT'] },
  vehicle: { type: 'Vehicle', many: 'vehicles', one: 'vehicle', entity: 'vehicle', fields: vehicleFields, order: ['CREATED_AT', 'MILEAGE'] },
} as const
type Kind = (typeof kinds)[keyof typeof kinds]
const kind = fc.constantFrom<Kind>(kinds.workOrder, kinds.workOrder, kinds.client, kinds.vehicle)

const words = fc.constantFrom('Клиент', '100%', 'spb', '_', 'мойка', '')
const contains = words.map((text) => ({ contains: text }))
const leaves: Readonly<Record<Kind['type'], fc.Arbitrary<object>>> = {
  WorkOrder: fc.oneof(
    fc.constantFrom('reception', 'diagnosis').chain((state) => fc.constantFrom({ eq: state }, { ne: state }, { in: [state, 'issued'] }, { notIn: [state] }).map((condition) => ({ state: condition }))),
    fc.integer({ min: -1, max: 5000 }).chain((value) => fc.constantFrom({ gte: value }, { lt: value }, { eq: null }, { isNull: true }, { ne: value }).map((mileage) => ({ mileage }))),
    contains.map((name) => ({ client: { name } })),
    fc.tuple(fc.constantFrom('some', 'none'), contains).map(([operator, name]) => ({ works: { [operator]: { name } } })),
    fc.constantFrom({ mechanic: { isNull: true } }, { client: { isNull: false } }, { createdAt: { lt: '2020-01-01T00:00:00Z' } }),
  ),
  Client: fc.oneof(contains.map((name) => ({ name })), fc.boolean().map((isNull) => ({ phone: { isNull } })), fc.constant({ passportNumber: { eq: '123456' } }), fc.constant({ goodsDiscountPct: { gte: '5.5' } })),
  Vehicle: fc.oneof(words.map((text) => ({ make: { startsWith: text } })), contains.map((name) => ({ owner: { name } }))),
}
const filterOf = ({ type }: Kind): fc.Arbitrary<object> =>
  fc.letrec<{ tree: object }>((tie) => ({
    tree: fc.oneof({ maxDepth: 2 }, leaves[type], fc.array(tie('tree'), { maxLength: 2 }).map((and) => ({ and })), fc.array(tie('tree'), { maxLength: 2 }).map((or) => ({ or })), tie('tree').map((not) => ({ not }))),
  })).tree

/** An argument as a literal or as a variable. */
const given = (root: number, name: string, type: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<Piece | null> =>
  fc.tuple(fc.integer({ min: 0, max: 2 }), value).map(([way, chosen]) => {
    if (way === 0 || chosen === undefined) return null
    if (way === 1) return { text: `${name}: ${literal(chosen)}`, variables: {} }
    return { text: `${name}: $${name}${root}`, variables: { [`${name}${root}`]: [type, chosen] } }
  })

/** Keys of a row somewhere in the table, or nothing that is a cursor. */
const cursor = ({ entity }: Kind): fc.Arbitrary<string> =>
  fc.tuple(fc.nat({ max: 40 }), fc.integer({ min: 0, max: 9 })).map(([at, way]) => {
    const rows = naive.rows(entity)
    const row = rows[at % rows.length]
    if (way === 0) return 'nonsense'
    if (way === 1) return Buffer.from('["only one"]').toString('base64url')
    return Buffer.from(JSON.stringify([row?.created_at?.replace(/(\.\d+)?(\+00:00)?$/, (_, fraction: string = '.') => `${fraction.padEnd(7, '0')}Z`), row?.id])).toString('base64url')
  })

const join = (pieces: readonly (Piece | null)[]): Piece => {
  const all = pieces.filter((piece) => piece !== null)
  return { text: all.length > 0 ? `(${all.map(({ text }) => text).join(', ')})` : '', variables: Object.assign({}, ...all.map(({ variables }) => variables)) }
}

const page = (root: number): fc.Arbitrary<Piece> =>
  kind.chain((one) => {
    const fields = selection(one.fields, one.type)
    const size = fc.constantFrom(0, 1, 2, 5, 50, 2000)
    const orderBy = fc.constantFrom(...one.order).chain((field) => fc.constantFrom('ASC', 'DESC').map((direction) => ({ text: `orderBy: [{ field: ${field}, direction: ${direction} }]`, variables: {} })))
    const isDefault = fc.oneof(fc.tuple(fc.constant(null), given(root, 'after', 'String', cursor(one)), given(root, 'before', 'String', cursor(one))), fc.tuple(orderBy, fc.constant(null), fc.constant(null)))
    const args = fc.tuple(given(root, 'filter', `${one.type}Filter`, filterOf(one)), fc.oneof(given(root, 'first', 'Int', size), given(root, 'last', 'Int', size)), isDefault).map(([filter, count, ordered]) => join([filter, count, ...ordered]))
    const parts = fc.uniqueArray(fc.oneof(fields.map((inner) => `nodes { ${inner} }`), fields.map((inner) => `edges { cursor node { ${inner} } }`), fc.constantFrom('totalCount', '__typename', 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }', 'pageInfo { more: hasNextPage __typename }')), { minLength: 1, maxLength: 3, selector: (part) => part.split(' ')[0] })
    return fc.tuple(args, parts).map(([{ text, variables }, inner]) => ({ text: `r${root}: ${one.many}${text} { ${inner.join(' ')} }`, variables }))
  })
const single = (root: number): fc.Arbitrary<Piece> =>
  fc.tuple(kind, fc.nat({ max: 40 })).chain(([one, at]) =>
    selection(one.fields, one.type).map((inner) => {
      const rows = naive.rows(one.entity)
      return { text: `r${root}: ${one.one}(id: $id${root}) { ${inner} }`, variables: { [`id${root}`]: ['ID!', at === 0 ? '00000000-0000-7000-8000-000000000000' : rows[at % rows.length]?.id] as const } }
    }),
  )
const groups = (root: number): fc.Arbitrary<Piece> =>
  fc.tuple(fc.constantFrom('STATE', 'DEALERSHIP', 'CLIENT', 'MILEAGE'), given(root, 'filter', 'WorkOrderFilter', filterOf(kinds.workOrder)), fc.constantFrom('count', 'count sum { total }', '__typename n: count')).map(([field, filter, measures]) => {
    const args = join([{ text: `groupBy: [{ field: ${field} }]`, variables: {} }, filter])
    return { text: `r${root}: workOrdersAggregate${args.text} { ${measures} group { ${field === 'CLIENT' ? 'client { id name }' : field.toLowerCase()} } }`, variables: args.variables }
  })
const operation = fc
  .integer({ min: 1, max: 3 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => fc.oneof({ arbitrary: page(i), weight: 4 }, { arbitrary: single(i), weight: 2 }, { arbitrary: groups(i), weight: 1 }))))
  .map((pieces) => {
    const variables = Object.assign({ yes: ['Boolean!', true], no: ['Boolean!', false] }, ...pieces.map((piece) => piece.variables)) as Piece['variables']
    const body = pieces.map(({ text }) => text).join('\n')
    const used = Object.entries(variables).filter(([name]) => body.includes(`$${name}`))
    return { query: `query${used.length > 0 ? ` (${used.map(([name, [type]]) => `$${name}: ${type}`).join(', ')})` : ''} {\n${body}\n}`, variables: Object.fromEntries(used.map(([name, [, value]]) => [name, value])) }
  })

/** Groups come in an order of the database's; everything else in the one asked for. */
const comparable = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(data ?? null), (_key, value: unknown) => (Array.isArray(value) && value.some((item) => item && typeof item === 'object' && 'group' in item) ? value.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : value))

it('say the same, whoever asks, and nearly all of them in one statement', async () => {
  let [asked, answered, wrong] = [0, 0, 0]
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 5 }), operation, async (who, { query, variables }) => {
      const actor = actors[who] as Actor
      const expected = await naive.ask(actor, query, variables)
      const text = await answer(actor, query, variables)
      if (expected.errors) {
        // Refusals are left to the long way, which says the same.
        wrong++
        expect(text).toBeNull()
        const { errors = [] } = await network.engine.graphql(actor, query, variables)
        // Where two things are wrong, either may be said.
        expect(errors.length).toBeGreaterThan(0)
        expect(['FORBIDDEN', 'BAD_INPUT']).toEqual(expect.arrayContaining(errors.map(({ extensions }) => extensions?.code)))
        return
      }
      asked++
      if (text === null) return void expect(comparable((await network.engine.graphql(actor, query, variables)).data)).toEqual(comparable(expected.data))
      answered++
      expect(comparable(JSON.parse(text).data)).toEqual(comparable(expected.data))
      expect(Object.keys(JSON.parse(text).data)).toEqual(Object.keys(expected.data ?? {}))
    }),
    { numRuns: Number(process.env.TEXT_PATH_RUNS ?? 400) },
  )
  expect(wrong).toBeGreaterThan(10)
  expect(asked).toBeGreaterThan(100)
  expect(answered / asked).toBeGreaterThan(0.95)
}, 120_000)
