import { parseArgs } from 'node:util'
import { UsageError } from './command.ts'

interface Parsed {
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | undefined>>
}

/** Reads exactly `count` words and the named options, each with a value. Throws UsageError on anything else. */
export function readArguments(args: readonly string[], count: number, options: readonly string[] = []): Parsed {
  try {
    const spec = Object.fromEntries(options.map((name) => [name, { type: 'string' as const }]))
    const { positionals, values } = parseArgs({ args: [...args], options: spec, allowPositionals: true, strict: true })
    if (positionals.length !== count) throw new UsageError(positionals.length < count ? 'Something is missing.' : `One word too many: ${positionals[count]}`)
    return { words: positionals, options: values as Record<string, string | undefined> }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError((error as Error).message)
  }
}
