'use client'
import type { MouseEvent } from 'react'
import type { BlocksPreview } from '../../../../engine/client.ts'
import { KnownCharts } from '../../home/chart-block.tsx'
import { HomeBlocks } from '../../home/home-blocks.tsx'
import home from '../../home/home.module.css'

/** What is looked at leads nowhere: what is being changed stays in sight. */
const stay = (event: MouseEvent) => {
  if (event.target instanceof Element && event.target.closest('a')) {
    event.preventDefault()
    event.stopPropagation()
  }
}

/** Blocks of a home that is not published, as people will see them. */
export function HomePreview({ preview: { blocks, charts } }: { readonly preview: BlocksPreview }) {
  return (
    <KnownCharts value={charts}>
      <div className={home.page} onClickCapture={stay}><HomeBlocks blocks={blocks} /></div>
    </KnownCharts>
  )
}
