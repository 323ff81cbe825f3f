/** What should happen by itself is said without code, and happens. */
import { expect } from '@playwright/test'
import { ask } from './api.ts'
import { signedIn, test } from './people.ts'

test('an automation is made, published and does its work; a message shows what it says of a record', async ({ browser }) => {
  const page = await signedIn(browser, 'admin', { at: '/definitions' })
  await page.getByRole('button', { name: 'Создать: Автоматизации' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Название: русский').fill('Новая группа')
  await dialog.getByRole('combobox', { name: 'Записи' }).click()
  await page.getByRole('option', { name: 'Группы клиентов' }).click()
  await dialog.getByRole('button', { name: 'Создать' }).click()

  const when = page.getByRole('region', { name: 'Когда' })
  await expect(when.getByRole('combobox', { name: 'Что происходит' })).toHaveValue('Создана запись')
  const told = page.getByRole('region', { name: '1. Уведомить' })
  await told.getByLabel('О чём: русский').fill('Появилась группа: {{record.name}}')
  await expect(page.getByRole('button', { name: 'Замечаний нет' })).toBeVisible()

  await page.getByRole('button', { name: 'Опубликовать' }).click()
  await page.getByRole('dialog').getByLabel('Что изменено и зачем').fill('Сообщать о новых группах')
  await page.getByRole('dialog').getByRole('button', { name: 'Опубликовать' }).click()
  await expect(page.getByText(/Версия .+ действует/)).toBeVisible()

  await ask(page, 'mutation ($input: ClientGroupInput!) { createClientGroup(input: $input) { id } }', { input: { code: 'fleet-taxi', name: 'Парки такси' } })
  await expect(async () => {
    await page.goto('/client-group')
    await page.getByRole('button', { name: /^Уведомления/ }).click()
    await expect(page.getByText('Появилась группа: Парки такси').first()).toBeVisible({ timeout: 2000 })
  }).toPass()

  await page.goto('/definitions?file=messages/call-again/message.json')
  await page.getByRole('combobox', { name: 'Показать на записи' }).click()
  await page.getByRole('option').first().click()
  await expect(page.getByTestId('message-preview')).toContainText('Попыток:')
  await expect(page.getByTestId('message-preview')).toContainText('No answer for two days: call again')
})
