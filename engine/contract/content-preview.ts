/** What messages and papers of a draft would say of a record that is there. */
import type { MessageDefinition, PrintDefinition } from '../definition/types.ts'
import type { Locale } from '../kernel/titles.ts'
import type { Actor } from '../model/types.ts'
import type { Paper } from '../kernel/paper.ts'

export type { Paper, PaperBlock } from '../kernel/paper.ts'

export interface MessagePreview {
  readonly locale: Locale
  readonly subject: string
  /** Empty where the message has none. */
  readonly body: string
}

export interface ContentPreviewDoor {
  /** In every language. @throws EngineError FORBIDDEN, DEFINITION_INVALID, NOT_FOUND */
  readonly previewMessage: (actor: Actor, message: MessageDefinition, id: string) => Promise<readonly MessagePreview[]>
  /** In the reader's language or the form's; texts that are already filled in, no PDF. @throws EngineError FORBIDDEN, DEFINITION_INVALID, NOT_FOUND */
  readonly previewPaper: (actor: Actor, locale: string, entity: string, form: PrintDefinition, id: string) => Promise<Paper>
}
