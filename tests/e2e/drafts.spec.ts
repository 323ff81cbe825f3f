/** What is typed survives a closed browser, another device and a lost connection; what others changed meanwhile is merged or shown side by side. */
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { signedIn, test } from './people.ts'

async function newClient(page: Page, name: string): Promise<string> {
  await page.goto('/client/new')
  await page.getByLabel('Имя клиента').fill(name)
  await save(page)
  await expect(page).toHaveURL(/\/client\/[0-9a-f-]{36}$/)
  return page.url()
}

const remarks = (page: Page) => page.getByLabel('Комментарии', { exact: true })
const email = async (page: Page) => {
  await page.getByRole('tab', { name: 'Дополнительно' }).click()
  return page.getByLabel('Электронный адрес')
}
const save = (page: Page) => page.getByRole('button', { name: 'Сохранить' }).click()
const isSaved = (page: Page) => expect(page.getByRole('button', { name: 'Сохранить' })).toHaveCount(0)
const kept = (page: Page) => page.waitForResponse((response) => response.url().includes('/api/drafts/') && response.request().method() === 'PUT' && response.ok())
const thrownAway = (page: Page) => page.waitForResponse((response) => response.url().includes('/api/drafts/') && response.request().method() === 'DELETE')

/** The same person at another machine. */
async function otherDevice(browser: Browser, context: BrowserContext): Promise<Page> {
  const other = await browser.newContext({ locale: 'ru-RU', viewport: { width: 1440, height: 900 } })
  await other.addCookies(await context.cookies())
  return other.newPage()
}

test('a browser that is closed loses nothing: another device offers it, and it is gone once saved', async ({ browser }) => {
  const page = await signedIn(browser, 'reception.tyumen', { at: null })
  const url = await newClient(page, 'Черновиков Лев')
  const put = kept(page)
  await remarks(page).fill('Перезвонить в пятницу')
  await put
  const other = await otherDevice(browser, page.context())
  const comment = page.getByRole('textbox', { name: 'Комментарий', exact: true })
  await comment.fill('Спросил про зимние шины')
  await page.reload()
  await expect(comment).toHaveValue('Спросил про зимние шины')
  await page.close()
  await other.goto(url)
  await expect(other.getByRole('status').filter({ hasText: 'Вы оставили здесь изменения' })).toContainText('1 поле')
  await expect(remarks(other)).toHaveValue('')
  await other.getByRole('button', { name: 'Продолжить' }).click()
  await expect(remarks(other)).toHaveValue('Перезвонить в пятницу')
  const gone = thrownAway(other)
  await save(other)
  await isSaved(other)
  await gone
  await other.reload()
  await expect(remarks(other)).toHaveValue('Перезвонить в пятницу')
  await expect(other.getByRole('button', { name: 'Отбросить' })).toHaveCount(0)
})

test('a record never saved is offered again, and can be thrown away', async ({ browser }) => {
  const page = await signedIn(browser, 'reception.spb', { at: '/vehicle/new' })
  const put = kept(page)
  await page.getByLabel('Марка').fill('Москвич')
  await put
  await page.reload()
  const gone = thrownAway(page)
  await page.getByRole('button', { name: 'Отбросить' }).click()
  await gone
  await page.reload()
  await expect(page.getByLabel('Марка')).toHaveValue('')
  await expect(page.getByRole('button', { name: 'Отбросить' })).toHaveCount(0)
})

test('without a connection one goes on typing and saving; it is sent once, when the connection is back', async ({ browser }) => {
  const page = await signedIn(browser, 'reception.tyumen', { at: null })
  await newClient(page, 'Обрывов Глеб')
  await expect(remarks(page)).toBeVisible()
  let sent = 0
  page.on('request', (request) => {
    if (request.postData()?.includes('mutation Update')) sent++
  })
  await page.context().setOffline(true)
  await expect(page.getByRole('status').filter({ hasText: 'Нет связи' })).toBeVisible()
  await remarks(page).fill('Записан без связи')
  await save(page)
  await expect(page.getByRole('status').filter({ hasText: 'сохранятся сами' })).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText('Связь восстановлена, изменения сохранены.')).toBeVisible()
  await isSaved(page)
  expect(sent).toBeGreaterThanOrEqual(2)
  await page.reload()
  await expect(remarks(page)).toHaveValue('Записан без связи')
  // Tried twice, carried out once: the form's first version and the one that was saved.
  await expect(page.getByTitle('Версия записи: число её изменений')).toHaveText('v2')
})

test('an answer that is lost on its way does not save twice', async ({ browser }) => {
  const page = await signedIn(browser, 'reception.tyumen', { at: '/client/new' })
  await page.getByLabel('Имя клиента').fill('Единожды Роман')
  let isFirst = true
  await page.route('**/api/graphql', async (route) => {
    if (!isFirst || !route.request().postData()?.includes('mutation Create')) return route.continue()
    isFirst = false
    await route.fetch()
    await route.abort()
  })
  await save(page)
  await expect(page).toHaveURL(/\/client\/[0-9a-f-]{36}$/)
  await page.unroute('**/api/graphql')
  await page.goto('/client?q=Единожды')
  await expect(page.getByRole('link', { name: 'Единожды Роман' })).toHaveCount(1)
})

test('while one was offline another saved: other fields merge by themselves, the same field is shown side by side', async ({ browser }) => {
  const [first, second] = [await signedIn(browser, 'reception.tyumen', { at: null }), await signedIn(browser, 'reception.spb', { at: null })]
  const url = await newClient(first, 'Слиянов Тарас')
  await second.goto(url)
  await expect(remarks(second)).toBeVisible()
  await second.context().setOffline(true)
  await remarks(second).fill('Моё слово')
  await (await email(second)).fill('second@example.org')
  await save(second)
  await expect(second.getByRole('status').filter({ hasText: 'Нет связи' })).toBeVisible()

  await remarks(first).fill('Первое слово')
  await save(first)
  await isSaved(first)
  await second.context().setOffline(false)
  const dialog = second.getByRole('dialog', { name: 'Запись тем временем изменил другой человек' })
  await expect(dialog).toContainText('Моё слово')
  await expect(dialog).toContainText('Первое слово')
  await expect(dialog).not.toContainText('second@example.org')
  await dialog.getByText('Первое слово').click()
  await dialog.getByRole('button', { name: 'Продолжить' }).click()
  await save(second)
  await isSaved(second)
  await second.reload()
  await expect(remarks(second)).toHaveValue('Первое слово')
  await expect(await email(second)).toHaveValue('second@example.org')
})

test('a change of somebody else comes in below what is being typed', async ({ browser }) => {
  const [first, second] = [await signedIn(browser, 'reception.tyumen', { at: null }), await signedIn(browser, 'reception.spb', { at: null })]
  const url = await newClient(first, 'Подложкин Сергей')
  const following = second.waitForResponse((response) => response.request().postData()?.includes('recordChanged') === true && response.headers()['content-type']?.includes('event-stream') === true)
  await second.goto(url)
  await following
  await remarks(second).fill('Печатаю')
  await first.getByLabel('Телефон', { exact: true }).fill('8-921-555-09-09')
  await save(first)
  await isSaved(first)
  await expect(second.getByLabel('Телефон', { exact: true })).toHaveValue('8-921-555-09-09')
  await expect(remarks(second)).toHaveValue('Печатаю')
  await save(second)
  await isSaved(second)
})
