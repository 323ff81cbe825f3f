/** Lists: conditions as chips, saved views, pages, search; records begun from others; rows of a layered catalogue. */
import { expect, type Page, test } from '@playwright/test'
import { signedIn } from './people.ts'

const total = async (page: Page): Promise<number> => Number(((await page.locator('header h1 + *').textContent()) ?? '').replace(/\D/g, ''))

test('conditions, views and pages narrow a list and can be walked back', async ({ browser }) => {
  const page = await signedIn(browser, 'head.tyumen')
  await page.goto('/work-order')
  const all = await total(page)
  const firstRow = page.getByRole('row').nth(1)
  const before = (await firstRow.textContent()) ?? ''
  await page.getByRole('button', { name: 'Следующая страница' }).click()
  await expect(firstRow).not.toHaveText(before)
  await page.getByRole('button', { name: 'Предыдущая страница' }).click()
  await expect.poll(() => firstRow.textContent()).toBe(before)

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
  const page = await signedIn(browser, 'head.spb')
  await page.goto('/work-order')
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
  const page = await signedIn(browser, 'reception.tyumen')
  await page.goto('/client/new')
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
  const head = await signedIn(browser, 'head.spb')
  await head.goto('/complaint-category/new')
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

  const other = await signedIn(browser, 'head.tyumen')
  await other.goto('/complaint-category?q=Сквозняк')
  await expect(other.getByText('Ничего не найдено')).toBeVisible()
})
