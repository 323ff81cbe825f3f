/** Lists, reports and rights are changed in the studio, beside what they will show. */
import { expect, type Page } from '@playwright/test'
import { signedIn, test } from './people.ts'

/** Chooses from a list under a label. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

test('a column and a view of a list, a report with its result, a right of a role: published together, and staff have them', async ({ browser }) => {
  const page = await signedIn(browser, 'admin', { at: '/definitions?file=entities/complaint/views.json' })
  await choose(page, 'Добавить: Столбцы списка', 'Удовлетворённость (вручную)')
  await expect(page.getByRole('listitem').filter({ hasText: 'Удовлетворённость (вручную)' })).toBeVisible()
  // To the front without a mouse.
  const up = page.getByRole('button', { name: 'Переместить «Удовлетворённость (вручную)» выше' })
  while (await up.isEnabled()) await up.press('Enter')
  await expect(page.getByRole('columnheader').first()).toHaveText('Удовлетворённость (вручную)')

  await page.getByRole('button', { name: 'Виды списка' }).click()
  await page.getByRole('button', { name: 'Добавить вид' }).click()
  await page.getByLabel('Название: русский').fill('Свежие')
  await page.getByRole('button', { name: /Какие записи/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Условия' })
  await dialog.getByRole('button', { name: 'Условие', exact: true }).click()
  await dialog.getByRole('combobox', { name: 'Поле' }).click()
  await page.getByRole('option', { name: 'Создано', exact: true }).click()
  await dialog.getByRole('button', { name: 'Применить' }).click()

  await page.getByRole('button', { name: 'Создать: Отчёты' }).click()
  const made = page.getByRole('dialog', { name: 'Новый отчёт' })
  await made.getByLabel('Название: русский').fill('Клиенты по виду')
  await made.getByLabel('Название: английский').fill('Clients by kind')
  await choose(page, 'По каким записям', 'Клиенты')
  await made.getByRole('button', { name: 'Создать' }).click()
  await expect(page.getByRole('table').getByRole('row').filter({ hasText: 'Итого' })).toContainText(/\d/)

  await page.goto('/definitions?file=roles/mechanic/role.json')
  await page.getByRole('checkbox', { name: 'Книга жалоб и предложений: просмотр' }).check()
  await page.getByRole('button', { name: 'Глазами роли' }).click()
  await page.getByRole('button', { name: 'Посмотреть глазами роли' }).click()
  await choose(page, 'Список и форма', 'Книга жалоб и предложений')
  await expect(page.getByText('Эта роль не создаёт такие записи.')).toBeVisible()
  await expect(page.getByRole('columnheader').first()).toHaveText('Удовлетворённость (вручную)')

  await page.getByRole('button', { name: 'Опубликовать' }).click()
  const publish = page.getByRole('dialog')
  await publish.getByLabel('Что изменено и зачем').fill('Механикам видны жалобы')
  await publish.getByRole('button', { name: 'Опубликовать' }).click()
  await expect(page.getByText(/Версия .+ действует/)).toBeVisible()

  const mechanic = await signedIn(browser, 'mechanic.tyumen', { at: '/complaint' })
  await expect(mechanic.getByRole('columnheader', { name: 'Удовлетворённость (вручную)' })).toBeVisible()
  await expect(mechanic.getByText('Свежие')).toBeVisible()
  await mechanic.goto('/reports/clients-by-kind')
  await expect(mechanic.getByRole('heading', { name: 'Клиенты по виду' })).toBeVisible()
})
