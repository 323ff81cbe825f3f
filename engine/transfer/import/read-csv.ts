import { parse } from 'csv-parse'
import { EngineError } from '../../kernel/errors.ts'
import type { Encoding, Separator } from './detect-text.ts'
import { importLimits, recordTooLong } from './limits.ts'
import type { RawCell } from './raw-cell.ts'

export interface CsvForm {
  readonly encoding: Encoding
  readonly separator: Separator
}

/** Rows of a CSV file as they come, none kept. @throws EngineError BAD_INPUT for a row without end */
export async function* readCsv(content: AsyncIterable<Buffer>, { encoding, separator }: CsvForm): AsyncGenerator<readonly RawCell[]> {
  const parser = parse({ delimiter: separator, record_delimiter: ['\r\n', '\n', '\r'], bom: true, relax_column_count: true, relax_quotes: true, max_record_size: importLimits.record })
  const feed = (async () => {
    try {
      for await (const text of wholeLines(content, encoding)) {
        if (parser.destroyed) return
        if (!parser.write(text)) await new Promise<void>((resolve) => { parser.once('drain', resolve).once('close', resolve) })
      }
      parser.end()
    } catch (error) {
      parser.destroy(error as Error)
    }
  })()
  try {
    for await (const record of parser as AsyncIterable<readonly string[]>) yield record.map((text) => (text === '' ? null : text))
    await feed
  } catch (error) {
    throw told(error)
  } finally {
    parser.destroy()
  }
}

/** Text in pieces that end with a line: the parser takes a quote at the end of a piece for a lone one. */
async function* wholeLines(content: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  let waiting = ''
  for await (const chunk of content) {
    waiting += decoder.decode(chunk, { stream: true })
    const end = waiting.length > importLimits.record ? waiting.length : waiting.lastIndexOf('\n') + 1
    if (end > 0) yield waiting.slice(0, end)
    waiting = waiting.slice(end)
  }
  yield waiting + decoder.decode()
}

function told(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (error instanceof EngineError || !code.startsWith('CSV_')) return error
  return recordTooLong()
}
