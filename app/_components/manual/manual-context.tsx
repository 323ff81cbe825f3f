'use client'
import { ActionIcon, CloseButton } from '@mantine/core'
import { IconHelp } from '@tabler/icons-react'
import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { type Chapter, chapterOf } from '../../_manual/chapters.ts'
import classes from './manual.module.css'
import { ManualReader } from './manual-reader.tsx'

interface Manual {
  readonly chapter: string | null
  readonly open: (chapter: string | null) => void
}

const ManualContext = createContext<Manual>({ chapter: null, open: () => undefined })

export function ManualProvider({ children }: { readonly children: ReactNode }) {
  const [chapter, open] = useState<string | null>(null)
  const value = useMemo(() => ({ chapter, open }), [chapter])
  return <ManualContext value={value}>{children}</ManualContext>
}

/** `?` of a screen: opens the chapter about it beside it. */
export function HelpButton({ chapter }: { /** Where the address does not tell. */ readonly chapter?: Chapter }) {
  const t = useTranslations('manual')
  const [path, query] = [usePathname(), useSearchParams()]
  const { chapter: shown, open } = useContext(ManualContext)
  const own = chapter ?? chapterOf(path, new URLSearchParams(query))
  return (
    <ActionIcon aria-label={t('help')} title={t('help')} aria-expanded={shown !== null} onClick={() => open(shown === own ? null : own)} data-chapter={own}>
      <IconHelp size={17} stroke={1.6} aria-hidden />
    </ActionIcon>
  )
}

/** The manual at the right of the screen it explains; at phone width over all of it. */
export function ManualPanel() {
  const t = useTranslations('manual')
  const { chapter, open } = useContext(ManualContext)
  useEffect(() => {
    if (chapter === null) return
    const listen = (event: KeyboardEvent) => event.key === 'Escape' && !event.defaultPrevented && open(null)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [chapter, open])
  if (chapter === null) return null
  return (
    <aside className={classes.panel} aria-label={t('title')}>
      <div className={classes.head}>
        <strong>{t('title')}</strong>
        <Link href={`/manual/${chapter}`} className="link" onClick={() => open(null)}>{t('whole')}</Link>
        <CloseButton aria-label={t('close')} onClick={() => open(null)} />
      </div>
      <ManualReader chapter={chapter} onChapter={open} />
    </aside>
  )
}
