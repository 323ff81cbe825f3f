import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { NoticesScreen } from '../../_components/notices/notices-screen.tsx'
import { currentActor } from '../../_lib/actor.ts'
import { engine } from '../../_lib/engine.ts'

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notices'))('title') }
}

export default async function NotificationsPage({ searchParams }: Props) {
  const { show, take } = await searchParams
  const onlyUnread = show === 'unread'
  return <NoticesScreen entries={await engine().notifications(await currentActor(), await getLocale(), { onlyUnread })} onlyUnread={onlyUnread} take={typeof take === 'string' ? take : null} />
}
