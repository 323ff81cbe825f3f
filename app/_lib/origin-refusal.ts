import type { IncomingMessage } from 'node:http'

interface OriginRefusal {
  readonly status: 403
  readonly text: string
}

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Why a request that a browser made for another site is not answered; null for our own pages, for links that people
 * follow here, and for programs that are no browser. One rule for every door: API, streams, sign-in, pages, actions.
 */
export function originRefusal({ method = 'GET', url = '/', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): OriginRefusal | null {
  const { origin, 'sec-fetch-site': site, 'sec-fetch-mode': mode } = headers
  if (origin !== undefined && !ownHosts(headers).has(hostOf(origin))) return refusal
  const isForeign = site === 'cross-site' || site === 'same-site'
  if (!isForeign) return null
  // A link may lead here from anywhere, but not into the API, which answers with records.
  const isLink = safeMethods.has(method) && (mode === 'navigate' || !url.startsWith('/api/'))
  return isLink ? null : refusal
}

const refusal: OriginRefusal = { status: 403, text: 'This request was made for another site.' }

/** Names under which browsers know this server. No page of another site can send any of these headers on its own. */
function ownHosts({ host, 'x-forwarded-host': forwarded }: IncomingMessage['headers']): ReadonlySet<string | null> {
  const told = [forwarded ?? []].flat().flatMap((names) => names.split(','))
  const given = process.env.NEXTAUTH_URL
  return new Set([...[host ?? '', ...told].map((name) => hostOf(`http://${name.trim()}`)), ...(given ? [hostOf(given)] : [])].filter((name) => name !== null))
}

/** Name and port; ports that go without saying go unsaid. `null` and other opaque origins have none. */
function hostOf(origin: string): string | null {
  if (!URL.canParse(origin)) return null
  return new URL(origin).host.replace(/:(80|443)$/, '') || null
}
