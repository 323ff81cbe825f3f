import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { StudioProvider } from '../../_components/designer/studio-context.tsx'
import { StudioHeader } from '../../_components/designer/studio-header.tsx'
import { StudioTabs } from '../../_components/designer/studio-tabs.tsx'
import { RefusedPage } from '../../_components/refused-page.tsx'
import { currentActor } from '../../_lib/actor.ts'
import { answer } from '../../_lib/answer.ts'
import { engine } from '../../_lib/engine.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('definitions'))('title') }
}

/** What is changed survives going from tab to tab. */
export default async function DefinitionsLayout({ children }: { readonly children: ReactNode }) {
  const loaded = await answer(async () => {
    const actor = await currentActor()
    const [files, versions, { dealerships }] = await Promise.all([engine().draft(actor), engine().versions(actor), engine().shell(actor, await getLocale())])
    return { files, versions, dealerships }
  })
  if (!loaded.ok) return <RefusedPage refusal={loaded.refusal} />
  return (
    <StudioProvider published={loaded.data.files} versions={loaded.data.versions} dealerships={loaded.data.dealerships}>
      <StudioHeader />
      <StudioTabs />
      {children}
    </StudioProvider>
  )
}
