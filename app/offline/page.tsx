import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { OfflineScreen } from '../_components/worker/offline-screen.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('offline'))('title') }
}

/** Kept by the service worker, shown when the server is silent. Nobody's own: it knows no session. */
export default function Offline() {
  return <OfflineScreen />
}
