/** Mutations that go past the HTTP library answer what it answers; it still does where the address has a query. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api, openApi } from '../fixtures/api.ts'
import { type Network, openNetwork, receiveOrder, tokenOf } from '../fixtures/network.ts'

let network: Network
let api: Api
let headers: Readonly<Record<string, string>>
let order: Awaited<ReturnType<typeof receiveOrder>>

beforeAll(async () => {
  network = await openNetwork()
  headers = { authorization: `Bearer ${await tokenOf(network, 'advisor.tyumen')}`, 'content-type': 'application/json', 'x-dealership': 'tyumen' }
  api = await openApi(network.engine)
  order = await receiveOrder(network, await network.as('advisor.tyumen'))
})
afterAll(async () => {
  api?.close()
  await network?.close()
})

const client = 'mutation ($input: ClientInput!) { made: createClient(input: $input) { __typename name version ...more } } fragment more on Client { phone createdBy { login } }'
const event = 'mutation ($id: ID!, $version: Int!) { sendWorkOrder(id: $id, version: $version, event: START_DIAGNOSIS) { id state } }'
const named = `mutation A { deleteClient(id: "no", version: 1) } mutation B($input: ClientInput!) { createClient(input: $input) { name } } query C { clients { totalCount } }`

const cases: readonly (readonly [what: string, query: string, variables: () => object, operationName?: string])[] = [
  ['what was made', client, () => ({ input: { name: 'Ковшов "Тимур"', clientType: 'natural', phone: '8-912-000-00-00' } })],
  ['a refused value', client, () => ({ input: { name: '', clientType: 'no such type' } })],
  ['a variable of another type', client, () => ({ input: { name: { no: 1 } } })],
  ['a variable that is missing', client, () => ({})],
  ['a version that is gone', event, () => ({ id: order.id, version: 99 })],
  ['a record that is not there', event, () => ({ id: '00000000-0000-7000-8000-00000000dead', version: 1 })],
  ['several, of which one is refused', 'mutation ($id: ID!) { a: deleteWorkOrder(id: $id, version: 77) b: createClient(input: { name: "Б", clientType: "natural" }) { name } }', () => ({ id: order.id })],
  ['no such field', 'mutation { createNothing { id } }', () => ({})],
  ['no syntax', 'mutation { createClient(', () => ({})],
  ['an operation by name', named, () => ({ input: { name: 'В', clientType: 'natural' } }), 'B'],
  ['another operation by name', named, () => ({ input: { name: 'В', clientType: 'natural' } }), 'A'],
  ['no operation of the name', named, () => ({ input: { name: 'В', clientType: 'natural' } }), 'D'],
]

it.each(cases.map(([what, query, variables, operationName]) => ({ what, query, variables, operationName })))('$what', async ({ query, variables, operationName }) => {
  for (const accept of ['application/json', 'application/graphql-response+json']) {
    const ask = async (url: string) => {
      const answer = await fetch(url, { method: 'POST', headers: { ...headers, accept }, body: JSON.stringify({ query, variables: variables(), operationName }) })
      return [answer.status, answer.headers.get('content-type'), await answer.text()]
    }
    expect(await ask(api.url)).toEqual(await ask(`${api.url}?long`))
  }
})
