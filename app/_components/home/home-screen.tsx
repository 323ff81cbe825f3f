'use client'
import { Button } from '@mantine/core'
import { IconAdjustments, IconHome } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { HomeView } from '../../../engine/client.ts'
import { PageHeader } from '../page-header.tsx'
import { ArrangeDialog } from './arrange-dialog.tsx'
import { HomeBlocks } from './home-blocks.tsx'
import classes from './home.module.css'

/** Milliseconds after which what is shown is read again when somebody comes back to the window. */
const stale = 30_000

/** The first screen of a workplace: what needs its people now. */
export function HomeScreen({ view }: { readonly view: HomeView }) {
  const t = useTranslations('home')
  const [isArranging, setArranging] = useState(false)
  useFreshOnReturn(view)
  return (
    <>
      <PageHeader icon={<IconHome size={18} stroke={1.6} aria-hidden />} title={view.title || t('title')}>
        <Button variant="subtle" size="compact-sm" color="gray" leftSection={<IconAdjustments size={15} stroke={1.6} aria-hidden />} onClick={() => setArranging(true)}>{t('arrange')}</Button>
      </PageHeader>
      <div className={classes.page}>
        {view.blocks.length === 0 && <p className="muted">{view.hidden.length > 0 ? t('allHidden') : t('nothing')}</p>}
        <HomeBlocks blocks={view.blocks} />
      </div>
      <ArrangeDialog view={view} isOpen={isArranging} onClose={() => setArranging(false)} />
    </>
  )
}

function useFreshOnReturn(view: HomeView) {
  const router = useRouter()
  const readAt = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every view is read anew
  useEffect(() => {
    readAt.current = Date.now()
  }, [view])
  useEffect(() => {
    const look = () => {
      if (!document.hidden && Date.now() - readAt.current > stale) router.refresh()
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [router])
}
