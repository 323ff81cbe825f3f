import { expect } from '@playwright/test'
import { signedIn, test } from './people.ts'

test('one box finds a record, a screen and what to make, by keys alone', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen')
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Control+KeyK')
  const box = page.getByRole('combobox', { name: 'Поиск и команды' })
  await box.fill('задач')
  await expect(page.getByRole('option', { name: 'Создать: Задача', exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await expect(page).toHaveURL(/\/notifications$/)
})
