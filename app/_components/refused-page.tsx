'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Refusal } from '../_lib/answer.ts'
import { Notice } from './notice.tsx'
import { useRefusalText } from './problem.tsx'

/** In the place of a page that cannot be shown: why, and where to go on. */
export function RefusedPage({ refusal }: { readonly refusal: Refusal }) {
  const t = useTranslations('errors')
  const { title, message, hint } = useRefusalText()(refusal)
  return (
    <Notice title={title} hint={[message, hint].filter(Boolean).join(' ')}>
      <Link href="/" className="link">{t('home')}</Link>
    </Notice>
  )
}
