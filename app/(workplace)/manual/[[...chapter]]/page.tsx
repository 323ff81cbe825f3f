import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ManualPage } from '../../../_components/manual/manual-page.tsx'
import { chapters, isChapter } from '../../../_manual/chapters.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('manual'))('title') }
}

export default async function Manual({ params }: { readonly params: Promise<{ readonly chapter?: readonly string[] }> }) {
  const { chapter: [name = chapters[0], ...more] = [] } = await params
  if (!isChapter(name) || more.length > 0) notFound()
  return <ManualPage chapter={name} />
}
