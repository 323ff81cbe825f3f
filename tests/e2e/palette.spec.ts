import { expect } from '@playwright/test'
import { newOrder, stateOf } from './api.ts'
import { signedIn, test } from './people.ts'

test('one box finds a record, a screen and what to make, by keys alone', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen')
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

test('on a record the box sends what the machine allows, and offers nothing that it does not', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { at: null })
  const order = await newOrder(page, { works: [{ code: 'W-7', name: 'Замена стойки', normHours: '2', price: '1500', quantity: '1' }] })
  await page.goto(`/work-order/${order.id}`)
  await page.keyboard.press('Control+KeyK')
  const box = page.getByRole('combobox', { name: 'Поиск и команды' })
  await box.fill('согласовано')
  await expect(page.getByRole('option', { name: /^Согласовано/ })).toHaveCount(0)
  await box.fill('на согласование')
  await expect(page.getByRole('option').first()).toContainText('На согласование')
  await page.keyboard.press('Enter')
  await expect.poll(() => stateOf(page, order)).toBe('approval')
  await expect(page.locator('header').getByText('Согласование', { exact: true })).toBeVisible()
})

test('the box offers what can be done here, and the navigation stays as narrow as it was made', async ({ browser }) => {
  const page = await signedIn(browser, 'head.tyumen', { at: '/client' })
  await page.keyboard.press('Control+KeyK')
  await page.getByRole('combobox', { name: 'Поиск и команды' }).fill('выгрузить')
  await expect(page.getByRole('option').first()).toContainText('Excel')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByText('Клиенты').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const side = page.getByRole('complementary').first()
  const wide = (await side.boundingBox())?.width ?? 0
  const kept = page.waitForResponse((response) => response.request().method() === 'POST' && response.request().headers()['next-action'] !== undefined)
  await page.keyboard.press('[')
  await expect.poll(async () => (await side.boundingBox())?.width ?? wide).toBeLessThan(60)
  await kept
  await page.reload()
  expect((await side.boundingBox())?.width).toBeLessThan(60)
  await page.getByRole('button', { name: 'Развернуть навигацию' }).click()
  await expect.poll(async () => (await side.boundingBox())?.width ?? 0).toBe(wide)
})
