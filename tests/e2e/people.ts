import { test as base, type Browser, type BrowserContext, expect, type Page } from '@playwright/test'

/**
 * A browser test. Whoever came in leaves with its end: pages left open would go on listening to the server, and slow
 * down every test after.
 */
export const test = base.extend<{ leave: undefined }>({
  leave: [
    async ({ browser }, use) => {
      await use(undefined)
      await Promise.all(browser.contexts().map((context) => context.close()))
    },
    { auto: true },
  ],
})

/** Until React has taken over what the server drew: a click before that does nothing. */
export async function awake(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const isAwake = (element: Element) => Object.keys(element).some((key) => key.startsWith('__reactProps$'))
    return document.readyState === 'complete' && [...document.querySelectorAll('button, input, main')].filter((element) => !element.closest('[class*="ec-"], .ec')).every(isAwake)
  })
}

/** The page, waiting after each journey until it is alive. */
function patient(page: Page): Page {
  const { goto, reload } = page
  page.goto = async (...args) => {
    const response = await goto.apply(page, args)
    await awake(page)
    return response
  }
  page.reload = async (...args) => {
    const response = await reload.apply(page, args)
    await awake(page)
    return response
  }
  return page
}

/** Cookies of people who signed in before: signing in anew before every test would be most of what is waited for. */
const sessions = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>()

interface Way {
  readonly width?: number
  readonly height?: number
  /** Where they begin; null: nowhere yet, the test goes on from there. */
  readonly at?: string | null
}

/** A page of somebody's own, signed in, in Russian, at the home of their workplace or where they are wanted: nobody waits for a home that is left at once. */
export async function signedIn(browser: Browser, login: string, { width = 1440, height = 900, at = '/' }: Way = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'ru-RU', viewport: { width, height } })
  await context.addCookies(sessions.get(login) ?? [])
  const page = patient(await context.newPage())
  if (at === null && (await isIn(page))) return page
  await page.goto(at ?? '/')
  // Nobody yet, or the session was ended by a test.
  if (!page.url().includes('/sign-in')) return page
  await signIn(page, login)
  sessions.set(login, await context.cookies())
  if (at !== null && at !== '/') await page.goto(at)
  return page
}

async function isIn(page: Page): Promise<boolean> {
  const answer = await page.request.post('/api/graphql', { headers: { 'x-pitlane-csrf': '1' }, data: { query: '{ __typename }' } })
  return answer.ok()
}

async function signIn(page: Page, login: string): Promise<void> {
  await page.getByLabel('Логин').fill(login)
  await page.getByLabel('Пароль', { exact: true }).fill('demo')
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
  await expect(page).not.toHaveURL(/sign-in/)
  await awake(page)
}
