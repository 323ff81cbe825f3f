/** Cells as text, the way spreadsheets put them on the clipboard: tabs between cells, line breaks between rows, quotes around what holds either. Pure. */

const needsQuotes = /[\t\n\r"]/

export function formatBlock(cells: readonly (readonly string[])[]): string {
  return cells.map((row) => row.map((cell) => (needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n')
}

/** Always a rectangle of at least one cell; the line break that spreadsheets put at the end is no row. */
export function parseBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [['']]
  const append = (part: string): void => {
    const row = rows.at(-1) ?? []
    row[row.length - 1] += part
  }
  for (let at = 0; at < text.length; ) {
    const cell = rows.at(-1)?.at(-1) ?? ''
    const quoted = cell === '' && text[at] === '"' ? quotedCell(text, at) : null
    if (quoted) {
      append(quoted.cell)
      at = quoted.end
    } else if (text[at] === '\t') {
      rows.at(-1)?.push('')
      at++
    } else if (text[at] === '\n' || text[at] === '\r') {
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
      if (at < text.length) rows.push([''])
    } else {
      const end = nextMark(text, at)
      append(text.slice(at, end))
      at = end
    }
  }
  const width = Math.max(...rows.map((row) => row.length))
  return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')])
}

function nextMark(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (text[at] === '\t' || text[at] === '\n' || text[at] === '\r') return at
  return text.length
}

/** A cell in quotes from its opening one; null where the quote is part of the words: it is not closed before the cell ends. */
function quotedCell(text: string, from: number): { readonly cell: string; readonly end: number } | null {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') continue
    if (text[at + 1] === '"') at++
    else return at + 1 === text.length || /[\t\n\r]/.test(text[at + 1] ?? '') ? { cell: text.slice(from + 1, at).replaceAll('""', '"'), end: at + 1 } : null
  }
  return null
}
