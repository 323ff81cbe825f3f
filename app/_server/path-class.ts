import type { IncomingMessage } from 'node:http'

/** What a request is for, in a handful of words: addresses hold ids and searched names, these do not. */
export type PathClass = 'graphql' | 'file' | 'intake' | 'health' | 'metrics' | 'sign-in' | 'asset' | 'action' | 'page'

const health = new Set(['/healthz', '/readyz'])

export function pathClassOf({ url = '/', headers }: Pick<IncomingMessage, 'url' | 'headers'>): PathClass {
  const path = url.split('?', 1)[0] ?? '/'
  if (path === '/api/graphql') return 'graphql'
  if (path.startsWith('/api/files/') || path.startsWith('/api/imports/')) return 'file'
  if (path.startsWith('/api/intake/')) return 'intake'
  if (health.has(path)) return 'health'
  if (path === '/metrics') return 'metrics'
  if (path.startsWith('/api/auth/') || path === '/sign-in') return 'sign-in'
  if (path.startsWith('/_next/') || /\.(ico|svg|png|woff2?)$/.test(path)) return 'asset'
  return headers['next-action'] === undefined ? 'page' : 'action'
}
