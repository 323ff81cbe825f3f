/** Every screen of the interface: what the screenshots show and the accessibility check looks at. */
import { type Browser, expect, type Page } from '@playwright/test'
import { awake } from '../e2e/people.ts'

export interface Screen {
  readonly name: string
  /** Who looks at it; null: nobody is signed in. */
  readonly login: string | null
  /** Address, or what leads to it. */
  readonly path: string | ((page: Page) => Promise<string>)
  /** What is done there before one looks. Named in both languages, as the screens are shown in either. */
  readonly prepare?: (page: Page) => Promise<unknown>
}

const homes = ['advisor', 'reception', 'mechanic', 'inspector', 'storekeeper', 'cashier', 'customer-service', 'supervisor', 'sales-manager', 'head']
const head = 'head.tyumen'
const advisor = 'advisor.tyumen'

/** Presses what is so called; on a phone some of it stands in the menu. */
const press = (name: RegExp) => async (page: Page) => {
  const button = page.getByRole('button', { name }).filter({ visible: true })
  const menu = page.getByRole('button', { name: /^(Ещё|More)$/ })
  if ((await button.count()) === 0 && (await menu.isVisible())) await menu.click()
  await button.first().click()
}

const scrolledTo = (selector: string) => async (page: Page) => page.locator(selector).first().evaluate((element) => element.scrollIntoView({ block: 'center' }))

/** Address of the entity's first record, of those in a state where one is named. */
const firstOf = (entity: string, many: string, state?: string) => async (page: Page) => {
  const where = state === undefined ? '' : `, filter: { state: { eq: "${state}" } }`
  const answer = await page.request.post('/api/graphql', { headers: { 'x-pitlane-csrf': '1', 'x-dealership': 'tyumen' }, data: { query: `{ found: ${many}(first: 1${where}) { nodes { id } } }` } })
  const { data } = (await answer.json()) as { data: { found: { nodes: { id: string }[] } } }
  return `/${entity}/${data.found.nodes[0]?.id}`
}

/** A table of clients with a mistake in it, as somebody brings it. */
const table = { name: 'клиенты.csv', mimeType: 'text/csv', buffer: Buffer.from('Имя клиента;Тип клиента;Телефон\r\nЗагруженный Первый;Физическое лицо;8-904-46-73-701\r\nЗагруженный Второй;робот;8-904-46-73-702 моб., раб. 22-33-44\r\n') }
const brought = async (page: Page) => {
  await page.locator('input[type=file]').setInputFiles(table)
  await page.getByRole('button', { name: /^(Проверить все строки|Check all rows)$/ }).waitFor()
}
const checked = async (page: Page) => {
  await brought(page)
  await page.getByRole('button', { name: /^(Проверить все строки|Check all rows)$/ }).click()
  await page.getByRole('heading', { name: /^(Часть строк|Some rows)/ }).waitFor()
}

/** Reception has begun with a visitor, and found who it is. */
const deskFilled = async (page: Page) => {
  const desk = page.getByRole('region', { name: /^(Новое обращение|New contact)$/ })
  for (const [group, at] of [[0, 1], [1, 1], [2, 0]] as const) await desk.getByRole('radiogroup').nth(group).getByRole('radio').nth(at).click()
  await desk.getByRole('combobox').first().fill('Снежков')
  await page.getByRole('option').first().click()
  await desk.getByRole('complementary').getByRole('heading').first().waitFor()
}

const workOrder = firstOf('work-order', 'workOrders')
const client = firstOf('client', 'clients')

export const screens: readonly Screen[] = [
  { name: 'sign-in', login: null, path: '/sign-in' },
  { name: 'offline', login: null, path: '/offline' },
  ...homes.map((role) => ({ name: `home-${role}`, login: `${role}.tyumen`, path: '/' })),
  { name: 'desk', login: 'reception.tyumen', path: '/', prepare: deskFilled },
  { name: 'contact', login: advisor, path: firstOf('incoming-traffic', 'incomingTraffics', 'inWork') },
  { name: 'contact-processed', login: head, path: firstOf('incoming-traffic', 'incomingTraffics', 'processed') },
  { name: 'journal', login: head, path: '/incoming-traffic' },
  { name: 'worksheet', login: 'sales-manager.tyumen', path: firstOf('worksheet', 'worksheets') },
  { name: 'report-traffic', login: head, path: '/reports/incoming-traffic' },
  { name: 'home-admin', login: 'admin', path: '/' },
  { name: 'list-work-orders', login: head, path: '/work-order' },
  { name: 'list-clients', login: head, path: '/client' },
  { name: 'list-catalogue', login: head, path: '/traffic-goal' },
  { name: 'list-nothing-found', login: head, path: '/work-order?q=zzzzzz' },
  { name: 'list-groups', login: head, path: '/work-order?group=state,createdAt:month' },
  { name: 'list-chips', login: head, path: '/work-order?f.state=inRepair&sort=-total' },
  { name: 'board', login: advisor, path: '/work-order?layout=board' },
  { name: 'planner', login: advisor, path: '/work-order?layout=calendar' },
  { name: 'planner-month', login: advisor, path: '/work-order?layout=calendar', prepare: async (page) => page.getByText(/^(Месяц|Month)$/).click() },
  { name: 'chart', login: head, path: '/work-order?layout=chart' },
  { name: 'record-work-order', login: advisor, path: workOrder },
  { name: 'record-lines', login: advisor, path: workOrder, prepare: scrolledTo('[data-field=works]') },
  { name: 'record-linked', login: 'reception.tyumen', path: client, prepare: async (page) => page.getByRole('tab').nth(1).click() },
  { name: 'record-prints', login: advisor, path: workOrder, prepare: press(/^(Печать|Print)$/) },
  { name: 'record-events', login: 'mechanic.tyumen', path: firstOf('work-order', 'workOrders', 'reception'), prepare: press(/^(Другие действия|More actions)$/) },
  { name: 'record-new', login: advisor, path: '/work-order/new' },
  { name: 'client-card', login: 'reception.tyumen', path: client },
  { name: 'client-new', login: 'reception.tyumen', path: '/client/new' },
  { name: 'record-missing', login: advisor, path: '/work-order/01900000-0000-7000-8000-000000000000' },
  { name: 'refused', login: 'mechanic.tyumen', path: '/audit' },
  { name: 'report', login: head, path: '/reports/follow-up-ps' },
  { name: 'report-printed', login: head, path: '/reports/follow-up-ps', prepare: async (page) => page.emulateMedia({ media: 'print' }) },
  { name: 'import', login: 'reception.tyumen', path: '/client/import' },
  { name: 'import-columns', login: 'reception.tyumen', path: '/client/import', prepare: brought },
  { name: 'import-check', login: 'reception.tyumen', path: '/client/import', prepare: checked },
  { name: 'jobs', login: head, path: '/', prepare: press(/^(Мои задания|My jobs)/) },
  { name: 'notifications-page', login: head, path: '/notifications' },
  { name: 'notifications', login: head, path: '/', prepare: press(/^(Уведомления|Notifications)/) },
  { name: 'palette', login: head, path: '/', prepare: async (page) => page.keyboard.press('Control+k') },
  { name: 'keys', login: head, path: '/work-order', prepare: async (page) => page.keyboard.press('?') },
  { name: 'account-menu', login: head, path: '/', prepare: press(/^(Учётная запись|Account)/) },
  { name: 'settings', login: advisor, path: '/settings' },
  { name: 'people', login: 'admin', path: '/users' },
  { name: 'dealerships', login: 'admin', path: '/dealerships' },
  { name: 'audit', login: 'admin', path: '/audit' },
  { name: 'definitions', login: 'admin', path: '/definitions' },
  { name: 'definitions-machine', login: 'admin', path: '/definitions?file=entities/work-order/machine.json', prepare: async (page) => page.locator('.react-flow__node').first().dispatchEvent('click') },
  { name: 'definitions-form', login: 'admin', path: '/definitions?file=entities/client/entity.json', prepare: async (page) => page.locator('[data-field]').first().click() },
  ...([
    ['lists', 'entities/work-order/views.json'],
    ['catalogue', 'entities/complaint-category/seed.json'],
    ['goals', 'entities/traffic-goal/seed.json'],
    ['print', 'entities/work-order/print/act.json'],
    ['role', 'roles/advisor/role.json'],
    ['workplace', 'workplaces/service-desk/workplace.json'],
    ['report', 'reports/incoming-traffic/report.json'],
    ['automation', 'automations/survey-call-again/automation.json'],
    ['message', 'messages/call-again/message.json'],
  ] as const).map(([name, file]) => ({ name: `definitions-${name}`, login: 'admin', path: `/definitions?file=${file}` })),
  { name: 'definitions-tailored', login: 'admin', path: '/definitions?layer=spb&file=entities/work-order/machine.json' },
  ...['changes', 'try', 'versions', 'dealerships', 'packages'].map((tab) => ({ name: `definitions-tab-${tab}`, login: 'admin', path: `/definitions/${tab}` })),
  { name: 'definitions-plan', login: 'admin', path: '/definitions', prepare: async (page) => (page.viewportSize()?.width ?? 0) > 600 && press(/^(План|Plan)$/)(page) },
  { name: 'manual', login: advisor, path: '/manual' },
  { name: 'manual-beside', login: advisor, path: '/work-order', prepare: press(/^(Справка об этом экране|Help with this screen)/) },
]

/** PITLANE_E2E_SCREENS=board,definitions* takes these alone, and of pictures board.en.360 only such. */
const wanted = process.env.PITLANE_E2E_SCREENS?.split(',').map((one) => one.split('.').map((part) => new RegExp(`^${part.replaceAll('*', '.*')}$`)))
export const isWhole = wanted === undefined
export const isWanted = (...parts: readonly string[]): boolean => !wanted || wanted.some((one) => parts.every((part, i) => one[i]?.test(part) ?? true))
export const chosen = screens.filter(({ name }) => isWanted(name))

export type Look = 'light' | 'dark'

/** Pages of the people who look, each signed in once. */
export function openViewers(browser: Browser, locale: 'ru' | 'en') {
  const pages = new Map<string | null, Promise<Page>>()
  const pageOf = (login: string | null): Promise<Page> => {
    const page = pages.get(login) ?? enter(browser, locale, login)
    pages.set(login, page)
    return page
  }
  return {
    /** Where the screen was shown, as it stands. */
    page: ({ login }: Screen): Promise<Page> => pageOf(login),
    /** The screen, quiet: loaded, with its fonts, nothing of it still to come. */
    show: async (screen: Screen, width: number, look: Look): Promise<Page> => {
      const page = await pageOf(screen.login)
      await page.setViewportSize({ width, height: width < 600 ? 740 : 900 })
      await page.emulateMedia({ colorScheme: look, reducedMotion: 'reduce', media: null })
      await page.goto(typeof screen.path === 'string' ? screen.path : await screen.path(page))
      await settled(page)
      await awake(page)
      if (screen.prepare) await screen.prepare(page)
      await settled(page)
      return page
    },
    close: async () => {
      for (const page of await Promise.all(pages.values())) await page.context().close()
    },
  }
}

async function enter(browser: Browser, locale: 'ru' | 'en', login: string | null): Promise<Page> {
  // What the worker keeps must not stand between a screen and the build that is looked at.
  const context = await browser.newContext({ locale: locale === 'ru' ? 'ru-RU' : 'en-GB', serviceWorkers: 'block', baseURL: `http://localhost:${process.env.PITLANE_E2E_PORT || 3987}` })
  const page = await context.newPage()
  if (login === null) return page
  await page.goto('/sign-in')
  await page.locator('input[name=login]').fill(login)
  await page.locator('input[name=password]').fill('demo')
  await page.locator('button[type=submit]').click()
  await expect(page).not.toHaveURL(/sign-in/)
  return page
}

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await expect(page.locator('h1').filter({ visible: true }).first()).toBeVisible()
  // What is below the fold may wait until somebody scrolls there.
  await page.waitForFunction(() => [...document.querySelectorAll('.mantine-Skeleton-root')].every((one) => one.getBoundingClientRect().top >= window.innerHeight || one.getClientRects().length === 0))
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  // What is still coming in is half as dark as it will be.
  await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== 'running' || one.effect?.getTiming().iterations === Number.POSITIVE_INFINITY))
}
