import type { Readable } from 'node:stream'

/** Where files are kept: a folder that all processes of the installation share, or a bucket. */
export type FilesConfig = DiskConfig | S3Config

export interface DiskConfig {
  readonly kind: 'disk'
  /** Made when the first file comes. */
  readonly folder: string
}

export interface S3Config {
  readonly kind: 's3'
  readonly bucket: string
  /** Where the installation's files stand in it: no two share one, for each clears away what it does not know. */
  readonly folder: string
  readonly region: string
  /** Of a service that is not Amazon's. */
  readonly endpoint?: string | undefined
  /** Absent: the machine's own role. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined
}

/** First and last byte, both of it. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

export interface StoredFile {
  /** Random; says nothing of the sender's name or the content. */
  readonly key: string
  readonly size: number
  /** Hex. */
  readonly sha256: string
}

export interface KeptFile {
  readonly key: string
  /** When it came. */
  readonly at: Date
}

export interface PutOptions {
  /** Most bytes; more are refused as soon as they come. */
  readonly limit?: number
  /** Looks at the whole content, in a file that is gone afterwards, before it is kept; keeps it out by throwing. */
  readonly inspect?: (path: string, size: number) => Promise<void>
  /** Of a file that is put back where it was. */
  readonly key?: string
}

export interface FileStore {
  readonly kind: FilesConfig['kind']
  /**
   * Keeps what comes, piece by piece, in flat memory. Nothing has a key before all of it is there.
   * @throws EngineError BAD_INPUT with data { limit } where it is longer than the limit
   */
  readonly put: (content: AsyncIterable<Uint8Array>, options?: PutOptions) => Promise<StoredFile>
  /** @throws EngineError NOT_FOUND where nothing has the key */
  readonly get: (key: string, range?: ByteRange) => Promise<Readable>
  /** Null where nothing has the key. */
  readonly stat: (key: string) => Promise<{ readonly size: number } | null>
  /** Removing what is gone already does nothing. */
  readonly remove: (key: string) => Promise<void>
  /** Everything that is kept. */
  readonly list: () => AsyncIterable<KeptFile>
  /** Takes away what began to arrive before then and never came whole: its process was killed. */
  readonly dropArriving: (before: Date) => Promise<void>
  readonly close: () => Promise<void>
}

/** What a kind of place has to do; keys that reach it are well-formed. */
export interface FileDriver {
  readonly kind: FilesConfig['kind']
  /** Folder in which content is gathered before it is kept. */
  readonly gathering: string
  /** Takes the gathered file over; it may be moved away. */
  readonly keep: (path: string, key: string, size: number) => Promise<void>
  readonly get: (key: string, range: ByteRange | undefined) => Promise<Readable>
  readonly stat: (key: string) => Promise<{ readonly size: number } | null>
  readonly remove: (key: string) => Promise<void>
  readonly list: () => AsyncIterable<KeptFile>
  readonly close: () => Promise<void>
}
