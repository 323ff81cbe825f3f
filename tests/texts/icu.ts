/** What a text in ICU form asks for: names of its arguments, and the plural forms each of its plurals gives. */
export interface Shape {
  readonly names: readonly string[]
  readonly plurals: readonly (readonly string[])[]
}

/** Reads as much of ICU as our texts use: {name}, {name, number}, {name, plural, one {…} other {…}}, select. */
export function shapeOf(text: string): Shape {
  const names = new Set<string>()
  const plurals: string[][] = []
  readText(text, 0, names, plurals)
  return { names: [...names].sort(), plurals }
}

/** Reads up to the closing brace of the part that begins at `from`; answers where it ended. */
function readText(text: string, from: number, names: Set<string>, plurals: string[][]): number {
  let at = from
  while (at < text.length && text[at] !== '}') at = text[at] === '{' ? readArgument(text, at + 1, names, plurals) : at + 1
  return at
}

function readArgument(text: string, from: number, names: Set<string>, plurals: string[][]): number {
  const head = /^\s*(\w+)\s*(?:,\s*(\w+)\s*)?/.exec(text.slice(from))
  if (!head) throw new Error(`Not ICU at ${from}: ${text}`)
  names.add(String(head[1]))
  const isChoice = head[2] === 'plural' || head[2] === 'select' || head[2] === 'selectordinal'
  if (!isChoice) return text.indexOf('}', from) + 1
  const forms: string[] = []
  let at = from + head[0].length
  while (at < text.length && text[at] !== '}') {
    const form = /^[\s,]*(=?\w+)\s*\{/.exec(text.slice(at))
    if (!form) throw new Error(`Not ICU at ${at}: ${text}`)
    forms.push(String(form[1]))
    at = readText(text, at + form[0].length, names, plurals) + 1
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0
  }
  if (head[2] === 'plural') plurals.push(forms)
  return at + 1
}
