/**
 * No screen has what axe calls a serious or critical violation, in light and in dark, on a desk and on a phone. All
 * screens are looked at, each once, and everything that was found is told at the end.
 */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { chosen, openViewers, type Screen } from './screens.ts'

/** Milliseconds for one thing to happen on a screen: what takes longer never comes. */
const patience = 30_000

/** Homes are made of the same blocks: two of them stand for all. */
const looked = chosen.filter(({ name }) => !name.startsWith('home-') || ['home-advisor', 'home-head'].includes(name))

/** Violations as lines to read: what, where. */
async function violations(page: Page, colours = false): Promise<readonly string[]> {
  // No frame of a page is of another origin: nothing needs a page of its own. Whoever comes in dark meets the same page, only its colours are others.
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], ...(colours && { runOnly: ['color-contrast'] }) })
  const found = await builder.analyze()
  return found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.slice(0, 4).map(({ html }) => `${id}: ${html.slice(0, 200)}`))
}

/** What stands out over the edge of a phone: a page that moves sideways under the thumb cannot be used. Paper is wider. */
const overhang = (page: Page): Promise<readonly string[]> => page.evaluate(() => (!matchMedia('print').matches && document.documentElement.scrollWidth > innerWidth ? [`${document.documentElement.scrollWidth - innerWidth} pixels stick out`] : []))

test('every screen', async ({ browser }) => {
  test.setTimeout(looked.length * 3 * patience)
  const viewers = openViewers(browser, 'ru')
  const found: string[] = []
  const look = async (screen: Screen, where: string, work: () => Promise<readonly string[]>): Promise<void> => {
    const lines = await work().catch((error: Error) => [error.message.split('\n').slice(0, 3).join(' ')])
    found.push(...lines.map((line) => `${screen.name}, ${where}: ${line}`))
  }
  for (const screen of looked) {
    const began = Date.now()
    await look(screen, 'light', async () => violations(await viewers.show(screen, 1440, 'light')))
    await look(screen, 'dark', async () => {
      const page = await viewers.page(screen)
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      return violations(page, true)
    })
    await look(screen, 'phone', async () => {
      const page = await viewers.show(screen, 360, 'light')
      return [...(await violations(page)), ...(await overhang(page))]
    })
    console.log(`${screen.name} ${((Date.now() - began) / 1000).toFixed(1)} s, ${found.filter((line) => line.startsWith(`${screen.name},`)).length} found`)
  }
  await viewers.close()
  expect(found.join('\n')).toBe('')
})
