'use client'
import type { HomeBlockView } from '../../../engine/client.ts'
import { Block } from './block.tsx'
import classes from './home.module.css'
import { Tile } from './tile.tsx'

/** Blocks of a home in their order. */
export function HomeBlocks({ blocks }: { readonly blocks: readonly HomeBlockView[] }) {
  return segmentsOf(blocks).map((segment) => <Segment key={segment.blocks[0]?.id} segment={segment} />)
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
