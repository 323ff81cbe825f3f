/** Lines as a spreadsheet: by the keyboard alone, with blocks pasted from another program, hundreds of rows, and cards on a phone. */
import { expect, type Locator, type Page } from '@playwright/test'
import { cellOf, chooseCell, typeCell } from './grid.ts'
import { signedIn, test } from './people.ts'

async function ask<T>(page: Page, query: string, variables: object = {}): Promise<T> {
  const response = await page.request.post('/api/graphql', { headers: { 'x-pitlane-csrf': '1', 'x-dealership': 'tyumen' }, data: { query, variables } })
  const { data, errors } = (await response.json()) as { readonly data: T; readonly errors?: unknown }
  expect(errors).toBeUndefined()
  return data
}

/** An order that has just come in, with this many works. */
async function newOrder(page: Page, count: number): Promise<string> {
  const { vehicles, orderTypes } = await ask<{ vehicles: { nodes: { id: string; owner: { id: string } }[] }; orderTypes: { nodes: { id: string }[] } }>(page, '{ vehicles(first: 1) { nodes { id owner { id } } } orderTypes(first: 1) { nodes { id } } }')
  const works = Array.from({ length: count }, (_, i) => ({ code: `W-${i + 1}`, name: `Работа ${i + 1}`, normHours: '1', price: '100', quantity: '1', discountPct: '0' }))
  const input = { client: vehicles.nodes[0]?.owner.id, vehicle: vehicles.nodes[0]?.id, orderType: orderTypes.nodes[0]?.id, mileage: 1000, reason: 'Проверка', works }
  const { order } = await ask<{ order: { id: string } }>(page, 'mutation ($input: WorkOrderInput!) { order: createWorkOrder(input: $input) { id } }', { input })
  return order.id
}

const works = (page: Page): Locator => page.getByRole('grid', { name: 'Работы' })
const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((words) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', words)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
const saved = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+KeyS')
  await expect(page.getByRole('button', { name: 'Сохранить' })).toHaveCount(0)
}

test('works are put in, moved, undone and saved without a mouse', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { at: null })
  await page.goto(`/work-order/${await newOrder(page, 2)}`)
  const grid = works(page)
  await grid.locator('[data-cell="0:0"]').click()
  await page.keyboard.press('Control+ArrowDown')
  await expect(grid.locator('[data-cell="1:0"]')).toHaveText('W-1')
  await page.keyboard.press('Enter')
  await page.keyboard.type('W-3')
  await page.keyboard.press('Tab')
  await page.keyboard.insertText('Замена масла')
  await page.keyboard.press('Tab')
  await page.keyboard.type('1,5')
  await page.keyboard.press('Tab')
  await page.keyboard.type('2000')
  for (const text of ['1', '0']) {
    await page.keyboard.press('Tab')
    await page.keyboard.type(text)
  }
  await page.keyboard.press('Enter')
  await expect(await cellOf(grid, 3, 'Работа')).toHaveText('Замена масла')
  await expect(await cellOf(grid, 3, 'Сумма')).toHaveText(/3\s000,00/)
  // A cell is typed over and taken back; a row is deleted and taken back.
  await page.keyboard.press('ArrowUp')
  await page.keyboard.type('9')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Delete')
  await expect(grid.getByText('Замена масла')).toHaveCount(0)
  await page.keyboard.press('Control+KeyZ')
  await expect(grid.getByText('Замена масла')).toBeVisible()
  await saved(page)
  await page.reload()
  await expect(works(page).locator('[data-cell="0:0"]')).toHaveText('W-2')
  await expect(works(page).locator('[data-cell="2:1"]')).toHaveText('Замена масла')
})

test('a block from a spreadsheet lands in its cells; people are found by name, what means nothing is told at its cell', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { at: null })
  await page.goto(`/work-order/${await newOrder(page, 1)}`)
  const grid = works(page)
  await grid.locator('[data-cell="0:0"]').click()
  await page.keyboard.press('ArrowDown')
  await paste(page, 'P-1\tПолировка\t1,25\t1 000,00\t2\t0\t\t\tСтартеров Остап\nP-2\tМойка\tмного\t500\t1\t0\t\t\tНикто Такой\n')
  await expect(await cellOf(grid, 1, 'Сумма')).toHaveText(/2\s500,00/)
  await expect(await cellOf(grid, 1, 'Механик')).toContainText('Стартеров Остап')
  await expect(await cellOf(grid, 2, 'Работа')).toHaveText('Мойка')
  await expect(await cellOf(grid, 2, 'Нормо-часы')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText('«Никто Такой» здесь не распознано')).toBeVisible()
  await typeCell(page, grid, 2, 'Нормо-часы', '2')
  await chooseCell(page, grid, 2, 'Механик', 'Стартеров')
  await expect(await cellOf(grid, 2, 'Механик')).toContainText('Стартеров Остап')
  await saved(page)
})

test('two hundred rows: few are drawn, the last is a key away, and what is wrong in one is shown there', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { at: null })
  await page.goto(`/work-order/${await newOrder(page, 200)}`)
  const grid = works(page)
  await grid.locator('[data-cell="0:1"]').click()
  expect(await grid.locator('tbody tr').count()).toBeLessThan(60)
  await page.keyboard.press('Control+End')
  await expect(grid.locator('[data-cell="199:1"]')).toHaveText('Работа 200')
  await typeCell(page, grid, 200, 'Цена нормо-часа', '300')
  await expect(grid.locator('tfoot')).toContainText(/20\s200,00/)
  await (await cellOf(grid, 200, 'Работа')).click()
  await page.keyboard.press('Delete')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(await cellOf(grid, 200, 'Работа')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('list', { name: 'Ошибки в строках' })).toContainText('строка 200, Работа')
})

test('on a phone the rows are cards, and a sheet edits one', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { width: 360, height: 740, at: null })
  await page.goto(`/work-order/${await newOrder(page, 2)}`)
  const cards = page.getByRole('region', { name: 'Работы' })
  await cards.getByRole('button', { name: /^2 Работа 2/ }).click()
  const sheet = page.getByRole('dialog', { name: 'строка 2' })
  await sheet.getByLabel('Количество').fill('3')
  await sheet.getByRole('button', { name: 'Готово' }).last().click()
  await expect(cards.getByText(/^400,00$/).last()).toBeVisible()
})
