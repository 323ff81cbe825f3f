/** The first screen of a workplace, and how somebody arranges it. */
import type { JsonObject } from '../kernel/json.ts'
import type { Actor } from '../model/types.ts'
import type { DraftView, RecordDraft } from './drafts.ts'
import type { Choice, EntityView, FieldView } from './list-views.ts'
import type { NotificationView } from './shell-views.ts'
import type { EventView, RecordView, WarningView } from './views.ts'

/** The list that shows exactly the records of a block: its saved view, or a filter as the API takes it. */
export interface HomeLink {
  readonly entity: string
  readonly view: string | null
  readonly filter: JsonObject | null
}

export interface HomeRow {
  readonly id: string
  readonly label: string
  readonly [field: string]: unknown
}

/** Somebody or something that waits. */
export interface HomeQueueRow extends HomeRow {
  /** Key of the state it waits in, and since when. */
  readonly state: string
  readonly stateSince: string
}

/** A form that is filled in again and again. */
export interface DeskView {
  /** The record to be made: its form has the block's fields alone, and its events are those it can be sent on with. */
  readonly record: RecordView
  /** Fields of the form that are filled by others and not shown. */
  readonly silent: readonly string[]
  /** Reference to the record that is told of. */
  readonly about: string | null
  /** Name of the button that only makes the record. */
  readonly save: string | null
  /** What the reader left half filled, by the sheet it stood on (`new-1` …). */
  readonly drafts: Readonly<Record<string, RecordDraft>>
}

/** What is known of the form as it is filled in now. */
export interface DeskLook {
  readonly events: readonly EventView[]
  /** Titles of the records that the values point to, by id. */
  readonly labels: Readonly<Record<string, string>>
  readonly about: DeskAbout | null
  /** What to say. */
  readonly script: string | null
  /** Fields whose chosen record does not go with the others any more. */
  readonly unfit: readonly string[]
}

/** Who one is talking to. */
export interface DeskAbout {
  readonly entity: EntityView
  readonly id: string
  readonly label: string
  readonly phones: readonly string[]
  readonly warnings: readonly WarningView[]
  readonly facts: RecordView['facts']
  /** What is linked: of what goes through states what is open. `fills`: field of the form that takes one of the rows. */
  readonly lists: readonly { readonly id: string; readonly title: string; readonly entity: EntityView; readonly fills: string | null; readonly rows: readonly HomeRow[]; readonly isMore: boolean; readonly link: HomeLink }[]
}

export interface HomeDayItem {
  readonly entity: string
  readonly icon: string
  readonly id: string
  readonly label: string
  /** A day (`2026-11-22`) or a moment. */
  readonly at: string
  readonly isLate: boolean
  readonly state: (Choice & { readonly category: string }) | null
}

interface BlockHead {
  readonly id: string
  readonly title: string
  readonly isWide: boolean
}

export type HomeBlockView = BlockHead &
  (
    | { readonly kind: 'tile'; readonly icon: string; readonly count: number; /** There are more than were counted. */ readonly isMore: boolean; readonly tone: 'calm' | 'warn' | 'urgent'; readonly link: HomeLink }
    | { readonly kind: 'figures'; readonly figures: readonly { readonly title: string; /** What the value is of; null for a count. */ readonly field: FieldView | null; readonly value: string | number | null; readonly link: HomeLink }[] }
    | { readonly kind: 'list'; readonly entity: EntityView; readonly columns: readonly FieldView[]; readonly rows: readonly HomeRow[]; readonly count: number; readonly isMore: boolean; readonly link: HomeLink }
    /** Its points come by themselves: `homeChart`. */
    | { readonly kind: 'chart'; readonly chart: 'pie' | 'bar' | 'line'; readonly link: HomeLink }
    | { readonly kind: 'my-day'; readonly items: readonly HomeDayItem[]; readonly isMore: boolean }
    | { readonly kind: 'drafts'; readonly drafts: readonly DraftView[] }
    | { readonly kind: 'notifications'; readonly entries: readonly NotificationView[] }
    | { readonly kind: 'search'; readonly entities: readonly { readonly name: string; readonly title: string; readonly icon: string }[] }
    /** The longest waiting first; `warn`: minutes from which a clock is amber, red from twice of it; `now`: the server's clock when they were read. */
    | { readonly kind: 'queue'; readonly entity: EntityView; readonly columns: readonly FieldView[]; readonly rows: readonly HomeQueueRow[]; readonly isMore: boolean; readonly warn: number; readonly now: string; readonly link: HomeLink }
    | { readonly kind: 'desk'; readonly desk: DeskView }
    | { readonly kind: 'reports'; readonly reports: readonly { readonly name: string; readonly title: string }[] }
  )

export interface HomeView {
  readonly title: string
  readonly blocks: readonly HomeBlockView[]
  /** Blocks that the reader has put away. */
  readonly hidden: readonly { readonly id: string; readonly title: string }[]
}

export interface HomeChart {
  readonly points: readonly { readonly label: string; readonly value: number; readonly text: string }[]
}

/** What stands under the key `home` of somebody's preferences: blocks by their ids, those put away, and the order of those that are not. */
export interface HomeArrangement {
  readonly hidden: readonly string[]
  readonly order: readonly string[]
}

export interface HomeDoor {
  /** The reader's blocks in the reader's order; what the reader may not see is not there. */
  readonly home: (actor: Actor, locale: string) => Promise<HomeView>
  /** @throws EngineError NOT_FOUND */
  readonly homeChart: (actor: Actor, locale: string, block: string) => Promise<HomeChart>
  /** One of the reader's blocks as it stands now; null where it is not there for them. */
  readonly homeBlock: (actor: Actor, locale: string, block: string) => Promise<HomeBlockView | null>
  /** @throws EngineError NOT_FOUND, FORBIDDEN */
  readonly lookDesk: (actor: Actor, locale: string, block: string, values: JsonObject) => Promise<DeskLook>
}
