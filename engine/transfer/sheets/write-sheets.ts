import type { Sheet, SheetFormat } from './sheet.ts'
import { writeCsv } from './write-csv.ts'
import { writeXlsx } from './write-xlsx.ts'

/** The file, piece by piece, in flat memory. */
export const writeSheets = (format: SheetFormat, sheets: readonly Sheet[], locale: string): AsyncGenerator<Buffer> => (format === 'csv' ? writeCsv(sheets, locale) : writeXlsx(sheets))
