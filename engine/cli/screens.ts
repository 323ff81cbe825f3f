/**
 * `npm run screenshots`: every screen as a picture, in .pitlane/screenshots; `npm run accessibility`: every screen through
 * axe. `npm run screenshots -- board 'definitions*' '*.en.360.dark'` takes these alone.
 */
import { join, resolve } from 'node:path'
import { buildPages } from './build.ts'
import { freePort } from './port.ts'
import { printError } from './report.ts'
import { show } from './test/check.ts'
import { findBrowser } from './test/find-browser.ts'

const [which = 'screenshots', ...args] = process.argv.slice(2)
const root = resolve(import.meta.dirname, '../..')

try {
  await buildPages(root)
  const names = args.filter((arg) => !arg.startsWith('--'))
  const env = { ...(names.length > 0 && { PITLANE_E2E_SCREENS: names.join() }), PITLANE_E2E_PORT: String(await freePort()), PITLANE_E2E_BROWSER: (await findBrowser(root)) ?? '' }
  const config = join('tests', 'screens', 'playwright.config.ts')
  const code = await show(root, join(root, 'node_modules', '@playwright', 'test', 'cli.js'), ['test', '--config', config, which, ...args.filter((arg) => arg.startsWith('--'))], env)
  if (which === 'screenshots') console.log(`The pictures are in ${join(root, '.pitlane', 'screenshots', 'index.html')}`)
  process.exitCode = code
} catch (error) {
  printError(error)
  process.exitCode = 1
}
