/** reports/<name>/report.json. */
import type { Titles } from '../../kernel/titles.ts'
import type { Unit } from './field.ts'

export type Measure =
  | { readonly kind: 'count'; readonly source: string; readonly filter?: string; readonly titles: Titles }
  | { readonly kind: 'sum' | 'avg' | 'min' | 'max'; readonly source: string; readonly field: string; readonly filter?: string; readonly titles: Titles; readonly scale?: number }
  /**
   * How long records stood in `state` (an outer state means all inside), from the journal of their events; the stay
   * that still lasts is not in it. One figure per record: all its stays together; `sum`, `avg`, `median`, `max` over records.
   */
  | { readonly kind: 'time-in-state'; readonly source: string; readonly state: string; readonly function: 'sum' | 'avg' | 'median' | 'max'; readonly in: 'minutes' | 'hours' | 'days'; readonly filter?: string; readonly titles: Titles; readonly scale?: number }
  /** factor · of / to, both measures by name; division by zero is no value ("—"). */
  | { readonly kind: 'ratio'; readonly of: string; readonly to: string; readonly factor?: number; readonly scale?: number; readonly unit?: Unit; readonly titles: Titles }

/** reports/<name>/report.json */
export interface ReportDefinition {
  readonly id: string
  readonly name: string
  readonly titles: Titles
  /** Further head lines, printed under the title. */
  readonly subtitles?: readonly Titles[]
  readonly roles: readonly string[]
  readonly parameters: readonly (
    | { readonly name: string; readonly type: 'period'; readonly titles: Titles; readonly default?: { readonly from: string; readonly to: string } | 'this-month' | 'last-month' }
    | { readonly name: string; readonly type: 'reference'; readonly entity: string; readonly titles: Titles }
    | { readonly name: string; readonly type: 'enum'; readonly options: Readonly<Record<string, { readonly titles: Titles }>>; readonly titles: Titles; readonly default?: string }
    | { readonly name: string; readonly type: 'boolean'; readonly titles: Titles; readonly default?: boolean }
  )[]
  /** Filters are CEL over `record` and `params` (`params.period.from`, `.to`: first and last day, both inside). */
  readonly measures: Readonly<Record<string, Measure>>
  readonly blocks: readonly ReportBlock[]
}

export type ReportBlock =
  | { readonly kind: 'figures'; readonly id: string; readonly titles?: Titles; readonly figures: readonly { readonly measure: string; readonly share?: string }[] }
  | {
      readonly kind: 'table'
      readonly id: string
      readonly titles?: Titles
      /** Rows: values of `field` (path from the measures' source, `category` or `category.group`); for a reference, `show` are its fields. */
      readonly dimension: { readonly field: string; readonly show?: readonly string[]; readonly titles: Titles; /** Rows without a record stay visible. */ readonly withEmpty?: boolean }
      readonly columns: readonly (
        | { readonly id: string; readonly measure: string; readonly titles?: Titles }
        /** row value / value of a measure over the whole period. */
        | { readonly id: string; readonly ratio: { readonly of: string; readonly to: string }; readonly factor?: number; readonly scale?: number; readonly unit?: Unit; readonly titles: Titles }
      )[]
      readonly orderBy: readonly { readonly column: string; readonly direction: 'asc' | 'desc' }[]
      readonly total?: boolean
    }
  | { readonly kind: 'chart'; readonly id: string; readonly titles?: Titles; readonly chart: 'pie' | 'bar' | 'line'; /** id of the table block whose rows are drawn. */ readonly table: string; readonly column: string; readonly label: string }
