import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Notice } from '../_components/notice.tsx'

export default async function WorkplaceNotFound() {
  const t = await getTranslations('errors')
  return (
    <Notice title={t('missingTitle')} hint={t('missingHint')}>
      <Link href="/" className="link">{t('home')}</Link>
    </Notice>
  )
}
