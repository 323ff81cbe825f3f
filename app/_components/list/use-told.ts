'use client'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'next-intl'
import type { Answer } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'

/** Waits for what is asked about views and settings of lists; a refusal is told and comes back as null. */
export function useTold() {
  const t = useTranslations('views')
  return async <T,>(asked: Promise<Answer<T>>): Promise<{ readonly data: T } | null> => {
    const answer = await reply(asked)
    if (answer.ok) return { data: answer.data }
    notifications.show({ color: 'red', title: t('failed'), message: [answer.refusal.message, answer.refusal.hint].filter(Boolean).join(' ') || t('failedHint') })
    return null
  }
}
