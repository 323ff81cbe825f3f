/**
 * Large machines in the status designer, in a real browser on the production build:
 * `node tests/bench/designer.ts [http://localhost:3000]`; without an address it serves an empty demo network of its own.
 * Prints, per size: time from the text to the drawing, time until the draft is checked, frames a second while the
 * canvas is moved, and time from a letter in the panel to its picture; then how long the form of 48 fields takes to open.
 * It leaves a draft behind at an address it was given.
 */
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { openBrowser, serve, signedIn } from './browser.ts'

const port = process.env.PORT ?? '3985'
const base = process.argv[2] ?? `http://localhost:${port}`
const file = 'entities/task/machine.json'

const titles = (text: string) => ({ en: text, ru: text })

/** A chain of states with ways on, back and out, the last of ten a group of three with two at once. */
function machineOf(size: number): object {
  const name = (i: number): string => `s${i}`
  const state = (i: number): [string, object] => {
    const meta = { id: `st_bench_${i}`, titles: titles(`State ${i}`), category: i === 0 ? 'new' : 'active' }
    const to = (event: string, target: string) => ({ [event]: { target, meta: { id: `tr_bench_${i}_${event.toLowerCase()}`, titles: titles(`${event} ${i}`), roles: ['*'] } } })
    const inner = (n: number): [string, object] => [`r${n}`, { meta: { id: `st_bench_${i}_${n}`, titles: titles(`Part ${i}.${n}`), category: 'active' } }]
    return [name(i), { ...(i % 20 === 19 && { type: 'parallel', states: Object.fromEntries([inner(0), inner(1)]) }), on: { ...to('NEXT', name(i + 1)), ...(i > 3 && to('BACK', name(i - 3))), ...(i % 5 === 0 && to('END', 'over')) }, meta }]
  }
  const over = { type: 'final', meta: { id: 'st_bench_over', titles: titles('Over'), category: 'done' } }
  return { id: 'task', initial: 's0', states: { ...Object.fromEntries(Array.from({ length: size - 2 }, (_, i) => state(i))), [name(size - 2)]: over, over: { ...over, meta: { ...over.meta, id: 'st_bench_out' } } } }
}

/** Frames a second while the canvas is dragged about; the slowest one in milliseconds. */
async function pan(page: Page): Promise<{ readonly fps: number; readonly slowest: number }> {
  const box = await page.locator('.react-flow__pane').boundingBox()
  if (!box) throw new Error('there is no canvas')
  await page.evaluate(() => {
    const seen = { frames: [] as number[], isOver: false }
    ;(window as unknown as { seen: typeof seen }).seen = seen
    let last = performance.now()
    const frame = (now: number): void => {
      seen.frames.push(now - last)
      last = now
      if (!seen.isOver) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let i = 0; i < 180; i++) await page.mouse.move(x + 250 * Math.sin(i / 15), y - i, { steps: 1 })
  await page.mouse.up()
  const frames = await page.evaluate(() => {
    const { seen } = window as unknown as { seen: { frames: number[]; isOver: boolean } }
    seen.isOver = true
    return seen.frames.slice(1)
  })
  return { fps: Math.round((1000 * frames.length) / frames.reduce((sum, frame) => sum + frame, 0)), slowest: Math.round(Math.max(...frames)) }
}

async function measure(page: Page, size: number): Promise<void> {
  await page.goto(`/definitions?file=${file}&as=text`)
  const text = page.locator('textarea').first()
  await text.waitFor()
  await text.fill(JSON.stringify(machineOf(size), null, 2))
  const checked = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().includes('/definitions'))
  const began = Date.now()
  await page.getByText('Diagram', { exact: true }).first().click()
  await page.locator('.react-flow__edge').first().waitFor({ state: 'attached' })
  const drawn = Date.now() - began
  await checked
  const afterCheck = Date.now() - began
  const moved = await pan(page)
  await page.locator('.react-flow__node').first().click()
  const title = page.getByRole('region', { name: 'State' }).getByLabel('Title: English')
  await title.waitFor()
  const letters: number[] = []
  for (let i = 0; i < 20; i++) {
    const at = Date.now()
    await title.press('a')
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))))
    letters.push(Date.now() - at)
  }
  letters.sort((a, b) => a - b)
  console.log(`${String(size).padStart(4)} states: drawn after ${drawn} ms, checked after ${afterCheck} ms, moved at ${moved.fps} frames a second (slowest ${moved.slowest} ms), a letter in ${letters[10]} ms (most ${letters.at(-1)} ms)`)
}

/** From the press in the list until all fields stand on the form, several times; in between, another file is looked at. */
async function openForm(page: Page): Promise<void> {
  await page.goto('/definitions?file=manifest.json')
  await page.getByLabel('Find a file').fill('entities/client/')
  const form = page.getByTitle('entities/client/entity.json', { exact: true })
  const times: number[] = []
  for (let i = 0; i < 7; i++) {
    await page.getByTitle('entities/client/views.json', { exact: true }).click()
    await form.waitFor()
    times.push(await form.evaluate((button: HTMLElement) => new Promise<number>((done) => {
      const began = performance.now()
      const look = (): void => {
        if (document.querySelectorAll('[data-field]').length >= 20) requestAnimationFrame(() => setTimeout(() => done(Math.round(performance.now() - began)), 0))
        else requestAnimationFrame(look)
      }
      button.click()
      look()
    })))
  }
  const shown = await page.locator('[data-field]').count()
  console.log(`form of 48 fields, ${shown} of them on its first tab: open after ${times[0]} ms, then ${[...times.slice(1)].sort((a, b) => a - b)[3]} ms`)
}

const stop = process.argv[2] === undefined ? await serve(resolve(import.meta.dirname, '../e2e/server.ts'), base, { PORT: port }) : () => undefined
const browser = await openBrowser()
try {
  const page = await signedIn(browser, base, 'admin', 'demo')
  await openForm(page)
  for (const size of [20, 150, 500]) await measure(page, size)
} finally {
  await browser.close()
  stop()
}
