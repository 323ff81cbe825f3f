import { segments } from '../../../engine/client.ts'

/** Where in a JSON text a pointer leads: 0-based offset of the value, and its line; null where it leads nowhere. */
export function locatePointer(text: string, pointer: string): { readonly offset: number; readonly line: number } | null {
  let at = skip(text, 0)
  for (const part of segments(pointer)) {
    const inner = text[at] === '{' ? memberAt(text, at, part) : text[at] === '[' ? itemAt(text, at, Number(part)) : null
    // The nearest thing that is there: what is missing is missing inside it.
    if (inner === null) break
    at = inner
  }
  return at < text.length ? { offset: at, line: text.slice(0, at).split('\n').length - 1 } : null
}

const skip = (text: string, from: number): number => from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0)

/** End of the JSON value that begins here. */
function endOf(text: string, from: number): number {
  if (text[from] === '"') return from + (/^"(?:[^"\\]|\\.)*"/.exec(text.slice(from))?.[0].length ?? 1)
  if (text[from] !== '{' && text[from] !== '[') return from + (/^[^,\]}\s]*/.exec(text.slice(from))?.[0].length ?? 1)
  let at = skip(text, from + 1)
  while (at < text.length && text[at] !== '}' && text[at] !== ']') {
    const next = ',:'.includes(text[at] ?? '') ? at + 1 : endOf(text, at)
    at = skip(text, Math.max(next, at + 1))
  }
  return at + 1
}

function memberAt(text: string, from: number, name: string): number | null {
  let at = skip(text, from + 1)
  while (text[at] === '"') {
    const keyEnd = endOf(text, at)
    const value = skip(text, skip(text, keyEnd) + 1)
    if (text.slice(at, keyEnd) === JSON.stringify(name)) return value
    const end = skip(text, endOf(text, value))
    if (text[end] !== ',') return null
    at = skip(text, end + 1)
  }
  return null
}

function itemAt(text: string, from: number, index: number): number | null {
  let at = skip(text, from + 1)
  for (let i = 0; i < index; i += 1) {
    const end = skip(text, endOf(text, at))
    if (text[end] !== ',') return null
    at = skip(text, end + 1)
  }
  return text[at] === ']' ? null : at
}
