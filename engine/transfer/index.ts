/** The room of what goes out by file and comes in by file, as long jobs. The catalogue of their kinds: a new one is a folder and a line here. */
import type { LongJobKind } from '../jobs/index.ts'
import type { Titles } from '../kernel/titles.ts'
import { exportList } from './kinds/export-list/index.ts'
import { exportReport } from './kinds/export-report/index.ts'

export { cancelJob, jobFile, jobView, listJobs, ownJob, retryJob } from './job-views.ts'
export { type Starter, startJob } from './start.ts'
export { startExport, startReportExport } from './start-export.ts'

export interface KindSurroundings {
  /** Titles of dealerships by code. */
  readonly sites: () => Promise<ReadonlyMap<string, Titles>>
}

export const longJobKinds = ({ sites }: KindSurroundings): ReadonlyMap<string, LongJobKind> => new Map([exportList(sites), exportReport].map((kind) => [kind.name, kind]))
