import NextAuth from 'next-auth'
import { authOptions } from '../../../_lib/auth.ts'

type Context = { readonly params: Promise<{ readonly nextauth: string[] }> }

/** The secret exists only while the process runs, so the options are made per request, not at build time. */
const handler = (request: Request, context: Context): Promise<Response> => NextAuth(authOptions())(request, context)

export { handler as GET, handler as POST }
