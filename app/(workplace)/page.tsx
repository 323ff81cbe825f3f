import { getLocale } from 'next-intl/server'
import { HomeScreen } from '../_components/home/home-screen.tsx'
import { currentActor } from '../_lib/actor.ts'
import { engine } from '../_lib/engine.ts'

/** The start: what the person's workplace needs now. */
export default async function HomePage() {
  return <HomeScreen view={await engine().home(await currentActor(), await getLocale())} />
}
