import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DealershipsScreen } from '../../_components/dealerships/dealerships-screen.tsx'
import { RefusedPage } from '../../_components/refused-page.tsx'
import { currentActor } from '../../_lib/actor.ts'
import { answer } from '../../_lib/answer.ts'
import { engine } from '../../_lib/engine.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dealerships'))('title') }
}

export default async function DealershipsPage() {
  const actor = await currentActor()
  const sites = await answer(() => engine().sites.list(actor))
  return sites.ok ? <DealershipsScreen sites={sites.data} zones={Intl.supportedValuesOf('timeZone')} currencies={Intl.supportedValuesOf('currency')} /> : <RefusedPage refusal={sites.refusal} />
}
