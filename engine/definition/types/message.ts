/** messages/<name>/message.json: what people are told, written once. */
import type { Titles } from '../../kernel/titles.ts'

/** messages/<name>/message.json: texts about a record, `{{…}}` in them is CEL over it. Sent by actions that name it. */
export interface MessageDefinition {
  /** Stable id, `me_…`. */
  readonly id: string
  readonly name: string
  readonly titles: Titles
  /** The entity that the texts speak of. */
  readonly entity: string
  readonly subject: Titles
  readonly body?: Titles
}
