import type { HomeBlock } from '../../definition/home.ts'
import type { BlocksPreview, HomeBlockView, HomeChart } from '../../engine.ts'
import { isEngineError } from '../../kernel/errors.ts'
import { chartPoints } from '../home/home-chart.ts'
import { blockView } from '../home/home-view.ts'
import type { Runtime } from '../types.ts'

interface Shown {
  readonly block: HomeBlockView
  readonly chart: HomeChart | null
}

/** Blocks over the live records in the reader's rights, in the order given. Whoever calls it bounds the time it takes. */
export async function previewBlocks(runtime: Runtime, locale: string, blocks: readonly HomeBlock[]): Promise<BlocksPreview> {
  const shown = (await Promise.all(blocks.map((block) => shownBlock(runtime, block, locale)))).filter((one) => one !== null)
  const known = new Set(shown.map(({ block }) => block.id))
  return {
    blocks: shown.map(({ block }) => block),
    charts: Object.fromEntries(shown.flatMap(({ block, chart }) => (chart ? [[block.id, chart]] : []))),
    missing: blocks.flatMap(({ id }) => (known.has(id) ? [] : [id])),
  }
}

/** Null for what is not there: the definition names what no live record has yet, or the reader has no right to it. */
async function shownBlock(runtime: Runtime, block: HomeBlock, locale: string): Promise<Shown | null> {
  try {
    const view = await blockView(runtime, block, locale)
    if (!view) return null
    const points = block.kind === 'chart' ? await chartPoints(runtime, block, locale) : null
    return { block: view, chart: points && { points } }
  } catch (error) {
    if (isEngineError(error) && error.code !== 'UNAVAILABLE') return null
    throw error
  }
}
