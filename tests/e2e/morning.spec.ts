/** An advisor's morning: from the board to the keys of the car, with a lost connection in between. */
import { expect, type Page, test } from '@playwright/test'
import { newOrder, stateOf } from './api.ts'
import { cellOf } from './grid.ts'
import { signedIn } from './people.ts'

const saved = (page: Page): Promise<void> => expect(page.getByRole('button', { name: 'Сохранить' })).toHaveCount(0)

/** Sends an event from the head of the record, and waits for the state it leads to. */
async function press(page: Page, button: string, state: string, fields: Readonly<Record<string, string>> | null = null): Promise<void> {
  await page.getByRole('button', { name: button }).first().click()
  if (fields) {
    const dialog = page.getByRole('dialog')
    for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label).fill(value)
    await dialog.getByRole('button', { name: button }).click()
  }
  await expect(page.locator('header').getByText(state, { exact: true })).toBeVisible()
}

test('an advisor takes a car from the board to its owner, also while the connection is away', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen')
  const order = await newOrder(page)
  await page.goto(`/work-order?${new URLSearchParams({ layout: 'board', filter: JSON.stringify({ id: { in: [order.id] } }) })}`)
  await page.getByRole('article').filter({ hasText: String(order.number) }).getByRole('link').first().click()
  await expect(page).toHaveURL(new RegExp(order.id))

  // Works, by the keyboard alone.
  const works = page.getByRole('grid', { name: 'Работы' })
  await works.getByRole('button').or(page.getByRole('button', { name: /^Добавить строку/ })).first().click()
  await (await cellOf(works, 1, 'Работа')).click()
  await page.keyboard.insertText('Замена стойки')
  await page.keyboard.press('Tab')
  await page.keyboard.type('2')
  await page.keyboard.press('Tab')
  await page.keyboard.type('1500')
  await page.keyboard.press('Enter')
  await expect(await cellOf(works, 1, 'Сумма')).toHaveText(/[23]\s\d{3},00/)
  await page.keyboard.press('Control+KeyS')
  await saved(page)

  // The connection goes; parts are put in and saved all the same, and are there once it is back.
  await page.context().setOffline(true)
  await expect(page.getByRole('status').filter({ hasText: 'Нет связи' })).toBeVisible()
  const parts = page.getByRole('grid', { name: 'Запчасти' })
  await page.getByRole('button', { name: /^Добавить строку/ }).last().click()
  await (await cellOf(parts, 1, 'Запчасть')).click()
  await page.keyboard.insertText('Стойка передняя')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'сохранятся сами' })).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText('Связь восстановлена, изменения сохранены.')).toBeVisible()
  await saved(page)
  await page.reload()
  await expect(await cellOf(parts, 1, 'Запчасть')).toHaveText('Стойка передняя')

  await press(page, 'На согласование', 'Согласование')
  const [pdf] = await Promise.all([page.context().waitForEvent('response', (response) => response.url().includes('/api/print/')), printed(page)])
  expect(pdf.headers()['content-type']).toContain('application/pdf')

  await press(page, 'Согласовано, в ремонт', 'В ремонте', {})
  await press(page, 'Ремонт закончен', 'Контроль качества')
  await press(page, 'Принято контролем', 'Отремонтирован')
  await press(page, 'Выдать автомобиль', 'Выдан', { 'Пробег при выдаче': '120500' })
  expect(await stateOf(page, order)).toBe('issued')
  await page.context().close()
})

async function printed(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Печать' }).click()
  await page.getByRole('menuitem', { name: 'Заказ-наряд' }).click()
}
