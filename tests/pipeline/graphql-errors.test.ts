import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../engine/model/types.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'

let network: Network
let head: Actor

beforeAll(async () => {
  network = await openNetwork()
  head = await network.as('head.tyumen')
})
afterAll(() => network?.close())

const nested = (levels: number): string => `{ clients { nodes ${'{ clientGroup '.repeat(1)}${'{ parent '.repeat(levels)}{ id }${' }'.repeat(levels)} } } }`
const create = 'mutation ($input: ClientInput!) { createClient(input: $input) { id } }'
const natural = { name: 'Икс Игрек', clientType: 'natural' }
const nobody = '01890000-0000-7000-8000-000000000000'

describe('a query that cannot be answered gets a code', () => {
  it.each([
    ['a slip in the syntax', '{ clients { '],
    ['nothing at all', ''],
    ['an unknown field', '{ clients { nodes { nam } } }'],
    ['an unknown root', '{ customers { totalCount } }'],
    ['an argument of the wrong type', '{ clients(first: "ten") { totalCount } }'],
    ['a number beyond all', '{ clients(first: 99999999999) { totalCount } }'],
    ['a missing argument', '{ client { id } }'],
    ['an id that is none', '{ client(id: "1; drop table data.client") { id } }'],
    ['an id with a NUL', '{ client(id: "a\\u0000") { id } }'],
    ['an unknown operation type', 'subscription { clients { totalCount } }'],
    ['a missing variable', 'query ($id: ID!) { client(id: $id) { id } }'],
    ['an object without fields', '{ clients { nodes } }'],
    ['a search with a NUL', '{ clients(search: "a\\u0000b") { totalCount } }'],
    ['nesting without end', nested(20)],
    ['brackets without end', '{ clients '.repeat(20_000)],
    ['a value without end', `mutation { sendWorkOrder(id: "${nobody}", version: 1, event: CANCEL, input: ${'{a:'.repeat(20_000)}1${'}'.repeat(20_000)}) { id } }`],
    ['a fragment in itself', '{ clients { nodes { ...a } } } fragment a on Client { clientGroup { parent { ...b } } } fragment b on ClientGroup { parent { ...b } }'],
    ['too many fields', `{ clients { nodes { ${Array.from({ length: 1100 }, (_, i) => `a${i}: id`).join(' ')} } } }`],
    ['an alias longer than a column name', `{ clients { nodes { ${'a'.repeat(64)}: name } } }`],
    ['two operations and no choice', 'query a { clients { totalCount } } query b { clients { totalCount } }'],
    ['an unknown event', `mutation { sendWorkOrder(id: "${nobody}", version: 1, event: EXPLODE) { id } }`],
  ])('%s', async (_, query) => {
    const codes = await network.refused(head, query)
    expect(codes.length).toBeGreaterThan(0)
    expect(new Set(codes)).toEqual(new Set(['BAD_INPUT']))
  })

  it('also where the nesting stands in the variables', async () => {
    const filter: unknown = JSON.parse(`${'{"not":'.repeat(20_000)}{}${'}'.repeat(20_000)}`)
    expect(await network.refused(head, 'query ($filter: ClientFilter) { clients(filter: $filter) { totalCount } }', { filter })).toEqual(['BAD_INPUT'])
  })

  it('but an alias as long as a column name is fine, in either alphabet of names', async () => {
    expect(await network.refused(head, `{ ${'r'.repeat(200)}: clients { ${'n'.repeat(200)}: nodes { ${'a'.repeat(63)}: name } } }`)).toEqual([])
  })
})

describe('a mutation with values that cannot be kept gets a code and a place', () => {
  const issuesOf = async (input: object): Promise<unknown> => {
    const { errors } = await network.engine.graphql(head, create, { input: { ...natural, ...input } })
    const extensions = errors?.[0]?.extensions as { code: string; issues?: { pointer: string }[] } | undefined
    return [extensions?.code, (extensions?.issues ?? []).map(({ pointer }) => pointer)]
  }

  it.each([
    ['a text that is too long', { name: 'я'.repeat(1000) }, '/name'],
    ['a value that is no option', { sex: 'both' }, '/sex'],
    ['a number out of bounds', { goodsDiscountPct: 101 }, '/goodsDiscountPct'],
    ['a mail that is none', { email: 'x@' }, '/email'],
    ['a reference to nothing', { clientGroup: nobody }, '/clientGroup'],
    ['an id that is none', { clientGroup: 'abc' }, '/clientGroup'],
    ['a rule that does not hold', { birthDate: '2999-01-01' }, '/birthDate'],
    ['a line with a wrong value', { contacts: [{ name: 'Анна' }, { name: 'x'.repeat(5000) }] }, '/contacts/1/name'],
  ])('%s', async (_, input, pointer) => {
    expect(await issuesOf(input)).toEqual(['VALIDATION_FAILED', [pointer]])
  })

  it.each([
    ['a field that is none', { noSuch: 1 }],
    ['a system field', { number: 1 }],
    ['a day that is none', { birthDate: '2009-02-30' }],
    ['a text for yes or no', { doNotCall: 'yes' }],
    ['a NUL', { comments: 'a\u0000b' }],
    ['half a character', { comments: '\ud800' }],
    ['a NUL in a line', { contacts: [{ name: 'a\u0000' }] }],
    ['a list for a text', { name: ['a'] }],
    ['an object for a line', { contacts: 'Анна' }],
  ])('%s', async (_, input) => {
    const [code] = (await issuesOf(input)) as [string]
    expect(['BAD_INPUT', 'VALIDATION_FAILED']).toContain(code)
  })

  it('and nothing of it is written', async () => {
    expect(await network.ask(head, '{ clients { totalCount } }')).toEqual({ clients: { totalCount: 0 } })
  })

  it.each([
    ['a moment that is none', { promisedAt: '2009-02-30T10:00:00Z' }],
    ['a moment without an offset', { promisedAt: '2009-05-25T20:59' }],
    ['a whole number beyond all', { mileage: 1e300 }],
    ['a part of a whole number', { mileage: 1.5 }],
    ['an amount beyond all', { agreedSum: 1e300 }],
    ['an amount in words', { agreedSum: 'dear' }],
    ['a record of another kind', { client: 'no id' }],
  ])('at its place: %s', async (_, input) => {
    const { errors } = await network.engine.graphql(head, 'mutation ($input: WorkOrderInput!) { createWorkOrder(input: $input) { id } }', { input })
    const issues = (errors?.[0]?.extensions?.issues ?? []) as { pointer: string }[]
    const places = issues.map(({ pointer }) => pointer.slice(1))
    expect(errors?.[0]?.extensions?.code === 'BAD_INPUT' || places.includes(Object.keys(input)[0] ?? ''), JSON.stringify(errors)).toBe(true)
  })

  it('and commands to what is not there', async () => {
    expect(await network.refused(head, 'mutation ($id: ID!) { updateClient(id: $id, version: 1, input: {}) { id } }', { id: nobody })).toEqual(['NOT_FOUND'])
    expect(await network.refused(head, 'mutation ($id: ID!) { deleteClient(id: $id, version: 1) }', { id: nobody })).toEqual(['NOT_FOUND'])
    expect(await network.refused(head, 'mutation ($id: ID!) { sendWorkOrder(id: $id, version: 1, event: CANCEL) { id } }', { id: nobody })).toEqual(['NOT_FOUND'])
    expect(await network.refused(head, 'mutation { deleteClient(id: "x", version: 1) }')).toEqual(['BAD_INPUT'])
    expect(await network.ask(head, 'query ($id: ID!) { client(id: $id) { id } }', { id: nobody })).toEqual({ client: null })
  })
})
