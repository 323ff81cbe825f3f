import { describe, expect, test } from 'vitest'
import { originRefusal } from './origin-refusal.ts'

const own = { host: 'pitlane.lan:3000' }
const status = (method: string, url: string, headers: Record<string, string>) => originRefusal({ method, url, headers: { ...own, ...headers } })?.status ?? null

const doors: readonly (readonly [string, string, string])[] = [
  ['a query', 'POST', '/api/graphql'],
  ['a query in the address', 'GET', '/api/graphql?query={clients{totalCount}}'],
  ['a stream', 'GET', '/api/graphql?query=subscription{changes{id}}'],
  ['a sign-in', 'POST', '/api/auth/callback/credentials'],
  ['a sign-out', 'POST', '/api/auth/signout'],
  ['a server action', 'POST', '/clients'],
]

describe.each(doors)('%s', (_, method, url) => {
  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another site with our name in its own', { origin: 'http://pitlane.lan:3000.evil.example' }],
    ['another port of this host', { origin: 'http://pitlane.lan:4000' }],
    ['a sandboxed frame or a local file', { origin: 'null' }],
    ['something that is no origin', { origin: 'pitlane.lan:3000' }],
  ])('is refused for %s', (_, headers) => {
    expect(status(method, url, headers)).toBe(403)
  })

  test.each([
    ['another site', 'cross-site'],
    ['a neighbour under the same domain', 'same-site'],
  ])('is refused where the browser says it is for %s', (_, site) => {
    expect(status(method, url, { 'sec-fetch-site': site, 'sec-fetch-mode': 'cors' })).toBe(403)
    expect(status(method, url, { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors' })).toBe(403)
  })

  test('is answered for our own pages, by whatever name, and for programs', () => {
    expect(status(method, url, { origin: 'http://pitlane.lan:3000', 'sec-fetch-site': 'same-origin' })).toBeNull()
    expect(status(method, url, { origin: 'https://pitlane.example', 'x-forwarded-host': 'pitlane.example' })).toBeNull()
    expect(status(method, url, { host: 'pitlane.example', origin: 'https://pitlane.example:443' })).toBeNull()
    expect(status(method, url, {})).toBeNull()
  })
})

test('people follow links here from anywhere, but nobody else’s form is taken', () => {
  const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
  expect(status('GET', '/clients/1', link)).toBeNull()
  expect(status('GET', '/api/graphql', link)).toBeNull()
  expect(status('POST', '/clients/1', link)).toBe(403)
  expect(status('GET', '/icon.svg', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).toBeNull()
})
