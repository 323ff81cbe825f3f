import { createHash } from 'node:crypto'
import { expect } from '@playwright/test'
import { textOfPdf } from '../fixtures/pdf-text.ts'
import { newOrder } from './api.ts'
import { signedIn, test } from './people.ts'

const megabyte = 1_048_576

test('files are dropped onto an order, move to 100 %, come back the same and leave a trace', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { at: null })
  const order = await newOrder(page)
  await page.goto(`/work-order/${order.id}`)
  const panel = page.getByRole('region', { name: 'Прикреплённые файлы' })
  await expect(panel.getByRole('button', { name: 'В базу' })).toBeVisible()
  // Slow enough to see it move.
  const network = await page.context().newCDPSession(page)
  await network.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 8 * megabyte })
  const name = `Осмотр ${Date.now()}.txt`
  const content = 'я'.repeat(6 * megabyte)
  const dropped = await page.evaluateHandle(([called, text]) => {
    const data = new DataTransfer()
    data.items.add(new File([text ?? ''], called ?? '', { type: 'text/plain' }))
    return data
  }, [name, content])
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: dropped })
  await expect(page.getByText('Отпустите файлы, чтобы прикрепить')).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped })
  await expect(panel.getByRole('heading')).toHaveText(/: [1-9]\d? %/)
  const link = panel.getByRole('link', { name, exact: true })
  await expect(link).toBeVisible({ timeout: 30_000 })
  await network.detach()
  const [download] = await Promise.all([page.waitForEvent('download'), panel.getByRole('link', { name: `Из базы: ${name}` }).click()])
  const hash = createHash('sha256')
  for await (const piece of await download.createReadStream()) hash.update(piece as Buffer)
  expect(hash.digest('hex')).toBe(createHash('sha256').update(content).digest('hex'))
  await panel.getByRole('button', { name: `Удалить: ${name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Удалить', exact: true }).click()
  await expect(link).toBeHidden()
  await expect(page.getByRole('complementary', { name: 'История' }).locator('del', { hasText: name }).first()).toBeVisible()
})

test('whoever is mentioned is told, and what is typed stays text', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { at: null })
  const order = await newOrder(page)
  const head = await signedIn(browser, 'head.tyumen', { at: `/work-order/${order.id}` })
  await page.goto(`/work-order/${order.id}`)
  const input = page.getByRole('textbox', { name: 'Комментарий', exact: true })
  await input.pressSequentially('<img src=x onerror=alert(1)> посмотрите, @дирек')
  await page.getByRole('option', { name: /Директор автоцентра/ }).click()
  // Left before it was sent, it is there again, and still knows whom it names.
  await page.reload()
  await expect(input).toHaveValue(/посмотрите, @\p{Lu}\p{Ll}+ \p{Lu}/u)
  await input.press('Control+Enter')
  const said = page.getByText('<img src=x onerror=alert(1)> посмотрите, @')
  await expect(said.first()).toBeVisible()
  // The other page hears of it by itself.
  await expect(head.getByText('<img src=x onerror=alert(1)> посмотрите, @').first()).toBeVisible({ timeout: 20_000 })
  await head.goto('/notifications')
  await expect(head.getByRole('main')).toContainText('упоминание вас в комментарии')
})

test('an order prints as PDF with its number in Cyrillic', async ({ browser }) => {
  const page = await signedIn(browser, 'advisor.tyumen', { at: null })
  const order = await newOrder(page)
  await page.goto(`/work-order/${order.id}`)
  await page.locator('[data-field="reason"] textarea').first().fill('Стук справа')
  await page.getByRole('button', { name: 'Печать' }).click()
  await page.getByRole('menuitem', { name: 'Акт оказанных услуг' }).click()
  await expect(page.getByText('На бумаге — сохранённое')).toBeVisible()
  const response = await page.request.get(`/api/print/work-order/${order.id}/work-order`)
  expect(response.headers()['content-type']).toBe('application/pdf')
  expect(textOfPdf(await response.body())).toContain(`Заказ-наряд № ${order.number} от `)
})
