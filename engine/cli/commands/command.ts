import type { Installation } from '../installation.ts'

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
  readonly open: () => Promise<Installation>
}

/** Wrong words on the command line: the command's usage is printed. */
export class UsageError extends Error {}
