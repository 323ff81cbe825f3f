/** An advisor's morning: from the board to the keys of the car, by the keyboard where it is quicker, with a lost connection in between. */
import { expect, type Locator, type Page } from '@playwright/test'
import { newOrder, stateOf } from './api.ts'
import { cellOf } from './grid.ts'
import { signedIn, test } from './people.ts'

const saved = (page: Page): Promise<void> => expect(page.getByRole('button', { name: 'Сохранить' })).toHaveCount(0)

/** Sends an event from the head of the record, and waits for the state it leads to. */
async function press(page: Page, button: string, state: string, fields: Readonly<Record<string, string>> | null = null): Promise<void> {
  await page.locator('header').getByRole('button', { name: button }).first().click()
  if (fields) {
    const dialog = page.getByRole('dialog')
    for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label).fill(value)
    await dialog.getByRole('button', { name: button }).click()
  }
  await expect(page.locator('header').getByText(state, { exact: true })).toBeVisible()
}

/** A new row at the end of the grid: the focus is in its first cell. */
async function addRow(page: Page, grid: Locator): Promise<void> {
  await page.locator('[data-field]').filter({ has: grid }).getByRole('button', { name: 'Добавить строку' }).click()
}

/** Types into one cell after the other; an empty text leaves a cell as it is. */
async function typeRow(page: Page, ...texts: readonly string[]): Promise<void> {
  for (const [i, text] of texts.entries()) {
    if (text !== '') await page.keyboard.insertText(text)
    await page.keyboard.press(i === texts.length - 1 ? 'Enter' : 'Tab')
  }
}

test('an advisor takes a car from the board to its owner, also while the connection is away', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { at: null })
  const order = await newOrder(page)
  const head = page.locator('header')
  const [works, parts] = [page.getByRole('grid', { name: 'Работы' }), page.getByRole('grid', { name: 'Запчасти' })]
  await page.goto(`/work-order?${new URLSearchParams({ layout: 'board', filter: JSON.stringify({ id: { in: [order.id] } }) })}`)
  await page.getByRole('article').filter({ hasText: String(order.number) }).getByRole('link').first().click()

  await addRow(page, works)
  await typeRow(page, 'W-7', 'Замена стойки', '2', '1500', '1', '0')
  await expect(await cellOf(works, 1, 'Сумма')).toHaveText(/3\s000,00/)
  await page.keyboard.press('Control+KeyS')
  await saved(page)
  await expect(head.getByRole('button', { name: 'На согласование' })).toBeEnabled()

  // The connection goes; parts are put in and sent for approval all the same, and are there once it is back.
  await page.context().setOffline(true)
  await expect(page.getByRole('status').filter({ hasText: 'Нет связи' })).toBeVisible()
  await addRow(page, parts)
  await typeRow(page, 'P-7', 'Стойка передняя', '', '2', '4100,50', '0')
  await expect(await cellOf(parts, 1, 'Сумма')).toHaveText(/8\s201,00/)
  await head.getByRole('button', { name: 'На согласование' }).first().click()
  await expect(page.getByRole('status').filter({ hasText: 'сохранятся сами' })).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText('Связь восстановлена, изменения сохранены.')).toBeVisible()
  await expect(head.getByText('Согласование', { exact: true })).toBeVisible()
  await saved(page)
  await page.reload()
  await expect(await cellOf(parts, 1, 'Запчасть')).toHaveText('Стойка передняя')

  await page.getByRole('button', { name: 'Печать' }).click()
  const [paper] = await Promise.all([page.context().waitForEvent('response', (response) => response.url().includes('/api/print/')), page.getByRole('menuitem', { name: 'Заказ-наряд' }).click()])
  expect(paper.headers()['content-type']).toContain('application/pdf')

  await press(page, 'Согласовано, в ремонт', 'В ремонте', {})
  await press(page, 'Ремонт закончен', 'Контроль качества')
  await press(page, 'Принято контролем', 'Отремонтирован')
  await press(page, 'Выдать автомобиль', 'Выдан', { 'Пробег при выдаче': '120500' })
  expect(await stateOf(page, order)).toBe('issued')
})
