'use client'
import type { ReportBlockView } from '../../../engine/client.ts'
import { Chart } from './chart.tsx'
import { Figures } from './figures.tsx'
import classes from './report.module.css'
import { ReportTable } from './report-table.tsx'

/** Blocks of a report in their order. */
export function ReportBlocks({ blocks }: { readonly blocks: readonly ReportBlockView[] }) {
  return blocks.map((block) => <Block key={block.id} block={block} />)
}

function Block({ block }: { readonly block: ReportBlockView }) {
  const content = block.kind === 'figures' ? <Figures block={block} /> : block.kind === 'table' ? <ReportTable block={block} /> : <Chart block={block} height={380} />
  return (
    <section className={classes.block} aria-label={block.title}>
      {block.title && <h2 className={classes.blockTitle}>{block.title}</h2>}
      {content}
    </section>
  )
}
