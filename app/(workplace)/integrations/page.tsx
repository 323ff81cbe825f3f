import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { titleOf } from '../../../engine/client.ts'
import { IntegrationsScreen } from '../../_components/integrations/integrations-screen.tsx'
import { RefusedPage } from '../../_components/refused-page.tsx'
import { currentActor } from '../../_lib/actor.ts'
import { answer } from '../../_lib/answer.ts'
import { engine } from '../../_lib/engine.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('integrations'))('title') }
}

export default async function IntegrationsPage() {
  const actor = await currentActor()
  const locale = await getLocale()
  const { integrations, sites } = engine()
  const found = await answer(async () => ({ list: await integrations.list(actor), intakes: await integrations.intakes(actor), events: await integrations.events(actor, {}), sites: (await sites.list(actor)).map(({ code, titles }) => ({ value: code, label: titleOf(titles, locale) })) }))
  return found.ok ? <IntegrationsScreen list={found.data.list} intakes={found.data.intakes} events={found.data.events} sites={found.data.sites} /> : <RefusedPage refusal={found.refusal} />
}
