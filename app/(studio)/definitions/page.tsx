import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DefinitionsScreen } from '../../_components/definitions/definitions-screen.tsx'
import { RefusedPage } from '../../_components/refused-page.tsx'
import { currentActor } from '../../_lib/actor.ts'
import { answer } from '../../_lib/answer.ts'
import { engine } from '../../_lib/engine.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('definitions'))('title') }
}

export default async function DefinitionsPage() {
  const loaded = await answer(async () => {
    const actor = await currentActor()
    const [files, versions] = await Promise.all([engine().draft(actor), engine().versions(actor)])
    return { files, versions }
  })
  return loaded.ok ? <DefinitionsScreen published={loaded.data.files} versions={loaded.data.versions} /> : <RefusedPage refusal={loaded.refusal} />
}
