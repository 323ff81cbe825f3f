import { parseArgs } from 'node:util'
import { UsageError } from './command.ts'

interface Parsed {
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | undefined>>
  /** Options without a value that were given. */
  readonly flags: ReadonlySet<string>
}

/** Reads exactly `count` words, the named options, each with a value, and flags. Throws UsageError on anything else. */
export function readArguments(args: readonly string[], count: number, options: readonly string[] = [], flags: readonly string[] = []): Parsed {
  try {
    const spec = Object.fromEntries([...options.map((name) => [name, { type: 'string' as const }] as const), ...flags.map((name) => [name, { type: 'boolean' as const }] as const)])
    const { positionals, values } = parseArgs({ args: [...args], options: spec, allowPositionals: true, strict: true })
    if (positionals.length !== count) throw new UsageError(positionals.length < count ? 'Something is missing.' : `One word too many: ${positionals[count]}`)
    const given = Object.entries(values)
    return {
      words: positionals,
      options: Object.fromEntries(given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
      flags: new Set(given.flatMap(([name, value]) => (value === true ? [name] : []))),
    }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError((error as Error).message)
  }
}
