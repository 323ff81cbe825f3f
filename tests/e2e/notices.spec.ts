/** A contact that nobody was chosen for: all specialists are told until one takes it, and everybody sees who is there. */
import { expect, type Page } from '@playwright/test'
import { ask, following } from './api.ts'
import { signedIn, test } from './people.ts'

/** What a browser would show outside of the page, and sound; written down at its edge. */
interface Edge {
  isAway: boolean
  readonly shown: { readonly title: string; readonly body: string; readonly tag: string; isClosed: boolean }[]
  tones: number
}

const writeDown = (): void => {
  const edge: Edge = { isAway: false, shown: [], tones: 0 }
  Object.assign(globalThis, { edge })
  Object.defineProperty(document, 'hidden', { get: () => edge.isAway })
  ServiceWorkerRegistration.prototype.showNotification = async (title, { body = '', tag = '' } = {}) => void edge.shown.push({ title, body, tag, isClosed: false })
  ServiceWorkerRegistration.prototype.getNotifications = async ({ tag } = {}) => edge.shown.filter((one) => one.tag === tag).map((one) => ({ close: () => { one.isClosed = true } }) as Notification)
  const { start } = OscillatorNode.prototype
  OscillatorNode.prototype.start = function (when) {
    edge.tones++
    start.call(this, when)
  }
}
const edgeOf = (page: Page): Promise<Edge> => page.evaluate(() => (globalThis as unknown as { readonly edge: Edge }).edge)
/** The page goes out of sight, or comes back. */
const setAway = (page: Page, isAway: boolean): Promise<void> =>
  page.evaluate((away) => {
    ;(globalThis as unknown as { readonly edge: Edge }).edge.isAway = away
    document.dispatchEvent(new Event('visibilitychange'))
  }, isAway)

/** One of this try alone: another may have left its own. */
const visitor = `Виктор ${Date.now() % 10_000}, ждёт у стойки`

test('a notice stands for two until one takes it, and a colleague’s presence shows at once where people are chosen', async ({ browser }) => {
  const [desk, first, second] = [await signedIn(browser, 'reception.tyumen', { at: null }), await signedIn(browser, 'sales-manager.tyumen', { at: null }), await signedIn(browser, 'sales-manager2.tyumen', { at: null })]
  await first.goto('/settings')
  await Promise.all([first.waitForResponse((response) => response.request().method() === 'POST' && new URL(response.url()).pathname === '/settings'), first.getByRole('switch', { name: 'Звук' }).check()])
  await second.context().grantPermissions(['notifications'])
  for (const manager of [first, second]) {
    await manager.addInitScript(writeDown)
    const stream = following(manager, 'attention')
    await manager.goto('/settings')
    await stream
  }
  // Browsers sound once somebody has touched the page.
  await first.getByRole('heading', { level: 1 }).click()
  await second.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await setAway(second, true)
  const { goals } = await ask<{ goals: { nodes: { id: string; name: string }[] } }>(desk, '{ goals: trafficGoals(first: 1, filter: { code: { eq: "call-sales-new" } }) { nodes { id name } } }')
  const goal = goals.nodes[0]?.id ?? ''
  const { made } = await ask<{ made: { id: string; version: number } }>(desk, 'mutation ($input: IncomingTrafficInput!) { made: createIncomingTraffic(input: $input) { id version } }', { input: { goal, clientText: visitor } })
  await ask(desk, 'mutation ($id: ID!, $version: Int!) { sendIncomingTraffic(id: $id, version: $version, event: REGISTER) { id } }', made)

  const notice = (page: typeof first) => page.getByRole('alert').filter({ hasText: visitor }).filter({ has: page.getByRole('button') })
  await expect(notice(first).getByRole('button', { name: 'Взять в работу' })).toBeVisible()
  await expect(notice(second)).toBeVisible()
  // It sounds where that is wanted, and shows outside of a page that is out of sight.
  await expect.poll(async () => (await edgeOf(first)).tones).toBe(2)
  await expect.poll(async () => (await edgeOf(second)).shown).toEqual([{ title: 'Звонок. Автосалон. Покупка нового автомобиля', body: visitor, tag: expect.any(String), isClosed: false }])
  expect([(await edgeOf(first)).shown, (await edgeOf(second)).tones]).toEqual([[], 0])
  await setAway(second, false)
  const [, waiting = '0'] = /^\((\d+)\) /.exec(await second.title()) ?? []
  expect(Number(waiting)).toBeGreaterThan(0)
  // Neither a new page nor closing the reminder takes it away.
  await notice(second).getByRole('button', { name: 'Закрыть' }).click()
  await second.reload()
  const kept = second.getByRole('region', { name: 'Ждёт ответа' }).filter({ hasText: visitor })
  await expect(kept.getByRole('button', { name: 'Взять в работу' })).toBeVisible()
  await expect(notice(second)).toBeHidden()

  await second.keyboard.press('Control+k')
  await second.getByRole('combobox', { name: 'Поиск и команды' }).fill('я занят')
  await second.keyboard.press('Enter')
  await desk.goto(`/incoming-traffic/new?goal=${goal}`)
  await desk.getByRole('textbox', { name: 'Ответственный' }).or(desk.getByRole('combobox', { name: 'Ответственный' })).first().click()
  const options = desk.getByRole('option')
  await expect(options).toHaveText([/Новосёлкин Эдуард.*на месте/, /Каталогова Вера.*занят/])

  await first.getByRole('heading', { level: 1 }).click()
  await first.keyboard.press('t')
  await expect(first).toHaveURL(new RegExp(`/incoming-traffic/${made.id}`))
  await expect(notice(first)).toBeHidden()
  await expect(kept).toBeHidden()
  await expect(second).not.toHaveTitle(new RegExp(`^\\(${waiting}\\) `))
  await expect(desk.getByRole('option').filter({ hasText: 'Каталогова' })).toContainText('занят')

  await second.getByRole('button', { name: /Учётная запись/ }).click()
  await second.getByRole('menuitemradio', { name: 'Я на месте' }).click()
  await expect(desk.getByRole('option').filter({ hasText: 'Каталогова' })).toContainText('на месте')
  // The one who came too late is told who was faster.
  await second.goto('/notifications')
  await expect(second.getByRole('listitem').filter({ hasText: visitor }).first()).not.toHaveAttribute('data-standing')
})
