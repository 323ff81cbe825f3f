/**
 * Typing into the longest forms there are, in a real browser on the production build: does every letter come in time?
 * `node tests/bench/typing.ts [http://localhost:3000] [--profile]`; without an address it serves an empty demo network of its own.
 * Prints, per place: processor time of the page's main thread for each letter, which also a busy machine tells truly;
 * time from key to picture (Event Timing), tasks over 50 ms (Long Tasks), frames that came late. With --profile the
 * functions that took most of it.
 */
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { openBrowser, serve, signedIn } from './browser.ts'

const letters = 80
const rows = 200
const isProfiled = process.argv.includes('--profile')
const given = process.argv.slice(2).find((one) => one.startsWith('http'))
const own = given === undefined
const port = process.env.PORT ?? '3986'
const base = given ?? `http://localhost:${port}`

interface Measured {
  readonly keys: readonly number[]
  readonly long: readonly number[]
  readonly frames: readonly number[]
}

/** Starts to watch the page; what it answers ends it. */
async function watch(page: Page): Promise<() => Promise<Measured>> {
  await page.evaluate(() => {
    const seen = { keys: [] as number[], long: [] as number[], frames: [] as number[], isOver: false }
    ;(window as unknown as { seen: typeof seen }).seen = seen
    new PerformanceObserver((list) => seen.long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' })
    new PerformanceObserver((list) => seen.keys.push(...list.getEntries().filter(({ name }) => name === 'keydown').map(({ duration }) => duration))).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
    let last = performance.now()
    const frame = (now: number): void => {
      seen.frames.push(now - last)
      last = now
      if (!seen.isOver) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  return () =>
    page.evaluate(() => {
      const { seen } = window as unknown as { seen: Measured & { isOver: boolean } }
      seen.isOver = true
      return { keys: seen.keys, long: seen.long, frames: seen.frames.slice(1) }
    })
}

const largest = (figures: readonly number[]): number => Math.round(Math.max(0, ...figures))
const share = (figures: readonly number[], part: number): number => Math.round([...figures].sort((a, b) => a - b)[Math.floor(figures.length * part)] ?? 0)

interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number; readonly columnNumber: number } }[]
  readonly samples?: readonly number[]
}

/** The functions that were met most often, with their share of all samples that were not idle. */
function busiest({ nodes, samples = [] }: Profile): readonly string[] {
  const known = new Map(nodes.map(({ id, callFrame }) => [id, `${callFrame.functionName || '(no name)'} ${callFrame.url.split('/').at(-1)}:${callFrame.columnNumber}`]))
  const counts = new Map<string, number>()
  for (const sample of samples) counts.set(known.get(sample) ?? '', (counts.get(known.get(sample) ?? '') ?? 0) + 1)
  const busy = [...counts].filter(([name]) => !/^\((idle|root)\)/.test(name)).sort(([, a], [, b]) => b - a)
  const all = busy.reduce((sum, [, count]) => sum + count, 0)
  return busy.slice(0, 14).map(([name, count]) => `  ${((100 * count) / all).toFixed(1).padStart(5)} % ${name}`)
}

async function measure(page: Page, name: string): Promise<void> {
  const tools = await page.context().newCDPSession(page)
  await tools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busyFor = async (): Promise<number> => (await tools.send('Performance.getMetrics')).metrics.find((one) => one.name === 'TaskDuration')?.value ?? 0
  if (isProfiled) {
    await tools.send('Profiler.enable')
    await tools.send('Profiler.start')
  }
  const before = await busyFor()
  const end = await watch(page)
  for (let i = 0; i < letters; i++) await page.keyboard.press(i % 7 === 6 ? 'Space' : 'abcdef'[i % 6] ?? 'a', { delay: 20 })
  const { keys, long, frames } = await end()
  const busy = ((await busyFor()) - before) * 1000
  const profile = isProfiled ? busiest((await tools.send('Profiler.stop')).profile) : []
  await tools.detach()
  console.log(`${name.padEnd(28)} ${(busy / letters).toFixed(1)} ms of processor a letter · key to picture p95 ${share(keys, 0.95)} ms, most ${largest(keys)} ms · tasks over 50 ms: ${long.length}${long.length > 0 ? ` (most ${largest(long)} ms)` : ''} · frames over 34 ms: ${frames.filter((frame) => frame > 34).length} of ${frames.length}`)
  for (const line of profile) console.log(line)
}

async function ask<T>(page: Page, query: string, variables: object): Promise<T> {
  const response = await page.request.post('/api/graphql', { headers: { 'x-pitlane-csrf': '1', 'x-dealership': 'tyumen' }, data: { query, variables } })
  const { data, errors } = (await response.json()) as { readonly data: T; readonly errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

async function longOrder(page: Page): Promise<string> {
  const { vehicles, orderTypes } = await ask<{ vehicles: { nodes: { id: string; owner: { id: string } }[] }; orderTypes: { nodes: { id: string }[] } }>(page, '{ vehicles(first: 1) { nodes { id owner { id } } } orderTypes(first: 1) { nodes { id } } }', {})
  const [vehicle] = vehicles.nodes
  const works = Array.from({ length: rows }, (_, i) => ({ code: `W-${i}`, name: `Work ${i}`, normHours: '1.5', price: '1800', quantity: '1' }))
  const input = { client: vehicle?.owner.id, vehicle: vehicle?.id, orderType: orderTypes.nodes[0]?.id, mileage: 1000, reason: 'typing', works }
  const { order } = await ask<{ order: { id: string } }>(page, 'mutation ($input: WorkOrderInput!) { order: createWorkOrder(input: $input) { id } }', { input })
  return order.id
}

const stop = own ? await serve(resolve(import.meta.dirname, '../e2e/server.ts'), base, { PORT: port }) : () => {}
const browser = await openBrowser()
try {
  const page = await signedIn(browser, base, 'advisor.tyumen', 'demo')
  await page.goto('/client/new')
  await page.locator('[data-field="name"] input').click()
  await measure(page, `form of ${await page.locator('[data-field]').count()} fields`)

  await page.goto(`/work-order/${await longOrder(page)}`)
  const grid = page.getByRole('grid').first()
  await grid.locator('[data-cell="3:1"]').click()
  await page.keyboard.press('F2')
  await measure(page, `words in a grid of ${rows} rows`)
  await page.keyboard.press('ArrowDown')
  await page.locator('[data-field="reason"] textarea').first().click()
  await measure(page, `a field beside ${rows} rows`)
} finally {
  await browser.close()
  stop()
}
