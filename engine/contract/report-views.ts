/** What a report shows, in the reader’s language. */
import type { Json, JsonObject } from '../kernel/json.ts'
import type { Choice } from './list-views.ts'

export interface ReportView {
  readonly name: string
  readonly title: string
  readonly subtitles: readonly string[]
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly title: string; readonly options?: readonly Choice[]; /** reference: entity to pick from. */ readonly entity?: string; readonly value: Json }[]
  readonly blocks: readonly ReportBlockView[]
}

export interface DrillDown {
  readonly entity: string
  /** GraphQL filter of the entity that lists exactly the counted records. */
  readonly filter: JsonObject
}

/** A value raw and formatted in the reader's locale; null formats as "—". */
export interface Cell {
  readonly value: number | string | null
  readonly text: string
  readonly drill: DrillDown | null
}

export type ReportBlockView =
  | { readonly kind: 'figures'; readonly id: string; readonly title: string; readonly figures: readonly { readonly title: string; readonly cell: Cell; readonly share: Cell | null }[] }
  | {
      readonly kind: 'table'
      readonly id: string
      readonly title: string
      readonly columns: readonly { readonly id: string; readonly title: string; readonly numeric: boolean }[]
      readonly rows: readonly (readonly Cell[])[]
      readonly total: readonly Cell[] | null
    }
  | { readonly kind: 'chart'; readonly id: string; readonly title: string; readonly chart: 'pie' | 'bar' | 'line'; readonly points: readonly { readonly label: string; readonly value: number; readonly text: string }[] }
