import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { actorWith, garageModel } from '../../tests/fixtures/garage.ts'
import { openChangeFeed, type Runtime } from '../runtime/index.ts'
import { openGraphql } from './index.ts'

const query = vi.fn(async () => [])
const runtime: Runtime = { model: garageModel(), modelOf: garageModel, actor: actorWith(['manager']), clock: () => new Date(), store: { query, readText: async () => [], patiently: async () => undefined, transaction: (work) => work(query), listen: async () => async () => undefined, connections: () => ({ used: 0, idle: 0, waiting: 0 }), close: async () => undefined } }
const report = vi.fn((error: unknown) => console.error(error))
const door = openGraphql(report)
let server: Server
let url = ''

beforeAll(async () => {
  const handler = door.handler(async () => runtime, openChangeFeed(runtime.store))
  server = createServer((request, response) => void handler(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/graphql`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

interface Asked {
  readonly query: unknown
  readonly variables?: Readonly<Record<string, unknown>>
}

async function overHttp(body: unknown, headers: Record<string, string> = {}, method = 'POST'): Promise<{ readonly status: number; readonly codes: readonly unknown[]; readonly milliseconds: number }> {
  const began = performance.now()
  const response = await fetch(url, { method, headers: { 'content-type': 'application/json', 'x-pitlane-csrf': '1', ...headers }, ...(method === 'GET' ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }) })
  const text = await response.text()
  const { errors = [] } = (text.startsWith('{') ? JSON.parse(text) : {}) as { errors?: { extensions?: { code?: unknown } }[] }
  return { status: response.status, codes: [...new Set(errors.map(({ extensions }) => extensions?.code))], milliseconds: performance.now() - began }
}

const times = (count: number, text: (i: number) => string): string => Array.from({ length: count }, (_, i) => text(i)).join(' ')
const nested = (count: number, inner: unknown = {}): unknown => Array.from({ length: count }).reduce<unknown>((value) => ({ and: [value] }), inner)

const floods: readonly (readonly [string, Asked])[] = [
  ['of nested selections', { query: '{a'.repeat(40_000) }],
  ['of nested selections behind quotes in comments', { query: `# "\n${'{a'.repeat(40_000)}\n# "` }],
  ['of nested values', { query: `{ clients(filter: ${'{and:['.repeat(20_000)}${']}'.repeat(20_000)}) { totalCount } }` }],
  ['of queries', { query: `{ ${times(200, (i) => `a${i}: clients { totalCount }`)} }` }],
  ['of commands', { query: `mutation { ${times(200, (i) => `a${i}: deleteClient(id: "x", version: ${i})`)} }` }],
  ['of queries in a fragment', { query: `{ ...f } fragment f on Query { ${times(200, (i) => `a${i}: clients { totalCount }`)} }` }],
  ['of fields', { query: `{ clients { nodes { ${times(2000, (i) => `a${i}: lastName`)} } } }` }],
  ['of fields of the schema', { query: `{ ${times(40, (i) => `a${i}: __schema { types { ${times(40, (j) => `b${j}: fields { name }`)} } }`)} }` }],
  ['of directives', { query: `{ clients { totalCount ${'@skip(if: false) '.repeat(20_000)} } }` }],
  ['of fragments in fragments', { query: `{ ...f0 } ${times(30, (i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`)} fragment f30 on Query { clients { totalCount } }` }],
  ['of fragments in a circle', { query: '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }' }],
  ['of variables', { query: 'query ($f: ClientFilter) { clients(filter: $f) { totalCount } }', variables: { f: nested(2000) } }],
]

describe('a flood', () => {
  it.each(floods)('%s is refused at once, by both doors, before anything is asked of the database', async (_, asked) => {
    query.mockClear()
    const answer = await overHttp(asked)
    expect(answer.codes).toEqual(['BAD_INPUT'])
    expect(answer.milliseconds).toBeLessThan(1500)
    const inside = await door.execute(runtime, String(asked.query), asked.variables)
    expect(inside.errors?.map(({ extensions }) => extensions?.code).filter((code) => code !== 'BAD_INPUT')).toEqual([])
    expect(inside.errors).not.toHaveLength(0)
    expect([query.mock.calls.length, report.mock.calls.length]).toEqual([0, 0])
  })
})

describe('a request of another shape', () => {
  it.each([
    ['several at once', [{ query: '{ clients { totalCount } }' }, { query: '{ clients { totalCount } }' }], {}],
    ['a number for a query', { query: 1 }, {}],
    ['no object', '"x"', {}],
    ['no JSON', '{', {}],
    ['variables that are a list', { query: '{ clients { totalCount } }', variables: [1] }, {}],
    ['a text', '{ clients { totalCount } }', { 'content-type': 'text/plain' }],
  ])('is refused with a code of ours: %s', async (_, body, headers) => {
    const { status, codes } = await overHttp(body, headers as Record<string, string>)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    expect(codes.filter((code) => code !== 'BAD_INPUT')).toEqual([])
  })

  it('never writes by address alone', async () => {
    const response = await fetch(`${url}?query=${encodeURIComponent('mutation { deleteClient(id: "x", version: 1) }')}`, { headers: { accept: 'application/json' } })
    expect(response.status).toBe(405)
    expect(query).not.toHaveBeenCalled()
  })
})

it('editors may still ask for the whole schema', async () => {
  expect((await door.execute(runtime, getIntrospectionQuery())).errors).toBeUndefined()
})
