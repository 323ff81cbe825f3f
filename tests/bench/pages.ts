/**
 * How fast lists and records come on a million work orders, in a real browser on the production build:
 * `node tests/bench/pages.ts [--small]`. Per page: milliseconds from the journey's beginning until its rows or fields
 * stand there and until they answer (first visit with nothing in the browser's store; the median of later ones), the
 * server's part of it, and the compressed JavaScript that the first visit loads, beside the targets.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { openPlatform } from '../../engine/platform/index.ts'
import { newcomer, openBrowser, serve, signedIn } from './browser.ts'
import { openBenchDatabase } from './database.ts'

const { values: options } = parseArgs({ options: { small: { type: 'boolean', default: false }, visits: { type: 'string', default: '9' } } })
const port = process.env.PORT ?? '3985'
const base = `http://localhost:${port}`
const password = 'bench'

interface Asked {
  readonly name: string
  readonly path: string
  /** What the page is for. */
  readonly selector: string
  /** Milliseconds: until it stands there, until it answers; null: none is set. */
  readonly targets: { readonly shown: number | null; readonly alive: number | null }
}

/** Most kilobytes of JavaScript that a first visit may load. */
const mostScript = 350

interface Visit {
  readonly server: number
  readonly shown: number
  readonly alive: number
  readonly scripts: number
}

/** Goes there by the address; times count from the journey's beginning. */
async function visit(page: Page, { path, selector }: Asked): Promise<Visit> {
  await page.goto(path, { waitUntil: 'commit' })
  const moments = await page.evaluate(
    (wanted) =>
      new Promise<{ readonly shown: number; readonly alive: number }>((done) => {
        let shown = 0
        const look = (): void => {
          const found = document.querySelector(wanted)
          if (found && shown === 0) shown = performance.now()
          // React has taken over what the server drew.
          if (found && Object.keys(found).some((key) => key.startsWith('__reactProps$'))) done({ shown, alive: performance.now() })
          else requestAnimationFrame(look)
        }
        look()
      }),
    selector,
  )
  await page.waitForLoadState('load')
  const loaded = await page.evaluate(() => {
    const [journey] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    // What comes once the page is there, for whoever begins to work in it, is no part of its first load.
    const scripts = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(({ name, startTime }) => new URL(name).pathname.endsWith('.js') && startTime < (journey?.loadEventStart || Number.POSITIVE_INFINITY))
    return { server: (journey?.responseStart ?? 0) - (journey?.requestStart ?? 0), scripts: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1024 }
  })
  return { ...moments, ...loaded }
}

/** From the list to one of its records by a click: milliseconds until its fields stand there. */
async function open(page: Page, from: Asked, to: Asked): Promise<number> {
  await visit(page, from)
  return page.evaluate(
    (wanted) =>
      new Promise<number>((done) => {
        const began = performance.now()
        const look = (): void => (document.querySelector(wanted) ? done(performance.now() - began) : void requestAnimationFrame(look))
        document.querySelector<HTMLElement>('tr[aria-rowindex="4"] td:nth-child(4)')?.click()
        look()
      }),
    to.selector,
  )
}

const median = (figures: readonly number[]): number => [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0
const beside = (figure: number, target: number | null, unit: string): string => `${Math.round(figure)} ${unit}${target === null ? '' : ` (${figure <= target ? 'of' : 'OVER'} ${target})`}`

async function measure(page: Page, asked: Asked): Promise<void> {
  const first = await visit(page, asked)
  const later: Visit[] = []
  for (let i = 0; i < Number(options.visits); i++) later.push(await visit(page, asked))
  const of = (part: keyof Visit) => median(later.map((one) => one[part]))
  console.log(`${asked.name.padEnd(34)} first visit ${Math.round(first.shown)} ms, answers after ${Math.round(first.alive)} ms, ${beside(first.scripts, mostScript, 'KB of JavaScript')} · again: server ${Math.round(of('server'))} ms, there ${beside(of('shown'), asked.targets.shown, 'ms')}, answers ${beside(of('alive'), asked.targets.alive, 'ms')}`)
}

const database = await openBenchDatabase(options.small, (text) => console.log(text))
const platform = await openPlatform(database.url)
for (const login of ['head', 'advisor']) await platform.users.setPassword((await platform.users.byLogin(login))?.id ?? '', password)
await platform.close()
const stop = await serve(resolve(import.meta.dirname, '../../engine/cli/start.ts'), base, { PORT: port, DATABASE_URL: database.url, PITLANE_DEMO: 'off', PITLANE_LOG_LEVEL: 'warn' })
const browser = await openBrowser()
try {
  const rows = { selector: 'tr[aria-rowindex="2"] a', targets: { shown: 300, alive: null } }
  for (const login of ['head', 'advisor']) {
    console.log(login === 'head' ? 'head, whole network' : 'advisor, one dealership')
    const lists: readonly Asked[] = [
      { name: 'work orders', path: '/work-order', ...rows },
      { name: 'work orders, one state, by total', path: '/work-order?f.state=inRepair&sort=-total', ...rows },
      { name: 'clients', path: '/client', ...rows },
    ]
    const page = await signedIn(browser, base, login, password)
    for (const list of lists) await measure(await newcomer(page, base), list)
    const [list] = lists
    if (!list) continue
    await visit(page, list)
    const path = await page.locator('tr[aria-rowindex="2"] a').first().getAttribute('href')
    const record: Asked = { name: 'a work order', path: path ?? '', selector: '[data-field] input', targets: { shown: null, alive: 700 } }
    await measure(await newcomer(page, base), record)
    const clicks: number[] = []
    for (let i = 0; i < Number(options.visits); i++) clicks.push(await open(page, list, record))
    console.log(`${'from the list by a click'.padEnd(34)} there ${beside(median(clicks), 700, 'ms')}`)
  }
} finally {
  await browser.close()
  stop()
  await database.close()
}
