import { expect, type Page } from '@playwright/test'

export type Json = Record<string, unknown>

async function openFile(page: Page, path: string): Promise<void> {
  const [file = '', ...folder] = path.split('/').reverse()
  await page.getByLabel('Найти файл').fill(folder.reverse().join('/'))
  await page.getByRole('navigation', { name: 'Файлы определений' }).getByRole('button', { name: file }).first().click()
  // Machines are drawn first.
  if (file === 'machine.json') await page.getByText('Текст', { exact: true }).click()
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
