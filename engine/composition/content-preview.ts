import { checkLaid } from '../compile/index.ts'
import type { ContentPreviewDoor } from '../contract/content-preview.ts'
import { checkContent, messageFile, printFile } from '../definition/index.ts'
import type { EntityFiles, MessageDefinition, PackageDefinition, PrintDefinition } from '../definition/types.ts'
import { EngineError } from '../kernel/errors.ts'
import type { Actor } from '../model/types.ts'
import { previewMessage } from '../runtime/preview/preview-message.ts'
import { previewPaper } from '../runtime/print/print-record.ts'
import { readOnly } from '../runtime/preview/read-only.ts'
import type { Runtime } from '../runtime/index.ts'
import { entityOf } from './entity-of.ts'
import { livePackage } from './live-package.ts'
import { letterheads } from './letterheads.ts'
import { isError, unfinished } from './preview.ts'
import type { Rights } from './rights.ts'
import type { Rooms } from './rooms.ts'
import type { Runtimes } from './runtimes.ts'

/** Expressions of a draft are looked at by those alone who may publish them; what they show is bound by the viewer's own rights. */
export function contentPreviewDoor({ live, platform }: Rooms, { demandInNetwork }: Rights, { inOne }: Runtimes): ContentPreviewDoor {
  const letterhead = letterheads(platform)
  /** Reads of personal data are noted by the runtime of the request, since the reading one may write nothing. */
  const reading = <T>(actor: Actor, work: (runtime: Runtime) => Promise<T>): Promise<T> => inOne(actor, (runtime) => readOnly(runtime, (bounded) => work({ ...bounded, reads: runtime.reads })))
  return {
    previewMessage: async (actor, message, id) => {
      await demandInNetwork(actor, 'definitions.publish')
      const content = demandWhole<MessageDefinition>('message', message)
      const pkg = livePackage(live, actor)
      demandRight(pkg, { ...pkg, messages: { ...pkg.messages, [content.name]: content } }, messageFile(content.name))
      return reading(actor, (runtime) => previewMessage(runtime, entityOf(runtime, content.entity), id, content))
    },
    previewPaper: async (actor, locale, entity, form, id) => {
      await demandInNetwork(actor, 'definitions.publish')
      const content = demandWhole<PrintDefinition>('print', form)
      const pkg = livePackage(live, actor)
      const files = Object.hasOwn(pkg.entities, entity) ? pkg.entities[entity] : undefined
      if (!files) throw new EngineError('NOT_FOUND', `There is no entity “${entity}”.`)
      const changed: EntityFiles = { ...files, print: { ...files.print, [content.name]: content } }
      demandRight(pkg, { ...pkg, entities: { ...pkg.entities, [entity]: changed } }, printFile(entity, content.name))
      return reading(actor, (runtime) => previewPaper(runtime, entityOf(runtime, entity), id, content, { locale, letterhead }))
    },
  }
}

function demandWhole<T>(kind: 'message' | 'print', content: unknown): T {
  const issues = checkContent(kind, content)
  if (issues.length > 0) throw unfinished(issues)
  return content as T
}

/** What is live is right; of the rest only this file is looked at. */
function demandRight(live: PackageDefinition, changed: PackageDefinition, file: string): void {
  const issues = checkLaid(live, changed).filter((issue) => issue.file === file && isError(issue))
  if (issues.length > 0) throw unfinished(issues)
}
