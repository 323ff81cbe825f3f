'use client'
import { Button } from '@mantine/core'
import { IconAdjustments, IconHome } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { HomeBlockView, HomeView } from '../../../engine/client.ts'
import { PageHeader } from '../page-header.tsx'
import { ArrangeDialog } from './arrange-dialog.tsx'
import { Block } from './block.tsx'
import classes from './home.module.css'
import { Tile } from './tile.tsx'

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
        {segmentsOf(view.blocks).map((segment) => <Segment key={segment.blocks[0]?.id} segment={segment} />)}
      </div>
      <ArrangeDialog view={view} isOpen={isArranging} onClose={() => setArranging(false)} />
    </>
  )
}

interface SegmentOfHome {
  readonly kind: 'tiles' | 'wide' | 'columns'
  readonly blocks: readonly HomeBlockView[]
}

const kindOf = (block: HomeBlockView): SegmentOfHome['kind'] => (block.kind === 'tile' ? 'tiles' : block.isWide ? 'wide' : 'columns')

/** Neighbours of a kind are laid out together: tiles in a row, halves in two columns. */
function segmentsOf(blocks: readonly HomeBlockView[]): readonly SegmentOfHome[] {
  const segments: { readonly kind: SegmentOfHome['kind']; readonly blocks: HomeBlockView[] }[] = []
  for (const block of blocks) {
    const last = segments.at(-1)
    if (last?.kind === kindOf(block)) last.blocks.push(block)
    else segments.push({ kind: kindOf(block), blocks: [block] })
  }
  return segments
}

function Segment({ segment: { kind, blocks } }: { readonly segment: SegmentOfHome }) {
  if (kind === 'tiles') return <div className={classes.tiles}>{blocks.map((block) => block.kind === 'tile' && <Tile key={block.id} block={block} />)}</div>
  if (kind === 'wide') return blocks.map((block) => <Block key={block.id} block={block} />)
  // By turns left and right: a long block leaves no hole beside it.
  const columns = [blocks.filter((_, i) => i % 2 === 0), blocks.filter((_, i) => i % 2 === 1)]
  return (
    <div className={classes.columns}>
      {columns.map((own, i) => (
        <div key={i === 0 ? 'left' : 'right'} className={classes.column}>{own.map((block) => <Block key={block.id} block={block} />)}</div>
      ))}
    </div>
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
