'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { recordPath } from './notice-path.ts'
import classes from './notices.module.css'
import { PressButton } from './press-button.tsx'
import type { Toast } from './toast.tsx'

/** The newest of what stands, where it covers nothing, until somebody answers it. */
export function Standing({ waiting }: { readonly waiting: readonly Toast[] }) {
  const t = useTranslations('attention')
  const [newest] = waiting
  if (!newest) return null
  return (
    <section className={classes.card} aria-label={t('standing')}>
      <div className={classes.cardHead}>
        <span className={classes.standing}>{t('standing')}</span>
        {waiting.length > 1 && <Link href="/notifications" className="link">{t('more', { count: waiting.length - 1 })}</Link>}
      </div>
      <Link href={recordPath(newest.entity, newest.record)} className={classes.cardTitle} title={newest.title}>{newest.title}</Link>
      {newest.body && <div className={classes.cardBody} title={newest.body}>{newest.body}</div>}
      {newest.press !== null && <PressButton key={newest.id} notice={newest} />}
    </section>
  )
}
