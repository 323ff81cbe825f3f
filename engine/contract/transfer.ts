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

/** A field that a column may go into. */
export interface ImportField {
  readonly name: string
  readonly title: string
  readonly type: string
  readonly isRequired: boolean
  /** Whether a record that a cell names, and that is not there, can be made from its name. */
  readonly mayMakeMissing: boolean
}

export interface ImportProblem {
  /** '' the row as a whole. */
  readonly field: string
  readonly message: string
}

export interface ImportPreviewRow {
  readonly number: number
  readonly cells: readonly string[]
  readonly problems: readonly ImportProblem[]
  readonly warnings: readonly ImportProblem[]
  /** Labels of records that are the same. */
  readonly existing: readonly string[]
}

/** A file that waits to be imported, as it is read with the settings given. */
export interface ImportView {
  readonly id: string
  readonly entity: string
  readonly fileName: string
  readonly kind: 'csv' | 'xlsx'
  readonly sheets: readonly string[]
  readonly encodings: readonly string[]
  readonly separators: readonly string[]
  /** Titles of its columns. */
  readonly titles: readonly string[]
  readonly fields: readonly ImportField[]
  /** As given, else as recognised: { sheet, encoding, separator, columns, whenThere, rows, createMissing }. */
  readonly settings: JsonObject
  /** The first rows, tried: empty while no column is chosen. */
  readonly rows: readonly ImportPreviewRow[]
}

/**
 * Imports of a file into one entity: received, looked at, tried (job `import-check`), done (`import-run`), taken back
 * (`import-undo`). All of it is its person's alone, and waits 7 days. Throws NOT_FOUND, FORBIDDEN, BAD_INPUT.
 */
export interface ImportDoor {
  /** Id of the file. What cannot be imported is refused with a sentence in every language (data.titles); nothing is kept then. */
  readonly receive: (actor: Actor, locale: string, entity: string, file: { readonly name: string; readonly content: AsyncIterable<Uint8Array> }) => Promise<string>
  readonly view: (actor: Actor, locale: string, id: string, settings: JsonObject | null) => Promise<ImportView>
  /** Id of the job that tries every row. */
  readonly check: (actor: Actor, locale: string, id: string, settings: JsonObject) => Promise<string>
  /** Id of the job that writes. */
  readonly run: (actor: Actor, locale: string, id: string, settings: JsonObject) => Promise<string>
  /** Id of the job that takes the import of that job back. */
  readonly undo: (actor: Actor, locale: string, job: string) => Promise<string>
}

export interface Transfer {
  readonly imports: ImportDoor
  readonly jobs: JobsDoor
  readonly transfer: {
    /** Id of the job. Throws FORBIDDEN (also for what may not be filtered or sorted by), BAD_INPUT, NOT_FOUND. */
    readonly startExport: (actor: Actor, locale: string, asked: ListExport) => Promise<string>
    readonly startReportExport: (actor: Actor, locale: string, asked: { readonly report: string; readonly parameters: JsonObject; readonly format: ExportFormat }) => Promise<string>
  }
}
