import type { Engine } from '../../engine/client.ts'

/** Where app/server.ts puts the one engine of this process; Next bundles pages, never the engine. */
const engineKey = Symbol.for('pitlane.engine')

/** The engine that serves this process. */
export function engine(): Engine {
  const running = (globalThis as { [engineKey]?: Engine })[engineKey]
  if (!running) throw new Error('The engine does not run in this process. Start Pitlane with "npm start".')
  return running
}
