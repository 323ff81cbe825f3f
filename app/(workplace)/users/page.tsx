import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { PeopleScreen } from '../../_components/people/people-screen.tsx'
import { RefusedPage } from '../../_components/refused-page.tsx'
import { currentActor } from '../../_lib/actor.ts'
import { answer } from '../../_lib/answer.ts'
import { engine } from '../../_lib/engine.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') }
}

export default async function UsersPage() {
  const [actor, locale] = await Promise.all([currentActor(), getLocale()])
  const staff = await answer(() => engine().staff.list(actor, locale))
  return staff.ok ? <PeopleScreen staff={staff.data} self={actor.login} /> : <RefusedPage refusal={staff.refusal} />
}
