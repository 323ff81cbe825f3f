/** Files of records: who may read the record may read them, who may edit it may add and delete them. */
import { Readable } from 'node:stream'
import { permissionOf, platformPermissions, reasonText } from '../../access/index.ts'
import type { FilesView, FileView, OpenedFile } from '../../engine.ts'
import { cleanFileName, type FileStore, inspectFile, smallerPicture, type StoredFile, tooLarge } from '../../files/index.ts'
import { EngineError } from '../../kernel/errors.ts'
import { isUuid, uuidv7 } from '../../kernel/uuid.ts'
import type { Entity } from '../../model/types.ts'
import { countFiles, type FileRow, findFile, insertAudit, insertFile, listFiles, markFile, type Query, type RecordRow } from '../../store/index.ts'
import { atHome } from '../at-home.ts'
import { rowRefusal } from '../row-rights.ts'
import { auditHead } from '../steps/journal-entries.ts'
import type { Runtime } from '../types.ts'
import { visibleRecord } from '../visible-record.ts'
import { type Listenings, mayListen } from './listening.ts'
import type { UploadLimits } from './upload-limits.ts'

export interface FileRoom {
  readonly files: FileStore
  readonly limits: UploadLimits
  /** Bytes of the largest file. */
  readonly largest: number
  /** Notes each recording once for each listening. */
  readonly listenings: Listenings
}

/** More than anybody looks through; it bounds what a page loads. */
const mostOnRecord = 500
/** Sharp on every screen where it stands beside the name. */
const preview = { width: 128, height: 128, format: 'webp' } as const

const fileView = ({ id, name, mediaType, size, sha256, createdAt, uploadedByName, previewKey, kind }: FileRow): FileView => ({ id, name, mediaType, size, sha256, at: createdAt, by: uploadedByName, hasPreview: previewKey !== null, isRecording: kind === 'recording' })

export async function recordFiles(asked: Runtime, { largest }: FileRoom, of: Entity, id: string): Promise<FilesView> {
  const { runtime, entity } = await atHome(asked, of, id)
  const row = await visibleRecord(runtime, entity, id)
  const files = await listFiles(runtime.store.query, entity.name, id, mostOnRecord)
  const shown = files.filter(({ kind }) => kind !== 'recording' || mayListen(runtime, entity))
  return { files: shown.map(fileView), mayEdit: (await rowRefusal(runtime, entity, row, 'edit')) === null, limit: largest }
}

/** Does its work whole on the version of the definitions that is live then. */
export type Within = <T>(work: (runtime: Runtime) => Promise<T>) => Promise<T>

export interface Arriving {
  /** As the definitions that are live then have it. */
  readonly entityIn: (runtime: Runtime) => Entity
  readonly record: string
  readonly name: string
  readonly size?: number | null
  readonly content: AsyncIterable<Uint8Array>
}

/** Rights are looked at before anything is read, and again when all of it is there: that may be minutes later. */
export async function attachFile(within: Within, { files, limits, largest }: FileRoom, { entityIn, record, name: given, size: announced, content }: Arriving): Promise<FileView> {
  const person = await within(async (asked) => {
    const { runtime, entity } = await atHome(asked, entityIn(asked), record)
    await editableRecord(runtime, runtime.store.query, entity, record, false)
    return runtime.actor.id
  })
  const name = cleanFileName(given)
  if ((announced ?? 0) > largest) throw tooLarge(largest)
  const upload = limits.begin(person)
  let bytes = 0
  let mediaType = ''
  let small: Buffer | null = null
  try {
    const counting = counted(content, (size) => {
      bytes += size
    })
    const stored = await files.put(counting, {
      limit: largest,
      inspect: async (path, size) => {
        mediaType = await inspectFile(path, size)
        small = await smallerPicture(path, mediaType, preview)
      },
    })
    const previewKey = small === null ? null : (await files.put(Readable.from([small]))).key
    return await within((asked) => keep(asked, entityIn(asked), record, { name, mediaType, stored, previewKey })).catch(async (error: unknown) => {
      for (const key of [stored.key, previewKey]) if (key !== null) await files.remove(key)
      throw error
    })
  } finally {
    upload.end(bytes)
  }
}

async function* counted(content: AsyncIterable<Uint8Array>, count: (bytes: number) => void): AsyncIterable<Uint8Array> {
  for await (const piece of content) {
    count(piece.byteLength)
    yield piece
  }
}

interface Sent {
  readonly name: string
  readonly mediaType: string
  readonly stored: StoredFile
  readonly previewKey: string | null
}

async function keep(asked: Runtime, of: Entity, id: string, { name, mediaType, stored, previewKey }: Sent): Promise<FileView> {
  const { runtime, entity } = await atHome(asked, of, id)
  return runtime.store.transaction(async (query) => {
    const row = await editableRecord(runtime, query, entity, id, true)
    if ((await countFiles(query, entity.name, id)) >= mostOnRecord) throw new EngineError('BAD_INPUT', `A record has at most ${mostOnRecord} files.`, { hint: 'Delete some of them first.', data: { reason: 'many' } })
    const now = runtime.clock()
    const { actor } = runtime
    const file: FileRow = {
      ...{ id: uuidv7(now.getTime()), entity: entity.name, recordId: row.id, dealership: row.dealership, name, mediaType },
      ...{ size: stored.size, sha256: stored.sha256, storageKey: stored.key, previewKey, kind: null },
      ...{ uploadedBy: actor.id, uploadedByName: actor.name, createdAt: now.toISOString(), deletedAt: null, deletedByName: null },
    }
    await insertFile(query, file)
    await audit(query, runtime, entity, row, 'file-add', name)
    return fileView(file)
  })
}

async function editableRecord({ store, ...rest }: Runtime, query: Query, entity: Entity, id: string, forUpdate: boolean): Promise<RecordRow> {
  const runtime = { ...rest, store: { ...store, query } }
  const row = await visibleRecord(runtime, entity, id, forUpdate)
  const refusal = await rowRefusal(runtime, entity, row, 'edit')
  if (refusal) throw new EngineError('FORBIDDEN', reasonText(refusal, rest.actor.locale), { hint: 'Whoever may edit the record adds and deletes its files.', data: { reason: refusal } })
  return row
}

const audit = (query: Query, { actor, clock }: Runtime, entity: Entity, row: RecordRow, action: 'file-add' | 'file-delete' | 'file-restore', name: string): Promise<void> =>
  insertAudit(query, [{ ...auditHead({ actor, now: clock() }, entity, row), action, note: name }])

interface Place {
  readonly runtime: Runtime
  readonly entity: Entity
  readonly file: FileRow
  readonly row: RecordRow
}

/** The file with its record, where that may be read. A file of somebody else's record is none. */
async function placeOf(asked: Runtime, id: string): Promise<Place> {
  const file = isUuid(id) ? await findFile(asked.store.query, id) : null
  const of = file && asked.model.entities.get(file.entity)
  if (!file || !of) throw missing()
  const { runtime, entity } = await atHome(asked, of, file.recordId)
  const row = await visibleRecord(runtime, entity, file.recordId).catch((error: unknown) => {
    throw error instanceof EngineError && error.code === 'NOT_FOUND' ? missing() : error
  })
  return { runtime, entity, file, row }
}

const missing = (): EngineError => new EngineError('NOT_FOUND', 'There is no such file, or it is not yours to see.')

/** Whoever opens a file of a record with personal fields, or listens to a recording, may learn personal data: it is noted. */
export async function openRecordFile(asked: Runtime, { files, listenings }: FileRoom, id: string, wantsPreview: boolean): Promise<OpenedFile> {
  const { runtime, entity, file } = await placeOf(asked, id)
  const isRecording = file.kind === 'recording'
  if (file.deletedAt !== null || (isRecording && !mayListen(runtime, entity))) throw missing()
  if (isRecording) listenings.note(runtime, entity, file)
  else if (!wantsPreview && entity.fields.some(({ keywords }) => keywords.personal)) runtime.reads?.note(runtime.actor, entity, file.recordId, [`file ${file.name}`])
  const isSmall = wantsPreview && file.previewKey !== null
  const key = isSmall ? (file.previewKey as string) : file.storageKey
  const found = await files.stat(key)
  if (!found) throw missing()
  return { ...fileView(file), ...(isSmall && { mediaType: 'image/webp' }), size: found.size, read: (range) => files.get(key, range) }
}

export async function removeFile(asked: Runtime, id: string): Promise<void> {
  const { runtime, entity, file } = await placeOf(asked, id)
  if (file.deletedAt !== null) throw missing()
  if (file.kind === 'recording' && !mayRestoreFiles(runtime, entity)) throw new EngineError('FORBIDDEN', 'Only whoever keeps the audit takes recordings away.', { hint: 'Ask the administrator of your network.' })
  await runtime.store.transaction(async (query) => {
    const row = await editableRecord(runtime, query, entity, file.recordId, true)
    if (await markFile(query, id, runtime.clock().toISOString(), runtime.actor)) await audit(query, runtime, entity, row, 'file-delete', file.name)
  })
}

/** Whether the actor puts deleted files back: whoever keeps the audit. */
export const mayRestoreFiles = ({ model, actor }: Pick<Runtime, 'model' | 'actor'>, entity: Entity): boolean => permissionOf(model, actor, entity).read && platformPermissions(model, actor).has('audit.read')

export async function restoreFile(asked: Runtime, id: string): Promise<void> {
  const { runtime, entity, file, row } = await placeOf(asked, id)
  if (!mayRestoreFiles(runtime, entity)) throw new EngineError('FORBIDDEN', 'Only whoever keeps the audit puts deleted files back.', { hint: 'Ask the administrator of your network.' })
  await runtime.store.transaction(async (query) => {
    if (await markFile(query, id, runtime.clock().toISOString(), null)) await audit(query, runtime, entity, row, 'file-restore', file.name)
  })
}
