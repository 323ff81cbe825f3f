import { redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { currentActor } from '../_lib/actor.ts'
import { engine } from '../_lib/engine.ts'

/** The start: the first screen of the person's workplace. */
export default async function StartPage() {
  const { navigation } = await engine().shell(await currentActor(), await getLocale())
  const first = navigation.flatMap(({ items }) => items)[0]
  redirect(!first ? '/audit' : first.kind === 'report' ? `/reports/${first.name}` : `/${first.name}`)
}
