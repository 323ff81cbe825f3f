import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { currentActor } from '../_lib/actor.ts'
import { engine } from '../_lib/engine.ts'
import { ManualProvider } from './manual/manual-context.tsx'
import { Shell } from './shell/shell.tsx'
import { WorkplaceProvider } from './workplace-context.tsx'

/** Navigation and context around every page of the workplace and the studio. */
export async function Frame({ children }: { readonly children: ReactNode }) {
  const [actor, locale] = await Promise.all([currentActor(), getLocale()])
  const [view, { settings, entities }] = await Promise.all([engine().shell(actor, locale), engine().model(actor)])
  return (
    <WorkplaceProvider value={{ user: view.user.id, dealership: view.dealership, timeZone: view.timeZone, currency: settings.currency, areaCode: settings.areaCode, staged: [...entities.values()].filter(({ machine }) => machine !== null).map(({ name }) => name), warned: [...entities.values()].filter(({ warnings }) => warnings.length > 0).map(({ name }) => name) }}>
      <ManualProvider>
        <Shell view={view}>{children}</Shell>
      </ManualProvider>
    </WorkplaceProvider>
  )
}
