import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { titleOf } from '../../../engine/client.ts'
import { isSignedIn } from '../../_lib/actor.ts'
import { engine } from '../../_lib/engine.ts'
import { ownPath } from '../../_lib/own-path.ts'
import { SignIn } from './sign-in.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sign-in'))('title') }
}

export default async function SignInPage({ searchParams }: { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const next = ownPath((await searchParams).callbackUrl)
  if (await isSignedIn()) redirect(next)
  const locale = await getLocale()
  const accounts = await engine().demoAccounts()
  return <SignIn next={next} locale={locale} accounts={accounts.map(({ role, place, ...account }) => ({ ...account, role: titleOf(role, locale), place: place && titleOf(place, locale) }))} />
}
