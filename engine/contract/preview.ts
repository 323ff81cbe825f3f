/** What parts of a draft would show if they were live: over the records of now, nothing written, nothing published. */
import type { HomeBlock } from '../definition/home.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Actor } from '../model/types.ts'
import type { DraftFiles } from './definitions.ts'
import type { HomeBlockView, HomeChart } from './home.ts'
import type { ReportView } from './report-views.ts'
import type { ListView } from './list-views.ts'
import type { ShellView } from './shell-views.ts'
import type { FormView } from './views.ts'

/** Blocks of a home that is not published yet. */
export interface BlocksPreview {
  readonly blocks: readonly HomeBlockView[]
  /** Points of its charts by the id of the block. */
  readonly charts: Readonly<Record<string, HomeChart>>
  /** Ids of blocks that cannot be shown: they name what is not published yet, or what the reader may not read. */
  readonly missing: readonly string[]
}

/** The application as somebody with one role of the draft would find it. */
export interface RolePreview {
  readonly title: string
  readonly navigation: ShellView['navigation']
  readonly home: BlocksPreview
  /** Records the role may read. */
  readonly entities: readonly { readonly name: string; readonly title: string }[]
  /** The list and the form of one of them; null for none. */
  readonly entity: { readonly list: ListView; readonly rows: BlocksPreview; /** Null: the role may not make a record. */ readonly form: FormView | null } | null
}

export interface PreviewDoor {
  /** Result of a report as its definition stands in a draft, in the rights of the reader. @throws EngineError FORBIDDEN, DEFINITION_INVALID, UNAVAILABLE where it takes too long */
  readonly previewReport: (actor: Actor, locale: string, report: unknown, parameters: JsonObject) => Promise<ReportView>
  /** Blocks as they stand in a draft, views of lists resolved into filters. @throws EngineError FORBIDDEN, BAD_INPUT */
  readonly previewBlocks: (actor: Actor, locale: string, blocks: readonly HomeBlock[]) => Promise<BlocksPreview>
  /** What people with the role would see, never more than the viewer's own rights let through; noted in the audit. @throws EngineError FORBIDDEN, DEFINITION_INVALID, NOT_FOUND */
  readonly viewAs: (actor: Actor, locale: string, files: DraftFiles, role: string, entity: string | null) => Promise<RolePreview>
}
