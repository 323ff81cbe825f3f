import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, openApi } from '../fixtures/api.ts'
import { type Network, openNetwork, tokenOf } from '../fixtures/network.ts'

let network: Network
let api: Api
let url = ''
let authorization = ''

beforeAll(async () => {
  network = await openNetwork()
  authorization = `Bearer ${await tokenOf(network, 'analyst')}`
  api = await openApi(network.engine)
  url = api.url
})
afterAll(async () => {
  api?.close()
  await network?.close()
})

const audits = serverAudits({ url: () => url, fetchFn: (address: string, options: RequestInit = {}) => fetch(address, { ...options, headers: { ...(options.headers as Record<string, string>), authorization } }) })

describe('GraphQL over HTTP, with sign-in, limits and masked errors on', () => {
  it('is audited whole', () => {
    expect(audits).toHaveLength(61)
  })

  it.each(audits.map(({ id, name, fn }) => [id, name, fn] as const))('%s %s', async (_id, _name, fn) => {
    const result = await fn()
    expect(result.status === 'ok' ? 'ok' : result.reason).toBe('ok')
  })
})
