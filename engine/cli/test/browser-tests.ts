import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../port.ts'
import { type Result, show } from './check.ts'
import { findBrowser } from './find-browser.ts'

interface Report {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number }
  readonly errors: readonly unknown[]
}

/** Runs Playwright against a server of its own on the production build, and counts its tests. */
export async function browserTests(root: string): Promise<Result> {
  const browser = await findBrowser(root)
  const file = join(root, 'test-results', 'playwright.json')
  rmSync(file, { force: true })
  const env = { PITLANE_E2E_PORT: String(await freePort()), PITLANE_E2E_BROWSER: browser ?? '', PLAYWRIGHT_JSON_OUTPUT_NAME: file }
  const code = await show(root, join(root, 'node_modules', '@playwright', 'test', 'cli.js'), ['test', '--reporter=list,json'], env)
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8')) as Report
  const failed = stats.unexpected + errors.length
  return { passed: stats.expected + stats.flaky, failed: failed === 0 && code !== 0 ? 1 : failed }
}
