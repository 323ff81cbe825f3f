import type { DraftsDoor } from '../contract/drafts.ts'
import { discardDraft, listDrafts, readDraft, saveDraft } from '../runtime/drafts.ts'
import { entityOf } from './entity-of.ts'
import type { Runtimes } from './runtimes.ts'

export function draftsDoor({ inOne }: Runtimes): DraftsDoor {
  return {
    drafts: {
      read: (actor, name, record) => inOne(actor, (runtime) => readDraft(runtime, entityOf(runtime, name), record)),
      save: (actor, name, record, content) => inOne(actor, (runtime) => saveDraft(runtime, entityOf(runtime, name), record, content)),
      discard: (actor, name, record) => inOne(actor, (runtime) => discardDraft(runtime, entityOf(runtime, name), record)),
      list: (actor, locale) => inOne(actor, (runtime) => listDrafts(runtime, locale)),
    },
  }
}
