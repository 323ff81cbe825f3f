/** What pages show of kinds of records and their lists, in the reader’s language. */
import type { CalendarDefinition } from '../definition/types.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Presence } from '../kernel/presence.ts'

export interface Choice {
  readonly value: string
  readonly title: string
  readonly color?: string
  /** Of people: whether they can be spoken to. */
  readonly presence?: Presence
}

/** A column or filter of a list, in the reader's language. */
export interface FieldView {
  readonly name: string
  readonly title: string
  /** Field type name (`phone`, `money` …) or `number`, `state`, `createdAt` … for system fields. */
  readonly type: string
  readonly kind: string | null
  /** reference: entity name of the target and its GraphQL names. */
  readonly target?: { readonly entity: string; readonly type: string; readonly many: string; readonly one: string }
  readonly options?: readonly Choice[]
  readonly scale?: number
  readonly unit?: string
  /** Enum value for orderBy and groupBy. */
  readonly graphqlName: string
  readonly sortable: boolean
  /** Whether its sum over many records says something. */
  readonly summable?: boolean
}

/** Ways to look at the same records. */
export type ListLayout = 'table' | 'board' | 'calendar' | 'chart'

export interface EntityView {
  readonly name: string
  readonly title: string
  readonly pluralTitle: string
  readonly icon: string
  readonly names: { readonly type: string; readonly one: string; readonly many: string; readonly aggregate: string; readonly create: string; readonly update: string; readonly remove: string; readonly send: string }
  readonly hasNumber: boolean
  readonly states: readonly (Choice & { readonly category: string })[]
}

/** The list as columns of cards: what makes the columns, crosses them, stands on a card and is summed up. */
export interface BoardView {
  /** `state`: cards move by events; another field: by changing it. */
  readonly columns: FieldView
  readonly swimLanes: FieldView | null
  readonly card: readonly FieldView[]
  readonly sums: readonly FieldView[]
}

/** The list by its time. */
export interface PlannerView {
  readonly start: FieldView
  readonly end: FieldView | null
  /** Minutes, where there is no end. */
  readonly duration: FieldView | null
  readonly resources: readonly FieldView[]
  /** Names of those that an entry has to itself; empty where nothing is told to overlap. */
  readonly occupies: readonly string[]
  /** Empty: an entry is named by its record's label. */
  readonly title: readonly FieldView[]
  /** Working hours in the dealership's zone; null: none are shown. */
  readonly hours: Pick<CalendarDefinition, 'weekdays' | 'days'> | null
  readonly mayEdit: boolean
}

/** The list as figures by group: what may be chosen, and what is shown at first. */
export interface ListChartView {
  readonly dimensions: readonly FieldView[]
  readonly measures: readonly FieldView[]
  /** null: the count. */
  readonly measure: { readonly function: 'sum' | 'avg'; readonly field: string } | null
  readonly kind: 'bar' | 'line' | 'pie'
  readonly bucket: 'day' | 'week' | 'month' | 'quarter' | 'year'
}

export interface ListView {
  readonly entity: EntityView
  /** Ways to look at the list that its views define or permit; the table first. */
  readonly layouts: readonly ListLayout[]
  readonly board: BoardView | null
  readonly calendar: PlannerView | null
  readonly chart: ListChartView | null
  /** Every field that the reader may see in lists: what columns, conditions and groups are chosen from. */
  readonly fields: readonly FieldView[]
  readonly columns: readonly FieldView[]
  readonly filters: readonly FieldView[]
  readonly views: readonly { readonly id: string; readonly title: string; readonly filter: JsonObject }[]
  readonly orderBy: readonly { readonly field: string; readonly direction: 'ASC' | 'DESC' }[]
  readonly mayCreate: boolean
  readonly mayExport: boolean
  /** Fields that the reader may change in some record, each with the states in which not; a record's own rules may be stricter. */
  readonly editable: Readonly<Record<string, readonly string[]>>
  /** Mutations for many records at once; null where the reader may not, whatever the record. */
  readonly bulk: { readonly update: string | null; readonly remove: string | null; readonly send: string | null }
  /** Mutations by which the reader's dealership hides shared rows and puts rows in an order; null where it may not. */
  readonly layer: { readonly hide: string; readonly move: string } | null
}
