'use client'
import { notifications } from '@mantine/notifications'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { takeNotification } from '../../(workplace)/presence-actions.ts'
import { reply } from '../../_lib/request.ts'

/** Presses a notice that stands: opens its record where one was the first, else says who was. */
export function usePress(): (id: string) => Promise<void> {
  const t = useTranslations('attention')
  const router = useRouter()
  return async (id) => {
    const answer = await reply(takeNotification(id))
    if (!answer.ok) return void notifications.show({ color: 'red', message: answer.refusal.message || t('failed'), closeButtonProps: { 'aria-label': t('close') } })
    notifications.hide(id)
    const { isTaken, by, entity, record } = answer.data
    const href = `/${entity}/${record}`
    if (isTaken) return router.push(href)
    notifications.show({ message: <>{by === null ? t('gone') : t('late', { name: by })} <Link href={href} className="link">{t('openRecord')}</Link></>, closeButtonProps: { 'aria-label': t('close') } })
  }
}
