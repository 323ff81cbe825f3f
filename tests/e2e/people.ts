import { type Browser, expect, type Page } from '@playwright/test'

/** A page of somebody's own, signed in, in Russian. */
export async function signedIn(browser: Browser, login: string, viewport = { width: 1440, height: 900 }): Promise<Page> {
  const context = await browser.newContext({ locale: 'ru-RU', viewport })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel('Логин').fill(login)
  await page.getByLabel('Пароль', { exact: true }).fill('demo')
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
  await expect(page).not.toHaveURL(/sign-in/)
  return page
}
