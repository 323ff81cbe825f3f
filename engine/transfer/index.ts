/** The room of what goes out by file and comes in by file, as long jobs. The catalogue of their kinds: a new one is a folder and a line here. */
import type { LongJobKind } from '../jobs/index.ts'
import { exportList } from './kinds/export-list/index.ts'
import { exportReport } from './kinds/export-report/index.ts'
import { importCheck } from './kinds/import-check/index.ts'
import { importRun } from './kinds/import-run/index.ts'
import { importUndo } from './kinds/import-undo/index.ts'
import type { KindSurroundings } from './surroundings.ts'

export { inWords, receiveImport } from './import/receive.ts'
export { receivedFile, startImport, startUndo } from './import/start.ts'
export { importView } from './import/view.ts'
export { cancelJob, jobFile, jobView, listJobs, ownJob, retryJob } from './job-views.ts'
export type { Starter } from './start.ts'
export { startExport, startReportExport } from './start-export.ts'

export type { KindSurroundings } from './surroundings.ts'

export const longJobKinds = (around: KindSurroundings): ReadonlyMap<string, LongJobKind> => new Map([exportList(around), exportReport, importCheck(around), importRun(around), importUndo].map((kind) => [kind.name, kind]))
