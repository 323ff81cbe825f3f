/** What was laid over the package's own, told from what came of it: the other way round of the operations that tighten. */
import type { Titles } from '../../kernel/titles.ts'

/** The two conditions of `(a) && (b)`, as an operation writes them; null where the text is not made so. */
function halves(text: string, sign: '&&' | '||'): readonly [string, string] | null {
  if (!text.startsWith('(') || !text.endsWith(')')) return null
  const between = `) ${sign} (`
  for (let at = text.indexOf(between); at >= 0; at = text.indexOf(between, at + 1)) {
    const [left, right] = [text.slice(1, at), text.slice(at + between.length, -1)]
    if (isWhole(left) && isWhole(right)) return [left, right]
  }
  return null
}

/** Whether brackets close what they open; those in texts do not count. */
function isWhole(text: string): boolean {
  let depth = 0
  for (const sign of text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '')) {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0
    if (depth < 0) return false
  }
  return depth === 0
}

/** Conditions added one after the other to that of the package; null where that one does not stand any more. */
export function addedTo(base: string | undefined, now: string, sign: '&&' | '||' = '&&'): readonly string[] | null {
  if (now === base) return []
  if (base === undefined) return [now]
  const found = halves(now, sign)
  if (!found) return null
  const before = addedTo(base, found[0], sign)
  return before && [...before, found[1]]
}

/** The sentence added behind the package's, in each language; null where the package's is not its beginning. */
export function sentenceAddedTo(base: Titles | undefined, now: Titles): Titles | null {
  if (!base) return now
  const added = Object.entries(now).map(([locale, text]) => [locale, text.startsWith(`${base[locale as keyof Titles] ?? ''} `) ? text.slice((base[locale as keyof Titles] ?? '').length + 1) : null] as const)
  return added.every(([, text]) => text) ? (Object.fromEntries(added) as unknown as Titles) : null
}
