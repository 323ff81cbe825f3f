'use client'
import { Button } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Notice } from '../_components/notice.tsx'

export default function WorkplaceError({ reset }: { readonly reset: () => void }) {
  const t = useTranslations('errors')
  return (
    <Notice title={t('pageTitle')} hint={t('pageHint')}>
      <Button onClick={reset}>{t('again')}</Button>
      <Button component={Link} href="/" variant="default">{t('home')}</Button>
    </Notice>
  )
}
