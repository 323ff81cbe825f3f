import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { EngineError } from '../../kernel/errors.ts'
import { step } from '../launch/progress.mjs'
import { run } from '../launch/run.mjs'

const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/** Path of a Chromium; null for Playwright's own. Installs one where there is none. */
export async function findBrowser(root: string): Promise<string | null> {
  const present = known.find((path) => existsSync(path))
  if (present) return present
  if (existsSync(chromium.executablePath())) return null
  const own = await step('Installing Chromium for the browser tests', () => installOwn(root))
  if (own) return null
  const system = await step('Installing the system’s Chromium', installSystem)
  if (system) return system
  throw new EngineError('CONFIGURATION', 'The browser tests need Chromium, and it could not be installed.', { hint: 'Install Chromium or Google Chrome, or run "npx playwright install chromium" with an internet connection.' })
}

async function installOwn(root: string): Promise<boolean> {
  try {
    await run(process.execPath, [join(root, 'node_modules', 'playwright', 'cli.js'), 'install', 'chromium'], { cwd: root })
    // Downloaded is not yet able to run: its system libraries may be missing.
    await run(chromium.executablePath(), ['--version'])
    return true
  } catch {
    return false
  }
}

async function installSystem(): Promise<string | null> {
  const isDebian = existsSync('/etc/debian_version') && !/ubuntu/i.test(readFileSync('/etc/os-release', 'utf8'))
  if (!isDebian || process.getuid?.() !== 0) return null
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update'], { env })
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env })
    return known.find((path) => existsSync(path)) ?? null
  } catch {
    return null
  }
}
