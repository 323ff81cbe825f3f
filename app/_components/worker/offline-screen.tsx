'use client'
import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { chapters, isChapter } from '../../_manual/chapters.ts'
import { ManualReader } from '../manual/manual-reader.tsx'
import classes from './worker.module.css'

/** What is still here without a connection, and the manual to read meanwhile. */
export function OfflineScreen() {
  const t = useTranslations('offline')
  const [chapter, setChapter] = useState<string>(chapters[0])
  // Shown at whatever address was asked for: of the manual's own, the chapter meant.
  useEffect(() => {
    const [, first, name] = window.location.pathname.split('/')
    if (first === 'manual' && isChapter(name)) setChapter(name)
    const back = () => window.location.reload()
    window.addEventListener('online', back)
    return () => window.removeEventListener('online', back)
  }, [])
  return (
    <main className={classes.offline}>
      <h1>{t('title')}</h1>
      <p>{t('hint')}</p>
      <Button mih={40} onClick={() => window.location.reload()}>{t('again')}</Button>
      <h2>{t('keptTitle')}</h2>
      <ul>
        <li>{t('kept.drafts')}</li>
        <li>{t('kept.manual')}</li>
        <li>{t('kept.records')}</li>
      </ul>
      <div className={classes.manual}>
        <ManualReader chapter={chapter} onChapter={setChapter} />
      </div>
    </main>
  )
}
