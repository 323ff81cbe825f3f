import { redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { currentActor } from '../_lib/actor.ts'
import { refusalOf } from '../_lib/answer.ts'
import { engine } from '../_lib/engine.ts'
import { Shell } from './shell/shell.tsx'
import { WorkplaceProvider } from './workplace-context.tsx'

/** Who is asking; a visitor without a session goes to the sign-in page. */
async function actorOrSignIn() {
  try {
    return await currentActor()
  } catch (error) {
    if (refusalOf(error).code === 'UNAUTHENTICATED') redirect('/sign-in')
    throw error
  }
}

/** Navigation and context around every page of the workplace and the studio. */
export async function Frame({ children }: { readonly children: ReactNode }) {
  const actor = await actorOrSignIn()
  const [{ shell, model }, locale] = [await engine(), await getLocale()]
  const [view, { settings }] = await Promise.all([shell(actor, locale), model(actor)])
  return (
    <WorkplaceProvider value={{ dealership: view.dealership, timeZone: settings.timeZone, currency: settings.currency, areaCode: settings.areaCode }}>
      <Shell view={view}>{children}</Shell>
    </WorkplaceProvider>
  )
}
