/** Definitions that are wrong are refused with their place; nothing of them goes live. */
import { expect } from '@playwright/test'
import { openFile } from './definitions.ts'
import { signedIn, test } from './people.ts'

test('a mistake in a definition is named, leads to its line, and survives a reload until it is undone', async ({ browser }) => {
  const page = await signedIn(browser, 'consultant', { at: null })
  await openFile(page, 'entities/vehicle/entity.json')
  const text = page.getByRole('textbox', { name: 'Текст файла entities/vehicle/entity.json' })
  const right = await text.inputValue()
  await text.fill(right.replace('"fl_vehicle_color"', '"fl vehicle color"'))
  await page.getByRole('button', { name: /замечан/ }).click()
  const issue = page.getByRole('status').getByRole('button').filter({ hasText: 'entities/vehicle/entity.json/schema/properties/color' }).first()
  await issue.click()
  await expect(text).toBeFocused()
  const line = await text.evaluate((area: HTMLTextAreaElement) => area.value.slice(0, area.selectionStart).split('\n').length)
  expect(line).toBeGreaterThan(right.slice(0, right.indexOf('"color"')).split('\n').length - 1)

  await page.reload()
  await expect(page.getByText('изменён 1 файл')).toBeVisible()
  await page.getByRole('button', { name: 'Отменить изменения файла' }).click()
  await expect(page.getByRole('button', { name: 'Замечаний нет' })).toBeVisible()
})

test('what somebody did stands in the audit with who and when', async ({ browser }) => {
  const page = await signedIn(browser, 'admin', { at: '/audit' })
  await expect(page.getByRole('row').filter({ hasText: 'Орлецкий Платон' }).filter({ hasText: 'вход' }).first()).toBeVisible()
  const shown = await page.getByRole('row').count()
  await page.getByRole('button', { name: 'Показать более ранние' }).click()
  await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(shown)
})
