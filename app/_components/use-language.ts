'use client'
import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { chooseLocale } from '../(workplace)/actions.ts'
import { reply } from '../_lib/request.ts'

/** Changes the language of the interface and of messages to the person. */
export function useLanguage(): (language: string) => Promise<void> {
  const t = useTranslations('shell')
  const router = useRouter()
  return async (language) => {
    const result = await reply(chooseLocale(language))
    if (result.ok) router.refresh()
    else notifications.show({ color: 'red', message: t('languageFailed') })
  }
}
