/** PostgreSQL servers of a test's own: one to write to, and one that follows it. */
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { findBinaries } from '../../engine/cli/postgres/binaries.ts'
import { type Place, placeFor } from '../../engine/cli/postgres/place.ts'
import { initialise, passwordOf, start, stop } from '../../engine/cli/postgres/server.ts'
import { createDatabase, databaseUrl, withClient } from '../../engine/store/databases.ts'
import { migrate } from '../../engine/store/migrate.ts'

export interface ServerPair {
  /** A migrated database. */
  readonly primary: string
  /** The same on the server that follows. */
  readonly replica: string
  readonly stopReplica: () => Promise<void>
  readonly startReplica: () => Promise<void>
  readonly close: () => Promise<void>
}

const settings = ['max_connections = 60', 'shared_buffers = 32MB', 'fsync = off', 'full_page_writes = off']

async function place(name: string): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), `pitlane-${name}-`))
  return placeFor(join(folder, 'server'), await findBinaries())
}

export async function openServerPair(): Promise<ServerPair> {
  const [first, second] = [await place('primary'), await place('replica')]
  await initialise(first)
  const port = await start(first, settings)
  const password = passwordOf(first)
  const at = (on: number): string => `postgresql://pitlane:${password}@127.0.0.1:${on}/postgres`
  await createDatabase(at(port), 'pitlane')
  const primary = databaseUrl(at(port), 'pitlane')
  await migrate(primary, resolve(import.meta.dirname, '../../prisma/migrations'))
  await copyData(at(port), first, second)
  const following = [...settings, 'hot_standby = on', `primary_conninfo = 'host=127.0.0.1 port=${port} user=pitlane password=${password}'`]
  let replicaPort = await start(second, following)
  return {
    primary,
    replica: databaseUrl(at(replicaPort), 'pitlane'),
    stopReplica: () => stop(second),
    startReplica: async () => {
      replicaPort = await start(second, following)
    },
    close: async () => {
      await stop(second)
      await stop(first)
      for (const { folder } of [first, second]) rmSync(dirname(folder), { recursive: true, force: true })
    },
  }
}

/** What pg_basebackup does, which does not come with the bundled PostgreSQL: the files as they lie, then the label. */
async function copyData(server: string, from: Place, to: Place): Promise<void> {
  await withClient(server, async (client) => {
    await client.query("select pg_backup_start('replica', true)")
    mkdirSync(to.folder, { recursive: true })
    const isLeft = (path: string): boolean => /(^|\/)(postmaster\.(pid|opts)|pg_replslot\/.+|pg_stat_tmp\/.+|pg_wal\/.+)$/.test(path) || (existsSync(path) && lstatSync(path).isSocket())
    cpSync(from.data, to.data, { recursive: true, filter: (path) => !isLeft(path) })
    const { rows } = await client.query<{ label: string }>('select labelfile as label from pg_backup_stop(false)')
    writeFileSync(join(to.data, 'backup_label'), rows[0]?.label ?? '')
    writeFileSync(join(to.data, 'standby.signal'), '')
  })
  give(to, to.data)
}

/** PostgreSQL runs as another user where the tests run as root. */
function give(to: Place, path: string): void {
  const { uid, gid } = to.identity
  if (uid === undefined || gid === undefined) return
  chownSync(path, uid, gid)
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) give(to, join(path, name))
}
