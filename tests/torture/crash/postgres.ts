import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { findBinaries } from '../../../engine/cli/postgres/binaries.ts'
import { isAlive } from '../../../engine/cli/postgres/leases.ts'
import { type Place, placeFor } from '../../../engine/cli/postgres/place.ts'
import { runningServer } from '../../../engine/cli/postgres/running.ts'
import { initialise, passwordOf, start, stop } from '../../../engine/cli/postgres/server.ts'
import { createDatabase, databaseUrl } from '../../../engine/store/databases.ts'

/** A PostgreSQL of this run alone, which may be killed. Nothing is spared: what it says is saved is on the disk. */
export interface OwnPostgres {
  readonly url: string
  /** Kills the server as a power cut would, and starts it again. */
  readonly killAndStart: () => Promise<void>
  readonly close: () => Promise<void>
}

const settings = ['max_connections = 100', 'shared_buffers = 64MB', 'log_checkpoints = off']

export async function openPostgres(): Promise<OwnPostgres> {
  const base = mkdtempSync(join(tmpdir(), 'pitlane-torture-'))
  const place = placeFor(join(base, 'postgres', 'server'), await findBinaries())
  await initialise(place)
  const port = await start(place, settings)
  const server = `postgresql://pitlane:${passwordOf(place)}@127.0.0.1:${port}/postgres`
  await createDatabase(server, 'torture')
  return {
    url: databaseUrl(server, 'torture'),
    killAndStart: async () => {
      const running = runningServer(place.data)
      if (running) process.kill(running.pid, 'SIGKILL')
      // Until it is gone it holds its port.
      while (running && isAlive(running.pid)) await setTimeout(5)
      await startAgain(place, port)
    },
    close: async () => {
      await stop(place)
      rmSync(dirname(place.folder), { recursive: true, force: true })
      rmSync(base, { recursive: true, force: true })
    },
  }
}

/** The killed server's own processes notice its death one after the other; until then it cannot be started. */
async function startAgain(place: Place, port: number): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      const found = await start(place, settings)
      if (found !== port) throw new Error(`The database came back on port ${found}, not ${port}.`)
      return
    } catch (error) {
      if (tries === 40) throw error
      await setTimeout(200)
    }
  }
}
