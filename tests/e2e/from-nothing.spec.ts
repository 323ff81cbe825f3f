/** Somebody who has never seen the studio makes a kind of record with all that belongs to it; staff use it; then it is changed, tailored, tried and taken back. */
import { expect, type Page } from '@playwright/test'
import { ask } from './api.ts'
import { signedIn, test } from './people.ts'

test.describe.configure({ mode: 'serial' })

const kind = 'evakuatsiia'
const tree = (page: Page) => page.getByRole('navigation', { name: 'Файлы определений' })
const stateOf = (page: Page, title: string) => page.locator('.react-flow__node').filter({ hasText: title })

/** Chooses in a list that opens below a field. */
async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('textbox', { name: field }).or(page.getByRole('combobox', { name: field })).first().click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

async function publish(page: Page, note: string): Promise<void> {
  await expect(page.getByRole('button', { name: 'Замечаний нет' })).toBeVisible()
  await page.getByRole('button', { name: 'Опубликовать' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Что изменено и зачем').fill(note)
  await dialog.getByRole('button', { name: 'Опубликовать' }).click()
  await expect(page.getByText(/Версия .+ действует/).first()).toBeVisible()
}

test('a kind of record with fields, states, list, board, report and role is made, published and used', async ({ browser }) => {
  test.setTimeout(120_000)
  const page = await signedIn(browser, 'admin', { at: '/definitions' })
  await page.getByRole('button', { name: 'Новый вид записей' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Как называется одна запись').fill('Эвакуация')
  await dialog.getByLabel('Как называется список').fill('Эвакуации')
  for (const [field, option] of [['Кто с ними работает', 'Ресепшн'], ['В меню рабочих мест', 'Ресепшн']] as const) {
    await choose(page, field, option)
    await page.keyboard.press('Escape')
  }
  await dialog.getByRole('button', { name: 'Создать' }).click()

  for (const [type, title] of [['Госномер', 'Госномер машины'], ['Дата и время', 'Когда забрать']] as const) {
    await page.getByRole('button', { name: type, exact: true }).click()
    await dialog.getByLabel('Название', { exact: true }).fill(title)
    await dialog.getByRole('button', { name: 'Добавить' }).click()
    await page.getByRole('button', { name: 'Все поля' }).click()
  }

  await tree(page).getByRole('button', { name: 'Статусы' }).click()
  await stateOf(page, 'Новая').click()
  await page.getByRole('region', { name: 'Состояние' }).getByLabel('Название: русский').fill('Вызов')
  await expect(stateOf(page, 'Вызов')).toBeVisible()

  await tree(page).getByRole('button', { name: 'Списки и доски' }).click()
  await choose(page, 'Добавить: Столбцы списка', 'Госномер машины')

  await page.getByRole('button', { name: 'Создать: Отчёты' }).click()
  await dialog.getByLabel('Название: русский').fill('Эвакуации по статусам')
  await dialog.getByLabel('Название: английский').fill('Recovery calls')
  await choose(page, 'По каким записям', 'Эвакуации')
  await dialog.getByRole('button', { name: 'Создать' }).click()
  await expect(page).toHaveURL(/reports%2Frecovery-calls/)

  await page.getByRole('button', { name: 'Создать: Роли и права' }).click()
  await dialog.getByLabel('Название: русский').fill('Диспетчер эвакуации')
  await dialog.getByLabel('Название: английский').fill('Recovery dispatcher')
  await choose(page, 'Права как у роли', 'Ресепшн')
  await choose(page, 'Рабочее место', 'Ресепшн')
  await dialog.getByRole('button', { name: 'Создать' }).click()
  await publish(page, 'Эвакуация машин клиентов')

  const staff = await signedIn(browser, 'reception.tyumen')
  await staff.getByRole('link', { name: 'Эвакуации' }).first().click()
  await staff.goto(`/${kind}/new`)
  await staff.getByLabel(/^Название/).fill('Седан у моста')
  await staff.getByLabel('Госномер машины').fill('В 417 ОР 72')
  await staff.getByRole('button', { name: 'Сохранить' }).click()
  await staff.getByRole('button', { name: 'Взять в работу' }).click()
  await expect(staff.locator('header').getByText('В работе', { exact: true })).toBeVisible()
  await staff.goto(`/${kind}?layout=board`)
  await expect(staff.getByText('Седан у моста')).toBeVisible()
  await staff.goto('/reports/recovery-calls')
  await expect(staff.getByRole('row').filter({ hasText: 'В работе' })).toContainText('1')
  const roles = await ask<{ __type: unknown }>(staff, '{ __type(name: "Evakuatsiia") { name } }')
  expect(roles.__type).toEqual({ name: 'Evakuatsiia' })
})

test('a status and a complaint category are changed, a dealership is tailored, all of it tried, published and taken back', async ({ browser }) => {
  test.setTimeout(120_000)
  const page = await signedIn(browser, 'admin', { at: `/definitions?file=entities/${kind}/machine.json` })
  await stateOf(page, 'Вызов').click()
  await page.getByRole('region', { name: 'Состояние' }).getByLabel('Название: русский').fill('Принят вызов')
  await page.goto('/definitions?file=entities/complaint-category/seed.json')
  await page.getByLabel('Найти строку').fill('Мойка')
  await page.getByRole('button', { name: /КАЧЕСТВО: Мойка/ }).first().click()
  const row = page.getByRole('complementary', { name: 'Строка' })
  const text = row.getByRole('textbox', { name: 'Категория' })
  const was = await text.inputValue()
  await text.fill(`${was} и времени`)

  await page.goto(`/definitions?file=entities/${kind}/machine.json`)
  await choose(page, 'Менять для', 'Санкт-Петербург')
  await stateOf(page, 'Готово').click()
  await page.getByRole('region', { name: 'Состояние' }).getByLabel('Название: русский').fill('Доставлена')
  await expect(stateOf(page, 'Доставлена').getByRole('img', { name: /Отличается/ })).toBeVisible()

  await page.getByRole('link', { name: 'Проверка' }).click()
  await page.getByText('На реальных записях', { exact: true }).click()
  await page.getByRole('button', { name: 'Начать повтор' }).click()
  await expect(page.getByRole('status').filter({ hasText: /отлич/i })).toBeVisible()
  await publish(page, 'Слова диспетчеров')

  const [spb, tyumen] = [await signedIn(browser, 'reception.spb', { at: null }), await signedIn(browser, 'reception.tyumen', { at: null })]
  for (const [staff, done] of [[spb, 'Доставлена'], [tyumen, 'Готово']] as const) {
    await staff.goto(`/${kind}?layout=board`)
    await expect(staff.getByText('Принят вызов').filter({ visible: true }).first()).toBeVisible()
    await expect(staff.getByText(done).filter({ visible: true }).first()).toBeVisible()
  }

  await page.getByRole('link', { name: 'Версии' }).click()
  await page.getByRole('button', { name: /^Назад к версии/ }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Вернуться к ней' }).click()
  await spb.goto(`/${kind}?layout=board`)
  await expect(async () => {
    await spb.reload()
    await expect(spb.getByText('Вызов', { exact: true }).filter({ visible: true }).first()).toBeVisible({ timeout: 2000 })
  }).toPass()
  await expect(spb.getByText('Доставлена').filter({ visible: true })).toHaveCount(0)
})
