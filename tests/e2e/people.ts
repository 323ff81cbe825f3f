import { test as base, type Browser, expect, type Page } from '@playwright/test'

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

/** A page of somebody's own, signed in, in Russian. */
export async function signedIn(browser: Browser, login: string, viewport = { width: 1440, height: 900 }): Promise<Page> {
  const context = await browser.newContext({ locale: 'ru-RU', viewport })
  const page = patient(await context.newPage())
  await page.goto('/sign-in')
  await page.getByLabel('Логин').fill(login)
  await page.getByLabel('Пароль', { exact: true }).fill('demo')
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
  await expect(page).not.toHaveURL(/sign-in/)
  return page
}
