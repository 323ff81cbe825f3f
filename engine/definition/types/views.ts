/** entities/<name>/views.json: forms, lists, boards, planners, charts, and what a record shows of others. */
import type { JsonObject } from '../../kernel/json.ts'
import type { Titles } from '../../kernel/titles.ts'

/** A figure at the head of a record, out of records that point to it. */
export interface FigureDefinition {
  /** Stable id, `fg_…`. */
  readonly id: string
  readonly titles: Titles
  /** Added up; those with `minus` are taken off. Where a reader may not read one of them, there is no figure. */
  readonly of: readonly {
    /** Where absent, the record's own `field`. */
    readonly entity?: string
    /** Path from that entity to this record, as of a panel. */
    readonly by?: string
    readonly function: 'count' | 'sum' | 'min' | 'max'
    /** Field of the entity; none for `count`. */
    readonly field?: string
    /** As GraphQL takes it. */
    readonly filter?: JsonObject
    readonly minus?: boolean
  }[]
  readonly color?: string
  /** Shown also where it comes to nothing. */
  readonly withZero?: boolean
}

/** Everything that happened around a record, newest first, out of records that point to it. */
export interface RelatedDefinition {
  /** Stable id, `pa_…`. */
  readonly id: string
  readonly titles: Titles
  readonly sources: readonly {
    readonly entity: string
    /** Path to this record, as of a panel. */
    readonly field: string
    /** Moment at which it happened; `createdAt` where absent. */
    readonly at?: string
    /** Fields that tell what happened. */
    readonly show?: readonly string[]
    /** Rows that are told one by one: a lines field with its moment and its text. */
    readonly lines?: { readonly field: string; readonly at: string; readonly text: string }
  }[]
}

export interface SectionDefinition {
  readonly id: string
  readonly titles: Titles
  readonly fields: readonly string[]
  /** 1–3 on wide screens; 2 where absent. */
  readonly columns?: number
  /** Sections with the same tab share one tab of the form. */
  readonly tab?: string
  readonly visible?: string
}

/** entities/<name>/views.json */
export interface ViewsDefinition {
  readonly form: {
    readonly sections: readonly SectionDefinition[]
    readonly tabs?: readonly { readonly name: string; readonly titles: Titles }[]
  }
  readonly list: {
    /** Field names; system ones: number, state, createdAt, updatedAt, dealership. */
    readonly columns: readonly string[]
    readonly orderBy?: readonly { readonly field: string; readonly direction: 'asc' | 'desc' }[]
    /** Fields offered as filters. */
    readonly filters?: readonly string[]
    readonly views?: readonly { readonly id: string; readonly titles: Titles; readonly filter: JsonObject }[]
  }
  /** Linked lists with counters on the record: records of `entity` whose `field` points here. */
  readonly panels?: readonly {
    readonly id: string
    readonly titles: Titles
    readonly entity: string
    /** Reference to this record, or a path of references that ends with one (`vehicle.owner`). */
    readonly field: string
    /** Further ones: a record is listed that points here by any of them. */
    readonly also?: readonly string[]
    /** Columns instead of the list's own. */
    readonly columns?: readonly string[]
  }[]
  readonly figures?: readonly FigureDefinition[]
  readonly related?: RelatedDefinition
  /** Facts at the head of the record: fields shown as badges when truthy / non-empty. */
  readonly facts?: readonly string[]
  /** The list as a board; where absent, an entity with a machine has one by state. */
  readonly board?: BoardDefinition
  /** The list as a calendar and resource planner; where absent there is none. */
  readonly calendar?: PlannerDefinition
  /** The list as a chart; where absent, one by state, choices and dates. */
  readonly chart?: ListChartDefinition
}

/** The list as columns of cards. Cards of a board by state move by events, of another by changing its field. */
export interface BoardDefinition {
  /** A column for each state (`state`, where absent) or each value of an enum or reference. */
  readonly columns?: string
  /** Reference, person or enum: a lane across the columns for each value. */
  readonly swimLanes?: string
  /** Fields on the card below its label. */
  readonly card: readonly string[]
  /** Number fields summed up in the head of each column. */
  readonly sums?: readonly string[]
}

/** The list by its time: day, week and month, and resources down with hours across. Colours are those of the states. */
export interface PlannerDefinition {
  /** Date or moment; records without one wait beside the calendar. */
  readonly start: string
  /** Of the same kind as `start`. */
  readonly end?: string
  /** Instead of an end: whole number of minutes. */
  readonly duration?: string
  /** References, people or enums to plan by; the first is shown at first. */
  readonly resources?: readonly string[]
  /** Those of the resources that an entry has to itself: free times and overlaps are told by them; all of them where absent. */
  readonly occupies?: readonly string[]
  /** Minutes from one free time to the next that is offered; 30 where absent. */
  readonly step?: number
  /** What becomes of two entries that occupy the same at one time: people are warned (where absent), or the later one is refused. */
  readonly overlap?: 'warn' | 'refuse'
  /** Fields that name an entry; the record's label where absent. */
  readonly title?: readonly string[]
  /** Calendar (by name) whose working hours are shown. */
  readonly hours?: string
}

/** The list as figures by group; readers may choose another dimension, measure and kind among those named here. */
export interface ListChartDefinition {
  /** `state`, enums, references, people, yes-or-no fields, dates and moments; the first is shown at first. */
  readonly dimensions: readonly string[]
  /** Number fields offered for sum and average; records can always be counted. */
  readonly measures?: readonly string[]
  /** Shown at first: the count where absent. `field` is one of `measures`. */
  readonly measure?: { readonly function: 'sum' | 'avg'; readonly field: string }
  readonly kind?: 'bar' | 'line' | 'pie'
  /** Periods of a date at first; months where absent. */
  readonly bucket?: 'day' | 'week' | 'month' | 'quarter' | 'year'
}
