import { defineConfig, devices } from '@playwright/test'

const port = Number(process.env.PITLANE_E2E_PORT || 3987)
const executablePath = process.env.PITLANE_E2E_BROWSER || undefined
const baseURL = `http://localhost:${port}`

/** Browser tests on the production build with a demo network of its own; `npm test` runs them. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  workers: 1,
  // A busy machine may answer too late once: told as flaky, and tried again.
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    baseURL,
    // Kept of a second try only: recording every test takes a good part of the machine.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: { ...(executablePath && { executablePath }), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] },
  },
  webServer: {
    command: `"${process.execPath}" tests/e2e/server.ts`,
    env: { PORT: String(port) },
    url: `${baseURL}/readyz`,
    timeout: 300_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'pipe',
  },
})
