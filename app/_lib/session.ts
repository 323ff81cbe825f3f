import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { getToken } from 'next-auth/jwt'

/** Days a session lasts. */
export const sessionDays = 14

export function sessionSecret(): string {
  const secret = process.env.NEXTAUTH_SECRET
  if (!secret) throw new Error('NEXTAUTH_SECRET is missing. Start Pitlane with "npm start", which makes one.')
  return secret
}

/** Browsers send cookies to every port of a host: installations side by side tell theirs apart by their secret. */
export function sessionCookie(): string {
  return `pitlane-session-${createHash('sha256').update(`cookie ${sessionSecret()}`).digest('hex').slice(0, 8)}`
}

/** Id of the user whose session these cookies carry; null without a valid one. */
export async function sessionUserOf(cookies: Readonly<Record<string, string>>): Promise<string | null> {
  const request = { cookies, headers: {} } as unknown as Parameters<typeof getToken>[0]['req']
  const token = await getToken({ req: request, cookieName: sessionCookie(), secret: sessionSecret(), secureCookie: false })
  return token?.sub ?? null
}

/** The same for a request outside Next, as the API's handler gets it. */
export function sessionUser(request: IncomingMessage): Promise<string | null> {
  return sessionUserOf(parseCookies(request.headers.cookie ?? ''))
}

function parseCookies(header: string): Record<string, string> {
  const pairs = header.split(';').map((part) => {
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
