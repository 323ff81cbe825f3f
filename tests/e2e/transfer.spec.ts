/** What comes in by file: an import with a mistake, mended and taken back. */
import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { signedIn, test } from './people.ts'

const upload = (page: Page, name: string, text: string | Buffer) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

test('a table with a mistake is tried, mended by its error file, imported and taken back', async ({ browser }) => {
  const page = await signedIn(browser, 'head.tyumen')
  await page.goto('/client')
  await page.getByRole('link', { name: 'Загрузить из файла' }).click()
  await expect(page.getByRole('button', { name: 'Выбрать файл' })).toBeVisible()
  await upload(page, 'пусто.csv', '')
  await expect(page.getByRole('alert').filter({ hasText: 'Файл пуст' })).toBeVisible()
  await upload(page, 'клиенты.csv', 'Имя клиента;Тип клиента;Телефон\r\nЗагруженный Первый;Физическое лицо;8-904-46-73-701\r\nЗагруженный Второй;робот;8-904-46-73-702\r\n')
  await expect(page.getByRole('combobox', { name: 'Поле для столбца «Телефон»' })).toHaveValue('Телефон')
  await expect(page.getByText('У поля «Тип клиента» нет варианта «робот»').first()).toBeVisible()
  await page.getByRole('button', { name: 'Проверить все строки' }).click()
  await expect(page.getByRole('heading', { name: 'Часть строк загрузить нельзя' })).toBeVisible()
  await page.reload()
  const [errors] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Скачать строки с ошибками' }).click()])
  const mended = (await readFile(await errors.path(), 'utf8')).replace('робот', 'Физическое лицо')
  await page.getByRole('button', { name: 'Загрузить, строк: 1' }).click()
  await expect(page.getByRole('heading', { name: 'Загружено' })).toBeVisible()
  await page.getByRole('button', { name: 'Другой файл' }).click()
  await upload(page, 'исправлено.csv', mended)
  await page.getByRole('button', { name: 'Проверить все строки' }).click()
  await expect(page.getByRole('heading', { name: 'Все строки можно загрузить' })).toBeVisible()
  await page.getByRole('button', { name: 'Загрузить, строк: 1' }).click()
  await expect(page.getByRole('heading', { name: 'Загружено' })).toBeVisible()
  await page.getByRole('button', { name: 'Отменить загрузку' }).click()
  await expect(page.getByRole('heading', { name: 'Отменено: 1; оставлено: 0' })).toBeVisible()
  await page.goto('/client?q=Загруженный')
  await expect(page.getByText('Загруженный Первый').first()).toBeVisible()
  await expect(page.getByText('Загруженный Второй')).toHaveCount(0)
})
