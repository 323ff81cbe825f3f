import { type Issue, isEngineError } from '../kernel/errors.ts'

/** One mistake as lines: file, place and sentence, then what to do. */
export function issueLines({ file, pointer, message, hint, severity }: Issue): string {
  const place = [file, pointer].filter(Boolean).join(' ')
  const mark = severity === 'warning' ? '! ' : '✗ '
  return `${mark}${place ? `${place}: ` : ''}${message}${hint ? `\n    → ${hint}` : ''}`
}

/** Prints what went wrong. Mistakes that a person can mend come without a stack. */
export function printError(error: unknown): void {
  if (!isEngineError(error)) {
    console.error(error)
    return
  }
  console.error(`\n✗ ${error.message}`)
  for (const issue of error.issues) console.error(`  ${issueLines(issue).replaceAll('\n', '\n  ')}`)
  if (error.hint) console.error(`  → ${error.hint}`)
}
