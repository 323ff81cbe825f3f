'use client'
import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Notice } from './_components/notice.tsx'

export default function ErrorPage({ reset }: { readonly reset: () => void }) {
  const t = useTranslations('errors')
  return (
    <Notice title={t('pageTitle')} hint={t('pageHint')}>
      <Button onClick={reset}>{t('again')}</Button>
      {/* A plain link: whatever went wrong here does not come along, and no page waits for what only this one needs. */}
      <Button component="a" href="/" variant="default">{t('home')}</Button>
    </Notice>
  )
}
