import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { getToken } from 'next-auth/jwt'

/** Days a cookie is worth anything: the longest that the engine keeps a session alive. Unused, it ends long before. */
export const sessionDays = 90

export function sessionSecret(): string {
  const secret = process.env.NEXTAUTH_SECRET
  if (!secret) throw new Error('NEXTAUTH_SECRET is missing. Start Pitlane with "npm start", which makes one.')
  return secret
}

let cookieName: string | undefined

/** Browsers send cookies to every port of a host: installations side by side tell theirs apart by their secret. */
export function sessionCookie(): string {
  cookieName ??= `pitlane-session-${createHash('sha256').update(`cookie ${sessionSecret()}`).digest('hex').slice(0, 8)}`
  return cookieName
}

/** Ids of sessions by the cookie that carries them: opening one takes longer than many a query. */
const opened = new Map<string, { readonly session: string; readonly until: number }>()
const mostOpened = 10_000

/** Id of the session these cookies carry; null without a valid one. Whether it is alive is for the engine to say. */
export async function sessionOf(cookies: Readonly<Record<string, string>>): Promise<string | null> {
  const cookie = cookies[sessionCookie()]
  const known = cookie === undefined ? undefined : opened.get(cookie)
  if (known && known.until > Date.now()) return known.session
  const request = { cookies, headers: {} } as unknown as Parameters<typeof getToken>[0]['req']
  const token = await getToken({ req: request, cookieName: sessionCookie(), secret: sessionSecret(), secureCookie: false })
  if (typeof token?.session !== 'string') return null
  if (cookie !== undefined) remember(cookie, token.session, Number(token.exp ?? 0) * 1000)
  return token.session
}

function remember(cookie: string, session: string, until: number): void {
  opened.set(cookie, { session, until })
  if (opened.size > mostOpened) opened.delete(opened.keys().next().value ?? '')
}

/** The same for a request outside Next, as the API's handler gets it. */
export function requestSession(request: IncomingMessage): Promise<string | null> {
  return sessionOf(cookiesOf(request))
}

/** Cookies by their names. */
export function cookiesOf({ headers }: Pick<IncomingMessage, 'headers'>): Readonly<Record<string, string>> {
  const pairs = (headers.cookie ?? '').split(';').map((part) => {
    const at = part.indexOf('=')
    return [part.slice(0, Math.max(at, 0)).trim(), decoded(part.slice(at + 1).trim())] as const
  })
  return Object.fromEntries(pairs)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
