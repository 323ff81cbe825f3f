import { existsSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { currentRequest } from '../kernel/request-context.ts'
import { describeError } from './log/describe-error.ts'

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

export interface Log {
  readonly debug: (fields: object, text: string) => void
  readonly info: (fields: object, text: string) => void
  readonly error: (fields: object, text: string) => void
  /** Writes an error with the request it happened in. */
  readonly report: (error: unknown) => void
  /** From now on what libraries print goes into the log, too, so that every line is JSON. Not on a terminal. */
  readonly takeConsole: () => void
}

interface Options {
  /** Project folder. */
  readonly root: string
  readonly level: LogLevel
  /** Somebody reads along: lines go into .pitlane/log, and only errors are shown, in full. */
  readonly isTerminal: boolean
}

/** Lines of JSON: on stdout, or in .pitlane/log/pitlane.log where stdout is a terminal. */
export function openLog({ root, level, isTerminal }: Options): Log {
  const file = isTerminal ? freshFile(join(root, '.pitlane', 'log', 'pitlane.log')) : null
  // Gathered for a moment: a line a request must not cost a system call each.
  const destination = pino.destination({ dest: file ?? 1, mkdir: true, sync: false, minLength: 4096, periodicFlush: 250 })
  const logger = pino({ level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } }, destination)
  const report = (error: unknown): void => {
    logger.error({ requestId: currentRequest()?.id, error: describeError(error) }, 'error')
    if (isTerminal) console.error(error)
  }
  return {
    debug: (fields, text) => logger.debug(fields, text),
    info: (fields, text) => logger.info(fields, text),
    error: (fields, text) => logger.error(fields, text),
    report,
    takeConsole: () => {
      if (isTerminal) return
      const print =
        (name: 'error' | 'warn' | 'info') =>
        (...parts: readonly unknown[]): void => {
          const error = parts.find((part) => part instanceof Error)
          const text = parts.filter((part) => typeof part === 'string').join(' ')
          logger[name]({ requestId: currentRequest()?.id, ...(error ? { error: describeError(error) } : {}) }, error ? 'error' : text)
        }
      Object.assign(console, { log: print('info'), info: print('info'), warn: print('warn'), error: print('error') })
    },
  }
}

const largestFile = 20_000_000

/** One older file is kept beside it. */
function freshFile(file: string): string {
  if (existsSync(file) && statSync(file).size > largestFile) renameSync(file, `${file}.1`)
  return file
}
