/** Languages, the manual, the page for lost connections, and that nothing is asked of foreign hosts. */
import { expect, type Page } from '@playwright/test'
import { signedIn, test } from './people.ts'

/** Until the service worker has the page; what it could not begin with is tried again with the next page. */
async function controlled(page: Page): Promise<void> {
  await expect(async () => {
    await page.reload()
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  }).toPass()
}

test('the language chosen before signing in stays, on pages and in refusals', async ({ browser }) => {
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Română' }).click()
  await page.getByLabel('Utilizator').fill('mechanic.spb')
  await page.getByLabel('Parolă', { exact: true }).fill('demo')
  await page.getByRole('button', { name: 'Intră', exact: true }).click()
  await expect(page).not.toHaveURL(/sign-in/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'ro')
  await page.goto('/audit')
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toContainText('Rolul dvs. nu deschide această parte a sistemului.')
  const answer = await page.request.post('/api/graphql', { headers: { 'x-pitlane-csrf': '1', 'x-dealership': 'tyumen' }, data: { query: '{ __typename }' } })
  expect(await answer.text()).toContain('Nu lucrați în acest centru auto.')
  await page.context().close()
})

test('a screen’s question mark opens its chapter beside it, and the search finds what lists are', async ({ browser }) => {
  const page = await signedIn(browser, 'supervisor.tyumen', { at: '/work-order' })
  await page.getByRole('button', { name: 'Справка об этом экране' }).click()
  const panel = page.getByRole('complementary', { name: 'Руководство' })
  await expect(panel.getByRole('heading', { name: 'Списки', level: 1 })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Заказ-наряды' }).first()).toBeVisible()
  await panel.getByLabel('Поиск по руководству').fill('списки')
  await panel.getByRole('button', { name: /Списки\s*Слова и понятия/ }).click()
  await expect(panel.getByText('Список — не копия')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await page.context().close()
})

test('without the server there is a page that says so, and the manual', async ({ browser }) => {
  const page = await signedIn(browser, 'storekeeper.tyumen')
  // Kept once the worker has it all: until then there is nothing to lose the connection with.
  await controlled(page)
  await expect(page.locator('html')).toHaveAttribute('data-kept', 'ru')
  await page.waitForFunction(async () => (await caches.match('/offline')) !== undefined && (await caches.match('/manual/content/ru')) !== undefined)
  const kept = await page.evaluate(async () => {
    const caught = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))
    return caught.flat()
  })
  expect(kept.filter((path) => !/^\/(_next\/static|icons|manual\/content|offline$)/.test(path))).toEqual([])
  await page.context().setOffline(true)
  await page.goto('/manual/record')
  await expect(page.getByRole('heading', { name: 'Нет связи с сервером' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Запись', level: 1 })).toBeVisible()
  await page.getByLabel('Поиск по руководству').fill('черновики')
  await expect(page.getByRole('button', { name: /Черновики/ }).first()).toBeVisible()
  await page.context().close()
})

test('a browser may install it', async ({ browser }) => {
  const page = await signedIn(browser, 'inspector.tyumen')
  const client = await page.context().newCDPSession(page)
  await controlled(page)
  const { errors, data } = await client.send('Page.getAppManifest')
  expect(errors).toEqual([])
  const manifest = JSON.parse(String(data)) as { readonly name: string; readonly display: string; readonly icons: readonly { readonly src: string; readonly sizes: string }[] }
  expect(manifest).toMatchObject({ name: 'Pitlane', display: 'standalone' })
  for (const { src, sizes } of manifest.icons) {
    const picture = await page.evaluate(async (address) => {
      const image = await createImageBitmap(await (await fetch(address)).blob())
      return `${image.width}x${image.height}`
    }, src)
    expect(picture).toBe(sizes)
  }
  expect((await client.send('Page.getInstallabilityErrors')).installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
  await page.context().close()
})

test('pages ask nobody but this server, and the browser would not let them', async ({ browser, baseURL }) => {
  const page = await signedIn(browser, 'head.tyumen', { at: null })
  const [asked, blocked]: [string[], string[]] = [[], []]
  page.on('request', (request) => asked.push(request.url()))
  page.on('console', (message) => message.text().includes('Content Security Policy') && blocked.push(message.text()))
  for (const path of ['/', '/work-order', '/work-order?layout=chart', '/work-order/new', '/reports/follow-up-ps', '/manual', '/settings']) {
    const answer = await page.goto(path)
    expect(answer?.headers()['content-security-policy']).toContain("default-src 'self'")
    await expect(page.locator('h1').first()).toBeVisible()
  }
  expect(asked.length).toBeGreaterThan(50)
  expect(asked.filter((url) => /^https?:/.test(url) && !url.startsWith(String(baseURL)))).toEqual([])
  expect(blocked).toEqual([])
  await page.context().close()
})
