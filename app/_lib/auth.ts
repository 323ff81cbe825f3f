import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { engine } from './engine.ts'
import { ownPath } from './own-path.ts'
import { sessionCookie, sessionDays, sessionSecret } from './session.ts'
import { signInThrottle } from './sign-in-throttle.ts'

const throttle = signInThrottle()

/** Set by app/server.ts: the address at the other end of the connection. */
const addressHeader = 'x-pitlane-address'

/** Local accounts: next-auth keeps the session in a signed and encrypted cookie, the engine knows the people. */
export function authOptions(): AuthOptions {
  const secure = process.env.NEXTAUTH_URL?.startsWith('https://') ?? false
  return {
    secret: sessionSecret(),
    session: { strategy: 'jwt', maxAge: sessionDays * 24 * 3600 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: { sessionToken: { name: sessionCookie(), options: { httpOnly: true, sameSite: 'lax', path: '/', secure } } },
    providers: [
      CredentialsProvider({
        credentials: { login: {}, password: {} },
        authorize: async (given, request) => {
          const login = (given?.login ?? '').trim().toLowerCase().slice(0, 100)
          const key = `${login} ${request.headers?.[addressHeader] ?? ''}`
          if (throttle.isBlocked(key)) throw new Error('Throttled')
          const from = { address: request.headers?.[addressHeader] ?? null, userAgent: request.headers?.['user-agent'] ?? null }
          const user = await engine().signIn(login, given?.password ?? '', from)
          if (user) throttle.succeeded(key)
          else throttle.failed(key)
          return user && { id: user.id, name: user.name, session: user.session }
        },
      }),
    ],
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.session === 'string') await engine().endSession(token.session)
      },
    },
    callbacks: {
      // The library's own way ends with an error for an address that is none.
      redirect: ({ url, baseUrl }) => baseUrl + ownPath(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url),
      // The cookie names the session; whether it is still alive is asked at every request.
      jwt: ({ token, user }) => (isSignedIn(user) ? { ...token, session: user.session } : token),
      session: ({ session, token }) => ({ ...session, user: { name: token.name ?? null } }),
    },
  }
}

/** Only at the moment of signing in there is a user, as `authorize` gave them. */
const isSignedIn = (user: unknown): user is { readonly session: string } => typeof user === 'object' && user !== null && 'session' in user
