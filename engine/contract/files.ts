/** Files on records. */
import type { Readable } from 'node:stream'
import type { Actor } from '../model/types.ts'

export interface FileView {
  readonly id: string
  readonly name: string
  /** By its bytes. */
  readonly mediaType: string
  readonly size: number
  /** Hex. */
  readonly sha256: string
  readonly at: string
  readonly by: string
  /** Whether a smaller picture of it can be shown. */
  readonly hasPreview: boolean
  /** Of a call: it is listened to, and only those who may do so are shown it. */
  readonly isRecording: boolean
}

/** What stands on a record, and what the reader may do about it. */
export interface FilesView {
  readonly files: readonly FileView[]
  /** Whether files may be added and deleted. */
  readonly mayEdit: boolean
  /** Bytes of the largest file. */
  readonly limit: number
}

/** A file that is read: all of it, or from one byte to another, both included. */
export interface OpenedFile extends FileView {
  readonly read: (range?: { readonly start: number; readonly end: number }) => Promise<Readable>
}

export interface FilesDoor {
  readonly files: {
    /** Throws NOT_FOUND. */
    readonly list: (actor: Actor, entity: string, record: string) => Promise<FilesView>
    /**
     * Keeps what comes as a file of the record. Nothing is kept where it throws: NOT_FOUND (the record is not there, or not
     * the actor's to see), FORBIDDEN, BAD_INPUT (data.limit: too long; data.reason: no such files are taken), RATE_LIMITED.
     */
    readonly attach: (actor: Actor, entity: string, record: string, file: { readonly name: string; /** Bytes that are announced: too many are refused before any comes. */ readonly size?: number | null }, content: AsyncIterable<Uint8Array>) => Promise<FileView>
    /** Throws NOT_FOUND, also for a file of a record that the actor may not read. */
    readonly open: (actor: Actor, id: string) => Promise<OpenedFile>
    /** A small picture of it; a file without one is opened itself. */
    readonly preview: (actor: Actor, id: string) => Promise<OpenedFile>
    /** Takes the file from the record; its trace and its content are kept. Throws NOT_FOUND, FORBIDDEN. */
    readonly remove: (actor: Actor, id: string) => Promise<void>
    /** Puts it back; for whoever keeps the audit. Throws NOT_FOUND, FORBIDDEN. */
    readonly restore: (actor: Actor, id: string) => Promise<void>
  }
}
