/** The first screen of a workplace, in its reader's rights and order. */
import type { HomeBlock } from '../../definition/home.ts'
import type { HomeBlockView, HomeArrangement, HomeView } from '../../engine.ts'
import { workplacesOf } from '../../forms/index.ts'
import { isEngineError } from '../../kernel/errors.ts'
import { titleOf } from '../../kernel/titles.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { readPreferences } from '../preferences.ts'
import type { Runtime } from '../types.ts'
import { blockTitle, blockViews } from './blocks.ts'

/** The homes of the reader's workplaces laid together; all blocks are read at the same time. */
export async function homeView(runtime: Runtime, locale: string): Promise<HomeView> {
  const { model, actor } = runtime
  const home = arrangementIn(await readPreferences(runtime))
  const blocks = blocksOf(runtime)
  const hidden = new Set(home.hidden)
  const shown = arranged(blocks.filter(({ id }) => !hidden.has(id)), home)
  const views = await Promise.all(shown.map((block) => blockView(runtime, block, locale)))
  const [workplace] = workplacesOf(model, actor)
  return {
    title: workplace ? titleOf(workplace.titles, locale) : '',
    blocks: views.filter((view) => view !== null),
    hidden: blocks.filter(({ id }) => hidden.has(id)).map((block) => ({ id: block.id, title: blockTitle(block, locale) })),
  }
}

/** Whatever else stands there is as nothing. */
function arrangementIn({ home }: JsonObject): HomeArrangement {
  const ids = (key: keyof HomeArrangement): readonly string[] => {
    const kept = typeof home === 'object' && home !== null && !Array.isArray(home) ? (home as JsonObject)[key] : null
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []
  }
  return { hidden: ids('hidden'), order: ids('order') }
}

/** Blocks of all workplaces of the reader, each once. */
export function blocksOf({ model, actor }: Runtime): readonly HomeBlock[] {
  const all = workplacesOf(model, actor).flatMap(({ home }) => home?.blocks ?? [])
  return all.filter((block, i) => all.findIndex(({ id }) => id === block.id) === i)
}

/** Those the reader has put in an order come so; what is new since stands where the definition has it. */
function arranged(blocks: readonly HomeBlock[], home: HomeArrangement): readonly HomeBlock[] {
  const order = new Map(home.order.map((id, i) => [id, i]))
  let last = -1
  const keyed = blocks.map((block) => {
    last = order.get(block.id) ?? last + 0.001
    return { block, at: last }
  })
  return keyed.sort((a, b) => a.at - b.at).map(({ block }) => block)
}

/** One block by itself, as the reader would find it now. */
export async function homeBlock(runtime: Runtime, locale: string, id: string): Promise<HomeBlockView | null> {
  const block = blocksOf(runtime).find((one) => one.id === id)
  return block ? blockView(runtime, block, locale) : null
}

/** Null for what the reader has no right to, or what another dealership's changes have made meaningless here. */
export async function blockView(runtime: Runtime, block: HomeBlock, locale: string): Promise<HomeBlockView | null> {
  try {
    const view = blockViews[block.kind] as (runtime: Runtime, block: HomeBlock, locale: string) => Promise<object | null>
    const shown = await view(runtime, block, locale)
    return shown && ({ ...shown, id: block.id, title: blockTitle(block, locale), isWide: block.wide === true } as HomeBlockView)
  } catch (error) {
    if (isEngineError(error) && (error.code === 'FORBIDDEN' || error.code === 'BAD_INPUT')) return null
    throw error
  }
}
