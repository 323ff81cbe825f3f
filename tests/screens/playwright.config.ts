import { resolve } from 'node:path'
import base from '../../playwright.config.ts'

const root = resolve(import.meta.dirname, '../..')

/** The same server and browser as the browser tests have; every screen, which takes some minutes: done when asked for. */
export default {
  ...base,
  testDir: import.meta.dirname,
  outputDir: resolve(root, 'test-results/screens'),
  timeout: 180_000,
  // What fails here fails again: nothing is repeated, and nothing recorded beside.
  retries: 0,
  use: { ...base.use, trace: 'off', screenshot: 'off', actionTimeout: 30_000, navigationTimeout: 60_000 },
  webServer: { ...(base.webServer as object), cwd: root },
}
