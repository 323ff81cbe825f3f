/** Opens every room on the database and ties them to one another; the areas beside this file make the engine of them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FilesConfig, openFileStore } from '../files/index.ts'
import { openGraphql } from '../graphql/index.ts'
import { openPlatform } from '../platform/index.ts'
import { openLive, openRuns } from '../publish/index.ts'
import { openChangeFeed } from '../runtime/index.ts'
import { openPeople } from '../runtime/people.ts'
import { openPersonalReads } from '../runtime/personal-reads.ts'
import { openPresence } from '../runtime/presence/keeper.ts'
import { openReplica, openStore } from '../store/index.ts'

export interface EngineConfig {
  /** A migrated database. */
  readonly databaseUrl: string
  /** Lists the demo accounts on the sign-in page. */
  readonly demo: boolean
  readonly clock?: () => Date
  /** Names of the migrations that must have been applied for the engine to be ready. */
  readonly migrations?: readonly string[]
  /** A streaming replica of the database, for reports and aggregates. */
  readonly replicaUrl?: string
  /** Connections of this process to the database for records. */
  readonly poolSize?: number
  /** Whether webhooks may go to addresses that are not of the public internet. */
  readonly privateWebhooks?: boolean
  /** Requests a minute that the API answers one user or token; null (default): any number. */
  readonly rateLimit?: number | null
  /** Where files are kept; absent: in a folder that is gone when the engine closes. */
  readonly files?: FilesConfig
  /** Bytes of the largest file that people may attach; 100 MB where it is left out. */
  readonly fileLimit?: number
  /** Hears of errors that are masked outside. */
  readonly report?: (error: unknown) => void
}

export type Rooms = Awaited<ReturnType<typeof openRooms>>

/** The live version is read at once. */
export async function openRooms({ databaseUrl, demo, migrations = [], replicaUrl, poolSize, privateWebhooks = false, rateLimit = null, fileLimit = 100 * 1_048_576, files: filesConfig, clock = () => new Date(), report = (error) => console.error(error) }: EngineConfig) {
  const store = openStore(databaseUrl, poolSize === undefined ? {} : { max: poolSize })
  const replica = replicaUrl === undefined ? null : openReplica({ primary: store, url: replicaUrl, ...(poolSize === undefined ? {} : { poolSize }) })
  const platform = await openPlatform(databaseUrl)
  const files = await openFiles(filesConfig)
  const people = await openPeople(platform, store)
  const live = await openLive(store, platform)
  const presence = openPresence(store, report)
  const graphql = openGraphql(report, presence.enter)
  const changes = openChangeFeed(store, clock)
  const reads = openPersonalReads(store, clock, report)
  const close = async (): Promise<void> => {
    graphql.endStreams()
    await Promise.all([reads.close(), presence.close()])
    await Promise.all([live.close(), people.close(), changes.close()])
    await replica?.close()
    await Promise.all([store.close(), platform.close(), files.close()])
  }
  return { databaseUrl, demo, migrations, privateWebhooks, rateLimit, fileLimit, clock, report, store, files, replica, platform, people, live, runs: openRuns(store, live), graphql, changes, reads, presence, close }
}

async function openFiles(config: FilesConfig | undefined) {
  if (config) return openFileStore(config)
  const folder = mkdtempSync(join(tmpdir(), 'pitlane-files-'))
  const store = await openFileStore({ kind: 'disk', folder })
  return { ...store, close: async () => rmSync(folder, { recursive: true, force: true }) }
}
