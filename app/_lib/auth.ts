import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { refusalOf } from './answer.ts'
import { engine } from './engine.ts'
import { ownPath } from './own-path.ts'
import { sessionCookie, sessionDays, sessionSecret } from './session.ts'

/** Set by app/server.ts: where the request comes from. */
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
          const from = { address: request.headers?.[addressHeader] ?? null, userAgent: request.headers?.['user-agent'] ?? null }
          const user = await signIn(given?.login ?? '', given?.password ?? '', from)
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

type SignIn = ReturnType<typeof engine>['signIn']

/** The form knows the one word for it; everything else that goes wrong is unavailable to it. */
const signIn: SignIn = async (...asked) =>
  engine()
    .signIn(...asked)
    .catch((error: unknown) => {
      throw refusalOf(error).code === 'RATE_LIMITED' ? new Error('Throttled') : error
    })
