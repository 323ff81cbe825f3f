/** What the log says of an error: enough to find the place, nothing that was entered. */
export interface DescribedError {
  readonly name: string
  readonly message: string
  readonly code?: string
  /** Names in the database. */
  readonly table?: string
  readonly column?: string
  readonly constraint?: string
  readonly stack?: readonly string[]
  readonly cause?: DescribedError
}

/** Values that were entered stand in quotes in what PostgreSQL says of bad data (classes 22, 23) and parsers of bad text. */
const quotesValues = (error: Error & { readonly code?: unknown }): boolean => error instanceof SyntaxError || /^2[23]/.test(String(error.code ?? ''))

/** `detail`, `where` and `hint` of a database error repeat values and are left out. */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { name: typeof error, message: 'Something that is no error was thrown.' }
  const { code, table, column, constraint } = error as Error & Readonly<Record<'code' | 'table' | 'column' | 'constraint', unknown>>
  const names = Object.entries({ code, table, column, constraint }).filter(([, value]) => typeof value === 'string' || typeof value === 'number')
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name: error.name,
    message: messageOf(error),
    ...Object.fromEntries(names.map(([name, value]) => [name, String(value)])),
    ...(stack.length > 0 ? { stack: stack.map((line) => line.trim()) } : {}),
    ...(error.cause !== undefined && depth < 3 ? { cause: describeError(error.cause, depth + 1) } : {}),
  }
}

/** Prisma repeats the whole call before the sentence that says what is wrong. */
function messageOf(error: Error): string {
  const message = error.name.startsWith('PrismaClient') ? (error.message.trim().split('\n').at(-1) ?? '') : error.message
  return quotesValues(error) ? message.replaceAll(/(["'`]).*\1/gs, '…') : message
}
