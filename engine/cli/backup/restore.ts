import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { addForeignKey, createIndex, createSchema, createTable } from '../../ddl/statements.ts'
import type { Table } from '../../ddl/table.ts'
import type { FileStore } from '../../files/index.ts'
import { EngineError } from '../../kernel/errors.ts'
import { dataSchema, jobsSchema } from '../../kernel/names.ts'
import { ident, toStatement } from '../../kernel/sql.ts'
import { type CopyConnection, withCopyConnection } from '../../store/copy/connection.ts'
import { applyWithin, type Migration, readMigrations } from '../../store/migrate.ts'
import { type BackupEnd, type BackupHead, backupFormat, type TableEnd } from './backup.ts'
import { putBack } from './files.ts'
import { damaged, type Frame, jsonOf, readFrames } from './frames.ts'
import { copyText, type StoredSequence, type StoredTable, storedTables } from './tables.ts'

interface RestoreOptions {
  readonly databaseUrl: string
  readonly file: string
  /** Folder of the platform's migrations. */
  readonly migrations: string
  /** Replaces what is there. */
  readonly force: boolean
  /** Where attached files go; needed where the backup holds some. */
  readonly files?: FileStore
}

/**
 * Makes the database what the file says, in one transaction: all of it or nothing. What was on its way out when the
 * backup was made may have arrived: it becomes `unknown` and is not sent by itself.
 * @throws EngineError BAD_INPUT (no whole backup, or one of a newer Pitlane; the database is not empty), UNAVAILABLE (it is in use)
 */
export async function restoreBackup({ databaseUrl, file, migrations, force, files }: RestoreOptions): Promise<BackupEnd> {
  if (!existsSync(file)) throw new EngineError('BAD_INPUT', `There is no file ${file}.`)
  const frames = readFrames(file)
  const kept: string[] = []
  try {
    const head = await readHead(frames)
    const [known, newer] = splitMigrations(head, readMigrations(migrations))
    return await withCopyConnection(databaseUrl, async (connection) => {
      await connection.run('begin')
      await demandAlone(connection)
      if (!force) await demandEmpty(connection)
      await rebuild(connection, head, known)
      const end = await fill(connection, frames, head, { files, kept })
      await applyNewer(connection, newer)
      await connection.run('commit')
      return end
    })
  } catch (error) {
    for (const key of kept) await files?.remove(key)
    throw error
  } finally {
    await frames.return()
  }
}

/** Older backups are the same but for the files. */
const formatWithoutFiles = 'pitlane-backup-1'

const next = async (frames: AsyncGenerator<Frame>): Promise<Frame | undefined> => {
  const { value, done } = await frames.next()
  return done ? undefined : (value as Frame)
}

async function readHead(frames: AsyncGenerator<Frame>): Promise<BackupHead> {
  const frame = await next(frames)
  if (frame?.kind !== 'H') throw damaged('it does not begin like one')
  const head = jsonOf<BackupHead>(frame, 'H')
  if (head.format === backupFormat || head.format === formatWithoutFiles) return head
  throw new EngineError('BAD_INPUT', `The backup has the format ${head.format}, this Pitlane reads ${backupFormat}.`, { hint: 'Restore it with the version of Pitlane that made it, or a newer one.' })
}

/** Migrations the backup had, and those that came since. */
function splitMigrations(head: BackupHead, all: readonly Migration[]): readonly [readonly Migration[], readonly Migration[]] {
  const had = new Map(head.migrations.map(({ name, checksum }) => [name, checksum]))
  const unknown = head.migrations.filter(({ name, checksum }) => !all.some((one) => one.name === name && one.checksum === checksum))
  if (unknown.length > 0) {
    throw new EngineError('BAD_INPUT', `The backup was made by another version of Pitlane: its migrations ${unknown.map(({ name }) => name).join(', ')} are not known here.`, {
      hint: 'Nothing was changed. Restore it with the version that made it, or a newer one.',
    })
  }
  return [all.filter(({ name }) => had.has(name)), all.filter(({ name }) => !had.has(name))]
}

async function demandAlone(connection: CopyConnection): Promise<void> {
  const [others] = await connection.run<{ n: number }>("select count(*)::int as n from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()")
  if (others?.n === 0) return
  throw new EngineError('UNAVAILABLE', `The database is in use: ${others?.n} other connections.`, { hint: 'Stop Pitlane and its workers first; nothing was changed.' })
}

async function demandEmpty(connection: CopyConnection): Promise<void> {
  const [there] = await connection.run<{ publication: string | null }>("select to_regclass('platform.publication')::text as publication")
  if (!there?.publication) return
  const [kept] = await connection.run<{ n: number }>('select (select count(*) from platform.publication)::int + (select count(*) from platform."user")::int as n')
  if (kept?.n === 0) return
  throw new EngineError('BAD_INPUT', 'The database is not empty; nothing was changed.', { hint: 'Restore into an empty one, or give --force: then everything in it is replaced and lost.' })
}

/** The schemas as they were, without keys and indexes that point elsewhere: rows come faster without them, in any order. */
async function rebuild(connection: CopyConnection, head: BackupHead, migrations: readonly Migration[]): Promise<void> {
  await connection.run(`drop schema if exists platform cascade; drop schema if exists ${quoted(dataSchema)} cascade; drop schema if exists ${quoted(jobsSchema)} cascade`)
  await applyWithin((text, values) => connection.run(text, values), migrations)
  await connection.run(createSchema())
  const platform = await storedTables(connection, [])
  await connection.run(`truncate ${platform.map(({ schema, name }) => quoted(schema, name)).join(', ')}`)
  for (const table of head.tables) for (const statement of createTable(table)) await connection.run(statement)
}

interface Filing {
  readonly files: FileStore | undefined
  /** Keys of what was put back, to be taken away again where the rest fails. */
  readonly kept: string[]
}

async function fill(connection: CopyConnection, frames: AsyncGenerator<Frame>, head: BackupHead, { files, kept }: Filing): Promise<BackupEnd> {
  const end = { tables: 0, rows: 0, files: 0 }
  let frame = await next(frames)
  for (; frame?.kind === 'T'; frame = await next(frames)) {
    end.rows += await fillTable(connection, frames, jsonOf<StoredTable>(frame, 'T'))
    end.tables++
  }
  for (; frame?.kind === 'F'; frame = await next(frames)) {
    if (!files) throw new EngineError('BAD_INPUT', 'The backup holds attached files, and there is no place for them here.')
    kept.push(await putBack(files, frame, () => next(frames)))
    end.files++
  }
  const said = jsonOf<BackupEnd>(frame, 'Z')
  if (said.tables !== end.tables || said.rows !== end.rows || (said.files ?? 0) !== end.files) throw damaged('rows are missing')
  if (await next(frames)) throw damaged('something follows its end')
  await finish(connection, head)
  return end
}

async function fillTable(connection: CopyConnection, frames: AsyncGenerator<Frame>, table: StoredTable): Promise<number> {
  const hash = createHash('sha256')
  let last: Frame | undefined
  const lines = async function* (): AsyncGenerator<Buffer> {
    for (last = await next(frames); last?.kind === 'D'; last = await next(frames)) {
      hash.update(last.bytes)
      yield last.bytes
    }
  }
  const rows = await connection.copyIn(copyText(table, 'from stdin'), lines())
  const said = jsonOf<TableEnd>(last, 'E')
  if (said.rows !== rows || said.sha256 !== hash.digest('hex')) throw damaged(`the rows of ${table.schema}.${table.name} are not those that were written`)
  return rows
}

async function finish(connection: CopyConnection, { tables, sequences }: BackupHead): Promise<void> {
  for (const table of tables) for (const key of table.foreignKeys) await connection.run(addForeignKey(table.name, key))
  for (const table of tables) for (const statement of indexStatements(table)) await connection.run(statement)
  for (const { schema, name, value } of sequences) await goOn(connection, { schema, name, value })
  await connection.run("update platform.message set status = 'unknown', last_error = 'It was being sent when the backup was made.' where status = 'sending'")
}

/** An index that somebody added by hand has its whole statement instead of our part of one. */
const indexStatements = ({ name, indexes }: Table): readonly string[] => indexes.flatMap((index) => (/^create /i.test(index.definition) ? [index.definition] : createIndex(name, index)))

async function goOn(connection: CopyConnection, { schema, name, value }: StoredSequence): Promise<void> {
  await connection.run('select setval(to_regclass($1), $2::bigint) where to_regclass($1) is not null', [quoted(schema, name), value])
}

async function applyNewer(connection: CopyConnection, migrations: readonly Migration[]): Promise<void> {
  await applyWithin((text, values) => connection.run(text, values), migrations)
  await connection.run('analyze')
}

const quoted = (...names: readonly string[]): string => toStatement(ident(...names)).text
