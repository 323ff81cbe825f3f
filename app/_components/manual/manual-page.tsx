'use client'
import { IconBook2 } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { PageHeader } from '../page-header.tsx'
import { ManualReader } from './manual-reader.tsx'

/** The whole manual as a page of its own. */
export function ManualPage({ chapter }: { readonly chapter: string }) {
  const t = useTranslations('manual')
  const router = useRouter()
  return (
    <>
      <PageHeader icon={<IconBook2 size={18} stroke={1.6} aria-hidden />} title={t('title')} />
      <ManualReader chapter={chapter} onChapter={(name) => router.push(`/manual/${name}`)} withContents />
    </>
  )
}
