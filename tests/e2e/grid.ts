import { expect, type Locator, type Page } from '@playwright/test'

/** A cell of a grid of lines: its row from 1, its column by the head. */
export async function cellOf(grid: Locator, row: number, column: string): Promise<Locator> {
  const heads = (await grid.getByRole('columnheader').allTextContents()).map((head) => head.replace(/ \*$/, ''))
  const at = heads.indexOf(column) - 1
  expect(at, `a column “${column}”`).toBeGreaterThanOrEqual(0)
  return grid.locator(`[data-cell="${row - 1}:${at}"]`)
}

/** Types into a cell as people do, and leaves it with the value written. */
export async function typeCell(page: Page, grid: Locator, row: number, column: string, text: string): Promise<void> {
  await (await cellOf(grid, row, column)).click()
  await page.keyboard.press('F2')
  await page.getByLabel(`${column}, строка ${row}`, { exact: true }).fill(text)
  await page.keyboard.press('ArrowDown')
}

/** Types the beginning of a choice into a cell and takes it with Enter; the mouse is not needed. */
export async function chooseCell(page: Page, grid: Locator, row: number, column: string, text: string): Promise<void> {
  await (await cellOf(grid, row, column)).click()
  await page.keyboard.press('F2')
  await page.getByRole('combobox', { name: `${column}, строка ${row}` }).fill(text)
  await expect(page.getByRole('option').first()).toContainText(text, { ignoreCase: true })
  await page.keyboard.press('Tab')
}
