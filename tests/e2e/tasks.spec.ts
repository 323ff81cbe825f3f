import { expect } from '@playwright/test'
import { signedIn, test } from './people.ts'

test('a task is made from anywhere and stands in the list of its maker', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Control+KeyK')
  await page.getByRole('combobox', { name: 'Поиск и команды' }).fill('Позвонить Виктору завтра 10:00')
  await page.getByRole('option', { name: 'Создать: Задача «Позвонить Виктору»' }).click()
  await expect(page.getByLabel('Что сделать')).toHaveValue('Позвонить Виктору')
  await expect(page.getByLabel('Срок').first()).toContainText('10:00')
  await page.keyboard.press('Control+KeyS')
  await expect(page).toHaveURL(/\/task\/[0-9a-f-]{36}$/)
  await page.goto('/task')
  await expect(page.getByText('Позвонить Виктору').first()).toBeVisible()
})
