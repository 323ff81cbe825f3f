import { expect } from '@playwright/test'
import { ask } from './api.ts'
import { signedIn, test } from './people.ts'

test('who asked not to be called is told so in the search, where a client is chosen and on the card, which keeps urgent calls', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { at: null })
  const name = 'Ёлкин Пётр Непозвонимый'
  const { made } = await ask<{ made: { id: string } }>(page, 'mutation ($input: ClientInput!) { made: createClient(input: $input) { id } }', { input: { name, clientType: 'natural', doNotCall: true } })
  await page.goto('/work-order/new')
  await page.getByRole('combobox', { name: 'Клиент', exact: true }).fill('елкин петр')
  await expect(page.getByRole('option', { name })).toContainText('Не звонить')
  await page.goto('/')
  await page.keyboard.press('Control+KeyK')
  await page.getByRole('combobox', { name: 'Поиск и команды' }).fill('елкин непозв')
  await expect(page.getByRole('option', { name })).toContainText('Не звонить')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(made.id))
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  await expect(page.getByText('Не звонить', { exact: true }).first()).toBeVisible()
  await page.getByRole('tab', { name: 'Дополнительно' }).click()
  await expect(page.getByText('Срочные звонки вопреки запрету').first()).toBeVisible()
})
