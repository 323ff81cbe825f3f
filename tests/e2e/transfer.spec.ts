/** What goes out by file and comes in by file: an export that waits for its person, an import with a mistake, mended and taken back. */
import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { signedIn, test } from './people.ts'

const upload = (page: Page, name: string, text: string | Buffer) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

test('a list is exported while one goes on, and its file is there after the page was left', async ({ browser }) => {
  const page = await signedIn(browser, 'head.tyumen')
  let release = () => {}
  const started = new Promise<void>((resolve) => { release = resolve })
  let isHeld = false
  // The page's first question after its jobs is answered from before the export, and after it: not the last word.
  await page.route('**/api/jobs', async (route) => {
    if (isHeld || !route.request().frame().url().endsWith('/client')) return route.continue()
    isHeld = true
    const response = await route.fetch()
    await started
    await route.fulfill({ response })
  })
  await page.goto('/client')
  await page.getByRole('button', { name: 'Выгрузить', exact: true }).click()
  const answered = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith('/client'))
  await page.getByRole('menuitem', { name: /CSV/ }).click()
  await answered
  release()
  const panel = page.getByRole('dialog', { name: 'Мои задания' })
  const row = panel.getByRole('listitem').filter({ hasText: 'Выгрузка: Клиенты' }).first()
  await expect(row.getByText('Готово')).toBeVisible()
  await page.goto('/work-order')
  await page.getByRole('button', { name: /^Мои задания/ }).first().click()
  const [download] = await Promise.all([page.waitForEvent('download'), row.getByRole('link', { name: 'Скачать' }).click()])
  // Asked of the server: a browser without a language of its own names files in Latin letters only.
  const { 'content-disposition': named = '' } = (await page.request.get(download.url())).headers()
  expect(decodeURIComponent(named)).toMatch(/''Клиенты .*\.csv/)
  expect((await readFile(await download.path(), 'utf8')).split('\r\n')[0]).toContain('Имя клиента')
})

test('a table with a mistake is tried, mended by its error file, imported and taken back', async ({ browser }) => {
  const page = await signedIn(browser, 'head.tyumen', { at: '/client' })
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
