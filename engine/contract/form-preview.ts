/** Forms and fields of a draft, for those who change them: no record is read, nothing is written. */
import type { PropertySchema } from '../definition/types.ts'
import type { Actor } from '../model/types.ts'
import type { DraftFiles } from './definitions.ts'
import type { FormView } from './views.ts'

/** Whose form of which record. */
export interface FormPreviewFor {
  /** Name of the entity in the draft. */
  readonly entity: string
  /** Key of a state; null: a record that is being made. */
  readonly state: string | null
  /** Name of a role of the draft. */
  readonly role: string
  /** Language of the form's texts. */
  readonly locale: string
  /** Whose overlay is laid over it; null: the package alone. */
  readonly dealership: string | null
}

/** The form as somebody with the role would meet it, with no values but the defaults. */
export interface FormPreview extends FormView {
  readonly mayEdit: boolean
  /** Why a field, or under '' the whole form, can't be changed. */
  readonly readOnlyReasons: Readonly<Record<string, string>>
  /** Keys of all states that a record can stand in: conditions in the form may name them. */
  readonly states: readonly string[]
}

/** A field that an earlier version had and the live one has not: its values are kept, and it can be brought back by its id. */
export interface FormerField {
  readonly id: string
  readonly name: string
  readonly schema: PropertySchema
  /** Whether it had to be filled then. */
  readonly required: boolean
  /** The last version that had it, and until when that was live: ISO 8601. */
  readonly version: string
  readonly until: string
}

export interface FormPreviewDoor {
  /** @throws EngineError FORBIDDEN, DEFINITION_INVALID with the issues, NOT_FOUND */
  readonly previewForm: (actor: Actor, files: DraftFiles, wanted: FormPreviewFor) => Promise<FormPreview>
  /** Of the entity with this stable id, those gone last first; as far back as the last 30 versions of the package. @throws EngineError FORBIDDEN */
  readonly formerFields: (actor: Actor, entityId: string) => Promise<readonly FormerField[]>
}
