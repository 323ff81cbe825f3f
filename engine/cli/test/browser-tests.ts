import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openTestServer } from '../database.ts'
import { freePort } from '../port.ts'
import { type Result, show } from './check.ts'
import { findBrowser } from './find-browser.ts'

interface Report {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number }
  readonly errors: readonly unknown[]
}

/** A browser waits for its server and a server for its browser: two of each keep two cores at work. */
const parts = 2

/** Runs Playwright on the production build, each part of the tests against a server and a database of its own, and counts them. */
export async function browserTests(root: string): Promise<Result> {
  const browser = await findBrowser(root)
  const ports: number[] = []
  while (ports.length < parts) ports.push(await freePort())
  // Both find it running: neither starts it in the other's way.
  const { close } = await openTestServer(root)
  const results = await Promise.all(ports.map((port, i) => runPart(root, { PITLANE_E2E_PORT: String(port), PITLANE_E2E_BROWSER: browser ?? '' }, i + 1))).finally(close)
  return { passed: sum(results.map(({ passed }) => passed)), failed: sum(results.map(({ failed }) => failed)) }
}

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0)

async function runPart(root: string, env: Readonly<Record<string, string>>, part: number): Promise<Result> {
  const file = join(root, 'test-results', `playwright-${part}.json`)
  rmSync(file, { force: true })
  const output = join('test-results', `e2e-${part}`)
  const code = await show(root, join(root, 'node_modules', '@playwright', 'test', 'cli.js'), ['test', '--reporter=list,json', `--shard=${part}/${parts}`, `--output=${output}`], { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file })
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8')) as Report
  const failed = stats.unexpected + errors.length
  return { passed: stats.expected + stats.flaky, failed: failed === 0 && code !== 0 ? 1 : failed }
}
