/** In which encoding and with which separator a text file was written, told from its beginning. */

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251'] as const
export type Encoding = (typeof encodings)[number]
export const separators = [';', ',', '\t', '|'] as const
export type Separator = (typeof separators)[number]

export function encodingOf(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  try {
    // The last character may be cut in two.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return 'utf-8'
  } catch {
    return 'windows-1251'
  }
}

/** The one that parts the first lines most evenly, whatever stands between quotes. */
export function separatorOf(text: string): Separator {
  const lines = unquoted(text).split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').slice(0, 20)
  const scores = separators.map((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1)
    const first = counts[0] ?? 0
    return { separator, score: first === 0 ? 0 : first * counts.filter((count) => count === first).length }
  })
  // The first of them, where none parts anything.
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).separator
}

const unquoted = (text: string): string => text.replace(/"(?:[^"]|"")*("|$)/g, '')
