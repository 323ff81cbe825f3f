/** Lists: conditions, saved views, rows without end, columns, groups, cells and rows changed in place; records begun from others; rows of a layered catalogue. */
import { expect, type Page } from '@playwright/test'
import { signedIn, test } from './people.ts'

const total = async (page: Page): Promise<number> => Number(((await page.locator('header h1 + *').textContent()) ?? '').replace(/\D/g, ''))

/** Row of a list by its place, from 1. */
const placed = (page: Page, place: number) => page.locator(`tr[aria-rowindex="${place + 1}"]`)
const heads = (page: Page) => page.locator('thead th').filter({ hasText: /\S/ })

/** Asks the API as whoever is signed in in the page. */
async function ask<T>(page: Page, query: string): Promise<T> {
  const response = await page.request.post('/api/graphql', { headers: { 'x-pitlane-csrf': '1', 'x-dealership': 'tyumen' }, data: { query } })
  return ((await response.json()) as { data: T }).data
}

const scrollTo = (page: Page, place: number) => page.locator('table').evaluate((table, to) => void table.parentElement?.scrollTo(0, to), (place - 1) * 32)

test('rows come as one scrolls, to the last of them', async ({ browser }) => {
  const page = await signedIn(browser, 'head.tyumen', { at: '/work-order' })
  await scrollTo(page, 500)
  await expect(placed(page, 500)).toContainText(/\d{4,}/)
  expect(await page.getByRole('row').count()).toBeLessThan(120)
  await page.keyboard.press('End')
  await expect(placed(page, await total(page))).toContainText(/\d{4,}/)
})

test('a list that is come back to stands where it was left, and its record knew its neighbours', async ({ browser }) => {
  const page = await signedIn(browser, 'head.tyumen', { at: '/work-order' })
  await scrollTo(page, 300)
  await expect(placed(page, 305)).toContainText(/\d{4,}/)
  const row = await placed(page, 305).textContent()
  // Two clicks in a row open the record as one does.
  await placed(page, 305).locator('td').nth(3).dblclick()
  await expect(page).toHaveURL(/\/work-order\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('button', { name: 'Следующая запись' })).toBeEnabled()
  await page.goBack()
  await expect(placed(page, 305)).toHaveText(row ?? '')
  await expect(placed(page, 305)).toBeInViewport()
  await expect(placed(page, 305)).toHaveAttribute('data-current', 'true')
})

test('several conditions are put together in a window of their own', async ({ browser }) => {
  const page = await signedIn(browser, 'head.tyumen', { at: '/work-order' })
  const all = await total(page)
  await page.getByRole('button', { name: 'Отбор', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Несколько условий…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Условия' })
  await dialog.getByRole('button', { name: 'Условие', exact: true }).click()
  await dialog.getByRole('combobox', { name: 'Поле' }).click()
  await page.getByRole('option', { name: 'Создано', exact: true }).click()
  await dialog.getByRole('combobox', { name: 'Значение' }).click()
  await page.getByRole('option', { name: 'последние 30 дней' }).click()
  await dialog.getByRole('button', { name: 'Применить' }).click()
  await expect(page).toHaveURL(/LAST_30_DAYS/)
  await expect.poll(() => total(page)).toBeLessThan(all)
  await expect(page.getByRole('group', { name: 'Отборы' })).toContainText('1 условие')
})

test('a saved view that is shared is a tab of colleagues, and of nobody in another dealership', async ({ browser }) => {
  const title = `Смена ${Date.now() % 100_000}`
  const head = await signedIn(browser, 'head.tyumen', { at: '/work-order?f.state=inRepair&sort=-total&cols=number,total:200,state' })
  await head.getByRole('button', { name: 'Сохранить как список' }).click()
  await head.getByRole('textbox', { name: 'Название' }).fill(title)
  await head.getByRole('checkbox', { name: 'Виден и коллегам' }).check()
  await head.getByRole('button', { name: 'Сохранить', exact: true }).click()
  await expect(head).toHaveURL(/saved=/)
  await expect(head.getByRole('button', { name: title })).toHaveAttribute('aria-pressed', 'true')

  const advisor = await signedIn(browser, 'advisor.tyumen', { at: '/work-order' })
  await advisor.getByRole('button', { name: title }).click()
  await expect(advisor).toHaveURL(/f\.state=inRepair/)
  await expect(heads(advisor)).toHaveText(['Выбрано', '№', 'Итого', 'Состояние'])
  const other = await signedIn(browser, 'advisor.spb', { at: '/work-order' })
  await expect(placed(other, 1)).toBeVisible()
  await expect(other.getByRole('button', { name: title })).toHaveCount(0)
})

test('columns are dragged to their place and stay there', async ({ browser }) => {
  const page = await signedIn(browser, 'inspector.tyumen', { at: '/work-order' })
  await expect(heads(page).nth(2)).toHaveText('Состояние')
  const [from, to] = [await heads(page).nth(3).boundingBox(), await heads(page).nth(2).boundingBox()]
  if (!from || !to) throw new Error('The heads are not there.')
  await page.mouse.move(from.x + 30, from.y + 16)
  await page.mouse.down()
  await page.mouse.move(from.x - 20, from.y + 16, { steps: 5 })
  await page.mouse.move(to.x + 30, to.y + 16, { steps: 10 })
  await page.mouse.up()
  await expect(heads(page).nth(2)).toHaveText('Клиент')
  await expect(async () => {
    await page.reload()
    await expect(heads(page).nth(2)).toHaveText('Клиент', { timeout: 2000 })
  }).toPass()
})

test('groups in groups count and add up what the API does, and stand open when one comes back', async ({ browser }) => {
  const page = await signedIn(browser, 'head.tyumen', { at: '/work-order?group=state,createdAt:month&cols=number,client,total' })
  const group = page.getByRole('row').filter({ hasText: /^В ремонте/ })
  const { figures } = await ask<{ figures: { group: { state: string }; count: number; sum: { total: string } }[] }>(page, '{ figures: workOrdersAggregate(groupBy: [{ field: STATE }, { field: CREATED_AT, bucket: MONTH }], orderBy: [{ field: CREATED_AT, direction: DESC }], first: 500) { group { state createdAt } count sum { total } } }')
  const inRepair = figures.filter((one) => one.group.state === 'inRepair')
  const sumOf = async (row: typeof group) => Number(((await row.getByRole('cell').first().textContent()) ?? '').replace(/[^\d,]/g, '').replace(',', '.'))
  await expect(group).toContainText(String(inRepair.reduce((all, { count }) => all + count, 0)))
  expect(await sumOf(group)).toBeCloseTo(inRepair.reduce((all, { sum }) => all + Number(sum.total), 0), 2)
  await group.getByRole('button').click()
  const months = page.locator('tr[data-depth="1"]')
  await expect(months).toHaveCount(inRepair.length)
  expect(await sumOf(months.first())).toBe(Number(inRepair[0]?.sum.total))
  await months.first().getByRole('button').click()
  const row = months.first().locator('xpath=following-sibling::tr[1]')
  await expect(row).toContainText(/\d{4,}/)
  await row.getByRole('link').first().click()
  await expect(page).toHaveURL(/\/work-order\/[0-9a-f-]{36}$/)
  await page.goBack()
  await expect(row).toContainText(/\d{4,}/)
})

test('a cell is changed where it stands: shown at once, taken back with the reason where somebody was faster', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { at: '/work-order?f.state=reception&cols=number,state,mileage,total' })
  const row = placed(page, 1)
  const cell = row.locator('td[data-field="mileage"]')
  const change = async (value: string) => {
    await cell.hover()
    await cell.getByRole('button', { name: 'Изменить: Пробег при приёмке' }).click()
    await page.getByRole('textbox', { name: 'Пробег при приёмке' }).fill(value)
  }
  // The total is computed: no pencil, and a reason for whoever asks by the keyboard.
  await row.locator('td[data-field="total"]').hover()
  await expect(row.getByRole('button', { name: /Изменить/ })).toHaveCount(0)
  await page.keyboard.press('j')
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('F2')
  await expect(page.getByRole('alert').filter({ hasText: 'сейчас нельзя изменить' })).toBeVisible()
  await page.keyboard.press('Escape')

  let answer = () => {}
  const answered = new Promise<void>((done) => {
    answer = done
  })
  await page.route('**/api/graphql', async (route) => {
    if (route.request().postData()?.includes('mutation Update')) await answered
    await route.continue()
  })
  await change('45678')
  await page.keyboard.press('Enter')
  await expect(cell).toContainText('45 678')
  answer()

  await change('50001')
  const { rows } = await ask<{ rows: { nodes: { id: string; version: number; mileage: number }[] } }>(page, '{ rows: workOrders(filter: { mileage: { eq: 45678 } }, first: 1) { nodes { id version mileage } } }')
  await ask(page, `mutation { updateWorkOrder(id: "${rows.nodes[0]?.id}", version: ${rows.nodes[0]?.version}, input: { mileage: 45700 }) { id } }`)
  await page.keyboard.press('Enter')
  const refused = page.getByRole('alert').filter({ hasText: 'снова прежнее значение' })
  await expect(refused).toBeVisible()
  await expect(cell).toContainText('45 700')
  await refused.getByRole('button', { name: 'Повторить с введённым значением' }).click()
  await expect(page.getByRole('textbox', { name: 'Пробег при приёмке' })).toHaveValue(/50\s?001/)
  // Shown before it is stored: whoever reloads at once would take it back.
  const stored = page.waitForResponse((response) => response.request().postData()?.includes('mutation Update') === true)
  await page.keyboard.press('Enter')
  await expect(cell).toContainText('50 001')
  await stored
  await page.reload()
  await expect(cell).toContainText('50 001')
})

test('one event is sent to many rows, and what became of each is told', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { at: '/work-order?f.state=reception' })
  for (const place of [1, 2, 3]) await placed(page, place).getByRole('checkbox').click()
  const bar = page.getByRole('toolbar')
  await expect(bar).toContainText('Выбраны 3 записи')
  await bar.getByRole('button', { name: 'Изменить состояние' }).click()
  const dialog = page.getByRole('dialog', { name: /Изменить состояние/ })
  await dialog.getByRole('combobox', { name: 'Действие' }).click()
  await page.getByRole('option').first().click()
  await dialog.getByRole('button', { name: 'Выполнить для 3 записей' }).click()
  await expect(dialog.getByRole('status')).toContainText(/Изменен[аыо] \d+ запис/)
})

test('a record is looked at beside the list, by the keyboard', async ({ browser }) => {
  const page = await signedIn(browser, 'head.tyumen', { at: '/work-order' })
  await page.getByRole('button', { name: 'Панель сбоку' }).click()
  const panel = page.getByRole('complementary', { name: 'Панель сбоку' })
  await expect(panel).toContainText('Выберите строку')
  await page.keyboard.press('j')
  await expect(panel).toContainText('Клиент')
  const first = await panel.textContent()
  await page.keyboard.press('ArrowDown')
  await expect(panel).not.toHaveText(first ?? '')
  await page.keyboard.press('Space')
  await expect(page.getByRole('toolbar')).toContainText('Выбрана 1 запись')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/work-order\/[0-9a-f-]{36}$/)
})

test('conditions and views narrow a list and can be sent as an address', async ({ browser }) => {
  const page = await signedIn(browser, 'head.tyumen', { at: '/work-order' })
  const all = await total(page)
  await page.getByRole('button', { name: 'Отбор', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Состояние' }).click()
  await page.getByLabel('В ремонте').check()
  await expect(page).toHaveURL(/f\.state=inRepair/)
  await expect.poll(() => total(page)).toBeLessThan(all)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Отбор', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Сервис-консультант' }).click()
  const inRepair = await total(page)
  await page.getByRole('dialog').getByRole('textbox').fill('Мастеров')
  await page.getByRole('checkbox', { name: /Мастеров/ }).check()
  await expect.poll(() => total(page)).toBeLessThan(inRepair)
  await expect(page.getByRole('group', { name: 'Отборы' })).toContainText('Мастеров')
  await page.reload()
  await expect(page.getByRole('group', { name: 'Отборы' })).toContainText('Мастеров')
})

test('a period is chosen day by day, and the list keeps to it', async ({ browser }) => {
  const page = await signedIn(browser, 'head.spb', { at: '/work-order' })
  const all = await total(page)
  await page.getByRole('button', { name: 'Отбор', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Закрыт', exact: true }).click()
  const days = page.getByRole('dialog').getByRole('table').getByRole('button')
  await days.filter({ hasText: /^10$/ }).click()
  await days.filter({ hasText: /^20$/ }).click()
  await expect(page).toHaveURL(/f\.closedAt=\d{4}-\d{2}-10\.\.\d{4}-\d{2}-20/)
  await expect.poll(() => total(page)).toBeLessThan(all)
  await expect(page.getByRole('group', { name: 'Отборы' })).toContainText('20')
})

test('a client is found by any way of writing his telephone, a vehicle by its plate', async ({ browser }) => {
  const page = await signedIn(browser, 'reception.tyumen', { at: '/client/new' })
  await page.getByLabel('Имя клиента').fill('ООО «Северный тракт»')
  await page.getByLabel('Телефон', { exact: true }).fill('8 (912) 777-31-42')
  await page.getByRole('radio', { name: 'Юридическое лицо' }).check()
  await page.getByLabel('Полное наименование').fill('Общество с ограниченной ответственностью «Северный тракт»')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page).toHaveURL(/\/client\/[0-9a-f-]{36}$/)

  await page.getByRole('tab', { name: /Автомобили/ }).click()
  await page.getByRole('link', { name: 'Добавить: Автомобиль' }).click()
  await expect(page.getByLabel('Владелец')).toHaveValue(/Северный тракт/)
  await page.getByLabel('Марка').fill('ГАЗ')
  await page.getByLabel('Модель').fill('Соболь')
  await page.getByLabel('Гос. номер').fill('к731мх 72')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page).toHaveURL(/\/vehicle\/[0-9a-f-]{36}$/)

  await page.goto('/vehicle')
  await page.getByRole('searchbox').fill('К731МХ72')
  await expect(page.getByRole('row').filter({ hasText: 'Соболь' }).first()).toBeVisible()
  await page.goto('/client')
  await page.getByRole('searchbox').fill('+79127773142')
  await expect(page.getByRole('row').filter({ hasText: 'Северный тракт' }).first()).toBeVisible()
})

test("a dealership adds to the shared complaint categories, and is told why it can't change them", async ({ browser }) => {
  const head = await signedIn(browser, 'head.spb', { at: '/complaint-category/new' })
  await head.getByLabel('Код').fill(String(1000 + (Date.now() % 100_000)))
  await head.getByRole('combobox', { name: 'Группа' }).click()
  await head.getByRole('option').first().click()
  await head.getByRole('textbox', { name: 'Категория' }).fill('Сквозняк в комнате ожидания')
  await head.getByRole('button', { name: 'Сохранить' }).click()
  await expect(head).toHaveURL(/\/complaint-category\/[0-9a-f-]{36}$/)

  await head.goto('/complaint-category')
  await head.getByRole('row').nth(1).click()
  await expect(head.getByRole('textbox', { name: 'Категория' })).not.toBeEditable()
  await expect(head.getByText('Запись общая для всех автоцентров')).toBeVisible()

  const other = await signedIn(browser, 'head.tyumen', { at: '/complaint-category?q=Сквозняк' })
  await expect(other.getByText('Ничего не найдено')).toBeVisible()
})
