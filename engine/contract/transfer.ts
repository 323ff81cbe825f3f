/** Long jobs, and what goes out of the house and comes in by file. */
import type { Readable } from 'node:stream'
import type { JsonObject } from '../kernel/json.ts'
import type { Actor } from '../model/types.ts'

/** A long job as its person sees it. Times are ISO 8601. */
export interface JobView {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly status: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly done: number
  /** null: not known yet. */
  readonly total: number | null
  readonly createdAt: string
  readonly finishedAt: string | null
  /** Until when what came of it can be fetched. */
  readonly expiresAt: string | null
  /** Name of the file that waits for download. */
  readonly file: string | null
  /** Why it failed, in words. */
  readonly error: string | null
  readonly result: JsonObject | null
  readonly mayCancel: boolean
  readonly mayRetry: boolean
}

export interface JobFile {
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly content: Readable
}

/** One's own jobs; those of others are not there. */
export interface JobsDoor {
  /** Newest first, at most 50. */
  readonly list: (actor: Actor, locale: string) => Promise<readonly JobView[]>
  /** Throws NOT_FOUND. */
  readonly one: (actor: Actor, locale: string, id: string) => Promise<JobView>
  /** Throws NOT_FOUND, also where it is over already. */
  readonly cancel: (actor: Actor, id: string) => Promise<void>
  /** Begins what failed or was cancelled again; an import goes on where it was. Throws NOT_FOUND. */
  readonly retry: (actor: Actor, id: string) => Promise<void>
  /** Throws NOT_FOUND. */
  readonly file: (actor: Actor, id: string) => Promise<JobFile>
}

export type ExportFormat = 'csv' | 'xlsx'

/** A list as it is looked at. */
export interface ListExport {
  readonly entity: string
  /** As the API takes it. */
  readonly filter?: JsonObject | null
  readonly search?: string | null
  /** Fields by name, or as the API names them. */
  readonly orderBy?: readonly { readonly field: string; readonly direction: 'ASC' | 'DESC' }[]
  /** Names of fields in their order; absent: those the list shows by itself. Hidden ones are left out. */
  readonly columns?: readonly string[]
  /** Of a layered entity: what the dealership hides, instead of what it shows. */
  readonly hidden?: boolean
  readonly format: ExportFormat
}

export interface Transfer {
  readonly jobs: JobsDoor
  readonly transfer: {
    /** Id of the job. Throws FORBIDDEN (also for what may not be filtered or sorted by), BAD_INPUT, NOT_FOUND. */
    readonly startExport: (actor: Actor, locale: string, asked: ListExport) => Promise<string>
    readonly startReportExport: (actor: Actor, locale: string, asked: { readonly report: string; readonly parameters: JsonObject; readonly format: ExportFormat }) => Promise<string>
  }
}
