/** A file that waits to be imported: kept as it came, its sheets ready to be read again and again. */
import { createReadStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { FileStore } from '../../files/index.ts'
import { worded } from '../worded.ts'
import { type Encoding, encodingOf, type Separator, separatorOf } from './detect-text.ts'
import { emptyTable, importLimits, tooManyColumns, tooManyRows } from './limits.ts'
import type { RawCell } from './raw-cell.ts'
import { readCsv } from './read-csv.ts'
import { readWorkbook } from './read-workbook.ts'

/** How a file is read; what was recognised, or what its person says instead. */
export interface ImportSource {
  readonly kind: 'csv' | 'xlsx'
  readonly encoding: Encoding
  readonly separator: Separator
  readonly sheets: readonly { readonly name: string; readonly key: string }[]
}

/** Bytes by which encoding and separator are told. */
const headBytes = 65_536

/**
 * Keeps the file and, of a workbook, each sheet as lines of JSON.
 * @throws EngineError BAD_INPUT with a sentence for what cannot be imported; nothing is kept then
 */
export async function keepSource(files: FileStore, content: AsyncIterable<Uint8Array>): Promise<ImportSource> {
  let found: { readonly source: Omit<ImportSource, 'sheets'>; readonly sheets: readonly { readonly name: string; readonly key: string }[] } | null = null
  const inspect = async (path: string, size: number): Promise<void> => {
    const head = await headOf(path, size)
    found = head.readUInt32BE(0) === 0x504b0304 ? { source: { kind: 'xlsx', encoding: 'utf-8', separator: ';' }, sheets: await keepSheets(files, path) } : { source: textSource(head), sheets: [] }
  }
  const { key } = await files.put(content, { limit: importLimits.bytes, inspect })
  const { source, sheets } = found ?? { source: textSource(Buffer.alloc(4)), sheets: [] }
  if (source.kind === 'csv') return { ...source, sheets: [{ name: '', key }] }
  await files.remove(key)
  return { ...source, sheets }
}

async function headOf(path: string, size: number): Promise<Buffer> {
  if (size === 0) throw emptyTable()
  const file = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.max(4, Math.min(size, headBytes))), 0, Math.min(size, headBytes), 0)
    return size < 4 ? buffer : buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function textSource(head: Buffer): Omit<ImportSource, 'sheets'> {
  const encoding = encodingOf(head)
  // A text has no zeros in it; a picture, a PDF or a workbook of the old kind has.
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be' && head.subarray(0, Math.max(4, head.length)).includes(0) && head.length > 4) throw notATable()
  if (head.subarray(0, 4).equals(Buffer.from('%PDF'))) throw notATable()
  return { kind: 'csv', encoding, separator: separatorOf(new TextDecoder(encoding).decode(head)) }
}

const notATable = () => worded('BAD_INPUT', { en: 'This is neither a CSV file nor an XLSX workbook. Save the table in one of these forms (an old .xls too).', ru: 'Это не CSV и не книга XLSX. Сохраните таблицу в одном из этих форматов (старый .xls тоже).', uk: 'Це не CSV і не книга XLSX. Збережіть таблицю в одному з цих форматів (старий .xls теж).', ro: 'Fișierul nu este nici CSV, nici registru XLSX. Salvați tabelul într-unul din aceste formate (și un .xls vechi).' })

async function keepSheets(files: FileStore, path: string): Promise<readonly { readonly name: string; readonly key: string }[]> {
  const sheets = await readWorkbook(path)
  const kept: { readonly name: string; readonly key: string }[] = []
  try {
    for (const [index, { name, rows, columns }] of sheets.entries()) {
      if (columns > importLimits.columns) throw tooManyColumns()
      if (rows > importLimits.rows) throw tooManyRows()
      if (rows > 0) kept.push({ name, key: (await files.put(createReadStream(`${path}.${index}`))).key })
    }
    if (kept.length === 0) throw emptyTable()
    return kept
  } catch (error) {
    for (const { key } of kept) await files.remove(key)
    throw error
  } finally {
    for (const index of sheets.keys()) await rm(`${path}.${index}`, { force: true })
  }
}

/** Rows of a sheet from its beginning. @throws EngineError BAD_INPUT where there are too many, or too wide ones */
export async function* rowsOfSource(files: FileStore, source: ImportSource, sheet: number): AsyncGenerator<readonly RawCell[]> {
  const { key } = source.sheets[sheet] ?? source.sheets[0] ?? { key: '' }
  const content = await files.get(key)
  let rows = 0
  try {
    for await (const row of source.kind === 'csv' ? readCsv(content, source) : readLines(content)) {
      if (row.length > importLimits.columns) throw tooManyColumns()
      if (++rows > importLimits.rows + 1) throw tooManyRows()
      yield row
    }
  } finally {
    content.destroy()
  }
}

async function* readLines(content: NodeJS.ReadableStream): AsyncGenerator<readonly RawCell[]> {
  for await (const line of createInterface({ input: content, crlfDelay: Number.POSITIVE_INFINITY })) if (line !== '') yield JSON.parse(line) as readonly RawCell[]
}
