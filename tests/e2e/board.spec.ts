/** A list as a board: cards move by events, others say why not, and what colleagues do shows. */
import { expect, type Locator, type Page } from '@playwright/test'
import { following, newOrder, type Order, sendOrder, stateOf } from './api.ts'
import { signedIn, test } from './people.ts'

const works = [{ name: 'Диагностика подвески', normHours: 1, price: 1800 }]
const column = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })
const cardOf = (place: Page | Locator, { number }: Order): Locator => place.getByRole('article').filter({ hasText: String(number) })
const boardOf = (orders: readonly Order[]): string => `/work-order?${new URLSearchParams({ layout: 'board', filter: JSON.stringify({ id: { in: orders.map(({ id }) => id) } }) })}`

/** Takes a card and holds it over a column. */
async function carry(page: Page, card: Locator, to: Locator): Promise<void> {
  const [from, target] = [await card.boundingBox(), await to.boundingBox()]
  if (!from || !target) throw new Error('nothing to drag')
  await page.mouse.move(from.x + 40, from.y + from.height - 8)
  await page.mouse.down()
  await page.mouse.move(from.x + 60, from.y + from.height + 4, { steps: 4 })
  await page.mouse.move(target.x + target.width / 2, target.y + 160, { steps: 6 })
}

test('a card goes where an event leads; elsewhere the column says why not, and nothing changes', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { at: null })
  const [ready, empty] = [await newOrder(page, { works }), await newOrder(page)]
  await page.goto(boardOf([ready, empty]))
  await expect(column(page, 'Приёмка').getByText('2', { exact: true })).toBeVisible()

  await carry(page, cardOf(page, ready), column(page, 'Согласование'))
  await expect(column(page, 'Диагностика').locator('[data-drop="open"]')).toBeVisible()
  await page.mouse.up()
  await expect(cardOf(column(page, 'Согласование'), ready)).toBeVisible()
  await expect.poll(() => stateOf(page, ready)).toBe('approval')
  await expect(column(page, 'Согласование').getByText('1', { exact: true })).toBeVisible()

  await carry(page, cardOf(page, empty), column(page, 'Согласование'))
  await expect(column(page, 'Согласование').getByText('Сначала добавьте хотя бы одну работу.')).toBeVisible()
  await page.mouse.up()
  await expect(page.getByRole('alert').filter({ hasText: 'Сначала добавьте хотя бы одну работу.' })).toContainText('не перемещена')
  await expect(cardOf(column(page, 'Приёмка'), empty)).toBeVisible()
  expect(await stateOf(page, empty)).toBe('reception')
})

test('an event with a form asks first: given up, the card is back; answered, it moves', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { at: null })
  const order = await newOrder(page, { works })
  await sendOrder(page, order, 'REQUEST_APPROVAL')
  await page.goto(boardOf([order]))
  await carry(page, cardOf(page, order), column(page, 'Диагностика'))
  await page.mouse.up()
  const dialog = page.getByRole('dialog')
  await expect(cardOf(column(page, 'Диагностика'), order)).toBeVisible()
  await dialog.getByRole('button', { name: 'Отмена' }).last().click()
  await expect(cardOf(column(page, 'Согласование'), order)).toBeVisible()
  expect(await stateOf(page, order)).toBe('approval')

  await carry(page, cardOf(page, order), column(page, 'Диагностика'))
  await page.mouse.up()
  await dialog.getByRole('textbox').first().fill('Клиент просит проверить ещё раз')
  await dialog.locator('button[type="submit"]').click()
  await expect(dialog).toHaveCount(0)
  await expect(cardOf(column(page, 'Диагностика'), order)).toBeVisible()
  expect(await stateOf(page, order)).toBe('diagnosis')
})

test('the keyboard moves cards, and a colleague’s step moves them without a reload', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { at: null })
  const [first, second] = [await newOrder(page, { works }), await newOrder(page, { works })]
  const stream = following(page, 'recordChanged')
  await page.goto(boardOf([first, second]))
  await stream
  await cardOf(page, second).getByRole('link').first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(cardOf(page, first).getByRole('link').first()).toBeFocused()
  await page.keyboard.press('m')
  await expect(page.getByRole('menuitem', { name: /Отремонтирован/ })).toContainText('Из этого состояния туда не ведёт ни один шаг.')
  await page.getByRole('menuitem', { name: /^Согласование/ }).focus()
  await page.keyboard.press('Enter')
  await expect(cardOf(column(page, 'Согласование'), first)).toBeVisible()
  await expect.poll(() => stateOf(page, first)).toBe('approval')

  await page.evaluate(() => document.body.setAttribute('data-same-page', ''))
  const head = await signedIn(browser, 'head.tyumen', { at: null })
  await sendOrder(head, second, 'REQUEST_APPROVAL')
  await expect(cardOf(column(page, 'Согласование'), second)).toBeVisible()
  await expect(page.locator('body')).toHaveAttribute('data-same-page')
})

test('on a phone one column is in sight, and the menu moves a card', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { width: 360, height: 740, at: null })
  const order = await newOrder(page, { works })
  await page.goto(boardOf([order]))
  await cardOf(page, order).getByRole('button', { name: /^Переместить/ }).click()
  await page.getByRole('menuitem', { name: /^Согласование/ }).click()
  await expect.poll(() => stateOf(page, order)).toBe('approval')
  await page.getByRole('navigation', { name: 'Колонки' }).getByRole('button', { name: /Согласование/ }).click()
  await expect(cardOf(page, order)).toBeInViewport()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})
