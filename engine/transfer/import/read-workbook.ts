import { Worker } from 'node:worker_threads'
import { worded } from '../worded.ts'
import { checkWorkbook, trap } from './check-zip.ts'
import { importLimits } from './limits.ts'

export interface ReadSheet {
  readonly name: string
  readonly rows: number
  readonly columns: number
}

/**
 * Writes the sheets of the workbook at `path` as lines of JSON to `path.0`, `path.1` …
 * @throws EngineError BAD_INPUT for what cannot be read, or would take too much memory
 */
export async function readWorkbook(path: string): Promise<readonly ReadSheet[]> {
  await checkWorkbook(path)
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), { workerData: { path }, resourceLimits: { maxOldGenerationSizeMb: importLimits.workbook } })
    worker.once('message', (sheets: readonly ReadSheet[]) => resolve(sheets))
    worker.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? trap() : unreadable(error)))
    worker.once('exit', () => reject(unreadable(null)))
  })
}

const unreadable = (cause: unknown) => {
  const error = worded('BAD_INPUT', { en: 'The workbook could not be read. Open it in a spreadsheet and save it anew as XLSX, or as CSV.', ru: 'Не удалось прочитать книгу. Откройте её в табличном редакторе и сохраните заново как XLSX или как CSV.', uk: 'Не вдалося прочитати книгу. Відкрийте її в табличному редакторі й збережіть заново як XLSX або як CSV.', ro: 'Registrul nu a putut fi citit. Deschideți-l într-un editor de tabele și salvați-l din nou ca XLSX sau ca CSV.' })
  error.cause = cause
  return error
}
