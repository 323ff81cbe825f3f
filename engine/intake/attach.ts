/** A recording that has come whole is laid with its record. */
import type { StoredFile } from '../files/index.ts'
import { EngineError } from '../kernel/errors.ts'
import { uuidv7 } from '../kernel/uuid.ts'
import type { Entity } from '../model/types.ts'
import { auditHead } from '../runtime/steps/journal-entries.ts'
import type { CommandRuntime } from '../runtime/index.ts'
import { insertAudit, insertFile, type RecordRow } from '../store/index.ts'

export interface Recording extends StoredFile {
  readonly mediaType: string
  /** As the exchange calls it. */
  readonly name: string | null
}

/** What browsers play, by its bytes: mp3, ogg, wav, m4a. */
const endings: Readonly<Record<string, string>> = { 'audio/mpeg': 'mp3', 'audio/ogg': 'ogg', 'audio/ogg; codecs=opus': 'ogg', 'audio/wav': 'wav', 'audio/x-m4a': 'm4a', 'audio/mp4': 'm4a', 'video/mp4': 'm4a' }

/** @throws EngineError BAD_INPUT where the bytes are no sound */
export function demandSound(mediaType: string): void {
  if (!Object.hasOwn(endings, mediaType) || mediaType.startsWith('video/')) throw new EngineError('BAD_INPUT', 'A recording is an mp3, ogg, wav or m4a file.', { hint: 'Nothing was kept: its bytes say that it is something else.', data: { mediaType } })
}

/** With the transaction of `query`. `startedAt`: when the call began. */
export async function attach({ query, actor, now }: CommandRuntime, entity: Entity, row: RecordRow, { key, size, sha256, mediaType, name }: Recording, startedAt: string | null): Promise<void> {
  // Whoever sees the name of the file may not see who called.
  const plain = startedAt?.slice(0, 16).replace('T', ' ').replace(':', '-') ?? 'recording'
  const ending = endings[mediaType] ?? 'mp3'
  const fileName = name === null ? `${plain}.${ending}` : name.toLowerCase().endsWith(`.${ending}`) ? name : `${name}.${ending}`
  await insertFile(query, {
    ...{ id: uuidv7(now.getTime()), entity: entity.name, recordId: row.id, dealership: row.dealership, name: fileName.replaceAll(/[/\\\p{Cc}]/gu, '_'), mediaType, size, sha256, storageKey: key, previewKey: null, kind: 'recording' as const },
    ...{ uploadedBy: actor.id, uploadedByName: actor.name, createdAt: now.toISOString() },
  })
  await insertAudit(query, [{ ...auditHead({ actor, now }, entity, row), action: 'file-add', note: fileName }])
}
