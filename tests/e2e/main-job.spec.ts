/** The main job, end to end: an admin changes how a dealership works, staff work with it at once, an analyst gets the figures. */
import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, type Locator, type Page } from '@playwright/test'
import { openTestServer } from '../../engine/cli/database.ts'
import { databaseUrl } from '../../engine/store/databases.ts'
import { ask } from './api.ts'
import { edit, type Json } from './definitions.ts'
import { signedIn, test } from './people.ts'

test.describe.configure({ mode: 'serial' })

const inside = (content: Json, ...path: readonly string[]): Json => path.reduce((node, key) => node[key] as Json, content)

async function addFile(page: Page, path: string, content: Json): Promise<void> {
  await page.getByRole('button', { name: 'Добавить файл' }).click()
  const input = page.getByLabel('Путь нового файла')
  await input.fill(path)
  await input.press('Enter')
  await page.getByRole('textbox', { name: `Текст файла ${path}` }).fill(JSON.stringify(content, null, 2))
}

const washing = {
  base: 'auto-service@1.0.0',
  dealership: 'tyumen',
  operations: [
    { op: 'add-field', entity: 'client', name: 'loyaltyLevel', section: 'se_client_header', schema: { type: 'string', 'x-field': { id: 'fl_cl_loyalty_level', titles: { en: 'Loyalty level', ru: 'Уровень лояльности' } } } },
    {
      op: 'add-state',
      entity: 'work-order',
      name: 'washing',
      state: {
        on: { WASHED: { target: 'qualityControl', meta: { id: 'tr_wo_washed', titles: { en: 'Washed', ru: 'Автомобиль помыт' }, roles: ['advisor', 'mechanic'], primary: true } } },
        meta: { id: 'st_wo_washing', titles: { en: 'Washing', ru: 'Мойка' }, category: 'active' },
      },
    },
    { op: 'retarget', transition: 'tr_wo_finish_repair', to: 'st_wo_washing' },
  ],
}

test('an admin changes the package and publishes; staff have it at once, each dealership its own', async ({ browser }) => {
  const tyumen = await signedIn(browser, 'advisor.tyumen', { at: null })
  const spb = await signedIn(browser, 'advisor.spb', { at: null })
  const client = async (page: Page): Promise<void> => {
    await page.goto('/client/new')
    await expect(page.getByLabel('Имя клиента')).toBeVisible()
  }
  await client(tyumen)
  await expect(tyumen.getByLabel('Уровень лояльности')).toHaveCount(0)

  const admin = await signedIn(browser, 'admin', { at: null })
  await edit(admin, 'entities/complaint-category/entity.json', (entity) => {
    const group = inside(entity, 'schema', 'properties', 'group')
    group.enum = [...(group.enum as string[]), 'hybrid']
    inside(group, 'x-field', 'options').hybrid = { titles: { en: 'HYBRID', ru: 'ГИБРИДЫ' } }
  })
  await edit(admin, 'entities/complaint-category/seed.json', (seed) => {
    seed.records = [...(seed.records as Json[]), { code: 26, group: 'hybrid', text: 'ГИБРИДЫ: Батарея теряет заряд', active: true, position: 26 }]
  })
  await addFile(admin, 'overlays/tyumen.json', washing)

  await admin.getByRole('button', { name: 'План' }).click()
  await expect(admin.getByText('Изменения автоцентра tyumen: 3')).toBeVisible()
  await admin.keyboard.press('Escape')
  await admin.getByRole('button', { name: 'Опубликовать' }).click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByLabel('Что изменено и зачем').fill('Мойка после ремонта, гибриды')
  await dialog.getByRole('button', { name: 'Опубликовать' }).click()
  await expect(admin.getByText(/Версия .+ действует/)).toBeVisible()

  await client(tyumen)
  await expect(tyumen.getByLabel('Уровень лояльности')).toBeVisible()
  await client(spb)
  await expect(spb.getByLabel('Уровень лояльности')).toHaveCount(0)

  await admin.goto('/complaint-category?search=Батарея')
  await expect(admin.getByRole('row').filter({ hasText: 'Батарея теряет заряд' })).toContainText('ГИБРИДЫ')
  for (const page of [tyumen, spb, admin]) await page.context().close()
})

/** Presses a button of the record, fills what its form asks for, and waits for the state it leads to. */
async function press(page: Page, button: string, state: string, fill?: (dialog: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  if (fill) {
    const dialog = page.getByRole('dialog')
    await fill(dialog)
    await dialog.getByRole('button', { name: button, exact: true }).click()
  }
  await expect(page.locator('header').getByText(state, { exact: true })).toBeVisible()
}

test('an advisor takes a work order from reception to issued, through the new state', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { at: null })
  // One with works: only such an order goes to approval.
  const { orders } = await ask<{ orders: { nodes: { id: string }[] } }>(page, '{ orders: workOrders(first: 1, filter: { state: { eq: "reception" }, worksTotal: { gt: "0" } }) { nodes { id } } }')
  await page.goto(`/work-order/${orders.nodes[0]?.id}`)
  await expect(page.getByRole('button', { name: 'На согласование' })).toBeVisible()
  await press(page, 'На согласование', 'Согласование')
  await press(page, 'Согласовано, в ремонт', 'В ремонте', async (dialog) => {
    await expect(dialog.getByLabel('Согласованная сумма')).not.toHaveValue('')
  })
  await press(page, 'Ремонт закончен', 'Мойка')
  await press(page, 'Автомобиль помыт', 'Контроль качества')
  await press(page, 'Принято контролем', 'Отремонтирован')
  await press(page, 'Выдать автомобиль', 'Выдан', async (dialog) => {
    await dialog.getByLabel('Пробег при выдаче').fill('120500')
  })
  await expect(page.getByText('Запись закрыта в состоянии «Выдан»').first()).toBeAttached()
  await page.context().close()
})

/** A token as an administrator makes one on the command line. */
async function tokenOf(login: string): Promise<string> {
  const root = resolve(import.meta.dirname, '../..')
  const server = await openTestServer(root)
  const env = { ...process.env, DATABASE_URL: databaseUrl(server.url, `e2e_${process.env.PITLANE_E2E_PORT || 3987}`) }
  const { stdout } = await promisify(execFile)(process.execPath, [resolve(root, 'engine/cli/pitlane.ts'), 'token', 'create', '--user', login], { env })
  return stdout.trim().split('\n').at(-1) ?? ''
}

test('an analyst asks GraphQL for complaints by category and gets rows that add up to 39', async ({ request }) => {
  const text = await tokenOf('analyst')
  const query = '{ complaintsAggregate(filter: { createdAt: { gte: "2009-05-01T00:00:00Z", lt: "2009-06-01T00:00:00Z" } }, groupBy: [{ field: CATEGORY }], orderBy: [{ function: COUNT, direction: DESC }]) { count group { category { code text } } } }'
  const response = await request.post('/api/graphql', { data: { query }, headers: { authorization: `Bearer ${text}` } })
  const { data } = (await response.json()) as { data: { complaintsAggregate: { count: number; group: { category: { code: number } } }[] } }
  expect(data.complaintsAggregate).toHaveLength(13)
  expect(data.complaintsAggregate[0]).toMatchObject({ count: 10, group: { category: { code: 21 } } })
  expect(data.complaintsAggregate.reduce((sum, { count }) => sum + count, 0)).toBe(39)
})
