/** Reads a workbook in a thread of its own, whose memory is bounded, and writes each sheet as lines of JSON beside it. */
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import readWorkbook from 'read-excel-file/node'

const { path } = workerData as { readonly path: string }

async function writeSheet(target: string, rows: readonly (readonly unknown[])[]): Promise<void> {
  const out = createWriteStream(target, { mode: 0o600 })
  for (const row of rows) if (!out.write(`${JSON.stringify(row.map(cellOf))}\n`)) await once(out, 'drain')
  out.end()
  await once(out, 'close')
}

/** Fractions of a day come to a few milliseconds beside the second. */
function cellOf(value: unknown): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : { d: new Date(Math.round(value.getTime() / 1000) * 1000).toISOString() }
  return value
}

const sheets: { readonly name: string; readonly rows: number; readonly columns: number }[] = []
for (const [index, { sheet, data }] of (await readWorkbook(path)).entries()) {
  await writeSheet(`${path}.${index}`, data)
  sheets.push({ name: sheet, rows: data.length, columns: data.reduce((most, row) => Math.max(most, row.length), 0) })
}
parentPort?.postMessage(sheets)
