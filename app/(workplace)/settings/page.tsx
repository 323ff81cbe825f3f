import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SettingsScreen } from '../../_components/settings/settings-screen.tsx'
import { currentActor, currentSession } from '../../_lib/actor.ts'
import { engine } from '../../_lib/engine.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

export default async function SettingsPage() {
  const [actor, session, locale] = await Promise.all([currentActor(), currentSession(), getLocale()])
  const { own, accounts, shell } = engine()
  const [profile, sessions, tokens, places, { dealerships }] = await Promise.all([own.profile(actor), accounts.sessions(actor), accounts.tokens(actor), own.tokenPlaces(actor), shell(actor, locale)])
  const titles = Object.fromEntries(dealerships.map(({ code, title }) => [code, title]))
  return <SettingsScreen profile={profile} sessions={{ sessions, current: session }} tokens={tokens} tokenPlaces={places} dealerships={titles} />
}
