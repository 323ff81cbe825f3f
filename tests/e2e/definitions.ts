import { expect, type Page } from '@playwright/test'

export type Json = Record<string, unknown>

/** Opens a file as text. */
export async function openFile(page: Page, path: string): Promise<void> {
  if (!page.url().includes('as=text')) await page.goto('/definitions?as=text')
  await page.getByLabel('Найти файл').fill(path)
  await page.getByRole('navigation', { name: 'Файлы определений' }).getByTitle(path, { exact: true }).click()
  await expect(page.getByRole('textbox', { name: `Текст файла ${path}` })).toBeVisible()
}

/** Changes a definition as an admin does: in the editor, as text. */
export async function edit(page: Page, path: string, change: (content: Json) => void): Promise<void> {
  await openFile(page, path)
  const area = page.getByRole('textbox', { name: `Текст файла ${path}` })
  const content = JSON.parse(await area.inputValue()) as Json
  change(content)
  await area.fill(JSON.stringify(content, null, 2))
}
