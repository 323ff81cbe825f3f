import { join } from 'node:path'
import { readFolder } from '../definition/index.ts'
import type { DraftFiles } from '../engine.ts'
import { openPlatform, type Platform } from '../platform/index.ts'
import { demoNetwork } from './demo/index.ts'
import type { Installation } from './installation.ts'
import { step } from './launch/progress.mjs'
import { playDemo } from './play.ts'

/** What became of the demo network: never here, there (or about to be), or taken out on purpose. */
export type DemoState = null | 'loaded' | 'wiped'

/** Where nothing is published: the package that ships. Where nothing was ever entered: the demo network, too. */
export async function fillInstallation(installation: Installation, wantsDemo: boolean): Promise<void> {
  const { engine } = installation
  if (wantsDemo && (await engine.isEmpty()) && (await demoState(installation)) !== 'wiped') await loadDemo(installation)
  else if (!(await engine.isPublished())) await publishShipped(installation, [])
}

/** Loads the demo network: all of its records or none. Answers how many. */
export async function loadDemo(installation: Installation): Promise<number> {
  const { engine } = installation
  const network = demoNetwork({ now: new Date() })
  await engine.loadSites(network)
  if (!(await engine.isPublished())) await publishShipped(installation, network.dealerships.map(({ code }) => code))
  await engine.loadPeople(network)
  // Said beforehand: whoever is killed while loading leaves an empty network, which is loaded again, and one killed after it a demo network that can be wiped.
  await setDemoState(installation, 'loaded')
  const loaded = await step('Loading the demo network', () => engine.loadHistory(network, () => undefined))
  await step('Playing its scenes', () => playDemo(installation, true, () => undefined))
  return loaded
}

/** definitions/auto-service, with the overlays that ship for these dealerships. */
async function publishShipped({ root, engine, system }: Installation, dealerships: readonly string[]): Promise<void> {
  const overlays = Object.entries(readFolder(join(root, 'definitions', 'overlays'))).filter(([path]) => dealerships.some((code) => path.startsWith(`${code}/`)))
  const files: DraftFiles = { ...readFolder(join(root, 'definitions', 'auto-service')), ...Object.fromEntries(overlays.map(([path, text]) => [`overlays/${path}`, text])) }
  await step('Publishing definitions/auto-service', () => engine.publish(system, files, null))
}

export function demoState(installation: Installation): Promise<DemoState> {
  return withPlatform(installation, async ({ settings }) => (await settings.get('demo')) as DemoState)
}

/** Once taken out on purpose, the demo network does not come back by itself. */
export function setDemoState(installation: Installation, state: NonNullable<DemoState>): Promise<void> {
  return withPlatform(installation, ({ settings }) => settings.set('demo', state))
}

async function withPlatform<T>({ databaseUrl }: Installation, work: (platform: Platform) => Promise<T>): Promise<T> {
  const platform = await openPlatform(databaseUrl)
  return work(platform).finally(() => platform.close())
}
