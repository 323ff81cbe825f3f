import { createHash } from 'node:crypto'
import { existsSync, renameSync, rmSync } from 'node:fs'
import type { Table } from '../../ddl/table.ts'
import type { FileStore } from '../../files/index.ts'
import { EngineError } from '../../kernel/errors.ts'
import { backupLock } from '../../publish/guard.ts'
import { type CopyConnection, withCopyConnection } from '../../store/copy/connection.ts'
import { fileFrames } from './files.ts'
import { type Frame, jsonFrame, writeFrames } from './frames.ts'
import { copyText, readTables, type StoredSequence, type StoredTable, storedSequences, storedTables } from './tables.ts'

/** What the file says of itself, first of all. */
export interface BackupHead {
  readonly format: typeof backupFormat
  readonly madeAt: string
  /** Migrations the database had, in their order. */
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[]
  /** Tables of the entities as the catalogue has them: also what no definition speaks of any more is kept. */
  readonly tables: readonly Table[]
  readonly sequences: readonly StoredSequence[]
}

export interface TableEnd {
  readonly rows: number
  /** SHA-256 (hex) of the lines. */
  readonly sha256: string
}

export interface BackupEnd {
  readonly tables: number
  readonly rows: number
  /** Attached files that are in it. */
  readonly files: number
}

/** Raised when older programs could not read the file any more. */
export const backupFormat = 'pitlane-backup-2'

/**
 * Writes everything the installation keeps into one file: people, rights, definitions, records, journals, timers and
 * messages, as they are at one moment, while everybody goes on working; only publishing is refused. A file that is not
 * finished never has the name. Jobs are not among it: workers find what is to be done in the tables. Attached files are in
 * it where `store` keeps them in a folder; a bucket is its owner's to keep safe.
 * @throws EngineError BAD_INPUT where the file is there already
 */
export async function writeBackup(databaseUrl: string, file: string, store?: FileStore): Promise<BackupEnd> {
  if (existsSync(file)) throw new EngineError('BAD_INPUT', `There is a file ${file} already.`, { hint: 'Give another name; a backup is never overwritten.' })
  const part = `${file}.part`
  rmSync(part, { force: true })
  try {
    return await withCopyConnection(databaseUrl, async (connection) => {
      // Before the moment that is kept: no table changes its shape from there on. Commands are not held up.
      const [lock] = await connection.run<{ taken: boolean }>('select pg_try_advisory_lock(hashtext($1)) as taken', [backupLock])
      if (!lock?.taken) throw new EngineError('UNAVAILABLE', 'Another backup, or a publication, runs at this moment.', { hint: 'Try again when it has ended.' })
      await connection.run('begin isolation level repeatable read read only')
      const end = { tables: 0, rows: 0, files: 0 }
      await writeFrames(part, frames(connection, end, store))
      renameSync(part, file)
      return end
    })
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}

async function* frames(connection: CopyConnection, end: { tables: number; rows: number; files: number }, store: FileStore | undefined): AsyncGenerator<Frame, void, undefined> {
  const tables = await readTables(connection)
  const migrations = await connection.run<{ name: string; checksum: string }>(
    'select migration_name as name, checksum from platform._prisma_migrations where finished_at is not null and rolled_back_at is null order by migration_name',
  )
  yield jsonFrame('H', { format: backupFormat, madeAt: new Date().toISOString(), migrations, tables, sequences: await storedSequences(connection) } satisfies BackupHead)
  for (const table of await storedTables(connection, tables)) {
    end.rows += yield* tableFrames(connection, table)
    end.tables++
  }
  if (store?.kind === 'disk') end.files = yield* fileFrames(connection, store)
  yield jsonFrame('Z', end satisfies BackupEnd)
}

/** Answers how many rows there were: every row is one line, whatever is in it. */
async function* tableFrames(connection: CopyConnection, table: StoredTable): AsyncGenerator<Frame, number, undefined> {
  yield jsonFrame('T', table)
  const hash = createHash('sha256')
  let rows = 0
  for await (const lines of connection.copyOut(copyText(table, 'to stdout'))) {
    hash.update(lines)
    rows += newlines(lines)
    yield { kind: 'D', bytes: lines }
  }
  yield jsonFrame('E', { rows, sha256: hash.digest('hex') } satisfies TableEnd)
  return rows
}

function newlines(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++
  return count
}
