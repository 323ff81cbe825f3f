import type { FileStore } from '../../files/index.ts'
import type { Installation } from '../installation.ts'
import type { Log } from '../log.ts'

/** One command of `npm run pitlane`. */
export interface Command {
  /** Words after `npm run pitlane --`. */
  readonly usage: string
  readonly summary: string
  /** Answers the exit code. Throws UsageError where the arguments make no sense. */
  readonly run: (args: readonly string[], context: CommandContext) => Promise<number>
}

export interface CommandContext {
  readonly print: (text: string) => void
  /** The same database as `npm start`, migrated; the server may run meanwhile. */
  readonly open: (report?: (error: unknown) => void) => Promise<Installation>
  /** Address of that database, neither migrated nor opened by an engine. */
  readonly database: () => Promise<string>
  /** Where attached files are kept. */
  readonly files: () => Promise<FileStore>
  /** For commands that go on until they are stopped. */
  readonly log: () => Log
  /** Project folder. */
  readonly root: string
}

/** Wrong words on the command line: the command's usage is printed. */
export class UsageError extends Error {}
