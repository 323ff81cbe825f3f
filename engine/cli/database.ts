import { join } from 'node:path'
import { createDatabase, databaseUrl, withClient } from '../store/databases.ts'
import { findBinaries } from './postgres/binaries.ts'
import { dropLease, takeLease } from './postgres/leases.ts'
import { type Place, placeFor } from './postgres/place.ts'
import { runningServer } from './postgres/running.ts'
import { initialise, passwordOf, start, stop } from './postgres/server.ts'

export interface Database {
  readonly url: string
  /** Leaves the server; it stops when no other process uses it. Nothing happens to a DATABASE_URL server. */
  readonly close: () => Promise<void>
}

interface Options {
  /** Project folder. */
  readonly root: string
  readonly log: (text: string) => void
}

const production = ['max_connections = 100', 'shared_buffers = 128MB']
const measured = ['max_connections = 100', 'shared_buffers = 1GB', 'effective_cache_size = 3GB', 'maintenance_work_mem = 512MB', 'max_wal_size = 4GB']
/** Nothing of a test database has to survive a power cut. */
const throwAway = ['max_connections = 200', 'fsync = off', 'synchronous_commit = off', 'full_page_writes = off']

/** The database of this installation: DATABASE_URL, else a PostgreSQL of its own under .pitlane/postgres. */
export async function openDatabase({ root, log }: Options): Promise<Database> {
  const given = process.env.DATABASE_URL
  if (given) {
    await withClient(given, (client) => client.query('select 1'))
    return { url: given, close: async () => undefined }
  }
  return openEmbedded(join(root, '.pitlane', 'postgres'), 'pitlane', production, log)
}

/** A server for tests under .pitlane/test-postgres, shared by all runs at the same time. */
export function openTestServer(root: string): Promise<Database> {
  return openEmbedded(join(root, '.pitlane', 'test-postgres'), 'postgres', throwAway, () => undefined)
}

/** A server for the bench under .pitlane/bench, whose rows outlive the run; as safe as the installation's own. */
export function openBenchServer(root: string): Promise<Database> {
  return openEmbedded(join(root, '.pitlane', 'bench'), 'postgres', measured, () => undefined)
}

async function openEmbedded(folder: string, name: string, settings: readonly string[], log: (text: string) => void): Promise<Database> {
  const place = placeFor(folder, await findBinaries())
  if (place.folder !== folder) log(`The database's user may not enter ${folder}; the data is kept in ${place.folder}.`)
  takeLease(place.folder)
  try {
    const port = await portOf(place, settings, log)
    const server = `postgresql://pitlane:${passwordOf(place)}@127.0.0.1:${port}/postgres`
    if (name !== 'postgres') await createDatabase(server, name)
    return { url: databaseUrl(server, name), close: () => leave(place) }
  } catch (error) {
    await leave(place)
    throw error
  }
}

async function portOf(place: Place, settings: readonly string[], log: (text: string) => void): Promise<number> {
  const running = runningServer(place.data)
  if (running && (await answers(place, running.port))) return running.port
  await initialise(place)
  log('Starting PostgreSQL')
  return start(place, settings)
}

/** A live server may still be recovering after a crash: it gets 30 s. */
async function answers(place: Place, port: number): Promise<boolean> {
  const url = `postgresql://pitlane:${passwordOf(place)}@127.0.0.1:${port}/postgres`
  for (let attempt = 0; attempt < 60 && runningServer(place.data); attempt++) {
    const isUp = await withClient(url, async () => true).catch(() => false)
    if (isUp) return true
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  return false
}

async function leave(place: Place): Promise<void> {
  if (dropLease(place.folder)) await stop(place)
}
