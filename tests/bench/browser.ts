import { spawn } from 'node:child_process'
import { type Browser, chromium, type Page } from '@playwright/test'

/** Runs a server of the project as a process of its own until it is ready; answers with what stops it. */
export async function serve(file: string, base: string, env: Readonly<Record<string, string>>): Promise<() => void> {
  const server = spawn(process.execPath, [file], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } })
  for (const until = Date.now() + 600_000; Date.now() < until && server.exitCode === null; ) {
    if (await fetch(`${base}/readyz`).then(({ ok }) => ok, () => false)) return () => server.kill('SIGTERM')
    await new Promise((done) => setTimeout(done, 500))
  }
  throw new Error('the server did not become ready')
}

export const openBrowser = (): Promise<Browser> => chromium.launch({ ...(process.env.PITLANE_E2E_BROWSER && { executablePath: process.env.PITLANE_E2E_BROWSER }), args: ['--no-sandbox'] })

// A service worker would hand out what it keeps, and hide what is loaded.
const settings = { locale: 'en-US', viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' } as const

/** A page in a browser of the same person that has seen nothing yet. */
export async function newcomer(page: Page, base: string): Promise<Page> {
  const browser = page.context().browser()
  if (!browser) throw new Error('the browser is gone')
  return (await browser.newContext({ ...settings, baseURL: base, storageState: await page.context().storageState() })).newPage()
}

/** A page of somebody's own, signed in, in English. */
export async function signedIn(browser: Browser, base: string, login: string, password: string): Promise<Page> {
  const page = await (await browser.newContext({ ...settings, baseURL: base })).newPage()
  await page.goto('/sign-in')
  await page.getByLabel('Login').fill(login)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.includes('sign-in'))
  return page
}
