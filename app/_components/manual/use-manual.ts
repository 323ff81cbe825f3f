'use client'
import { useLocale } from 'next-intl'
import { useEffect, useState } from 'react'
import type { ChapterText } from '../../_manual/read-manual.ts'

const loaded = new Map<string, Promise<readonly ChapterText[]>>()

async function load(locale: string): Promise<readonly ChapterText[]> {
  const answer = await fetch(`/manual/content/${locale}`)
  if (!answer.ok) throw new Error(`manual: ${answer.status}`)
  return (await answer.json()) as readonly ChapterText[]
}

/** The manual in the reader's language: null while it loads, 'failed' where it neither came nor was kept. */
export function useManual(): readonly ChapterText[] | 'failed' | null {
  const locale = useLocale()
  const [manual, setManual] = useState<readonly ChapterText[] | 'failed' | null>(null)
  useEffect(() => {
    let isCurrent = true
    const asked = loaded.get(locale) ?? load(locale)
    loaded.set(locale, asked)
    asked.then(
      (texts) => isCurrent && setManual(texts),
      () => {
        loaded.delete(locale)
        if (isCurrent) setManual('failed')
      },
    )
    return () => {
      isCurrent = false
    }
  }, [locale])
  return manual
}
