/** One dealership works otherwise than the network: tailored, marked, taken back, published, copied. */
import { expect } from '@playwright/test'
import { edit } from './definitions.ts'
import { signedIn, test } from './people.ts'

test('a dealership is tailored, a piece of it taken back, published for it alone, and copied to another', async ({ browser }) => {
  const page = await signedIn(browser, 'consultant', { at: '/definitions?file=entities/complaint/machine.json' })
  await page.getByRole('combobox', { name: 'Менять для' }).click()
  await page.getByRole('option', { name: 'Санкт-Петербург' }).click()
  const stateOf = (title: string) => page.locator('.react-flow__node').filter({ hasText: title })
  await stateOf('Решена').click()
  const panel = page.getByRole('region', { name: 'Состояние' })
  await panel.getByLabel('Название: русский').fill('Улажена')
  await expect(stateOf('Улажена').getByRole('img', { name: /Отличается/ })).toBeVisible()
  await expect(page.getByText('Санкт-Петербург: 3 отличия')).toBeVisible()

  // What is the package's own stays so, and it is said why.
  await panel.getByRole('combobox', { name: 'Значение' }).click()
  await page.getByRole('option', { name: 'отменено' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'не может отличаться' })).toContainText('одинаково во всех автоцентрах')

  await page.goto('/definitions?as=text&layer=spb')
  await edit(page, 'entities/complaint/entity.json', (content) => {
    const schema = content.schema as { properties: Record<string, unknown> }
    const lawyer = { type: 'string', maxLength: 60, 'x-field': { id: 'fl_complaint_lawyer', titles: { en: 'Lawyer', ru: 'Юрист клиента' } } }
    schema.properties = Object.fromEntries(Object.entries(schema.properties).flatMap(([name, property]) => (name === 'client' ? [[name, property], ['lawyer', lawyer]] : [[name, property]])))
  })
  await expect(page.getByText('Санкт-Петербург: 4 отличия')).toBeVisible()

  await page.goto('/definitions?layer=spb&file=entities/complaint/machine.json')
  await stateOf('Улажена').click()
  await panel.getByRole('button', { name: /Отличается/ }).click()
  await page.getByRole('button', { name: 'Как во всей сети' }).click()
  await expect(stateOf('Решена')).toBeVisible()
  await expect(page.getByText('Санкт-Петербург: 3 отличия')).toBeVisible()

  // Rights differ, too; to what the network shares nothing is added.
  await page.goto('/definitions?layer=spb&file=roles/customer-service/role.json')
  await page.getByRole('checkbox', { name: 'Книга жалоб и предложений: выгрузка' }).click()
  await expect(page.getByText('Санкт-Петербург: 4 отличия')).toBeVisible()
  await expect(page.getByRole('row').filter({ has: page.getByRole('button', { name: 'Книга жалоб и предложений', exact: true }) }).getByRole('img', { name: /Отличается/ })).toBeVisible()
  await page.getByRole('checkbox', { name: 'Клиенты: удаление' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'не может отличаться' })).toContainText('можно сузить, но не расширить')

  await page.getByRole('button', { name: 'Опубликовать' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Что изменено и зачем').fill('У Петербурга свои юристы')
  await dialog.getByRole('button', { name: 'Опубликовать' }).click()
  await expect(page.getByText(/Версия .+ действует/)).toBeVisible()
  for (const [who, has] of [['customer-service.spb', 1], ['customer-service.tyumen', 0]] as const) {
    const staff = await signedIn(browser, who, { at: '/complaint/new' })
    await expect(staff.getByRole('button', { name: /Создать|Сохранить/ }).first()).toBeVisible()
    await expect(staff.getByLabel('Юрист клиента')).toHaveCount(has)
  }

  await page.getByRole('link', { name: 'Автоцентры', exact: true }).last().click()
  await page.getByRole('combobox', { name: 'Автоцентр', exact: true }).click()
  await page.getByRole('option', { name: 'Санкт-Петербург' }).click()
  await expect(page.getByRole('listbox')).toHaveCount(0)
  await page.getByRole('combobox', { name: 'Рядом' }).click()
  await page.getByRole('option', { name: 'Тюмень' }).click()
  const row = page.getByRole('row').filter({ hasText: 'Новое поле «Юрист клиента»' })
  await expect(row).toContainText('как во всей сети')
  await row.getByRole('button', { name: /Что сделать/ }).click()
  await page.getByRole('menuitem', { name: 'Скопировать: Тюмень' }).click()
  await expect(row.getByText('Новое поле «Юрист клиента»')).toHaveCount(2)
  await expect(page.getByText('изменён 1 файл')).toBeVisible()
})
