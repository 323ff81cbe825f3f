import { stringify } from 'csv-stringify/sync'
import { neutralised } from './formula.ts'
import { type Cell, type FileLocale, fileLocale, type Sheet } from './sheet.ts'

/** Text of the file, in pieces: UTF-8 with a mark, as spreadsheets recognise it; several sheets stand one below the other. */
export async function* writeCsv(sheets: readonly Sheet[], locale: string): AsyncGenerator<Buffer> {
  const form = fileLocale(locale)
  const write = (rows: readonly (readonly string[])[]): Buffer => Buffer.from(stringify(rows as string[][], { delimiter: form.separator, record_delimiter: '\r\n', quoted_match: /[\r\n]/ }))
  yield Buffer.from('\uFEFF')
  for (const [index, sheet] of sheets.entries()) {
    if (sheets.length > 1) yield write([...(index > 0 ? [['']] : []), [neutralised(sheet.name)]])
    yield write([sheet.head.map(neutralised)])
    for await (const rows of sheet.rows) yield write(rows.map((row) => row.map((cell) => csvText(cell, form))))
  }
}

function csvText(cell: Cell, { point, day, yes, no }: FileLocale): string {
  if (cell === null) return ''
  switch (cell.kind) {
    case 'text':
      return neutralised(cell.text)
    case 'number':
      return numberText(cell.value, cell.scale).replace('.', point)
    case 'date':
      return day(cell.day)
    case 'moment':
      return `${day(cell.wall.slice(0, 10))} ${cell.wall.slice(11, 16)}`
    case 'boolean':
      return cell.value ? yes : no
  }
}

/** Without grouping and without losing a digit. */
function numberText(value: number | string, scale: number | undefined): string {
  if (typeof value === 'string') return value
  return scale === undefined ? String(value) : value.toFixed(scale)
}
