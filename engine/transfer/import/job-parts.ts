/** What the jobs of an import have in common. */
import type { LongJobWork } from '../../jobs/index.ts'
import type { LongJobRow } from '../../store/index.ts'
import { mediaTypes, type SheetFormat } from '../sheets/sheet.ts'
import { paramsOf } from './open-import.ts'
import { rowsOfSource } from './source.ts'

/** Rows of the file, its titles and empty ones among them. @throws EngineError BAD_INPUT where there are too many */
export async function countRows({ job, files, progress }: Pick<LongJobWork, 'job' | 'files' | 'progress'>): Promise<number> {
  const { source, settings } = paramsOf(job.params)
  let rows = 0
  for await (const _ of rowsOfSource(files, source, settings.sheet)) if (++rows % 5000 === 0) await progress(0, null)
  return rows
}

/** The refused rows go back in the form in which they came. */
export function errorFile({ params }: LongJobRow): { readonly name: string; readonly mediaType: string; readonly format: SheetFormat } {
  const { kind } = paramsOf(params).source
  const name = String(params.fileName ?? 'import').replace(/\.[^.]*$/, '')
  return { name: `${name} !.${kind}`, mediaType: mediaTypes[kind], format: kind }
}

/** Where its person reads on. */
export const importPage = ({ id, params }: LongJobRow, step: 'check' | 'run'): string => `/${String(params.entity)}/import?file=${String(params.file)}&${step}=${id}`
