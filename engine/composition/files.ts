import type { FilesDoor } from '../contract/files.ts'
import { attachFile, type FileRoom, openRecordFile, recordFiles, removeFile, restoreFile } from '../runtime/files/record-files.ts'
import { listenings } from '../runtime/files/listening.ts'
import { uploadLimits } from '../runtime/files/upload-limits.ts'
import { entityOf } from './entity-of.ts'
import type { Rooms } from './rooms.ts'
import type { Runtimes } from './runtimes.ts'

export function filesDoor({ files, fileLimit }: Rooms, { inOne }: Runtimes): FilesDoor {
  const room: FileRoom = { files, limits: uploadLimits(fileLimit), largest: fileLimit, listenings: listenings() }
  return {
    files: {
      list: (actor, entity, record) => inOne(actor, (runtime) => recordFiles(runtime, room, entityOf(runtime, entity), record)),
      attach: (actor, entity, record, file, content) => attachFile((work) => inOne(actor, work), room, { entityIn: (runtime) => entityOf(runtime, entity), record, ...file, content }),
      open: (actor, id) => inOne(actor, (runtime) => openRecordFile(runtime, room, id, false)),
      preview: (actor, id) => inOne(actor, (runtime) => openRecordFile(runtime, room, id, true)),
      remove: (actor, id) => inOne(actor, (runtime) => removeFile(runtime, id)),
      restore: (actor, id) => inOne(actor, (runtime) => restoreFile(runtime, id)),
    },
  }
}
