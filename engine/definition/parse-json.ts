import type { Issue } from '../kernel/errors.ts'

const maxLength = 2_000_000
/** Far deeper than any definition; what walks one may recurse without fear. */
const maxDepth = 60

/** The value of a JSON text, or the issue that says where it stops being JSON. Duplicate keys are refused: one of them would be lost. */
export function parseJson(file: string, text: string): { readonly value: unknown } | { readonly issue: Issue } {
  if (text.length > maxLength) return { issue: { file, pointer: '', message: `is larger than ${maxLength / 1_000_000} MB`, hint: 'Split the definition, or load the records by import.' } }
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  try {
    const value: unknown = JSON.parse(source)
    const problem = shapeProblem(source)
    return problem ? { issue: { file, pointer: '', ...problem } } : { value }
  } catch (error) {
    const place = placeOf(error instanceof Error ? error.message : '', source)
    return { issue: { file, pointer: '', message: `is not valid JSON (line ${place.line}, column ${place.column})`, hint: reasonOf(error) } }
  }
}

function placeOf(message: string, text: string): { readonly line: number; readonly column: number } {
  const found = /position (\d+)/.exec(message)
  const before = text.slice(0, found ? Number(found[1]) : text.length)
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') }
}

function reasonOf(error: unknown): string {
  const reason = (error instanceof Error ? error.message : String(error)).replace(/ in JSON at position.*/s, '').replace(/ \(line.*/s, '')
  return `${reason}. Look for a missing or extra comma, quote or bracket.`
}

/** What JSON allows and a definition does not: a key twice in one object, endless nesting. */
function shapeProblem(text: string): Pick<Issue, 'message' | 'hint'> | null {
  const open: (Set<string> | null)[] = []
  const token = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g
  const line = (at: number): number => text.slice(0, at).split('\n').length
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const part = found[0]
    if (part === '}' || part === ']') open.pop()
    else if (part === '{' || part === '[') {
      open.push(part === '{' ? new Set() : null)
      if (open.length > maxDepth) return { message: `is nested deeper than ${maxDepth} levels (line ${line(found.index)})`, hint: 'Flatten it.' }
    } else if (found[1] !== undefined) {
      const key = JSON.parse(part.slice(0, part.length - found[1].length)) as string
      const keys = open.at(-1)
      if (keys?.has(key)) return { message: `the key “${key}” stands twice in one object (line ${line(found.index)})`, hint: 'Keep one of them.' }
      keys?.add(key)
    }
  }
  return null
}
