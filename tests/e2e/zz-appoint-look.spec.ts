import { ask } from './api.ts'
import { signedIn, test } from './people.ts'
import { press } from './reception.ts'
import { expect } from '@playwright/test'

const dir = '/tmp/w/appoint-shots'
test('look', async ({ browser }) => {
  test.setTimeout(400_000)
  const page = await signedIn(browser, 'advisor.tyumen')
  const shot = async (name: string) => { await page.waitForTimeout(900); await page.screenshot({ path: `${dir}/${name}.png` }) }
  const safe = async (work: () => Promise<unknown>, name: string) => { try { await work() } catch (error) { console.log('LOOK', name, String(error).slice(0, 400)); await shot(`${name}-failed`) } }
  const { clients, bays } = await ask<{ clients: { nodes: { id: string }[] }; bays: { nodes: { id: string }[] } }>(page, '{ clients(first: 1) { nodes { id } } bays(first: 6, orderBy: [{ field: POSITION, direction: ASC }]) { nodes { id } } }')
  const today = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Asia/Yekaterinburg' }).format(new Date())
  const day = new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  const then = (time: string): string => new Date(`${day}T${time}:00+05:00`).toISOString()
  const book = async (plannedStart: string) => (await ask<{ made: { id: string; number: number } }>(page, 'mutation ($input: PreBookingInput!) { made: createPreBooking(input: $input) { id number } }', { input: { client: clients.nodes[0]?.id, workKind: 'repair', duration: 60, bay: bays.nodes[1]?.id, plannedStart } })).made
  await book(then('10:00'))
  const mine = await book(then('10:30'))
  for (const [width, height] of [[1440, 900], [360, 780]] as const) {
    for (const scheme of ['light', 'dark'] as const) {
      const tag = `${width}-${scheme}`
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme: scheme })
      await safe(async () => { await page.goto('/pre-booking/new'); await page.getByRole('group', { name: 'Свободное время' }).waitFor(); await shot(`new-${tag}`) }, `new-${tag}`)
      await safe(async () => { await page.goto(`/pre-booking/${mine.id}`); await page.waitForLoadState(); await shot(`record-${tag}`); await press(page, 'Перенести'); await page.getByRole('dialog').getByRole('status').getByText('общих').waitFor(); await shot(`move-${tag}`) }, `move-${tag}`)
      if (scheme === 'light') await safe(async () => { await page.goto(`/pre-booking?layout=calendar`); await page.locator('.ec-event').first().waitFor(); await page.getByRole('button', { name: 'Позже' }).click(); await shot(`planner-${tag}`); await page.locator('.ec-event').filter({ hasText: ':30' }).last().click({ timeout: 5000 }); await page.getByRole('dialog').getByRole('group').first().waitFor(); await shot(`plan-${tag}`) }, `planner-${tag}`)
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
  await safe(async () => { await page.goto('/work-order/new'); await page.getByRole('group', { name: 'Свободное время' }).waitFor(); await page.getByRole('group', { name: 'Свободное время' }).scrollIntoViewIfNeeded(); await shot('order-new') }, 'order-new')
  await safe(async () => { await page.goto(`/pre-booking/${mine.id}`); await page.getByRole('button', { name: 'Свободное время' }).click(); await page.getByRole('group', { name: 'Свободное время' }).waitFor(); await shot('record-open') }, 'record-open')
  const english = await signedIn(browser, 'head.tyumen', { locale: 'en-US' } as never).catch(() => null)
  if (english) {
    await english.context().addCookies([{ name: 'pitlane-locale', value: 'en', url: page.url() }])
    await english.goto(`/pre-booking/${mine.id}`)
    await english.waitForTimeout(1500)
    await english.screenshot({ path: `${dir}/english.png` })
  }
  expect(true).toBe(true)
})
