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

/** A page of somebody's own, signed in, in Russian, at the home of their workplace. */
export async function signedIn(browser: Browser, login: string, viewport = { width: 1440, height: 900 }): Promise<Page> {
  const context = await browser.newContext({ locale: 'ru-RU', viewport })
  await context.addCookies(sessions.get(login) ?? [])
  const page = patient(await context.newPage())
  await page.goto('/')
  // Nobody yet, or the session was ended by a test.
  if (page.url().includes('/sign-in')) {
    await signIn(page, login)
    sessions.set(login, await context.cookies())
  }
  return page
}

async function signIn(page: Page, login: string): Promise<void> {
  await page.getByLabel('Логин').fill(login)
  await page.getByLabel('Пароль', { exact: true }).fill('demo')
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
  await expect(page).not.toHaveURL(/sign-in/)
}
