import { expect } from '@playwright/test'
import { signedIn, test } from './people.ts'

test('the home says what needs its people, leads to the list, and is arranged by hand', async ({ browser }) => {
  const page = await signedIn(browser, 'customer-service.tyumen')
  await expect(page.getByRole('heading', { name: 'АРМ Клиентская служба' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Мой список звонков' })).toBeVisible()
  await page.getByRole('button', { name: 'Настроить' }).click()
  await page.getByRole('button', { name: 'Скрыть: Отчёты' }).click()
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByRole('heading', { name: 'Отчёты' })).toHaveCount(0)
  await page.getByRole('link', { name: /Просроченные жалобы/ }).click()
  await expect(page).toHaveURL(/\/complaint\?filter=/)
})
