import { getTranslations } from 'next-intl/server'
import { Notice } from './_components/notice.tsx'

export default async function NotFound() {
  const t = await getTranslations('errors')
  return (
    <Notice title={t('missingTitle')} hint={t('missingHint')}>
      {/* Every page brings this one along: a link of the router's would come with each once more. */}
      <a href="/" className="link">{t('home')}</a>
    </Notice>
  )
}
