import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Engine } from '../../engine/client.ts'
import { refusalOf } from './answer.ts'
import { dealershipCookie } from './dealership.ts'
import { engine } from './engine.ts'
import { sessionOf } from './session.ts'

type Actor = Awaited<ReturnType<Engine['actor']>>

/** Set by app/server.ts: the path somebody asked for, to come back to after signing in. */
const pathHeader = 'x-pitlane-path'

/** Id of the session this request carries, or null. */
export const currentSession = cache(async (): Promise<string | null> => {
  const all = (await cookies()).getAll()
  return sessionOf(Object.fromEntries(all.map(({ name, value }) => [name, value])))
})

/** Whether somebody is signed in. */
export async function isSignedIn(): Promise<boolean> {
  return (await currentUser()) !== null
}

/** Who is signed in, with what they chose for themselves; null for nobody. */
export const currentUser = cache(async () => {
  const session = await currentSession()
  return session === null ? null : engine().session(session)
})

/** Who acts in this request, in the dealership chosen by cookie. Signed out: on to the sign-in page. */
export const currentActor = cache(async (): Promise<Actor> => {
  const session = await currentSession()
  const chosen = (await cookies()).get(dealershipCookie)?.value
  try {
    return await engine().sessionActor(session, chosen)
  } catch (error) {
    const { code } = refusalOf(error)
    // The cookie may be left from somebody else at the same desk.
    if (code === 'FORBIDDEN' && chosen !== undefined) return engine().sessionActor(session)
    if (code === 'UNAUTHENTICATED') return toSignIn()
    throw error
  }
})

async function toSignIn(): Promise<never> {
  const path = (await headers()).get(pathHeader) ?? '/'
  redirect(path === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ callbackUrl: path })}`)
}
