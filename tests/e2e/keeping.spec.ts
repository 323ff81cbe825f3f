/** Nothing that was typed is lost: leaving, signing out, a server that does not answer; and deleting is asked twice. */
import { expect, type Page } from '@playwright/test'
import { signedIn, test } from './people.ts'

async function newClient(page: Page, name: string): Promise<void> {
  await page.goto('/client/new')
  await page.getByLabel('Имя клиента').fill(name)
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page).toHaveURL(/\/client\/[0-9a-f-]{36}$/)
}

const remarks = (page: Page) => page.getByLabel('Комментарии', { exact: true })

test('whoever leaves with unsaved changes finds them again', async ({ browser }) => {
  const page = await signedIn(browser, 'reception.tyumen', { at: null })
  await newClient(page, 'Остаткин Фома')
  const url = page.url()
  await remarks(page).fill('Просил не звонить утром')
  await page.getByRole('link', { name: 'Автомобили' }).first().click()
  await expect(page).toHaveURL(/\/vehicle/)
  await page.goto(url)
  await page.getByRole('button', { name: 'Продолжить' }).click()
  await expect(remarks(page)).toHaveValue('Просил не звонить утром')
})

test('a session that ends, or a server that is silent, costs nothing that was typed', async ({ browser }) => {
  const page = await signedIn(browser, 'reception.spb', { at: null })
  await newClient(page, 'Терпелин Прохор')
  await remarks(page).fill('Ждёт у стойки')

  await page.route('**/api/graphql', (route) => route.abort())
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Нет связи' })).toBeVisible()
  await expect(remarks(page)).toHaveValue('Ждёт у стойки')
  await page.unroute('**/api/graphql')
  await expect(page.getByRole('button', { name: 'Сохранить' })).toHaveCount(0)
  await remarks(page).fill('Ушёл обедать')

  const session = (await page.context().cookies()).filter(({ name }) => name.includes('session'))
  await page.context().clearCookies({ name: /session/ })
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Вы вышли из системы' })).toBeVisible()
  await expect(remarks(page)).toHaveValue('Ушёл обедать')

  await page.context().addCookies(session)
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByRole('button', { name: 'Сохранить' })).toHaveCount(0)
  await page.reload()
  await expect(remarks(page)).toHaveValue('Ушёл обедать')
})

test('a record is deleted only after a second word, and is gone from the lists', async ({ browser }) => {
  const page = await signedIn(browser, 'head.spb', { at: null })
  await newClient(page, 'Ошибкин Случай')
  const remove = async () => {
    await page.getByRole('button', { name: 'Другие действия' }).click()
    await page.getByRole('menuitem', { name: 'Удалить' }).click()
  }
  await remove()
  await page.getByRole('dialog').getByRole('button', { name: 'Отмена' }).last().click()
  await expect(page.getByLabel('Имя клиента')).toHaveValue('Ошибкин Случай')
  await remove()
  await page.getByRole('dialog').getByRole('button', { name: 'Удалить' }).click()
  await expect(page).toHaveURL(/\/client$/)
  await page.getByRole('searchbox').fill('Ошибкин')
  await expect(page.getByText('Ничего не найдено')).toBeVisible()
})
