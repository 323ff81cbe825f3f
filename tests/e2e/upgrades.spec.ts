/** A new version of the package comes from elsewhere: conflicts decided, tried, taken by one dealership first, then by all. */
import { expect, type Page } from '@playwright/test'
import { packFiles } from '../../engine/transfer/packages/pack-files.ts'
import { ask } from './api.ts'
import { signedIn, test } from './people.ts'

type Titled = { titles: Record<string, string> }

/** The live package with other words for a button that Petersburg has its own for, and for a field that it has not. */
async function nextVersion(page: Page): Promise<Buffer> {
  const { definitionFiles } = await ask<{ definitionFiles: { path: string; text: string }[] }>(page, '{ definitionFiles { path text } }')
  const files = Object.fromEntries(definitionFiles.filter(({ path }) => !path.startsWith('overlays/')).map(({ path, text }) => [path, text]))
  const changed = <T>(path: string, change: (content: T) => unknown): [string, string] => {
    const content = JSON.parse(files[path] ?? '') as T
    change(content)
    return [path, JSON.stringify(content, null, 2)]
  }
  const others = [
    changed<{ version: string }>('manifest.json', (manifest) => Object.assign(manifest, { version: '1.1.0' })),
    changed<{ schema: { properties: Record<string, { 'x-field': Titled }> } }>('entities/vehicle/entity.json', ({ schema }) => Object.assign(schema.properties.color?.['x-field'].titles ?? {}, { ru: 'Цвет кузова' })),
  ]
  const machine = (files['entities/work-order/machine.json'] ?? '').replace('"Ремонт закончен"', '"Ремонт завершён"')
  return packFiles({ ...files, ...Object.fromEntries(others), 'entities/work-order/machine.json': machine })
}

async function publish(page: Page, note: string, live: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Опубликовать' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Что изменено и зачем').fill(note)
  await dialog.getByRole('button', { name: 'Опубликовать' }).click()
  await expect(page.getByText(live)).toBeVisible()
}

test('a new version asks what one dealership has otherwise, is tried, goes live there first, then everywhere', async ({ browser }) => {
  const page = await signedIn(browser, 'consultant')
  const version = await nextVersion(page)
  const bring = async () => {
    await page.goto('/definitions/packages')
    await page.locator('input[type=file]').setInputFiles({ name: 'auto-service-1.1.0.zip', mimeType: 'application/zip', buffer: version })
    await expect(page.getByRole('heading', { name: 'auto-service: 1.0.0 → 1.1.0' })).toBeVisible()
    const conflict = page.getByRole('radiogroup', { name: 'Санкт-Петербург' })
    await expect(page.getByRole('group', { name: /Надстройки автоцентров/ })).toContainText('здесь — «Ремонт окончен, на контроль»')
    await conflict.getByRole('radio', { name: 'Как в автоцентре' }).check()
    await expect(page.getByRole('listitem').filter({ hasText: 'Санкт-Петербург' }).filter({ hasText: 'Как в автоцентре' }).first()).toBeVisible()
  }
  const sees = async (login: string, title: string) => {
    const staff = await signedIn(browser, login)
    await staff.goto('/vehicle/new')
    await expect(staff.getByLabel(title, { exact: true })).toBeVisible()
    await staff.context().close()
  }
  await bring()
  const site = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Проверить' }) }).filter({ hasText: 'Санкт-Петербург' })
  await site.getByRole('button', { name: 'Проверить' }).click()
  await expect(site.getByRole('status')).toContainText('событи', { timeout: 40_000 })
  await site.getByRole('button', { name: 'Начать отсюда' }).click()
  await page.getByRole('button', { name: 'Взять сначала для него' }).click()
  await expect(page.getByText('В черновике — только для: Санкт-Петербург')).toBeVisible()
  await publish(page, 'Сначала в Петербурге', /Версия .+ действует/)
  await sees('advisor.spb', 'Цвет кузова')
  await sees('advisor.tyumen', 'Цвет')

  await bring()
  await page.getByRole('button', { name: 'Взять для всех' }).click()
  await expect(page.getByText('Уже пробовал и сохраняет свои отличия: Санкт-Петербург.')).toBeVisible()
  await publish(page, 'Версия 1.1.0 везде', /Версия 1\.1\.0.* действует/)
  await sees('advisor.tyumen', 'Цвет кузова')
})
