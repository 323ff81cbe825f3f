import { resolve } from 'node:path'
import base from '../../playwright.config.ts'

const root = resolve(import.meta.dirname, '../..')

/** The same server and browser as the browser tests have; pictures instead of proofs. */
export default {
  ...base,
  testDir: import.meta.dirname,
  outputDir: resolve(root, 'test-results/screenshots'),
  timeout: 180_000,
  webServer: { ...(base.webServer as object), cwd: root },
}
