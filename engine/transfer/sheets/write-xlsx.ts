/** A workbook written row by row, whatever its length: text stands in its cells, so nothing has to be kept until the end. */
import { EngineError } from '../../kernel/errors.ts'
import { isDangerous, neutralised } from './formula.ts'
import type { Cell, Sheet } from './sheet.ts'
import { writeZip, type ZipEntry } from './zip.ts'

/** Rows of a sheet below its head, as the format has them. */
export const mostSheetRows = 1_048_575
/** Longest text a cell takes. */
const longestText = 32_767

/** Places in the styles below. */
const styles = { plain: 0, head: 1, day: 2, moment: 3, decimal: 4, whole: 5, text: 6 } as const

export function writeXlsx(sheets: readonly Sheet[]): AsyncGenerator<Buffer> {
  const names = sheetNames(sheets.map(({ name }) => name))
  const entries: ZipEntry[] = [
    part('[Content_Types].xml', contentTypes(sheets.length)),
    part('_rels/.rels', relations([['rId1', 'officeDocument', 'xl/workbook.xml']])),
    part('xl/workbook.xml', workbook(names)),
    part('xl/_rels/workbook.xml.rels', relations([...sheets.map((_, i) => [`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`] as const), [`rId${sheets.length + 1}`, 'styles', 'styles.xml']])),
    part('xl/styles.xml', stylesheet),
    ...sheets.map((sheet, i): ZipEntry => ({ name: `xl/worksheets/sheet${i + 1}.xml`, content: sheetXml(sheet) })),
  ]
  return writeZip(entries)
}

async function* sheetXml({ head, rows }: Sheet): AsyncGenerator<string> {
  const columns = head.map((title, i) => `<col min="${i + 1}" max="${i + 1}" width="${Math.min(Math.max(title.length + 4, 12), 40)}" customWidth="1"/>`).join('')
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columns === '' ? '' : `<cols>${columns}</cols>`}<sheetData>`
  yield rowXml(1, head.map((text) => ({ kind: 'text', text })), styles.head)
  let above = 1
  for await (const piece of rows) {
    if (above + piece.length > mostSheetRows + 1) throw tooManyRows()
    yield piece.map((row, i) => rowXml(above + i + 1, row)).join('')
    above += piece.length
  }
  yield '</sheetData></worksheet>'
}

export const tooManyRows = (): EngineError =>
  new EngineError('BAD_INPUT', `An Excel sheet has room for ${mostSheetRows} rows.`, {
    data: {
      titles: {
        en: 'There are more rows than an Excel sheet can hold (1,048,575). Export as CSV, or narrow the list with a filter.',
        ru: 'Строк больше, чем вмещает лист Excel (1 048 575). Выгрузите в CSV или сузьте список фильтром.',
        uk: 'Рядків більше, ніж вміщує аркуш Excel (1 048 575). Вивантажте в CSV або звузьте список фільтром.',
        ro: 'Sunt mai multe rânduri decât încap într-o foaie Excel (1.048.575). Exportați în CSV sau restrângeți lista cu un filtru.',
      },
    },
  })

const rowXml = (number: number, row: readonly Cell[], style = styles.plain as number): string => `<row r="${number}">${row.map((cell, i) => cellXml(`${letters(i)}${number}`, cell, style)).join('')}</row>`

const known: string[] = []

/** A, B … Z, AA … */
function letters(column: number): string {
  known[column] ??= (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
  return known[column]
}

function cellXml(at: string, cell: Cell, style: number): string {
  if (cell === null) return ''
  switch (cell.kind) {
    case 'text':
      return textXml(at, cell.text, style)
    case 'number':
      return Number.isFinite(Number(cell.value)) ? `<c r="${at}" s="${numberStyle(cell)}"><v>${Number(cell.value)}</v></c>` : ''
    case 'date':
      return `<c r="${at}" s="${styles.day}"><v>${serial(`${cell.day}T00:00:00Z`)}</v></c>`
    case 'moment':
      return `<c r="${at}" s="${styles.moment}"><v>${serial(`${cell.wall.replace(' ', 'T')}Z`)}</v></c>`
    case 'boolean':
      return `<c r="${at}" t="b"><v>${cell.value ? 1 : 0}</v></c>`
  }
}

/** What looks like a formula is marked as text: it stays text when somebody goes through the cell, or saves the sheet in another form. */
function textXml(at: string, text: string, style: number): string {
  const isMarked = style === styles.plain && isDangerous(text)
  return `<c r="${at}" t="inlineStr" s="${isMarked ? styles.text : style}"><is><t xml:space="preserve">${escaped(text.startsWith("'") ? neutralised(text) : text)}</t></is></c>`
}

/** As many digits as the field has; of a number without a field as many as it has. */
function numberStyle({ value, scale }: Extract<Cell, { kind: 'number' }>): number {
  if (scale) return styles.decimal
  return Number.isInteger(Number(value)) ? styles.whole : styles.plain
}

/** Days since the end of 1899, as spreadsheets count (they know no days before 1900). */
const serial = (iso: string): number => Math.round((Date.parse(iso) / 86_400_000 + 25_569) * 1e9) / 1e9

/** Signs that XML has no room for are left out; a text that no cell takes ends with an ellipsis. */
function escaped(text: string): string {
  const short = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text
  return short
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\r/g, '&#13;')
}

/** At most 31 signs, none of those that sheets may not have, no name twice. */
function sheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const base = name.replace(/[[\]:*?/\\]/g, ' ').replace(/^'+|'+$/g, '').trim().slice(0, 27) || 'Sheet'
    let unique = base
    for (let i = 2; taken.has(unique.toLowerCase()); i++) unique = `${base} ${i}`
    taken.add(unique.toLowerCase())
    return unique
  })
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

const part = (name: string, text: string): ZipEntry => ({ name, content: once(text) })

async function* once(text: string): AsyncGenerator<string> {
  yield text
}

const contentTypes = (sheets: number): string =>
  `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${Array.from({ length: sheets }, (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`

const relations = (all: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `${declaration}<Relationships xmlns="${packages}/relationships">${all.map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`).join('')}</Relationships>`

const workbook = (names: readonly string[]): string =>
  `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`

/** In the order of `styles`: 49 and its mark are text whatever it looks like; 14 and 22 are the day and the moment as the reader's own spreadsheet writes them. */
const stylesheet = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="14" applyNumberFormat="1"/><xf xfId="0" numFmtId="22" applyNumberFormat="1"/><xf xfId="0" numFmtId="4" applyNumberFormat="1"/><xf xfId="0" numFmtId="1" applyNumberFormat="1"/><xf xfId="0" numFmtId="49" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>`
