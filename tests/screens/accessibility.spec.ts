/** No screen has what axe calls a serious or critical violation, in light and in dark, on a desk and on a phone. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { openViewers, screens } from './screens.ts'

let viewers: ReturnType<typeof openViewers>

test.beforeAll(({ browser }) => {
  viewers = openViewers(browser, 'ru')
})
test.afterAll(() => viewers.close())

/** Violations as lines to read: what, where. */
async function violations(page: Page, colours = false): Promise<readonly string[]> {
  // Whoever comes in dark meets the same page: only its colours are others.
  const builder = colours ? new AxeBuilder({ page }).withRules(['color-contrast']) : new AxeBuilder({ page })
  const found = await builder.analyze()
  return found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.slice(0, 4).map(({ html }) => `${id}: ${html.slice(0, 200)}`))
}

/** Homes are made of the same blocks: two of them stand for all. */
const looked = screens.filter(({ name }) => !name.startsWith('home-') || ['home-advisor', 'home-head'].includes(name))

for (const screen of looked) {
  test(screen.name, async () => {
    const page = await viewers.show(screen, 1440, 'light')
    expect.soft(await violations(page), 'light').toEqual([])
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    expect.soft(await violations(page, true), 'dark').toEqual([])
  })

  test(`${screen.name} on a phone`, async () => {
    const page = await viewers.show(screen, 360, 'light')
    expect.soft(await violations(page), 'light').toEqual([])
    // Nothing sticks out: a page that moves sideways under the thumb cannot be used.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })
}
