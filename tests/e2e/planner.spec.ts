/** A list by its time and as a chart. */
import { expect, type Locator, type Page } from '@playwright/test'
import { ask, newOrder, type Order, sendOrder } from './api.ts'
import { signedIn, test } from './people.ts'
import { press } from './reception.ts'

const today = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Asia/Yekaterinburg' }).format(new Date())
/** A time of today on Tyumen's clock. */
const at = (time: string): string => new Date(`${today}T${time}:00+05:00`).toISOString()
const plannerOf = (orders: readonly Order[]): string => `/work-order?${new URLSearchParams({ layout: 'calendar', filter: JSON.stringify({ id: { in: orders.map(({ id }) => id) } }) })}`
const entryOf = (page: Page, { number }: Order): Locator => page.locator('.ec-event:not(.ec-preview)').filter({ hasText: String(number) })

interface Plan {
  readonly plannedStart: string
  readonly plannedEnd: string
  readonly bay: { readonly label: string } | null
}

const planOf = async (page: Page, { id }: Order): Promise<Plan> => (await ask<{ order: Plan }>(page, 'query ($id: ID!) { order: workOrder(id: $id) { plannedStart plannedEnd bay { label } } }', { id })).order

/** The plan; others may have theirs on the same bay today, which is asked about and does not matter here. */
async function moved(page: Page, order: Order): Promise<Plan> {
  const anyway = page.getByRole('button', { name: 'Всё равно перенести' })
  if (await anyway.isVisible()) await anyway.click()
  return planOf(page, order)
}

async function baysOf(page: Page): Promise<readonly string[]> {
  return (await ask<{ bays: { nodes: { id: string }[] } }>(page, '{ bays(first: 6, orderBy: [{ field: POSITION, direction: ASC }]) { nodes { id } } }')).bays.nodes.map(({ id }) => id)
}

/** Draws from one point to another, as a hand does. */
async function drag(page: Page, from: { readonly x: number; readonly y: number }, to: { readonly x: number; readonly y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 8, from.y, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 8 })
  await page.mouse.up()
}

async function boxOf(place: Locator): Promise<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number }> {
  // The planner draws an entry anew when it is saved: for a moment it has no place.
  let box = await place.boundingBox()
  await expect.poll(async () => (box = await place.boundingBox())).not.toBeNull()
  return box ?? { x: 0, y: 0, width: 0, height: 0 }
}

test('an entry is moved to another bay, stretched, and shown where it collides', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { at: null })
  const bays = await baysOf(page)
  const one = await newOrder(page, { plannedStart: at('09:00'), plannedEnd: at('11:00'), bay: bays[0] })
  const other = await newOrder(page, { plannedStart: at('09:30'), plannedEnd: at('11:30'), bay: bays[1] })
  await page.goto(plannerOf([one, other]))
  const [first, second] = [await boxOf(entryOf(page, one)), await boxOf(entryOf(page, other))]
  await expect(page.getByText('Накладка')).toHaveCount(0)
  const hour = first.width / 2

  // Nothing is saved before somebody says so.
  const toFirst = () => drag(page, { x: second.x + 30, y: second.y + 20 }, { x: second.x + 30, y: first.y + 20 })
  const asked = page.getByRole('dialog', { name: 'Это время занято' })
  await toFirst()
  await expect(asked).toContainText(`${one.number}`)
  await asked.getByRole('button', { name: 'Оставить на месте' }).click()
  await expect(asked).toHaveCount(0)
  await expect.poll(async () => (await entryOf(page, other).boundingBox())?.y).toBe(second.y)
  await toFirst()
  await asked.getByRole('button', { name: 'Всё равно перенести' }).click()
  await expect.poll(async () => (await planOf(page, other)).bay?.label).toBe('Пост 1')
  await expect(entryOf(page, one)).toContainText('Накладка')
  await expect(entryOf(page, other)).toContainText('Накладка')
  expect(await planOf(page, other)).toMatchObject({ plannedStart: at('09:30'), plannedEnd: at('11:30') })

  const there = await boxOf(entryOf(page, other))
  await drag(page, { x: there.x + 30, y: there.y + 20 }, { x: there.x + 30 + 3 * hour, y: there.y + 20 })
  await expect.poll(async () => moved(page, other)).toMatchObject({ plannedStart: at('12:30') })
  await expect(page.getByText('Накладка')).toHaveCount(0)

  const later = await boxOf(entryOf(page, other))
  await drag(page, { x: later.x + later.width - 2, y: later.y + 20 }, { x: later.x + later.width - 2 + hour, y: later.y + 20 })
  await expect.poll(async () => moved(page, other)).toMatchObject({ plannedStart: at('12:30'), plannedEnd: at('15:30') })
})

test('what is refused goes back with the reason; the keyboard plans as well', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { at: null })
  const [bay] = await baysOf(page)
  const [closed, open] = [await newOrder(page, { plannedStart: at('09:00'), plannedEnd: at('11:00'), bay }), await newOrder(page, { plannedStart: at('12:00'), plannedEnd: at('13:00'), bay })]
  await sendOrder(page, closed, 'CANCEL', { reason: 'Клиент не приехал' })
  await page.goto(plannerOf([closed, open]))
  const before = await boxOf(entryOf(page, closed))
  await drag(page, { x: before.x + 30, y: before.y + 20 }, { x: before.x + 30 + before.width, y: before.y + 20 })
  await expect(page.getByRole('alert').filter({ hasText: 'остаётся на прежнем месте' })).toContainText('Отменён')
  await expect.poll(async () => (await entryOf(page, closed).boundingBox())?.x).toBe(before.x)
  expect(await planOf(page, closed)).toMatchObject({ plannedStart: at('09:00') })

  await entryOf(page, open).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Пост' }).or(dialog.getByLabel('Пост')).first().click()
  await page.getByRole('option', { name: 'Пост 3' }).click()
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await expect(dialog).toHaveCount(0)
  await expect.poll(async () => (await planOf(page, open)).bay?.label).toBe('Пост 3')
})

test('a booking is moved to a time that is free, by keyboard', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { at: null })
  const bay = (await baysOf(page))[1]
  // A Wednesday some weeks ahead, on which nobody else has anything.
  const day = new Date(Date.parse(`${today}T00:00:00Z`) + (35 + ((10 - new Date(`${today}T00:00:00Z`).getUTCDay()) % 7)) * 86_400_000).toISOString().slice(0, 10)
  const then = (time: string): string => new Date(`${day}T${time}:00+05:00`).toISOString()
  const { clients } = await ask<{ clients: { nodes: { id: string }[] } }>(page, '{ clients(first: 1) { nodes { id } } }')
  const book = async (plannedStart: string) => (await ask<{ made: { id: string; number: number } }>(page, 'mutation ($input: PreBookingInput!) { made: createPreBooking(input: $input) { id number } }', { input: { client: clients.nodes[0]?.id, workKind: 'repair', duration: 60, bay, plannedStart } })).made
  const [there, mine] = [await book(then('10:00')), await book(then('10:30'))]
  await page.goto(`/pre-booking/${mine.id}`)
  await press(page, 'Перенести')
  const dialog = page.getByRole('dialog', { name: 'Перенести' })
  const free = dialog.getByRole('group', { name: 'Свободное время' })
  await expect(free.getByRole('status')).toContainText(`${there.number}`)
  await expect(free.getByRole('status')).toContainText('общих 30 мин')
  await expect(free.getByRole('button', { name: '10:30' })).toHaveCount(0)
  await free.getByRole('button', { name: '09:00' }).focus()
  for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key)
  await expect(free.getByRole('button', { name: '11:30' })).toHaveAttribute('aria-pressed', 'true')
  await expect(free.getByRole('status')).not.toContainText('общих')
  await dialog.getByRole('button', { name: 'Перенести' }).click()
  await expect(dialog).toHaveCount(0)
  // The history tells from when to when.
  await expect(page.getByRole('main')).toContainText(/10:30.*11:30/)
})

test('a bar of the chart opens the records that it counts', async ({ browser }) => {
  const page = await signedIn(browser, 'head.tyumen', { at: '/work-order?layout=chart' })
  const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: 'Согласование', exact: true }) })
  const count = Number(await row.getByRole('cell').last().textContent())
  expect(count).toBeGreaterThan(0)
  await expect(page.getByRole('img', { name: /Количество записей/ }).locator('svg')).toBeVisible()
  await row.getByRole('button').click()
  await expect(page).not.toHaveURL(/layout=chart/)
  const { orders } = await ask<{ orders: { totalCount: number } }>(page, '{ orders: workOrders(filter: { state: { eq: "approval" } }) { totalCount } }')
  expect(orders.totalCount).toBe(count)
  await expect(page.getByRole('row').filter({ hasText: 'Согласование' })).toHaveCount(count)
})
