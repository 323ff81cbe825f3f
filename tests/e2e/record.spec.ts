import { expect, type Page } from '@playwright/test'
import { cellOf, typeCell } from './grid.ts'
import { signedIn, test } from './people.ts'

/** Opens a client that the search finds; answers the address. */
async function newClient(page: Page, name: string): Promise<string> {
  await page.goto('/client/new')
  await page.getByLabel('Имя клиента').fill(name)
  await page.getByLabel('Телефон', { exact: true }).fill('моб. 8921-555-07-07')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page).toHaveURL(/\/client\/[0-9a-f-]{36}$/)
  return page.url()
}

test('two people change one card: the second is shown both versions and loses nothing', async ({ browser }) => {
  const [first, second] = [await signedIn(browser, 'advisor.tyumen', { at: null }), await signedIn(browser, 'advisor.spb', { at: null })]
  const url = await newClient(first, 'Рубежов Савва Ильич')
  await second.goto(url)
  await second.getByLabel('Комментарии', { exact: true }).fill('Звонить после обеда')
  await second.getByLabel('Телефон', { exact: true }).fill('8-921-555-08-08')
  await first.getByLabel('Комментарии', { exact: true }).fill('Звонить утром')
  await first.getByRole('button', { name: 'Сохранить' }).click()
  await expect(first.getByRole('button', { name: 'Сохранить' })).toHaveCount(0)

  await second.getByRole('button', { name: 'Сохранить' }).click()
  const dialog = second.getByRole('dialog', { name: 'Запись тем временем изменил другой человек' })
  await expect(dialog).toContainText('Звонить утром')
  await expect(dialog).toContainText('Звонить после обеда')
  await dialog.getByText('Звонить после обеда').click()
  await dialog.getByRole('button', { name: 'Продолжить' }).click()
  await second.getByRole('button', { name: 'Сохранить' }).click()
  await expect(second.getByRole('button', { name: 'Сохранить' })).toHaveCount(0)
  await second.reload()
  await expect(second.getByLabel('Комментарии', { exact: true })).toHaveValue('Звонить после обеда')
  await expect(second.getByLabel('Телефон', { exact: true })).toHaveValue('8-921-555-08-08')
})

test('what is refused is named at its field, and what was typed stays', async ({ browser }) => {
  const page = await signedIn(browser, 'head.tyumen', { at: '/client/new' })
  await page.getByLabel('Имя клиента').fill('Лучинин Марк')
  await page.getByRole('tab', { name: 'Дополнительно' }).click()
  await page.getByLabel('Электронный адрес').fill('mail@')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByLabel('Электронный адрес')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Электронный адрес')).toHaveValue('mail@')
  await page.getByLabel('Электронный адрес').fill('mail@mail.ru')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page).toHaveURL(/\/client\/[0-9a-f-]{36}$/)
})

test('switching the client type hides the person and loses nothing (T-13, T-52)', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { at: null })
  await newClient(page, 'Двоеверов Пётр')
  await page.getByRole('radio', { name: 'Мужчина' }).check()
  await page.getByRole('radio', { name: 'Юридическое лицо' }).check()
  await expect(page.getByRole('radio', { name: 'Мужчина' })).toHaveCount(0)
  await page.getByRole('radio', { name: 'Физическое лицо' }).check()
  await expect(page.getByRole('radio', { name: 'Мужчина' })).toBeChecked()
})

test('totals of a work order follow the keyboard before anything is saved', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { at: '/work-order?view=vi_work_order_open' })
  await page.getByRole('row').filter({ hasText: 'Приёмка' }).first().click()
  const works = page.getByRole('grid').filter({ hasText: 'Нормо-часы' })
  await expect(works).toBeVisible()
  const rows = await works.getByRole('row').count()
  await page.getByRole('button', { name: 'Добавить строку' }).first().click()
  await expect(works.getByRole('row')).toHaveCount(rows + 1)
  const number = rows - 1
  const typed = { Работа: 'Проверка света фар', 'Нормо-часы': '0,5', 'Цена нормо-часа': '2000', Количество: '1', Скидка: '10' }
  for (const [column, text] of Object.entries(typed)) await typeCell(page, works, number, column, text)
  await expect(await cellOf(works, number, 'Сумма')).toHaveText('900,00')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByRole('button', { name: 'Сохранить' })).toHaveCount(0)
  await page.reload()
  await expect(works).toContainText('900,00')
})

test('who is there already is told while somebody types, and nothing is refused', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { at: '/client/new' })
  await page.getByLabel('Имя клиента').fill('Повторов Ждан')
  await page.getByLabel('Телефон', { exact: true }).fill('8 904 777-66-55')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page).toHaveURL(/\/client\/[0-9a-f-]{36}$/)
  await page.goto('/client/new')
  await page.getByLabel('Имя клиента').fill('Повторов')
  await page.getByLabel('Телефон', { exact: true }).fill('+7 (904) 777 66 55')
  await expect(page.getByText('Тот же телефон уже есть:').locator('..').getByRole('link', { name: /Повторов Ждан/ })).toBeVisible()
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page).toHaveURL(/\/client\/[0-9a-f-]{36}$/)
})

test('J and K lead through the list one came from, a section stays folded, a read-only field says why', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { at: '/client' })
  await page.getByRole('row').nth(2).click()
  await expect(page).toHaveURL(/\/client\/[0-9a-f-]{36}$/)
  const second = page.url()
  await expect(page.getByRole('button', { name: 'Следующая запись' })).toBeVisible()
  await page.keyboard.press('j')
  await expect(page).not.toHaveURL(second)
  await expect(page.getByRole('button', { name: 'Следующая запись' })).toBeVisible()
  await page.keyboard.press('k')
  await expect(page).toHaveURL(second)
  await page.getByRole('button', { name: 'Свернуть раздел: Клиент' }).click()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Развернуть раздел: Клиент' })).toBeVisible()
  await expect(page.getByLabel('Имя клиента')).toBeHidden()
  await page.getByRole('button', { name: 'Развернуть раздел: Клиент' }).click()
  await expect(page.getByLabel('Имя клиента')).toBeVisible()
})

test('a figure of the report opens exactly the records it counts', async ({ browser }) => {
  const page = await signedIn(browser, 'analyst', { at: '/reports/follow-up-ps' })
  // On paper: what it is about in words, and nothing to press.
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('term').filter({ hasText: /^Период:$/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Печать' })).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await expect(page.getByRole('term').filter({ hasText: /^Период:$/ })).toBeHidden()
  await page.getByRole('link', { name: '39', exact: true }).first().click()
  await expect(page).toHaveURL(/\/survey-response\?/)
  await expect(page.locator('header')).toContainText('39')
})
