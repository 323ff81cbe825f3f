/** What surrounds the records: notifications, comments, language, dealership. */
import { expect } from '@playwright/test'
import { signedIn, test } from './people.ts'

test('who is given a job is told, opens it from the bell, and is told no more', async ({ browser }) => {
  const advisor = await signedIn(browser, 'advisor2.spb', { at: '/work-order?f.state=reception' })
  await advisor.getByRole('row').filter({ hasText: 'Приёмка' }).first().click()
  await advisor.getByRole('button', { name: 'На диагностику' }).click()
  const dialog = advisor.getByRole('dialog')
  await dialog.getByLabel('Механик').fill('Рессорин')
  await advisor.getByRole('option', { name: /Рессорин/ }).click()
  await dialog.getByRole('button', { name: 'На диагностику' }).click()
  await expect(advisor.locator('header').getByText('Диагностика', { exact: true })).toBeVisible()
  await advisor.getByRole('textbox', { name: 'Комментарий', exact: true }).fill('Стук слева, послушай на ходу')
  await advisor.getByRole('button', { name: 'Отправить' }).click()
  await expect(advisor.getByRole('complementary', { name: 'История' })).toContainText('Стук слева, послушай на ходу')

  const mechanic = await signedIn(browser, 'mechanic4.spb')
  const bell = mechanic.getByRole('button', { name: /^Уведомления/ })
  await expect(bell).toContainText(/\d/)
  await bell.click()
  await mechanic.locator(`a[href="${new URL(advisor.url()).pathname}"]`).first().click()
  await expect(mechanic.getByRole('complementary', { name: 'История' })).toContainText('Стук слева, послушай на ходу')
  await bell.click()
  const readAll = mechanic.getByRole('button', { name: 'Прочитать все' })
  if (await readAll.isEnabled()) await readAll.click()
  await expect(bell).not.toContainText(/\d/)
})

test('the chosen language reaches the definitions too, and stays', async ({ browser }) => {
  const page = await signedIn(browser, 'inspector.tyumen', { at: '/work-order' })
  await expect(page.getByRole('heading', { name: 'Заказ-наряды' })).toBeVisible()
  await page.getByRole('button', { name: /Проверкин/ }).click()
  await page.getByRole('menuitemradio', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'Work orders' })).toBeVisible()
  await expect(page.getByRole('columnheader').filter({ hasText: 'Клиент' })).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Work orders' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('a network administrator looks at one dealership, then at all', async ({ browser }) => {
  const page = await signedIn(browser, 'admin', { at: '/work-order' })
  const figure = page.locator('header h1 + *')
  const choose = async (name: string): Promise<number> => {
    await page.getByRole('button', { name: /^Автоцентр: / }).click()
    await page.getByRole('menuitemradio', { name }).click()
    await expect(page.getByRole('button', { name: `Автоцентр: ${name}` })).toBeVisible()
    return Number(((await figure.textContent()) ?? '').replace(/\D/g, ''))
  }
  const parts = [await choose('Тюмень'), await choose('Санкт-Петербург')]
  expect(Math.min(...parts)).toBeGreaterThan(0)
  expect(await choose('Вся сеть')).toBe(parts.reduce((sum, part) => sum + part, 0))
})
